// The loops: all, exists, exists_one, filter, map, share; and cel.bind.
#include "evaluator.hpp"

namespace partner_check::cel {

std::optional<Elements> Elements::of(const Value& range) {
  Elements elements;
  if (range.is(ValueKind::list)) {
    elements.items_ = range.list->items;
  } else if (range.is(ValueKind::map)) {
    elements.keys_ = true;
    elements.entries_ = range.map->entries;
  } else {
    return std::nullopt;
  }
  return elements;
}

// A fold with && or ||: absorbs errors and unknowns, stops at the first element that decides.
Value Evaluator::fold(const AstNode& node, bool deciding) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  Undecided undecided(context_.arena);
  for (std::size_t i = 0; i < elements->size(); ++i) {
    if (!charge(context_, 1)) return exhausted(context_);
    slots_[node.slot] = (*elements)[i];
    const Value verdict = operand(node, 1);
    if (verdict.is(ValueKind::boolean) && verdict.boolean == deciding) return Value::of(deciding);
    undecided.add(verdict);
  }
  undecided.add_unshown(range);
  return undecided.result(!deciding);
}

// Calls visit(element) for every element until it gives an error. The result: that error, else the
// union of the unknowns that it gave and of what the range does not show, else null.
template <typename Visit>
Value Evaluator::for_each(const AstNode& node, const Value& range, const Elements& elements,
                          Visit visit) {
  Value missing;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!charge(context_, 1)) return exhausted(context_);
    slots_[node.slot] = elements[i];
    const Value given = visit(elements[i]);
    if (given.is(ValueKind::error)) return given;
    if (given.is(ValueKind::unknown)) gather(missing, given, context_.arena);
  }
  gather_unshown(missing, range, context_.arena);
  return missing;
}

// The first argument after the range, for the current element: true, false, unknown or an error.
Value Evaluator::predicate(const AstNode& node) {
  const Value verdict = operand(node, 1);
  return verdict.is(ValueKind::boolean) ? verdict
                                        : refuse(symbol_of(node.op), verdict, context_.arena);
}

// a.exists_one(x, p): whether one element is accepted; share(a, x, p): the part of them that is.
Value Evaluator::count(const AstNode& node) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  std::size_t accepted = 0;
  const Value undecided = for_each(node, range, *elements, [&](const Value&) {
    const Value verdict = predicate(node);
    if (verdict.is_true()) ++accepted;
    return verdict;
  });
  if (!undecided.is(ValueKind::null)) return undecided;
  if (node.op == Op::exists_one) return Value::of(accepted == 1);
  if (elements->size() == 0)
    return error(context_.arena, "empty_aggregate", "`share` of an empty list");
  return Value::of_number(static_cast<double>(accepted) / static_cast<double>(elements->size()));
}

// a.filter(x, p), a.map(x, t), a.map(x, p, t). A missing fact is an element like others, because
// other elements may decide.
Value Evaluator::collect(const AstNode& node) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  if (!has_room(context_, elements->size() * sizeof(Value))) return exhausted(context_);
  const std::span<Value> items = context_.arena.make_array<Value>(elements->size());
  const bool is_filter = node.op == Op::filter;
  std::size_t count = 0;
  const Value undecided = for_each(node, range, *elements, [&](const Value& element) {
    const bool has_predicate = is_filter || node.child_count == 3;
    const Value verdict = has_predicate ? predicate(node) : Value::of(true);
    if (!verdict.is_true()) return verdict;
    const Value item = is_filter ? element : operand(node, node.child_count - 1);
    if (!is_known(item) && !is_missing_fact(item)) return item;
    items[count++] = item;
    return verdict;
  });
  if (!undecided.is(ValueKind::null)) return undecided;
  return Value::of(context_.arena.make<List>(items.first(count), true));
}

Value Evaluator::bind(const AstNode& node) {
  slots_[node.slot] = operand(node, 0);
  return operand(node, 1);
}

}  // namespace partner_check::cel
