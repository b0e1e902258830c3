#include "explain.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>

#include "partner_check/cel/eval.hpp"

#include "evaluator.hpp"

namespace partner_check::cel {
namespace {

constexpr std::size_t k_explained_elements = 5;  // of a loop: nobody reads more

bool is_place(Op op) {
  return op == Op::variable || op == Op::select || op == Op::optional_select || op == Op::index ||
         op == Op::optional_index;
}

bool same_answer(const Value& a, const Value& b) {
  return a.kind == b.kind && (!a.is(ValueKind::boolean) || a.boolean == b.boolean);
}

// Whether an element with this verdict of the predicate has a say in the result of the loop.
bool decides(Op loop, const Value& result, const Value& verdict, bool has_predicate) {
  if (!is_known(result)) return verdict.kind == result.kind;
  if (loop == Op::all || loop == Op::exists) return same_answer(verdict, result);
  return loop == Op::share || !has_predicate || verdict.is_true();
}

// What the parentheses of `has( a.b )` hold.
std::string_view argument_text(std::string_view call) {
  call = call.substr(0, call.rfind(')')).substr(call.find('(') + 1);
  call.remove_prefix(call.find_first_not_of(" \t\r\n"));
  return call.substr(0, call.find_last_not_of(" \t\r\n") + 1);
}

class Explainer {
 public:
  Explainer(const Ast& ast, std::span<Value> slots, Context& context)
      : ast_(ast), slots_(slots), context_(context) {}

  void walk(NodeId id) {
    if (context_.steps_left == 0) return;
    const AstNode& node = ast_[id];
    if (is_place(node.op)) return walk_place(id);
    switch (node.op) {
      case Op::has: return walk_has(id);
      case Op::conditional: return walk_conditional(node);
      case Op::logical_and:
      case Op::logical_or: {
        const Value result = evaluate(id);
        return walk_children(node, [&](const Value& side) { return same_answer(side, result); });
      }
      case Op::all:
      case Op::exists:
      case Op::exists_one:
      case Op::filter:
      case Op::map_macro:
      case Op::share: return walk_loop(id);
      case Op::bind:
        walk(ast_.child(node, 0));
        slots_[node.slot] = evaluate(ast_.child(node, 0));
        return walk(ast_.child(node, 1));
      default: return walk_operands(id);
    }
  }

  std::vector<Operand> operands;

 private:
  Value evaluate(NodeId id) { return cel::evaluate(ast_, id, slots_, context_); }

  void record(std::string_view text, const Value& value) {
    if (!recorded_.insert(pointer_of(value.origin)).second) return;
    const bool present = value.is(ValueKind::optional) && value.optional != nullptr;
    operands.push_back({std::string(text), present ? *value.optional : value});
  }

  // The children that the condition holds for; all, if it holds for none.
  template <typename Condition>
  void walk_children(const AstNode& node, Condition condition) {
    std::vector<NodeId> chosen;
    std::vector<NodeId> all;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      const NodeId child = ast_.child(node, i);
      all.push_back(child);
      if (condition(evaluate(child))) chosen.push_back(child);
    }
    for (const NodeId child : chosen.empty() ? all : chosen)
      walk(child);
  }

  // Of a strict operation: the operands that left it unknown or made it an error, else all.
  void walk_operands(NodeId id) {
    const Value result = evaluate(id);
    walk_children(ast_[id], [&](const Value& operand) {
      return is_known(result) || operand.kind == result.kind;
    });
  }

  // A place in the document, or a part of something computed.
  void walk_place(NodeId id) {
    const Value value = evaluate(id);
    if (value.origin == nullptr) return walk_operands(id);
    record(ast_.text(ast_[id]), value);
    walk_way(id);
  }

  // What chose the place: keys in brackets, and what is computed on the way to it.
  void walk_way(NodeId id) {
    const AstNode& node = ast_[id];
    if (!is_place(node.op)) return walk(id);
    if (node.child_count > 0) walk_way(ast_.child(node, 0));
    if (node.child_count > 1) walk(ast_.child(node, 1));
  }

  void walk_has(NodeId id) {
    const AstNode& node = ast_[id];
    const Value field = Evaluator(ast_, slots_, context_).select(node);
    if (field.origin == nullptr) return walk_operands(id);
    record(argument_text(ast_.text(node)), field);
    walk_way(ast_.child(node, 0));
  }

  void walk_conditional(const AstNode& node) {
    const Value condition = evaluate(ast_.child(node, 0));
    walk(ast_.child(node, 0));
    if (condition.is(ValueKind::boolean)) walk(ast_.child(node, condition.boolean ? 1 : 2));
  }

  void walk_loop(NodeId id) {
    const AstNode& node = ast_[id];
    const Value range = evaluate(ast_.child(node, 0));
    const std::optional<Elements> elements = Elements::of(range);
    if (!elements) return walk(ast_.child(node, 0));
    const Value result = evaluate(id);
    const std::vector<std::size_t> deciding = deciding_elements(node, *elements, result);
    if (range_matters(range, *elements, deciding, result)) walk(ast_.child(node, 0));
    for (const std::size_t i : deciding)
      for (std::uint32_t child = 1; child < node.child_count; ++child) {
        slots_[node.slot] = (*elements)[i];
        walk(ast_.child(node, child));
      }
  }

  // Whether the range says more than its elements will: it is computed, it is what is incomplete,
  // no element decides, or the elements (keys of a map) have no place of their own.
  bool range_matters(const Value& range, const Elements& elements,
                     const std::vector<std::size_t>& deciding, const Value& result) {
    Value unshown;
    gather_unshown(unshown, range, context_.arena);
    return range.origin == nullptr || deciding.empty() ||
           elements[deciding.front()].origin == nullptr ||
           (result.is(ValueKind::unknown) && unshown.is(ValueKind::unknown));
  }

  std::vector<std::size_t> deciding_elements(const AstNode& node, const Elements& elements,
                                             const Value& result) {
    const bool is_map = node.op == Op::map_macro;
    const bool has_predicate = !is_map || node.child_count == 3;
    const bool is_fold = node.op == Op::all || node.op == Op::exists;
    std::vector<std::size_t> deciding;
    std::vector<std::size_t> unknown;  // items of a map, inside of a list that is known
    for (std::size_t i = 0; i < elements.size(); ++i) {
      slots_[node.slot] = elements[i];
      const Value verdict = evaluate(ast_.child(node, 1));
      if (is_map && verdict.is(ValueKind::unknown)) unknown.push_back(i);
      if (decides(node.op, result, verdict, has_predicate)) deciding.push_back(i);
    }
    if (!unknown.empty()) deciding = std::move(unknown);
    if (deciding.empty() && !is_fold && is_known(result)) {  // that none was accepted hangs on all
      deciding.resize(elements.size());
      std::iota(deciding.begin(), deciding.end(), std::size_t{0});
    }
    deciding.resize(std::min(deciding.size(), k_explained_elements));
    return deciding;
  }

  const Ast& ast_;
  std::span<Value> slots_;
  Context& context_;
  std::unordered_set<std::string> recorded_;  // pointers
};

}  // namespace

std::vector<Operand> critical_path(const Ast& ast, std::span<Value> slots, Context& context) {
  Explainer explainer(ast, slots, context);
  explainer.walk(ast.root);
  return std::move(explainer.operands);
}

}  // namespace partner_check::cel
