#include <algorithm>
#include <array>

#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Ordering = std::partial_ordering;

bool is_numeric(const Value& value) {
  static_assert(static_cast<int>(ValueKind::number) - static_cast<int>(ValueKind::int64) == 2);
  return value.kind >= ValueKind::int64 && value.kind <= ValueKind::number;
}

double to_double(const Value& value) {
  switch (value.kind) {
    case ValueKind::int64: return static_cast<double>(value.int64);
    case ValueKind::uint64: return static_cast<double>(value.uint64);
    default: return value.number;
  }
}

// Integers compare exactly. Against a double they are rounded first, so that 2^63 - 1 equals
// 2^63.0: the conformance suite wants it.
Ordering order_numbers(const Value& a, const Value& b) {
  if (a.is(ValueKind::number) || b.is(ValueKind::number)) return to_double(a) <=> to_double(b);
  if (a.kind == b.kind)
    return a.is(ValueKind::int64) ? Ordering(a.int64 <=> b.int64) : Ordering(a.uint64 <=> b.uint64);
  if (a.is(ValueKind::uint64)) return 0 <=> order_numbers(b, a);
  return a.int64 < 0 ? Ordering::less : Ordering(static_cast<std::uint64_t>(a.int64) <=> b.uint64);
}

// A difference decides, an unknown part leaves the equality open.
Value equal_items(std::span<const Value> a, std::span<const Value> b, Context& context) {
  if (a.size() != b.size()) return Value::of(false);
  if (!charge(context, a.size())) return exhausted(context);
  Value missing;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Value same = equal(a[i], b[i], context);
    if (same.is_false() || same.is(ValueKind::error)) return same;
    if (same.is(ValueKind::unknown)) gather(missing, same, context.arena);
  }
  return missing.is(ValueKind::unknown) ? missing : Value::of(true);
}

Value equal_maps(const Map& a, const Map& b, Context& context) {
  if (a.entries.size() != b.entries.size()) return Value::of(false);
  Value missing;
  for (const MapEntry& entry : a.entries) {
    if (!charge(context, key_cost(b.entries.size(), entry.key))) return exhausted(context);
    const Value* other = find_key(b, entry.key);
    if (other == nullptr) return Value::of(false);
    const Value same = equal(entry.value, *other, context);
    if (same.is_false() || same.is(ValueKind::error)) return same;
    if (same.is(ValueKind::unknown)) gather(missing, same, context.arena);
  }
  return missing.is(ValueKind::unknown) ? missing : Value::of(true);
}

// As charge_text(); a few bytes are compared within the step of the node.
bool charge_comparison(Context& context, std::size_t bytes) {
  constexpr std::size_t k_cheap = 64;
  return bytes <= k_cheap || charge_text(context, bytes);
}

Value equal_texts(std::string_view a, std::string_view b, Context& context) {
  if (a.size() != b.size()) return Value::of(false);
  if (!charge_comparison(context, a.size())) return exhausted(context);
  return Value::of(a == b);
}

// Type values carry no parameters at run time: every list has the type `list`.
bool equal_types(TypeRef a, TypeRef b) {
  return a->kind == b->kind && a->record == b->record;
}

Value equal_of_one_kind(const Value& a, const Value& b, Context& context) {
  switch (a.kind) {
    case ValueKind::null: return Value::of(true);
    case ValueKind::boolean: return Value::of(a.boolean == b.boolean);
    case ValueKind::string:
    case ValueKind::bytes: return equal_texts(a.string(), b.string(), context);
    case ValueKind::timestamp: return Value::of(a.instant() == b.instant());
    case ValueKind::duration: return Value::of(a.int64 == b.int64);
    case ValueKind::type: return Value::of(equal_types(a.type, b.type));
    case ValueKind::list: return equal_items(a.list->items, b.list->items, context);
    case ValueKind::map: return equal_maps(*a.map, *b.map, context);
    case ValueKind::record:
      return a.record->type == b.record->type
                 ? equal_items(a.record->fields, b.record->fields, context)
                 : Value::of(false);
    case ValueKind::optional:
      return a.optional != nullptr && b.optional != nullptr
                 ? equal(*a.optional, *b.optional, context)
                 : Value::of(a.optional == b.optional);
    default: return Value::of(false);
  }
}

Value member_of(const Value& element, const Value& container, Context& context) {
  Value found;
  if (container.is(ValueKind::list)) {
    found = has_item(container.list->items, element, context);
  } else if (container.is(ValueKind::map)) {
    if (!charge(context, key_cost(container.map->entries.size(), element)))
      return exhausted(context);
    found = Value::of(find_key(*container.map, element) != nullptr);
  } else {
    return no_overload("in", std::array{element, container}, context.arena);
  }
  if (found.is_true() || found.is(ValueKind::error)) return found;
  Value missing;
  if (found.is(ValueKind::unknown)) gather(missing, found, context.arena);
  gather_unshown(missing, container, context.arena);
  return missing.is(ValueKind::unknown) ? missing : found;
}

}  // namespace

std::optional<Ordering> order(const Value& a, const Value& b) {
  if (a.is(ValueKind::number) && b.is(ValueKind::number)) return a.number <=> b.number;
  if (is_numeric(a) && is_numeric(b)) return order_numbers(a, b);
  if (a.kind != b.kind) return std::nullopt;
  switch (a.kind) {
    case ValueKind::boolean: return a.boolean <=> b.boolean;
    case ValueKind::string:  // the order of UTF-8 bytes is that of code points
    case ValueKind::bytes: return a.string() <=> b.string();
    case ValueKind::timestamp: return a.instant() <=> b.instant();
    case ValueKind::duration: return a.int64 <=> b.int64;
    default: return std::nullopt;
  }
}

Value equal(const Value& a, const Value& b, Context& context) {
  if (a.is(ValueKind::string) && b.is(ValueKind::string))
    return equal_texts(a.string(), b.string(), context);
  if (is_numeric(a) && is_numeric(b)) return Value::of(order_numbers(a, b) == 0);
  if (!is_known(a) || !is_known(b)) return undecided(std::array{a, b}, context.arena);
  if (a.kind != b.kind) return Value::of(false);
  if (!a.is(ValueKind::list) && !a.is(ValueKind::map)) return equal_of_one_kind(a, b, context);
  Value missing;
  gather_unshown(missing, a, context.arena);
  gather_unshown(missing, b, context.arena);
  return missing.is(ValueKind::unknown) ? missing : equal_of_one_kind(a, b, context);
}

Value has_item(std::span<const Value> items, const Value& element, Context& context) {
  if (!charge(context, items.size())) return exhausted(context);
  Value missing;
  for (const Value& item : items) {
    const Value same = equal(item, element, context);
    if (same.is_true() || same.is(ValueKind::error)) return same;
    if (same.is(ValueKind::unknown)) gather(missing, same, context.arena);
  }
  return missing.is(ValueKind::unknown) ? missing : Value::of(false);
}

std::size_t key_cost(std::size_t entries, const Value& key) {
  constexpr std::size_t k_cheap = 64;  // bytes
  return entries * (1 + (key.is(ValueKind::string) ? key.extra / k_cheap : 0));
}

const Value* find_key(const Map& map, std::string_view key) {
  for (const MapEntry& entry : map.entries)
    if (entry.key.is(ValueKind::string) && entry.key.string() == key) return &entry.value;
  return nullptr;
}

const Value* find_key(const Map& map, const Value& key) {
  if (key.is(ValueKind::string)) return find_key(map, key.string());
  for (const MapEntry& entry : map.entries) {
    const bool comparable = !entry.key.is(ValueKind::string);
    if (comparable && order(entry.key, key) == Ordering::equivalent) return &entry.value;
  }
  return nullptr;
}

Value apply(Op op, const Value& a, const Value& b, Context& context) {
  switch (op) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo: return arithmetic(op, a, b, context);
    case Op::in: return member_of(a, b, context);
    case Op::equal: return equal(a, b, context);
    case Op::not_equal: {
      const Value same = equal(a, b, context);
      return same.is(ValueKind::boolean) ? Value::of(!same.boolean) : same;
    }
    default: break;
  }
  const std::optional<Ordering> relation = order(a, b);
  if (!relation) return no_overload(symbol_of(op), std::array{a, b}, context.arena);
  const bool are_texts = a.is(ValueKind::string) || a.is(ValueKind::bytes);
  if (are_texts && !charge_comparison(context, std::min(a.extra, b.extra)))
    return exhausted(context);
  switch (op) {
    case Op::less: return Value::of(*relation < 0);
    case Op::less_equal: return Value::of(*relation <= 0);
    case Op::greater: return Value::of(*relation > 0);
    default: return Value::of(*relation >= 0);
  }
}

}  // namespace partner_check::cel
