// Lists in another order or in part: sort, reverse, slice, flatten, first, last.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include "function_rows.hpp"
#include "list_arguments.hpp"
#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

Value new_list(std::span<const Value> items, Context& context) {
  if (!has_room(context, items.size_bytes())) return exhausted(context);
  return Value::of(context.arena.make<List>(context.arena.copy(items), true));
}

bool is_nan(const Value& value) {
  return value.is(ValueKind::number) && std::isnan(value.number);
}

// Of two values of one kind; NaN comes before all numbers.
bool precedes(const Value& a, const Value& b) {
  if (is_nan(a) || is_nan(b)) return is_nan(a) && !is_nan(b);
  return order(a, b) == std::partial_ordering::less;
}

std::size_t size_of(const Value& value) {
  const bool is_text = value.is(ValueKind::string) || value.is(ValueKind::bytes);
  return is_text ? value.string().size() : 0;
}

// Items of one kind, because numbers of several have no strict order between them.
Value sort(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  std::size_t cost = items.size();
  for (const Value& item : items) {
    if (item.kind != items.front().kind || (!is_nan(item) && !order(item, item)))
      return no_overload("sort", std::array{items.front(), item}, context.arena);
    cost += size_of(item) / 8;
  }
  if (!charge(context, cost * static_cast<std::size_t>(std::bit_width(items.size()))))
    return exhausted(context);
  std::vector<Value> sorted(items.begin(), items.end());
  std::ranges::stable_sort(sorted, precedes);
  return new_list(sorted, context);
}

Value reverse(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  return new_list(std::vector<Value>(items.rbegin(), items.rend()), context);
}

Value slice(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  const std::int64_t begin = arguments[1].int64;
  const std::int64_t end = arguments[2].int64;
  if (begin < 0 || end < begin || end > static_cast<std::int64_t>(items.size()))
    return error(
        context.arena, "index_out_of_bounds",
        "the list has no part from " + std::to_string(begin) + " to " + std::to_string(end));
  const auto part =
      items.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  return Value::of(context.arena.make<List>(part, true));
}

// Appends the items, those of lists among them one by one; false if the budget is used up.
bool append_flat(std::span<const Value> items, std::int64_t depth, std::vector<Value>& flat,
                 Value& missing, Context& context) {
  if (!charge(context, 1 + items.size()) ||
      !has_room(context, (flat.size() + items.size()) * sizeof(Value)))
    return false;
  for (const Value& item : items) {
    if (depth == 0 || !item.is(ValueKind::list)) {
      flat.push_back(item);
      continue;
    }
    gather_unshown(missing, item, context.arena);
    if (!append_flat(item.list->items, depth - 1, flat, missing, context)) return false;
  }
  return true;
}

Value flattened(const Value& list, std::int64_t depth, Context& context) {
  std::vector<Value> flat;
  Value missing;
  if (!append_flat(list.list->items, depth, flat, missing, context)) return exhausted(context);
  return missing.is(ValueKind::unknown) ? missing : new_list(flat, context);
}

Value flatten(Arguments arguments, Context& context) {
  return flattened(arguments[0], 1, context);
}

Value flatten_deep(Arguments arguments, Context& context) {
  if (arguments[1].int64 < 0)
    return error(context.arena, "range", "`flatten` takes a depth that is not negative");
  return flattened(arguments[0], arguments[1].int64, context);
}

Value first(Arguments arguments, Context&) {
  const std::span<const Value> items = arguments[0].list->items;
  return Value::of_optional(items.empty() ? nullptr : &items.front());
}

Value last(Arguments arguments, Context&) {
  const std::span<const Value> items = arguments[0].list->items;
  return Value::of_optional(items.empty() ? nullptr : &items.back());
}

}  // namespace

void add_sequence_functions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, std::vector<TypeRef> parameters, TypeRef result,
                       Implementation run, std::string_view help) {
    rows.push_back({name, CallStyle::member, std::move(parameters), result, run, help});
  };
  add("sort", {t.list_of_a}, t.list_of_a, on_known<sort>,
      "the items from the smallest to the greatest");
  add("reverse", {t.list_of_a}, t.list_of_a, on_known<reverse>, "the items in reverse");
  add("slice", {t.list_of_a, t.int64, t.int64}, t.list_of_a, on_known<slice>,
      "the items from one place up to another, without the latter");
  add("flatten", {t.list_of_lists}, t.list_of_a, on_known<flatten>,
      "the items of the lists in a list");
  add("flatten", {t.list_of_dyn, t.int64}, t.list_of_dyn, on_known<flatten_deep>,
      "as flatten, so many levels deep");
  add("first", {t.list_of_a}, t.optional_of_a, on_known<first>,
      "the first item as an optional, none if the list is empty");
  add("last", {t.list_of_a}, t.optional_of_a, on_known<last>,
      "the last item as an optional, none if the list is empty");
}

}  // namespace partner_check::cel
