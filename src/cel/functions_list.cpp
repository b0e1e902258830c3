// Lists and maps: size, distinct, sets, join. What is unknown in a list, or not shown
// by it, makes the result unknown.
#include <algorithm>
#include <array>
#include <string>

#include "function_rows.hpp"
#include "list_arguments.hpp"
#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

// Needs to know how many items there are, not what they are.
Value size(Arguments arguments, Context& context) {
  Value missing;
  gather_unshown(missing, arguments[0], context.arena);
  if (missing.is(ValueKind::unknown)) return missing;
  const std::size_t count = arguments[0].is(ValueKind::list) ? arguments[0].list->items.size()
                                                             : arguments[0].map->entries.size();
  return Value::of_int(static_cast<std::int64_t>(count));
}

Value distinct(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  if (!has_room(context, items.size() * sizeof(Value))) return exhausted(context);
  const std::span<Value> kept = context.arena.make_array<Value>(items.size());
  std::size_t count = 0;
  Value missing;
  for (const Value& item : items) {
    const Value seen = has_item(kept.first(count), item, context);
    if (seen.is(ValueKind::error)) return seen;
    if (seen.is(ValueKind::unknown)) gather(missing, seen, context.arena);
    if (seen.is_false()) kept[count++] = item;
  }
  if (missing.is(ValueKind::unknown)) return missing;
  return Value::of(context.arena.make<List>(kept.first(count), true));
}

// Whether every item (deciding false) or any item (deciding true) is in the list.
Value in_list(const Value& items, const Value& list, bool deciding, Context& context) {
  Value missing;
  for (const Value& item : items.list->items) {
    const Value found = has_item(list.list->items, item, context);
    if (found.is(ValueKind::error)) return found;
    if (found.is(ValueKind::unknown)) gather(missing, found, context.arena);
    if (found.is(ValueKind::boolean) && found.boolean == deciding) return found;
  }
  return missing.is(ValueKind::unknown) ? missing : Value::of(!deciding);
}

Value sets_contains(Arguments arguments, Context& context) {
  return in_list(arguments[1], arguments[0], false, context);
}

Value sets_intersects(Arguments arguments, Context& context) {
  return in_list(arguments[1], arguments[0], true, context);
}

Value sets_equivalent(Arguments arguments, Context& context) {
  const std::array both{in_list(arguments[1], arguments[0], false, context),
                        in_list(arguments[0], arguments[1], false, context)};
  if (both[0].is_false() || both[1].is_false()) return Value::of(false);
  return is_known(both[0]) && is_known(both[1]) ? Value::of(true) : undecided(both, context.arena);
}

Value joined(std::span<const Value> items, std::string_view separator, Context& context) {
  std::size_t size = items.empty() ? 0 : (items.size() - 1) * separator.size();
  for (const Value& item : items) {
    if (!item.is(ValueKind::string)) return refuse("join", item, context.arena);
    size += item.string().size();
  }
  if (!charge_text(context, size) || !has_room(context, size)) return exhausted(context);
  const std::span<char> text = context.arena.make_array<char>(size);
  auto end = text.begin();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) end = std::ranges::copy(separator, end).out;
    end = std::ranges::copy(items[i].string(), end).out;
  }
  return Value::of_string({size == 0 ? "" : text.data(), size});
}

Value join(Arguments arguments, Context& context) {
  return joined(arguments[0].list->items, "", context);
}

Value join_with(Arguments arguments, Context& context) {
  return joined(arguments[0].list->items, arguments[1].string(), context);
}

}  // namespace

void add_list_functions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, CallStyle style, std::vector<TypeRef> parameters,
                       TypeRef result, Implementation run, std::string_view help) {
    rows.push_back({name, style, std::move(parameters), result, run, help});
  };
  const auto function = CallStyle::global;
  const auto method = CallStyle::member;
  for (const CallStyle style : {function, method}) {
    add("size", style, {t.list_of_a}, t.int64, size, "the number of items");
    add("size", style, {t.map_of_a_b}, t.int64, size, "the number of entries");
  }
  for (const CallStyle style : {function, method})
    add("distinct", style, {t.list_of_a}, t.list_of_a, on_known<distinct>,
        "the list without repetitions");
  const std::vector<TypeRef> two_lists{t.list_of_a, t.list_of_a};
  add("sets.contains", function, two_lists, t.boolean, on_known<sets_contains>,
      "whether the first list has every item of the second");
  add("sets.intersects", function, two_lists, t.boolean, on_known<sets_intersects>,
      "whether the lists have an item in common");
  add("sets.equivalent", function, two_lists, t.boolean, on_known<sets_equivalent>,
      "whether each list has every item of the other");
  add("join", method, {t.strings}, t.string, on_known<join>, "the texts, one after the other");
  add("join", method, {t.strings, t.string}, t.string, on_known<join_with>,
      "the texts with a separator between them");
}

}  // namespace partner_check::cel
