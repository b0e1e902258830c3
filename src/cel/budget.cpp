#include "partner_check/cel/budget.hpp"

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::cel {

std::string excess(const Budget& budget) {
  constexpr std::size_t k_megabyte = 1u << 20;
  if (budget.steps_left == 0)
    return fmt::format("{} more than {} steps", budget.owner,
                       readable_number(static_cast<double>(budget.max_steps)));
  return budget.max_memory < k_megabyte
             ? fmt::format("{} more than {} bytes of memory", budget.owner, budget.max_memory)
             : fmt::format("{} more than {} MB of memory", budget.owner,
                           budget.max_memory / k_megabyte);
}

}  // namespace partner_check::cel
