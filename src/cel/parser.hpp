// The recursive-descent parser. Private to the parser's two sources: the grammar (parser.cpp) and
// the macros (parser_macros.cpp). On the first problem it keeps it, jumps to the end of the input
// and lets every rule run out; node 0 then stands for anything.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "partner_check/base/result.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/environment.hpp"

#include "lexer.hpp"

namespace partner_check::cel {

class Parser {
 public:
  Parser(std::string_view source, std::vector<Token> tokens, const Limits& limits);
  Result<Ast> run();

 private:
  // A subtree with the stretch it came from, parentheses included.
  struct Term {
    NodeId node = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  // The grammar, from weak to strong.
  NodeId expression();
  NodeId conditional();
  NodeId logical_or();
  NodeId logical_and();
  NodeId relation();
  NodeId chain(std::string_view symbol, Op op, NodeId (Parser::*operand)());
  NodeId balanced(Op op, std::span<const Term> terms);
  NodeId binary(int lowest_precedence);
  NodeId unary();
  NodeId member();
  NodeId primary();
  NodeId parenthesized();
  NodeId literal(Sign sign);
  NodeId name();
  NodeId list();
  NodeId map();
  void mark_optional(AstNode& literal, std::size_t element);
  NodeId selection(NodeId target, std::uint32_t begin);
  NodeId indexed(NodeId target, std::uint32_t begin);
  NodeId call(Token name, std::uint32_t begin, std::optional<NodeId> target);
  void arguments(std::vector<NodeId>& children);

  // Macros. `macro` gives nothing for a name that is none; arguments include the target.
  std::optional<NodeId> macro(const AstNode& call, std::uint32_t begin,
                              std::span<const NodeId> arguments);
  NodeId loop(Op op, std::size_t variables, std::uint32_t begin, std::span<const NodeId> arguments);
  NodeId has_macro(std::uint32_t begin, NodeId argument);
  NodeId bind(std::uint32_t begin, NodeId variable, NodeId value, NodeId body);
  NodeId optional_macro(bool flat, std::uint32_t begin, std::span<const NodeId> arguments);

  AstNode binder(Op op, NodeId variable);
  [[nodiscard]] bool is_variable(NodeId node, std::string_view name) const;

  // Nodes. `add` fills in begin, end (of the last token taken) and children.
  NodeId add(AstNode node, std::uint32_t begin, std::span<const NodeId> children);
  NodeId add(AstNode node, std::uint32_t begin, std::initializer_list<NodeId> children) {
    return add(node, begin, std::span(children.begin(), children.size()));
  }
  NodeId constant(Value value, std::uint32_t begin);
  std::uint32_t intern(std::string_view name);

  // Tokens.
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] std::string_view text(Token token) const;
  [[nodiscard]] bool at(std::string_view symbol_or_keyword) const;
  Token take();
  bool take(std::string_view symbol);
  void close(std::string_view symbol, Token open);
  std::string position(Token token) const;  // "column 5", or "line 2, column 5"

  // Problems. All return node 0.
  NodeId fail(Diagnostic problem);
  NodeId fail(Token at, std::string message, std::string hint = {});
  NodeId limit(Token at, std::string message);
  NodeId missing_value();
  NodeId unexpected(std::string message);  // the message, unless the token here explains itself

  std::string_view source_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  Limits limits_;
  Ast ast_;
  std::vector<std::size_t> depths_;  // of each node: of the tree below it
  std::unordered_map<std::string, std::uint32_t> name_index_;
  std::size_t nesting_ = 0;         // of expressions being parsed
  std::size_t comprehensions_ = 0;  // of macros being parsed
  std::optional<Diagnostic> problem_;
};

}  // namespace partner_check::cel
