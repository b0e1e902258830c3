// UTF-8, one code point at a time. Promises: never reads past the text, takes at least one byte,
// constant time; what is not UTF-8 (also surrogates and overlong forms) comes out as U+FFFD, once
// for each maximal ill-formed part (Unicode, section 3.9).
#pragma once

#include <cstddef>
#include <string_view>

namespace partner_check {

struct CodePoint {
  char32_t value = 0;
  std::string_view utf8{};  // its encoding: the bytes of the text, or those of U+FFFD
  std::size_t taken = 0;    // bytes of the text
};

// The first code point of a text that is not empty.
[[nodiscard]] CodePoint first_code_point(std::string_view text);

// Calls `visit` with each code point of a text in turn.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    visit(point);
    text.remove_prefix(point.taken);
  }
}

}  // namespace partner_check
