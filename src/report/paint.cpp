#include "paint.hpp"

#include <fmt/format.h>

namespace partner_check::report {

std::string Paint::operator()(Ink ink, std::string_view text) const {
  if (color_ == Color::off || text.empty()) return std::string(text);
  int code = 0;  // ECMA-48 "select graphic rendition"
  switch (ink) {
    case Ink::bold: code = 1; break;
    case Ink::dim: code = 2; break;
    case Ink::red: code = 31; break;
    case Ink::green: code = 32; break;
    case Ink::yellow: code = 33; break;
    case Ink::cyan: code = 36; break;
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

Ink ink_of(rules::Severity severity) {
  if (severity == rules::Severity::critical) return Ink::red;
  return severity == rules::Severity::high ? Ink::yellow : Ink::cyan;
}

Ink ink_of(score::Verdict verdict) {
  if (verdict == score::Verdict::fail) return Ink::red;
  return verdict == score::Verdict::pass ? Ink::green : Ink::yellow;
}

}  // namespace partner_check::report
