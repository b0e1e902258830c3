// The type checker: one object an expression, its members in check_*.cpp by construct. Private to
// the checker. A node with a problem gets the type that its construct always has (a comparison is a
// bool), else dyn, so that one mistake is one problem.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/environment.hpp"
#include "partner_check/cel/functions.hpp"

#include "check_guards.hpp"
#include "check_types.hpp"

namespace partner_check::cel {

class Checker {
 public:
  Checker(Ast& ast, const Environment& environment, TypeTable& types);
  Diagnostics run();

 private:
  // Every construct has a method that checks the children and gives the type of the node.
  // check.cpp
  TypeRef check(NodeId id);
  TypeRef type_of(NodeId id);
  TypeRef literal(const AstNode& node);
  TypeRef variable(const AstNode& node);
  TypeRef list(const AstNode& node);
  TypeRef map(const AstNode& node);
  TypeRef element(const AstNode& node, std::uint32_t child, std::uint32_t position);
  struct Typed {
    NodeId node;
    TypeRef type;
  };
  TypeRef joined(const std::vector<Typed>& alternatives);
  // check_members.cpp
  TypeRef select(NodeId id);
  TypeRef has(NodeId id);
  TypeRef index(const AstNode& node);
  TypeRef field(TypeRef container, AstNode& node);
  TypeRef element_at(TypeRef container, const AstNode& node);
  TypeRef record_field(const RecordType& record, std::string_view wanted, Diagnostic::Within place,
                       std::uint32_t* position);
  // check_operators.cpp
  TypeRef logic(const AstNode& node);
  TypeRef conditional(const AstNode& node);
  TypeRef logical_not(const AstNode& node);
  TypeRef negate(const AstNode& node);
  TypeRef arithmetic(NodeId id);
  TypeRef concatenation(TypeRef left, TypeRef right);
  TypeRef order(NodeId id);
  void two_values_of_one(const AstNode& node);
  void operand(NodeId id, std::string_view taker);
  void require_boolean(NodeId id, std::string_view taker);
  TypeRef mismatch(NodeId id, TypeRef left, TypeRef right);
  // check_equality.cpp
  TypeRef equality(NodeId id);
  TypeRef membership(NodeId id);
  bool null_comparison(NodeId id);
  void record_comparison(NodeId id, std::string_view what);
  void same_sides(NodeId id);
  void enum_members(TypeRef expected, NodeId node);
  void disjoint_enums(NodeId id, TypeRef left, TypeRef right);
  // check_macros.cpp
  TypeRef macro(const AstNode& node);
  void loop_variables(const AstNode& node);
  TypeRef body(const AstNode& node);
  TypeRef transformed(const AstNode& node, NodeId made);
  void variables_are_read(const AstNode& node);
  // check_calls.cpp
  TypeRef call(NodeId id);
  std::vector<Match> matches(const AstNode& node, std::span<const Overload> rows,
                             Literals literals);
  std::optional<Match> match(const AstNode& node, const Overload& row, Literals literals);
  TypeRef chosen(NodeId id, const std::vector<Match>& found);
  [[nodiscard]] bool has_open_argument(const AstNode& node) const;
  void null_argument(NodeId id);
  void enum_arguments(const AstNode& node, const Overload& row);
  void regex_argument(AstNode& node);
  void literal_arguments(const AstNode& node, const Overload& row);
  [[nodiscard]] std::optional<Value> stand_in(NodeId argument, const Overload& row,
                                              Arena& arena) const;
  [[nodiscard]] bool is_in_namespace(const AstNode& node) const;
  TypeRef unknown_function(const AstNode& node, std::size_t begin, const std::string& wanted);
  TypeRef no_overload(const AstNode& node, std::span<const Overload> rows);
  // The type of a checked node without null; complains if it may be null here.
  TypeRef value_of(NodeId id);
  TypeRef narrowed(NodeId id, TypeRef declared);
  // Turns the literal of a whole number into a double; false if the node is none.
  bool adapt(NodeId id);
  [[nodiscard]] bool is_literal(NodeId id, ValueKind kind) const;
  TypeRef report(std::string code, NodeId at, std::string message, std::string hint = {});
  TypeRef report_at(std::string code, Diagnostic::Within place, std::string message,
                    std::string hint = {});
  // The source text of a node for a message: on one line, not too long.
  [[nodiscard]] std::string quoted(NodeId id) const;
  [[nodiscard]] const std::string& name(const AstNode& node) const { return ast_.names[node.name]; }
  NodeId child(const AstNode& node, std::uint32_t i) const { return ast_.child(node, i); }
  [[nodiscard]] TypeRef type(NodeId id) const { return ast_[id].type; }
  Ast& ast_;
  const Environment& environment_;
  const DialectRules& rules_;
  TypeTable& types_;
  Typing typing_;
  Guards guards_;
  std::vector<TypeRef> slot_types_;
  std::vector<bool> slot_read_;
  std::vector<std::string_view> scope_;  // names of the variables that can be read here
  std::size_t reads_ = 0;                // of variables so far
  Diagnostics problems_;
};

}  // namespace partner_check::cel
