// Steps and bytes that evaluations may take, one alone or several together. Counted down as they
// go; what is over it gives the error "budget", which names the limit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "partner_check/base/arena.hpp"

namespace partner_check::cel {

struct Budget {
  std::string_view owner = "the expression needs";  // as the error begins; must outlive the budget
  std::size_t max_steps;
  std::size_t max_memory;  // bytes
  std::size_t steps_left = max_steps;
  std::size_t first_byte = 0;  // what arena.used() was at the start

  void spend(std::size_t steps) { steps_left -= steps < steps_left ? steps : steps_left; }
  [[nodiscard]] bool is_spent(const Arena& arena) const {
    return steps_left == 0 || arena.used() > first_byte + max_memory;
  }
};

// "the rule needs more than 1,000,000 steps"; of memory, if there are steps left.
[[nodiscard]] std::string excess(const Budget& budget);

}  // namespace partner_check::cel
