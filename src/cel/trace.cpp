#include "trace.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>

#include "partner_check/cel/eval.hpp"

#include "evaluator.hpp"

namespace partner_check::cel {
namespace {

constexpr std::size_t k_shown_elements = 5;  // of a loop: nobody reads more

bool is_place(Op op) {
  return op == Op::variable || op == Op::select || op == Op::optional_select || op == Op::index ||
         op == Op::optional_index;
}

bool same_answer(const Value& a, const Value& b) {
  return a.kind == b.kind && (!a.is(ValueKind::boolean) || a.boolean == b.boolean);
}

// Whether an element with this verdict of the predicate has a say in the result of the loop.
bool has_say(Op loop, const Value& result, const Value& verdict, bool has_predicate) {
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

class Tracer {
 public:
  Tracer(const Ast& ast, std::span<Value> slots, Context& context, Aside aside)
      : ast_(ast), slots_(slots), context_(context), aside_(aside) {}

  Trace trace(NodeId id) { return trace(id, evaluate(id)); }

 private:
  Value evaluate(NodeId id) { return cel::evaluate(ast_, id, slots_, context_); }

  Trace trace(NodeId id, const Value& value) {
    Trace made = leaf(id, value);
    if (context_.steps_left == 0) return made;
    const AstNode& node = ast_[id];
    if (is_place(node.op)) {
      add_place(id, made);
      return made;
    }
    switch (node.op) {
      case Op::has: add_field(id, made); break;
      case Op::conditional: add_branches(node, made); break;
      case Op::logical_and:
      case Op::logical_or: add_sides(id, made); break;
      case Op::all:
      case Op::exists:
      case Op::exists_one:
      case Op::filter:
      case Op::map_macro:
      case Op::transform_list:
      case Op::transform_map:
      case Op::transform_map_entry:
      case Op::share: add_loop(node, made); break;
      case Op::bind: add_binding(node, made); break;
      default: add_operands(node, made);
    }
    return made;
  }

  [[nodiscard]] Trace leaf(NodeId id, const Value& value) const {
    return {.op = ast_[id].op, .text = ast_.text(ast_[id]), .value = value};
  }

  void add(Trace& parent, NodeId child, const Value& value, bool decides) {
    if (!decides && aside_ == Aside::left_out) return;
    const bool in_full = decides || aside_ == Aside::in_full;
    parent.children.push_back(in_full ? trace(child, value) : leaf(child, value));
    parent.children.back().decides = decides;
  }

  // The children that the condition holds for decide; all, if it holds for none.
  template <typename Condition>
  void add_all(Trace& parent, std::span<const NodeId> children, Condition condition) {
    std::vector<Value> values;
    for (const NodeId child : children)
      values.push_back(evaluate(child));
    const bool all = std::ranges::none_of(values, condition);
    for (std::size_t i = 0; i < children.size(); ++i)
      add(parent, children[i], values[i], all || condition(values[i]));
  }

  // Of && and ||: those with the same answer.
  void add_sides(NodeId id, Trace& made) {
    std::vector<NodeId> sides;
    append_chain(id, ast_[id].op, sides);
    const Value result = made.value;
    add_all(made, sides, [&](const Value& side) { return same_answer(side, result); });
  }

  void append_chain(NodeId id, Op op, std::vector<NodeId>& sides) const {
    const AstNode& node = ast_[id];
    if (node.op != op) return sides.push_back(id);
    append_chain(ast_.child(node, 0), op, sides);
    append_chain(ast_.child(node, 1), op, sides);
  }

  // Of a strict operation: the operands that left it unknown or made it an error, else all.
  void add_operands(const AstNode& node, Trace& made) {
    const Value result = made.value;
    const auto children = std::span(ast_.children).subspan(node.first_child, node.child_count);
    add_all(made, children,
            [&](const Value& operand) { return is_known(result) || operand.kind == result.kind; });
  }

  // A place in the document, of a parameter or of a loop's variable; or a part of something
  // computed.
  void add_place(NodeId id, Trace& made) {
    if (made.value.origin == nullptr && !begins_outside(id)) return add_operands(ast_[id], made);
    made.part = Trace::Part::operand;
    add_way(id, made);
  }

  // True if the way to a place begins with a variable that does not stand in the document.
  [[nodiscard]] bool begins_outside(NodeId id) const {
    while (is_place(ast_[id].op) && ast_[id].child_count > 0)
      id = ast_.child(ast_[id], 0);
    const AstNode& first = ast_[id];
    return first.op == Op::variable && first.slot != k_none && slots_[first.slot].origin == nullptr;
  }

  // What chose the place: keys in brackets, and what is computed on the way to it.
  void add_way(NodeId id, Trace& made) {
    const AstNode& node = ast_[id];
    if (!is_place(node.op)) return made.children.push_back(trace(id));
    if (node.child_count > 0) add_way(ast_.child(node, 0), made);
    if (node.child_count > 1) made.children.push_back(trace(ast_.child(node, 1)));
  }

  void add_field(NodeId id, Trace& made) {
    const AstNode& node = ast_[id];
    const Value field = Evaluator(ast_, slots_, context_).select(node);
    if (field.origin == nullptr) return add_operands(node, made);
    made.children.push_back({.part = Trace::Part::operand,
                             .op = Op::select,
                             .text = argument_text(ast_.text(node)),
                             .value = field});
    add_way(ast_.child(node, 0), made.children.back());
  }

  void add_branches(const AstNode& node, Trace& made) {
    const NodeId condition = ast_.child(node, 0);
    const Value answer = evaluate(condition);
    add(made, condition, answer, true);
    for (const bool branch : {true, false}) {
      const bool taken = answer.is(ValueKind::boolean) && answer.boolean == branch;
      const NodeId child = ast_.child(node, branch ? 1 : 2);
      if (taken || aside_ != Aside::left_out) add(made, child, evaluate(child), taken);
    }
  }

  void add_binding(const AstNode& node, Trace& made) {
    made.variable = ast_.names[node.name];
    const NodeId bound = ast_.child(node, 0);
    const Value value = evaluate(bound);
    add(made, bound, value, true);
    slots_[node.slot] = value;
    add(made, ast_.child(node, 1), made.value, true);
  }

  void name_variables(const AstNode& loop, Trace& made) const {
    const bool two = loop.value_name != k_none;
    made.variable = ast_.names[two ? loop.value_name : loop.name];
    if (two) made.key_variable = ast_.names[loop.name];
  }

  void add_loop(const AstNode& node, Trace& made) {
    name_variables(node, made);
    const NodeId range_id = ast_.child(node, 0);
    const Value range = evaluate(range_id);
    const std::optional<Elements> elements = Elements::of(range, context_.arena);
    if (!elements) return add(made, range_id, range, true);
    const std::vector<Value> verdicts = verdicts_of(node, *elements);
    const std::vector<bool> deciding = deciding_elements(node, verdicts, made.value);
    add(made, range_id, range, range_matters(node, range, *elements, deciding, made.value));
    std::size_t shown = 0;
    for (std::size_t i = 0; i < deciding.size(); ++i) {
      if (aside_ != Aside::in_full && !deciding[i]) continue;
      if (aside_ != Aside::in_full && shown++ >= k_shown_elements) {
        ++made.more;
        continue;
      }
      made.children.push_back(element(node, *elements, i, verdicts[i]));
      made.children.back().decides = deciding[i];
    }
  }

  Trace element(const AstNode& node, const Elements& elements, std::size_t at,
                const Value& verdict) {
    Trace made{.part = Trace::Part::element, .op = node.op, .text = {}, .value = elements[at]};
    name_variables(node, made);
    made.text = made.variable;
    if (!made.key_variable.empty()) {
      made.key = elements.key(at);
      made.value = elements.value(at);
    }
    for (std::uint32_t i = 1; i < node.child_count; ++i) {
      elements.bind(node, at, slots_);
      const NodeId child = ast_.child(node, i);
      made.children.push_back(i == 1 ? trace(child, verdict) : trace(child));
    }
    return made;
  }

  // Whether the range says more than its elements will: it is computed, it is what is incomplete,
  // no element decides, or the elements (keys of a map) have no place of their own.
  bool range_matters(const AstNode& node, const Value& range, const Elements& elements,
                     const std::vector<bool>& deciding, const Value& result) {
    const auto first = std::ranges::find(deciding, true);
    if (range.origin == nullptr || first == deciding.end()) return true;
    const auto at = static_cast<std::size_t>(first - deciding.begin());
    const Value& element = node.value_name == k_none ? elements[at] : elements.value(at);
    if (element.origin == nullptr) return true;
    Value unshown;
    gather_unshown(unshown, range, context_.arena);
    return result.is(ValueKind::unknown) && unshown.is(ValueKind::unknown);
  }

  // What the first argument after the range gives for each element.
  std::vector<Value> verdicts_of(const AstNode& node, const Elements& elements) {
    std::vector<Value> verdicts;
    verdicts.reserve(elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
      elements.bind(node, i, slots_);
      verdicts.push_back(evaluate(ast_.child(node, 1)));
    }
    return verdicts;
  }

  static std::vector<bool> deciding_elements(const AstNode& node,
                                             const std::vector<Value>& verdicts,
                                             const Value& result) {
    const bool has_predicate = has_condition(node);
    const bool is_fold = node.op == Op::all || node.op == Op::exists;
    const auto is_unknown = [](const Value& verdict) { return verdict.is(ValueKind::unknown); };
    // Unknown items inside of a list that is known.
    const bool unknown_items = is_transform(node.op) && std::ranges::any_of(verdicts, is_unknown);
    std::vector<bool> deciding;
    deciding.reserve(verdicts.size());
    for (const Value& verdict : verdicts)
      deciding.push_back(unknown_items ? is_unknown(verdict)
                                       : has_say(node.op, result, verdict, has_predicate));
    const bool none = std::ranges::find(deciding, true) == deciding.end();
    if (none && !is_fold && is_known(result))  // that none was accepted hangs on all
      deciding.assign(deciding.size(), true);
    return deciding;
  }

  const Ast& ast_;
  std::span<Value> slots_;
  Context& context_;
  Aside aside_;
};

class OperandList {
 public:
  void walk(const Trace& trace) {
    if (trace.part == Trace::Part::operand) record(trace);
    for (const Trace& child : trace.children)
      if (child.decides) walk(child);
  }

  std::vector<Operand> operands;

 private:
  // Facts are told apart by their origins: several may be derived from one place. Origins of
  // unknown ones are made anew each time, so those are told apart by their pointers; what has none
  // by its text.
  void record(const Trace& trace) {
    const Origin* origin = trace.value.origin;
    const bool is_new = origin == nullptr       ? recorded_.emplace(trace.text).second
                        : is_known(trace.value) ? origins_.insert(origin).second
                                                : recorded_.insert(pointer_of(origin)).second;
    if (!is_new) return;
    const bool present = trace.value.is(ValueKind::optional) && trace.value.optional != nullptr;
    operands.push_back({std::string(trace.text), present ? *trace.value.optional : trace.value});
  }

  std::unordered_set<const Origin*> origins_;
  std::unordered_set<std::string> recorded_;  // pointers and texts
};

}  // namespace

Trace trace(const Ast& ast, NodeId root, std::span<Value> slots, Context& context, Aside aside) {
  return Tracer(ast, slots, context, aside).trace(root);
}

std::vector<Operand> operands_of(const Trace& trace) {
  OperandList list;
  list.walk(trace);
  return std::move(list.operands);
}

}  // namespace partner_check::cel
