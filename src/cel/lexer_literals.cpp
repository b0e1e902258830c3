// The values of literal tokens: numbers with their ranges, texts with their escapes.
#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lexer.hpp"

namespace partner_check::cel {
namespace {

Diagnostic token_problem(Token token, std::string message) {
  return syntax_problem(token.begin, token.end, std::move(message));
}

// The digits of an int or uint token, without sign and suffix; nothing if they exceed 64 bits.
std::optional<std::uint64_t> whole_number(std::string_view digits) {
  const bool hex = digits.starts_with("0x");
  if (hex) digits.remove_prefix(2);
  std::uint64_t number = 0;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
  if (read.ec != std::errc{}) return std::nullopt;
  return number;
}

Result<Value> int_value(std::string_view text, Token token, Sign sign) {
  constexpr std::uint64_t k_largest = std::numeric_limits<std::int64_t>::max();
  const auto number = whole_number(text);
  const std::uint64_t limit = k_largest + (sign == Sign::minus ? 1 : 0);
  if (!number || *number > limit)
    return token_problem(
        token, fmt::format("`{}` is too large for a whole number; the limit is {}", text, limit));
  return Value::of_int(static_cast<std::int64_t>(sign == Sign::minus ? 0 - *number : *number));
}

Result<Value> uint_value(std::string_view text, Token token) {
  const auto number = whole_number(text.substr(0, text.size() - 1));
  if (!number)
    return token_problem(token, fmt::format("`{}` is too large for an unsigned number", text));
  return Value::of_uint(*number);
}

// A number too small for a double is 0 (or the nearest one), as IEEE 754 has it; from_chars only
// says that it is out of range.
std::optional<double> underflow(std::string_view text) {
  long double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || number > 1) return std::nullopt;
  return static_cast<double>(number);
}

Result<Value> number_value(std::string_view text, Token token, Sign sign) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{}) {
    const auto tiny = underflow(text);
    if (!tiny)
      return token_problem(token, fmt::format("`{}` is outside the range of numbers", text));
    number = *tiny;
  }
  return Value::of_number(sign == Sign::minus ? -number : number);
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) { put(0x80 | ((code >> shift) & 0x3f)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    put(0xe0 | (code >> 12));
    tail(6);
    tail(0);
  } else {
    put(0xf0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

struct Escape {
  std::size_t digits = 0;
  int base = 16;
};
// Of an escape with digits, by its letter; the digits of an octal one begin with the letter itself.
std::optional<Escape> numeric_escape(char letter) {
  switch (letter) {
    case 'x':
    case 'X': return Escape{2, 16};
    case 'u': return Escape{4, 16};
    case 'U': return Escape{8, 16};
    default:
      if (letter >= '0' && letter <= '3') return Escape{3, 8};
      return std::nullopt;
  }
}

std::optional<char> simple_escape(char letter) {
  constexpr std::string_view k_letters = "abfnrtv\\?\"'`";
  constexpr std::string_view k_meanings = "\a\b\f\n\r\t\v\\?\"'`";
  const std::size_t found = k_letters.find(letter);
  if (found == std::string_view::npos) return std::nullopt;
  return k_meanings[found];
}

// Unescapes the inside of a text or bytes literal.
class Unescaper {
 public:
  Unescaper(std::string_view source, std::size_t begin, std::size_t end, TokenKind kind)
      : source_(source.substr(0, end)), at_(begin), kind_(kind) {}

  Result<std::string> run() {
    while (at_ < source_.size()) {
      if (source_[at_] != '\\') {
        text_ += source_[at_++];
      } else if (!escape()) {
        return syntax_problem(at_, std::min(at_ + 2, source_.size()),
                              fmt::format("`{}` is not an escape sequence", source_.substr(at_, 2)),
                              "write `\\\\` for a backslash, or a raw text: `r\"...\"`");
      }
    }
    return std::move(text_);
  }

 private:
  bool escape() {
    const char letter = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (const auto meaning = simple_escape(letter)) {
      text_ += *meaning;
      at_ += 2;
      return true;
    }
    const auto escape = numeric_escape(letter);
    return escape && numeric(*escape, at_ + (escape->base == 8 ? 1 : 2), letter);
  }

  bool numeric(Escape escape, std::size_t begin, char letter) {
    const std::string_view digits = source_.substr(begin, escape.digits);
    std::uint32_t code = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, escape.base);
    if (read.ec != std::errc{} || read.ptr != digits.data() + escape.digits) return false;
    if (kind_ == TokenKind::bytes) {
      if (letter == 'u' || letter == 'U') return false;
      text_ += static_cast<char>(code);
    } else {
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
      append_utf8(text_, code);
    }
    at_ = begin + escape.digits;
    return true;
  }

  std::string_view source_;
  std::size_t at_;
  TokenKind kind_;
  std::string text_;
};

Result<Value> text_value(std::string_view source, Token token, Arena& arena) {
  const std::string_view literal = source.substr(token.begin, token.end - token.begin);
  const std::size_t open = literal.find_first_of("\"'");
  const std::string triple(3, literal[open]);
  const std::size_t fence = literal.substr(open).starts_with(triple) ? 3 : 1;
  const std::size_t begin = token.begin + open + fence;
  const std::size_t end = token.end - fence;
  std::string_view content = source.substr(begin, end - begin);
  std::string unescaped;
  const bool raw = literal.substr(0, open).find_first_of("rR") != std::string_view::npos;
  if (!raw && content.find('\\') != std::string_view::npos) {
    auto result = Unescaper(source, begin, end, token.kind).run();
    if (!result) return std::move(result).problems();
    unescaped = std::move(result).value();
    content = unescaped;
  }
  content = arena.copy(content);
  return token.kind == TokenKind::bytes ? Value::of_bytes(content) : Value::of_string(content);
}

}  // namespace

Result<Value> literal_value(std::string_view source, Token token, Sign sign, Arena& arena) {
  const std::string_view text = source.substr(token.begin, token.end - token.begin);
  switch (token.kind) {
    case TokenKind::int64: return int_value(text, token, sign);
    case TokenKind::uint64: return uint_value(text, token);
    case TokenKind::number: return number_value(text, token, sign);
    default: return text_value(source, token, arena);
  }
}

}  // namespace partner_check::cel
