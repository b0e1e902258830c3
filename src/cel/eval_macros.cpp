// The loops: all, exists, exists_one, filter, map, share, the transforms; and cel.bind.
#include <string>
#include <vector>

#include "evaluator.hpp"
#include "operators.hpp"

namespace partner_check::cel {

std::optional<Elements> Elements::of(const Value& range, Arena& arena) {
  Elements elements;
  if (range.is(ValueKind::list)) {
    elements.items_ = range.list->items;
    gather_unshown(elements.unplaced_, range, arena);
  } else if (range.is(ValueKind::map)) {
    elements.is_map_ = true;
    elements.entries_ = range.map->entries;
  } else {
    return std::nullopt;
  }
  return elements;
}

Value Elements::key(std::size_t i) const {
  if (is_map_) return entries_[i].key;
  return unplaced_.is(ValueKind::null) ? Value::of_int(static_cast<std::int64_t>(i)) : unplaced_;
}

void Elements::bind(const AstNode& loop, std::size_t i, std::span<Value> slots) const {
  if (loop.value_name == k_none) {
    slots[loop.slot] = (*this)[i];
  } else {
    slots[loop.slot] = key(i);
    slots[loop.slot + 1] = value(i);
  }
}

// A fold with && or ||: absorbs errors and unknowns, stops at the first element that decides.
Value Evaluator::fold(const AstNode& node, bool deciding) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range, context_.arena);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  Undecided undecided(context_.arena);
  for (std::size_t i = 0; i < elements->size(); ++i) {
    if (!charge(context_, 1)) return exhausted(context_);
    elements->bind(node, i, slots_);
    const Value verdict = operand(node, 1);
    if (verdict.is(ValueKind::boolean) && verdict.boolean == deciding) return Value::of(deciding);
    undecided.add(verdict);
  }
  undecided.add_unshown(range);
  return undecided.result(!deciding);
}

// Calls visit(i) for every element until it gives an error. The result: that error, else the
// union of the unknowns that it gave and of what the range does not show, else null.
template <typename Visit>
Value Evaluator::for_each(const AstNode& node, const Value& range, const Elements& elements,
                          Visit visit) {
  Value missing;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!charge(context_, 1)) return exhausted(context_);
    elements.bind(node, i, slots_);
    const Value given = visit(i);
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
  const std::optional<Elements> elements = Elements::of(range, context_.arena);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  std::size_t accepted = 0;
  const Value undecided = for_each(node, range, *elements, [&](std::size_t) {
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

// a.filter(x, p), a.map(x, t), a.map(x, p, t), and transformList. A missing fact is an element like
// others, because other elements may decide.
Value Evaluator::collect(const AstNode& node) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range, context_.arena);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  if (!has_room(context_, elements->size() * sizeof(Value))) return exhausted(context_);
  const std::span<Value> items = context_.arena.make_array<Value>(elements->size());
  const bool is_filter = node.op == Op::filter;
  std::size_t count = 0;
  const Value undecided = for_each(node, range, *elements, [&](std::size_t i) {
    const Value verdict = has_condition(node) ? predicate(node) : Value::of(true);
    if (!verdict.is_true()) return verdict;
    const Value item = is_filter ? (*elements)[i] : operand(node, node.child_count - 1);
    if (!is_known(item) && !is_missing_fact(item)) return item;
    items[count++] = item;
    return verdict;
  });
  if (!undecided.is(ValueKind::null)) return undecided;
  return Value::of(context_.arena.make<List>(items.first(count), true));
}

// Adds the entries of one map; null, or why they cannot join those there are.
Value Evaluator::insert(const Value& made, std::vector<MapEntry>& entries) {
  if (!made.is(ValueKind::map)) return refuse("transformMapEntry", made, context_.arena);
  const std::size_t size = entries.size() + made.map->entries.size();
  if (!has_room(context_, 2 * size * sizeof(MapEntry))) return exhausted(context_);
  for (const MapEntry& entry : made.map->entries) {
    if (!charge(context_, 1 + key_cost(entries.size(), entry.key) / 8)) return exhausted(context_);
    if (find_key({.entries = entries}, entry.key) != nullptr)
      return error(context_.arena, "duplicate_key",
                   "the key " + readable(entry.key) + " occurs twice");
    entries.push_back(entry);
  }
  Value missing;
  gather_unshown(missing, made, context_.arena);
  return missing;
}

// transformMap and transformMapEntry.
Value Evaluator::collect_entries(const AstNode& node) {
  const Value range = operand(node, 0);
  const std::optional<Elements> elements = Elements::of(range, context_.arena);
  if (!elements) return refuse(symbol_of(node.op), range, context_.arena);
  std::vector<MapEntry> entries;
  const Value undecided = for_each(node, range, *elements, [&](std::size_t i) {
    const Value verdict = has_condition(node) ? predicate(node) : Value::of(true);
    if (!verdict.is_true()) return verdict;
    const Value made = operand(node, node.child_count - 1);
    if (node.op == Op::transform_map_entry) return insert(made, entries);
    if (!is_known(made) && !is_missing_fact(made)) return made;
    if (!has_room(context_, 2 * (entries.size() + 1) * sizeof(MapEntry)))
      return exhausted(context_);
    entries.push_back({elements->key(i), made});
    return verdict;
  });
  if (!undecided.is(ValueKind::null)) return undecided;
  const auto kept = context_.arena.copy(std::span<const MapEntry>(entries));
  return Value::of(context_.arena.make<Map>(kept, true));
}

Value Evaluator::bind(const AstNode& node) {
  slots_[node.slot] = operand(node, 0);
  return operand(node, 1);
}

}  // namespace partner_check::cel
