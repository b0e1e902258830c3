// The parser's view of its tokens, and how it words a problem.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "parser.hpp"

namespace partner_check::cel {
namespace {

struct Mistake {
  std::string_view word;
  std::string_view message;
  std::string_view hint;
};
// Words where an operator should stand.
constexpr std::array<Mistake, 13> k_mistakes{{
    {"and", "`and` is not an operator", "write `&&`"},
    {"AND", "`AND` is not an operator", "write `&&`"},
    {"or", "`or` is not an operator", "write `||`"},
    {"OR", "`OR` is not an operator", "write `||`"},
    {"not", "`not` is not an operator", "write `!(element in list)`"},
    {"is", "`is` is not an operator", "write `==`"},
    {"mod", "`mod` is not an operator", "write `%`"},
    {"then", "`then` is not an operator", "write `condition ? a : b`"},
    {"else", "`else` is not an operator", "write `condition ? a : b`"},
    {"if", "`if` is not an operator", "write `condition ? a : b`"},
    {"contains", "`contains` is not an operator",
     "write `text.contains(\"part\")` or `element in list`"},
    {"startsWith", "`startsWith` is not an operator", "write `text.startsWith(\"part\")`"},
    {"matches", "`matches` is not an operator", "write `text.matches(\"pattern\")`"},
}};

}  // namespace

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

std::string_view Parser::text(Token token) const {
  return source_.substr(token.begin, token.end - token.begin);
}

bool Parser::at(std::string_view symbol_or_keyword) const {
  return text(peek()) == symbol_or_keyword;
}

Token Parser::take() {
  const Token token = peek();
  if (token.kind != TokenKind::end) ++next_;
  return token;
}

bool Parser::take(std::string_view symbol) {
  if (!at(symbol)) return false;
  ++next_;
  return true;
}

void Parser::close(std::string_view symbol, Token open) {
  if (!take(symbol))
    unexpected(
        fmt::format("expected `{}` to close `{}` at {}", symbol, text(open), position(open)));
}

std::string Parser::position(Token token) const {
  const std::string_view before = source_.substr(0, token.begin);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::size_t column = token.begin - line_begin + 1;
  if (source_.find('\n') == std::string_view::npos) return fmt::format("column {}", column);
  return fmt::format("line {}, column {}", 1 + std::count(before.begin(), before.end(), '\n'),
                     column);
}

NodeId Parser::fail(Diagnostic problem) {
  if (!problem_) problem_ = std::move(problem);
  next_ = tokens_.size() - 1;
  return 0;
}

NodeId Parser::fail(Token at, std::string message, std::string hint) {
  return fail(syntax_problem(at.begin, at.end, std::move(message), std::move(hint)));
}

NodeId Parser::limit(Token at, std::string message) {
  Diagnostic problem = syntax_problem(at.begin, at.end, std::move(message));
  problem.code = "cel-limit";
  return fail(std::move(problem));
}

NodeId Parser::missing_value() {
  const Token here = peek();
  if (here.kind == TokenKind::end) return fail(here, "expected a value at the end");
  const bool unequal = at(">") && next_ > 0 && text(tokens_[next_ - 1]) == "<";
  return fail(here, fmt::format("expected a value before `{}`", text(here)),
              unequal ? "write `!=` for \"is not\"" : "");
}

NodeId Parser::unexpected(std::string message) {
  const Token here = peek();
  for (const Mistake& mistake : k_mistakes)
    if (at(mistake.word))
      return fail(here, std::string(mistake.message), std::string(mistake.hint));
  return fail(here, std::move(message));
}

}  // namespace partner_check::cel
