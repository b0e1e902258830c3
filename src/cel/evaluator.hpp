// The inside of evaluate(): one object an evaluation, its members in eval*.cpp by verb.
// Every member that takes a node gives the value of that node: an answer, an error or unknown.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "partner_check/cel/ast.hpp"

#include "outcome.hpp"

namespace partner_check::cel {

// What a loop runs over: the items of a list or the entries of a map.
class Elements {
 public:
  // Nothing if the value is neither.
  static std::optional<Elements> of(const Value& range, Arena& arena);

  [[nodiscard]] std::size_t size() const { return is_map_ ? entries_.size() : items_.size(); }
  // Of a map, the key.
  [[nodiscard]] const Value& operator[](std::size_t i) const {
    return is_map_ ? entries_[i].key : items_[i];
  }
  // The key of a map, the position in a list: unknown in a list that is known to be incomplete.
  [[nodiscard]] Value key(std::size_t i) const;
  [[nodiscard]] const Value& value(std::size_t i) const {
    return is_map_ ? entries_[i].value : items_[i];
  }
  // Puts an element into the slots of the loop's variables.
  void bind(const AstNode& loop, std::size_t i, std::span<Value> slots) const;

 private:
  bool is_map_ = false;
  std::span<const Value> items_;
  std::span<const MapEntry> entries_;
  Value unplaced_;  // what stands for each position; null: they are known
};

// Operands of && or ||, or elements of all and exists, none of which has decided.
class Undecided {
 public:
  explicit Undecided(Arena& arena) : arena_(arena) {}
  void add(const Value& operand);
  void add_unshown(const Value& range) { gather_unshown(missing_, range, arena_); }
  // Unknown beats error; with neither, `otherwise`.
  [[nodiscard]] Value result(bool otherwise) const;

 private:
  Arena& arena_;
  Value missing_;
  Value error_;
};

class Evaluator {
 public:
  Evaluator(const Ast& ast, std::span<Value> slots, Context& context)
      : ast_(ast), slots_(slots), context_(context) {}
  Value eval(NodeId id);
  Value select(const AstNode& node);  // also: the member that a `has` node asks for

 private:
  // eval.cpp
  Value compute(const AstNode& node);
  Value watched(NodeId id);
  Value operand(const AstNode& node, std::uint32_t i) { return eval(ast_.child(node, i)); }
  const Value& operand(const AstNode& node, std::uint32_t i, Value& room);
  const Value* place(NodeId id);
  Value variable(const AstNode& node);
  Value logic(const AstNode& node, bool deciding);  // && is decided by false, || by true
  Value logical_not(const AstNode& node);
  Value conditional(const AstNode& node);
  Value binary(const AstNode& node);
  Value call(const AstNode& node);
  std::optional<Value> alternative(const AstNode& node);
  // eval_select.cpp
  Value has(const AstNode& node);
  Value optional_select(const AstNode& node);
  Value index(const AstNode& node);
  Value optional_index(const AstNode& node);
  std::optional<Value> member(const Value& container, const AstNode& node);
  Value optional_member(const Value& container, const AstNode& node);
  Value optional_element(std::span<const Value, 2> operands);
  Value no_such_field(const AstNode& node);
  // eval_collections.cpp
  Value list(const AstNode& node);
  Value map(const AstNode& node);
  // eval_macros.cpp
  Value fold(const AstNode& node, bool deciding);  // all is decided by false, exists by true
  Value count(const AstNode& node);
  Value collect(const AstNode& node);
  Value collect_entries(const AstNode& node);
  Value insert(const Value& made, std::vector<MapEntry>& entries);
  Value bind(const AstNode& node);
  template <typename Visit>
  Value for_each(const AstNode& node, const Value& range, const Elements& elements, Visit visit);
  Value predicate(const AstNode& node);

  [[nodiscard]] std::string_view name(const AstNode& node) const { return ast_.names[node.name]; }

  const Ast& ast_;
  std::span<Value> slots_;
  Context& context_;
};

}  // namespace partner_check::cel
