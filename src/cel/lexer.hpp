// Text to tokens, and the values of literal tokens. Private to the parser.
// Promises: linear time; the first problem ends the reading; tokens are byte ranges of the source,
// the last one is `end`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/arena.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/base/value.hpp"

namespace partner_check::cel {

enum class TokenKind : std::uint8_t {
  end,
  identifier,
  quoted_identifier,  // in backticks
  int64,
  uint64,
  number,
  string,  // with its prefix and quotes
  bytes,
  symbol
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

Result<std::vector<Token>> tokenize(std::string_view source);

enum class Sign { plus, minus };
// The value of an int64, uint64, number, string or bytes token; text is copied into the arena. The
// sign belongs to numbers.
Result<Value> literal_value(std::string_view source, Token token, Sign sign, Arena& arena);

// A problem with code "cel-syntax" at bytes [begin, end) of the source.
[[nodiscard]] Diagnostic syntax_problem(std::size_t begin, std::size_t end, std::string message,
                                        std::string hint = {});

}  // namespace partner_check::cel
