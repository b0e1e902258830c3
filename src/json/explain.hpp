// The place at which a text stops being JSON, put into words with a hint for people who do not
// write JSON every day. Promises: linear in the token that breaks. It does not find the place (see
// diagnose.cpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scan.hpp"

namespace partner_check::json {

enum class Expected { value, name, colon, separator, nothing };

// The first token that may not stand where it stands, and what came before it.
struct Break {
  std::string_view text;
  std::size_t stopped =
      0;  // bytes up to and with the one that cannot be right; one more at the end
  Expected expected = Expected::value;
  Span token{};                     // empty at the end of the text
  Span before{};                    // the token before it
  Span name{};                      // the last name of a member
  std::vector<std::size_t> open{};  // offsets of the brackets that are open

  [[nodiscard]] std::string_view word() const { return token.of(text); }
  [[nodiscard]] char first() const { return text[token.begin]; }
  [[nodiscard]] bool in_object() const { return !open.empty() && text[open.back()] == '{'; }
  [[nodiscard]] char closer() const { return in_object() ? '}' : ']'; }
};

struct Reason {
  std::string message;
  std::string hint;
  Span where;
  std::string_view code = "json-syntax";
};

[[nodiscard]] Reason explain(const Break& at, Lines& lines);

// A piece of the text for a message: in backticks, cut if it is long.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace partner_check::json
