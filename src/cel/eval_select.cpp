// Members of records and maps, elements of lists: a.f, a.?f, has(a.f), a[k], a[?k].
#include <array>
#include <cmath>
#include <string>

#include "evaluator.hpp"
#include "operators.hpp"

namespace partner_check::cel {
namespace {

// A null in the profile says that there is none; one that an expression makes is a plain value.
bool is_stated_null(const Value& value) {
  return value.is(ValueKind::null) && value.origin != nullptr;
}

// The member of a place that nobody stated is not stated either, and has a path of its own; that of
// a computed unknown has none.
Value below(const Value& unknown, std::string_view name, Arena& arena) {
  if (unknown.origin == nullptr) return unknown;
  return unknown_at(arena, arena.make<Origin>(unknown.origin, arena.copy(name)));
}

// What a container lacks: nothing, or unknown if it is known to be incomplete.
std::optional<Value> absent(const Value& container, Arena& arena) {
  Value missing;
  gather_unshown(missing, container, arena);
  if (missing.is(ValueKind::unknown)) return missing;
  return std::nullopt;
}

// The position that a key means in a list, if it is a whole number from 0.
std::optional<std::size_t> position(const Value& key) {
  if (key.is(ValueKind::int64) && key.int64 >= 0) return static_cast<std::size_t>(key.int64);
  if (key.is(ValueKind::uint64)) return static_cast<std::size_t>(key.uint64);
  constexpr double k_beyond_any_list = 4294967296.0;
  if (key.is(ValueKind::number) && key.number >= 0 && key.number < k_beyond_any_list &&
      std::trunc(key.number) == key.number)
    return static_cast<std::size_t>(key.number);
  return std::nullopt;
}

std::optional<Value> item(const Value& list, const Value& key, Context& context) {
  if (!list.list->complete) return absent(list, context.arena);
  if (key.kind < ValueKind::int64 || key.kind > ValueKind::number)
    return no_overload("[]", std::array{list, key}, context.arena);
  const std::optional<std::size_t> at = position(key);
  if (!at || *at >= list.list->items.size()) return std::nullopt;
  return list.list->items[*at];
}

std::optional<Value> entry(const Value& map, const Value& key, Context& context) {
  if (!charge(context, key_cost(map.map->entries.size(), key) / 8)) return exhausted(context);
  const Value* found = find_key(*map.map, key);
  return found != nullptr ? std::optional(*found) : absent(map, context.arena);
}

// Both known; nothing if there is no such element.
std::optional<Value> element(const Value& container, const Value& key, Context& context) {
  switch (container.kind) {
    case ValueKind::list: return item(container, key, context);
    case ValueKind::map: return entry(container, key, context);
    case ValueKind::record: {
      if (!key.is(ValueKind::string)) break;
      const int at = container.record->type->index_of(key.string());
      if (at < 0) return std::nullopt;
      return container.record->fields[static_cast<std::size_t>(at)];
    }
    default: break;
  }
  return no_overload("[]", std::array{container, key}, context.arena);
}

// Of a place of the document: with its origin, also where null becomes none.
Value as_optional(const std::optional<Value>& found, Arena& arena) {
  if (!found) return Value::of_optional(nullptr);
  if (!is_known(*found)) return *found;
  Value made = Value::of_optional(is_stated_null(*found) ? nullptr : arena.make<Value>(*found));
  made.origin = found->origin;
  return made;
}

std::string readable_key(const Value& key) {
  return key.is(ValueKind::string) ? "\"" + std::string(key.string()) + "\"" : readable(key);
}

}  // namespace

// Nothing if a map has no such key.
std::optional<Value> Evaluator::member(const Value& container, const AstNode& node) {
  switch (container.kind) {
    case ValueKind::record: {
      const Record& record = *container.record;
      if (node.field != k_none) return record.fields[node.field];
      const int at = record.type->index_of(name(node));
      return at < 0 ? no_such_field(node) : record.fields[static_cast<std::size_t>(at)];
    }
    case ValueKind::map: {
      if (!charge(context_, container.map->entries.size() / 8)) return exhausted(context_);
      const Value* found = find_key(*container.map, name(node));
      return found != nullptr ? std::optional(*found) : absent(container, context_.arena);
    }
    case ValueKind::unknown: return below(container, name(node), context_.arena);
    case ValueKind::error: return container;
    case ValueKind::null:
      return error(context_.arena, "no_such_field",
                   "`" + std::string(ast_.text(ast_[ast_.child(node, 0)])) +
                       "` is null, so it has no `" + std::string(name(node)) + "`");
    default: return refuse("." + std::string(name(node)), container, context_.arena);
  }
}

Value Evaluator::no_such_field(const AstNode& node) {
  return error(context_.arena, "no_such_field",
               "`" + std::string(ast_.text(ast_[ast_.child(node, 0)])) + "` has no `" +
                   std::string(name(node)) + "`");
}

Value Evaluator::optional_member(const Value& container, const AstNode& node) {
  if (!container.is(ValueKind::optional))
    return as_optional(member(container, node), context_.arena);
  if (container.optional == nullptr) return container;
  return as_optional(member(*container.optional, node), context_.arena);
}

Value Evaluator::select(const AstNode& node) {
  const Value container = operand(node, 0);
  if (container.is(ValueKind::optional)) return optional_member(container, node);
  const std::optional<Value> found = member(container, node);
  return found ? *found : no_such_field(node);
}

Value Evaluator::optional_select(const AstNode& node) {
  return optional_member(operand(node, 0), node);
}

Value Evaluator::has(const AstNode& node) {
  Value container = operand(node, 0);
  if (container.is(ValueKind::optional)) {
    if (container.optional == nullptr) return Value::of(false);
    container = *container.optional;
  }
  const std::optional<Value> found = member(container, node);
  if (found && !is_known(*found)) return refuse("has", *found, context_.arena);
  return Value::of(found.has_value() && !is_stated_null(*found));
}

Value Evaluator::index(const AstNode& node) {
  const std::array<Value, 2> operands{operand(node, 0), operand(node, 1)};
  if (!is_known(operands[0]) || !is_known(operands[1])) return undecided(operands, context_.arena);
  const auto& [container, key] = operands;
  if (container.is(ValueKind::optional)) return optional_element(operands);
  const std::optional<Value> found = element(container, key, context_);
  if (found) return *found;
  const bool in_list = container.is(ValueKind::list);
  return error(context_.arena, in_list ? "index_out_of_bounds" : "no_such_key",
               "`" + std::string(ast_.text(ast_[ast_.child(node, 0)])) + "` has no element " +
                   readable_key(key));
}

Value Evaluator::optional_index(const AstNode& node) {
  const std::array<Value, 2> operands{operand(node, 0), operand(node, 1)};
  if (!is_known(operands[0]) || !is_known(operands[1])) return undecided(operands, context_.arena);
  return optional_element(operands);
}

Value Evaluator::optional_element(std::span<const Value, 2> operands) {
  const Value& container = operands[0];
  if (!container.is(ValueKind::optional))
    return as_optional(element(container, operands[1], context_), context_.arena);
  if (container.optional == nullptr) return container;
  return as_optional(element(*container.optional, operands[1], context_), context_.arena);
}

}  // namespace partner_check::cel
