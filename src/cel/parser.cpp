#include "parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "partner_check/cel/parse.hpp"

namespace partner_check::cel {
namespace {

struct BinaryOperator {
  std::string_view symbol;
  Op op;
  int precedence;
};
constexpr std::array<BinaryOperator, 12> k_binary_operators{{
    {"==", Op::equal, 1},
    {"!=", Op::not_equal, 1},
    {"<", Op::less, 1},
    {"<=", Op::less_equal, 1},
    {">", Op::greater, 1},
    {">=", Op::greater_equal, 1},
    {"in", Op::in, 1},
    {"+", Op::add, 2},
    {"-", Op::subtract, 2},
    {"*", Op::multiply, 3},
    {"/", Op::divide, 3},
    {"%", Op::modulo, 3},
}};

// The language definition keeps these words; as field names (`a.package`) they are fine.
constexpr std::array<std::string_view, 17> k_reserved{
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};

constexpr std::array<std::string_view, 10> k_comprehensions{
    "all", "exists", "exists_one",    "existsOne",    "filter",
    "map", "share",  "transformList", "transformMap", "transformMapEntry"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number(const Token& token) {
  return token.kind == TokenKind::int64 || token.kind == TokenKind::number;
}

}  // namespace

Parser::Parser(std::string_view source, std::vector<Token> tokens, const Limits& limits)
    : source_(source), tokens_(std::move(tokens)), limits_(limits) {
  ast_.source = source;
}

Result<Ast> Parser::run() {
  if (tokens_.size() == 1) return syntax_problem(0, 1, "the expression is empty");
  ast_.root = expression();
  if (at(")") || at("]") || at("}"))
    fail(peek(), fmt::format("`{}` closes nothing", text(peek())));
  else if (peek().kind != TokenKind::end)
    unexpected(fmt::format("expected an operator before `{}`", text(peek())));
  if (problem_) return std::move(*problem_);
  return std::move(ast_);
}

NodeId Parser::expression() {
  if (nesting_ == limits_.max_depth)
    return limit(peek(),
                 fmt::format("the expression is nested more than {} deep", limits_.max_depth));
  ++nesting_;
  const NodeId node = conditional();
  --nesting_;
  return node;
}

// As the grammar has it, the middle operand is no conditional itself, the last one may be.
NodeId Parser::conditional() {
  const std::uint32_t begin = peek().begin;
  const NodeId condition = logical_or();
  const Token question = peek();
  if (!take("?")) return condition;
  const NodeId yes = logical_or();
  if (at("?")) return fail(peek(), "a `?` inside of `? :` stands in parentheses");
  if (!take(":"))
    return unexpected(fmt::format("expected the `:` of the `?` at {}", position(question)));
  const NodeId no = expression();
  return add({.op = Op::conditional}, begin, {condition, yes, no});
}

NodeId Parser::logical_or() {
  return chain("||", Op::logical_or, &Parser::logical_and);
}

NodeId Parser::logical_and() {
  return chain("&&", Op::logical_and, &Parser::relation);
}

NodeId Parser::relation() {
  return binary(1);
}

NodeId Parser::chain(std::string_view symbol, Op op, NodeId (Parser::*operand)()) {
  std::vector<Term> terms;
  do {
    const std::uint32_t begin = peek().begin;
    const NodeId node = (this->*operand)();
    terms.push_back({node, begin, tokens_[next_ - 1].end});
  } while (take(symbol));
  return balanced(op, terms);
}

NodeId Parser::binary(int lowest_precedence) {
  const std::uint32_t begin = peek().begin;
  NodeId left = unary();
  for (;;) {
    const auto op = std::find_if(k_binary_operators.begin(), k_binary_operators.end(),
                                 [&](const BinaryOperator& row) {
                                   return row.precedence >= lowest_precedence && at(row.symbol);
                                 });
    if (op == k_binary_operators.end()) return left;
    take();
    const NodeId right = binary(op->precedence + 1);
    left = add({.op = op->op}, begin, {left, right});
  }
}

NodeId Parser::unary() {
  const std::size_t first = next_;
  while (at("!") || (at("-") && !is_number(peek(1))))
    take();
  const std::size_t last = next_;
  NodeId node = member();
  for (std::size_t i = last; i > first && !problem_; --i) {
    const Token sign = tokens_[i - 1];
    node = add({.op = text(sign) == "!" ? Op::logical_not : Op::negate}, sign.begin, {node});
  }
  return node;
}

NodeId Parser::member() {
  const std::uint32_t begin = peek().begin;
  NodeId node = primary();
  for (;;) {
    if (at("."))
      node = selection(node, begin);
    else if (at("["))
      node = indexed(node, begin);
    else
      return node;
  }
}

NodeId Parser::selection(NodeId target, std::uint32_t begin) {
  take();
  const bool optional = take("?");
  const Token name = peek();
  if (name.kind != TokenKind::identifier && name.kind != TokenKind::quoted_identifier)
    return unexpected("expected a field name after `.`");
  for (const std::string_view keyword : {"in", "true", "false", "null"})
    if (at(keyword))
      return fail(name, fmt::format("`{}` is a reserved word", keyword),
                  fmt::format("as a field name it stands in backticks: .`{}`", keyword));
  take();
  if (at("(") && !optional) return call(name, begin, target);
  const std::string_view field = name.kind == TokenKind::quoted_identifier
                                     ? text(name).substr(1, text(name).size() - 2)
                                     : text(name);
  return add({.op = optional ? Op::optional_select : Op::select,
              .name = intern(field),
              .name_begin = name.begin},
             begin, {target});
}

NodeId Parser::indexed(NodeId target, std::uint32_t begin) {
  const Token open = take();
  const Op op = take("?") ? Op::optional_index : Op::index;
  const NodeId key = expression();
  close("]", open);
  return add({.op = op}, begin, {target, key});
}

NodeId Parser::call(Token name, std::uint32_t begin, std::optional<NodeId> target) {
  const Token open = take();
  const std::size_t outer = comprehensions_;
  if (contains(k_comprehensions, text(name)) && ++comprehensions_ > limits_.max_comprehensions)
    return limit(name,
                 fmt::format("macros are nested more than {} deep", limits_.max_comprehensions));
  std::vector<NodeId> children;
  if (target) children.push_back(*target);
  arguments(children);
  close(")", open);
  comprehensions_ = outer;
  if (problem_) return 0;
  const AstNode node{.op = Op::call,
                     .receiver = target.has_value(),
                     .name = intern(text(name)),
                     .name_begin = name.begin};
  if (const auto expanded = macro(node, begin, children)) return *expanded;
  return add(node, begin, children);
}

void Parser::arguments(std::vector<NodeId>& children) {
  if (at(")")) return;
  do
    children.push_back(expression());
  while (take(","));
}

NodeId Parser::primary() {
  const Token token = peek();
  switch (token.kind) {
    case TokenKind::end: return missing_value();
    case TokenKind::identifier: return name();
    case TokenKind::quoted_identifier:
      return fail(token, "a name in backticks can only follow a `.`");
    case TokenKind::symbol:
      if (at("(")) return parenthesized();
      if (at("[")) return list();
      if (at("{")) return map();
      if (at(".")) return name();
      if (take("-")) return literal(Sign::minus);
      return missing_value();
    default: return literal(Sign::plus);
  }
}

NodeId Parser::parenthesized() {
  const Token open = take();
  const NodeId node = expression();
  close(")", open);
  return node;
}

NodeId Parser::literal(Sign sign) {
  const std::uint32_t begin = sign == Sign::minus ? tokens_[next_ - 1].begin : peek().begin;
  auto value = literal_value(source_, take(), sign, ast_.arena);
  if (!value) return fail(std::move(value).problems().front());
  return constant(*value, begin);
}

// A variable, a global call or one of the words that are values.
NodeId Parser::name() {
  const std::uint32_t begin = peek().begin;
  const bool absolute = take(".");
  if (peek().kind != TokenKind::identifier) return unexpected("expected a name after `.`");
  const Token name = take();
  const std::string_view word = text(name);
  if (word == "true" || word == "false") return constant(Value::of(word == "true"), begin);
  if (word == "null") return constant(Value{}, begin);
  if (word == "in") return fail(name, "expected a value before `in`");
  if (word == "not" && (at("(") || peek().kind == TokenKind::identifier) && !at("in"))
    return fail(name, "`not` is not an operator", "write `!`");
  if (contains(k_reserved, word))
    return fail(name, fmt::format("`{}` is a reserved word", word),
                word == "if" ? "write `condition ? a : b`" : "");
  if (at("(")) {
    const NodeId made = call(name, begin, std::nullopt);
    if (absolute && !problem_ && ast_[made].op == Op::call)
      ast_.nodes[made].name = intern("." + std::string(word));
    return made;
  }
  if (at("{"))
    return fail(peek(), fmt::format("`{}{{...}}` is not supported", word),
                "write a map: `{\"key\": value}`");
  return add({.op = Op::variable,
              .name = intern(absolute ? "." + std::string(word) : word),
              .name_begin = name.begin},
             begin, {});
}

NodeId Parser::list() {
  const Token open = take();
  AstNode node{.op = Op::list};
  std::vector<NodeId> elements;
  while (!at("]")) {
    if (take("?")) mark_optional(node, elements.size());
    elements.push_back(expression());
    if (!take(",")) break;
  }
  close("]", open);
  return add(node, open.begin, elements);
}

NodeId Parser::map() {
  const Token open = take();
  AstNode node{.op = Op::map};
  std::vector<NodeId> children;
  while (!at("}")) {
    if (take("?")) mark_optional(node, children.size() / 2);
    children.push_back(expression());
    if (!take(":")) return unexpected("expected `:` between key and value");
    children.push_back(expression());
    if (!take(",")) break;
  }
  close("}", open);
  return add(node, open.begin, children);
}

Result<Ast> parse(std::string_view source, const Limits& limits) {
  if (source.size() > limits.max_source) {
    Diagnostic problem =
        syntax_problem(limits.max_source, source.size(),
                       fmt::format("the expression is {} bytes long; the limit is {}",
                                   source.size(), limits.max_source));
    problem.code = "cel-limit";
    return problem;
  }
  auto tokens = tokenize(source);
  if (!tokens) return std::move(tokens).problems();
  return Parser(source, std::move(tokens).value(), limits).run();
}

}  // namespace partner_check::cel
