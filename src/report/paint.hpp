// Colour for a terminal, only as support: the same words are there without it. Private to the text
// formats.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

enum class Ink : std::uint8_t { bold, dim, red, yellow, green, cyan };

class Paint {
 public:
  explicit Paint(Color color) : color_(color) {}
  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const;

 private:
  Color color_;
};

[[nodiscard]] Ink ink_of(rules::Severity severity);
[[nodiscard]] Ink ink_of(score::Verdict verdict);

}  // namespace partner_check::report
