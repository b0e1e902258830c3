#include "lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace partner_check::cel {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}
bool is_quoted_name_part(char c) {
  return is_name_part(c) || c == '.' || c == '-' || c == '/' || c == ' ';
}

// Longer symbols first: the first one that fits is taken.
constexpr std::array<std::string_view, 24> k_symbols{"&&", "||", "==", "!=", "<=", ">=", "<", ">",
                                                     "+",  "-",  "*",  "/",  "%",  "!",  "?", ":",
                                                     ".",  ",",  "(",  ")",  "[",  "]",  "{", "}"};

struct Mistake {
  std::string_view text;
  std::string_view message;
  std::string_view hint;
};
// What people write who come from other languages.
constexpr std::array<Mistake, 11> k_mistakes{{
    {"=>", "`=>` is not an operator", "write `>=`"},
    {"=<", "`=<` is not an operator", "write `<=`"},
    {"=", "`=` is not an operator", "compare with `==`"},
    {"&", "`&` is not an operator", "write `&&` for \"and\""},
    {"|", "`|` is not an operator", "write `||` for \"or\""},
    {"\u2018", "typographic quotes do not mark a text", "use straight quotes"},
    {"\u2019", "typographic quotes do not mark a text", "use straight quotes"},
    {"\u201c", "typographic quotes do not mark a text", "use straight quotes"},
    {"\u201d", "typographic quotes do not mark a text", "use straight quotes"},
    {"\u2264", "`\u2264` is not an operator", "write `<=`"},
    {"\u2265", "`\u2265` is not an operator", "write `>=`"},
}};

std::size_t utf8_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  Result<std::vector<Token>> run() {
    for (;;) {
      skip_space();
      if (at_ == source_.size()) break;
      read_token();
      if (problem_) return std::move(*problem_);
    }
    if (!tokens_.empty()) at_ = tokens_.back().end;  // what is missing, is missing there
    add(TokenKind::end, at_);
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool looking_at(std::string_view text) const {
    return source_.substr(at_).starts_with(text);
  }
  void skip_while(bool (*belongs)(char)) {
    while (at_ < source_.size() && belongs(source_[at_]))
      ++at_;
  }
  void add(TokenKind kind, std::size_t begin) {
    tokens_.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  }

  // White space and comments.
  void skip_space() {
    for (;;) {
      skip_while([](char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v'); });
      if (!looking_at("//")) return;
      at_ = std::min(source_.find('\n', at_), source_.size());
    }
  }

  void read_token() {
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1))))
      read_number();
    else if (c == '`')
      read_quoted_name();
    else if (read_text())
      return;
    else if (is_name_start(c))
      read_name();
    else
      read_symbol();
  }

  void read_number() {
    const std::size_t begin = at_;
    TokenKind kind = TokenKind::int64;
    if (looking_at("0x") && is_hex_digit(peek(2))) {
      at_ += 2;
      skip_while(is_hex_digit);
    } else {
      kind = read_decimal();
    }
    if (kind == TokenKind::int64 && (peek() == 'u' || peek() == 'U')) {
      ++at_;
      kind = TokenKind::uint64;
    }
    if (is_name_part(peek())) {
      skip_while(is_name_part);
      problem_ = syntax_problem(
          begin, at_,
          fmt::format("`{}` is neither a number nor a name", source_.substr(begin, at_ - begin)));
    }
    add(kind, begin);
  }

  TokenKind read_decimal() {
    TokenKind kind = TokenKind::int64;
    skip_while(is_digit);
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      skip_while(is_digit);
      kind = TokenKind::number;
    }
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if ((peek() == 'e' || peek() == 'E') && is_digit(peek(1 + sign))) {
      at_ += 1 + sign;
      skip_while(is_digit);
      kind = TokenKind::number;
    }
    return kind;
  }

  void read_name() {
    const std::size_t begin = at_;
    skip_while(is_name_part);
    add(TokenKind::identifier, begin);
  }

  void read_quoted_name() {
    const std::size_t begin = at_++;
    skip_while(is_quoted_name_part);
    if (peek() != '`' || at_ == begin + 1) {
      problem_ = syntax_problem(begin, at_, "this name in backticks does not end",
                                "it may hold letters, digits, spaces and `_.-/`");
      return;
    }
    ++at_;
    add(TokenKind::quoted_identifier, begin);
  }

  // Takes a text or bytes literal if one begins here: [bB]?[rR]? and one or three quotes.
  bool read_text() {
    const std::size_t begin = at_;
    std::size_t ahead = 0;
    const bool bytes = peek() == 'b' || peek() == 'B';
    if (bytes) ++ahead;
    const bool raw = peek(ahead) == 'r' || peek(ahead) == 'R';
    if (raw) ++ahead;
    const char quote = peek(ahead);
    if (quote != '"' && quote != '\'') return false;
    const std::string triple(3, quote);
    at_ += ahead;
    const std::string_view fence =
        looking_at(triple) ? std::string_view(triple) : std::string_view(triple).substr(2);
    at_ += fence.size();
    if (!skip_to(fence, raw)) {
      const std::size_t line_end = std::min(source_.find('\n', begin), source_.size());
      problem_ =
          syntax_problem(begin, line_end, fmt::format("this text has no closing `{}`", fence));
      return true;
    }
    add(bytes ? TokenKind::bytes : TokenKind::string, begin);
    return true;
  }

  // Behind the closing fence; false if there is none. A single quote does not reach over the end of
  // a line.
  bool skip_to(std::string_view fence, bool raw) {
    while (at_ < source_.size()) {
      if (looking_at(fence)) {
        at_ += fence.size();
        return true;
      }
      if (fence.size() == 1 && (peek() == '\n' || peek() == '\r')) return false;
      at_ += !raw && peek() == '\\' && at_ + 1 < source_.size() ? 2 : 1;
    }
    return false;
  }

  void read_symbol() {
    const std::size_t begin = at_;
    for (const std::string_view symbol : k_symbols) {
      if (!looking_at(symbol)) continue;
      at_ += symbol.size();
      add(TokenKind::symbol, begin);
      return;
    }
    for (const Mistake& mistake : k_mistakes) {
      if (!looking_at(mistake.text)) continue;
      problem_ = syntax_problem(begin, begin + mistake.text.size(), std::string(mistake.message),
                                std::string(mistake.hint));
      return;
    }
    const std::string_view character = source_.substr(begin, utf8_length(peek()));
    problem_ = syntax_problem(begin, begin + character.size(),
                              fmt::format("`{}` has no meaning here", character));
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::optional<Diagnostic> problem_;
};

}  // namespace

Diagnostic syntax_problem(std::size_t begin, std::size_t end, std::string message,
                          std::string hint) {
  Diagnostic problem{.code = "cel-syntax", .message = std::move(message), .hint = std::move(hint)};
  problem.within = Diagnostic::Within{begin, std::max<std::size_t>(end - begin, 1)};
  return problem;
}

Result<std::vector<Token>> tokenize(std::string_view source) {
  return Lexer(source).run();
}

}  // namespace partner_check::cel
