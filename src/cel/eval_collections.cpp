// Literals [a, b] and {k: v}. A missing fact is an element like others, because other elements may
// decide; any other unknown leaves the whole unknown.
#include <string>

#include "evaluator.hpp"
#include "operators.hpp"

namespace partner_check::cel {
namespace {

bool is_optional_entry(const AstNode& node, std::uint32_t entry) {
  return entry < 32 && ((node.optionals >> entry) & 1u) != 0;
}

bool may_be_key(const Value& key) {
  return key.is(ValueKind::boolean) || key.is(ValueKind::int64) || key.is(ValueKind::uint64) ||
         key.is(ValueKind::string);
}

// What a written value puts into the literal: itself; of a `?` entry the content of the optional.
// Nothing for none, and for an unknown that leaves the whole unknown: it joins `missing`.
std::optional<Value> content(const AstNode& node, std::uint32_t entry, const Value& written,
                             Value& missing, Arena& arena) {
  const bool optional = is_optional_entry(node, entry);
  if (written.is(ValueKind::unknown) && (optional || !is_missing_fact(written))) {
    gather(missing, written, arena);
    return std::nullopt;
  }
  if (!optional || written.is(ValueKind::error)) return written;
  if (!written.is(ValueKind::optional)) return refuse("?", written, arena);
  return written.optional == nullptr ? std::nullopt : std::optional(*written.optional);
}

// Why the key cannot join the entries; null if it can.
Value refusal(std::span<const MapEntry> entries, const Value& key, Context& context) {
  if (!may_be_key(key)) return refuse("{}", key, context.arena);
  if (!charge(context, key_cost(entries.size(), key) / 8)) return exhausted(context);
  if (find_key({.entries = entries}, key) == nullptr) return {};
  return error(context.arena, "duplicate_key", "the key " + readable(key) + " occurs twice");
}

}  // namespace

Value Evaluator::list(const AstNode& node) {
  if (!has_room(context_, node.child_count * sizeof(Value))) return exhausted(context_);
  const std::span<Value> items = context_.arena.make_array<Value>(node.child_count);
  std::size_t count = 0;
  Value missing;
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const std::optional<Value> item = content(node, i, operand(node, i), missing, context_.arena);
    if (!item) continue;
    if (item->is(ValueKind::error)) return *item;
    items[count++] = *item;
  }
  if (missing.is(ValueKind::unknown)) return missing;
  return Value::of(context_.arena.make<List>(items.first(count), true));
}

Value Evaluator::map(const AstNode& node) {
  const std::uint32_t size = node.child_count / 2;
  if (!has_room(context_, size * sizeof(MapEntry))) return exhausted(context_);
  const std::span<MapEntry> entries = context_.arena.make_array<MapEntry>(size);
  std::size_t count = 0;
  Value missing;
  for (std::uint32_t i = 0; i < size; ++i) {
    const Value key = operand(node, 2 * i);
    if (key.is(ValueKind::error)) return key;
    const std::optional<Value> value =
        content(node, i, operand(node, 2 * i + 1), missing, context_.arena);
    if (value && value->is(ValueKind::error)) return *value;
    if (key.is(ValueKind::unknown)) {
      gather(missing, key, context_.arena);
      continue;
    }
    const Value refused = refusal(entries.first(count), key, context_);
    if (refused.is(ValueKind::error)) return refused;
    if (value) entries[count++] = {key, *value};
  }
  if (missing.is(ValueKind::unknown)) return missing;
  return Value::of(context_.arena.make<Map>(entries.first(count), true));
}

}  // namespace partner_check::cel
