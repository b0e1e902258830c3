// Expressions with the place of an expected problem marked in them: `partners[0].~tiers~ == 1`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check::test {

// The expression without its marks, and the stretch between them; a single mark is a place of
// length 1.
struct Marked {
  explicit Marked(std::string_view text) {
    const std::size_t first = text.find('~');
    const std::size_t last = text.rfind('~');
    source = text;
    std::erase(source, '~');
    within = {first, last == first ? 1 : last - first - 1};
  }
  std::string source;
  Diagnostic::Within within;
};

// `code: message; hint`.
inline std::string in_one_line(const Diagnostic& problem) {
  return fmt::format("{}: {}{}{}", problem.code, problem.message, problem.hint.empty() ? "" : "; ",
                     problem.hint);
}

// The source with the stretch marked on both sides, to compare with the expectation.
inline std::string with_marks(std::string source, Diagnostic::Within within) {
  source.insert(std::min(within.offset + within.length, source.size()), "~");
  return source.insert(within.offset, "~");
}

}  // namespace partner_check::test
