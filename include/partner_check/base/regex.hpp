// A regular expression (RE2 syntax): linear time, bounded memory, unanchored search. The only place
// that names RE2.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "partner_check/base/result.hpp"

namespace partner_check {

class Regex {
 public:
  // The problem has code "bad-regex" and RE2's words; memory is capped at 1 MiB a pattern.
  static Result<Regex> compile(std::string_view pattern);
  [[nodiscard]] bool matches(std::string_view text) const;
  // How many parts it has; a search takes time proportional to at most that times the text.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Compiled;
  explicit Regex(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace partner_check
