// Lists and maps: size, aggregates, distinct, sets, join. What is unknown in a list, or not shown
// by it, makes the result unknown.
#include <algorithm>
#include <array>
#include <string>

#include "function_rows.hpp"
#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

// Runs an implementation on lists that are complete and all of whose items are known.
template <Implementation run>
Value on_known(Arguments arguments, Context& context) {
  Value missing;
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::list)) continue;
    if (!charge(context, argument.list->items.size())) return exhausted(context);
    for (const Value& item : argument.list->items)
      if (item.is(ValueKind::unknown)) gather(missing, item, context.arena);
    gather_unshown(missing, argument, context.arena);
  }
  return missing.is(ValueKind::unknown) ? missing : run(arguments, context);
}

// Needs to know how many items there are, not what they are.
Value size(Arguments arguments, Context& context) {
  Value missing;
  gather_unshown(missing, arguments[0], context.arena);
  if (missing.is(ValueKind::unknown)) return missing;
  const std::size_t count = arguments[0].is(ValueKind::list) ? arguments[0].list->items.size()
                                                             : arguments[0].map->entries.size();
  return Value::of_int(static_cast<std::int64_t>(count));
}

Value of_nothing(std::string_view function, Context& context) {
  return error(context.arena, "empty_aggregate",
               "`" + std::string(function) + "` of an empty list");
}

bool is_summand(const Value& value) {
  return value.is(ValueKind::int64) || value.is(ValueKind::uint64) || value.is(ValueKind::number) ||
         value.is(ValueKind::duration);
}

Value sum(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  if (items.empty()) return of_nothing("sum", context);
  Value total = items.front();
  if (!is_summand(total)) return refuse("sum", total, context.arena);
  for (const Value& item : items.subspan(1)) {
    total = arithmetic(Op::add, total, item, context);
    if (total.is(ValueKind::error)) break;
  }
  total.origin = nullptr;
  return total;
}

double to_double(const Value& number) {
  return number.is(ValueKind::int64)    ? static_cast<double>(number.int64)
         : number.is(ValueKind::uint64) ? static_cast<double>(number.uint64)
                                        : number.number;
}

Value avg(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  if (items.empty()) return of_nothing("avg", context);
  double total = 0;
  for (const Value& item : items) {
    if (!is_summand(item) || item.is(ValueKind::duration))
      return refuse("avg", item, context.arena);
    total += to_double(item);
  }
  return Value::of_number(total / static_cast<double>(items.size()));
}

// The first of those that no other one is beyond: below it (min) or above it (max).
Value extreme(std::span<const Value> items, Op beyond, Context& context) {
  Value best = items.front();
  for (const Value& item : items) {
    const Value better = apply(beyond, item, best, context);
    if (better.is(ValueKind::error)) return better;
    if (better.is_true()) best = item;
  }
  return best;
}

template <Op beyond>
Value extreme_of_list(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  if (items.empty()) return of_nothing(beyond == Op::less ? "min" : "max", context);
  return extreme(items, beyond, context);
}

template <Op beyond>
Value extreme_of_two(Arguments arguments, Context& context) {
  const Value best = extreme(arguments, beyond, context);
  const bool adapted = arguments[0].kind != arguments[1].kind && best.is(ValueKind::int64);
  return adapted ? Value::of_number(to_double(best)) : best;
}

Value spread(Arguments arguments, Context& context) {
  const std::span<const Value> items = arguments[0].list->items;
  if (items.empty()) return of_nothing("spread", context);
  const std::array ends{extreme(items, Op::greater, context), extreme(items, Op::less, context)};
  if (!is_known(ends[0]) || !is_known(ends[1])) return undecided(ends, context.arena);
  if (!is_summand(ends[0])) return refuse("spread", ends[0], context.arena);
  return arithmetic(Op::subtract, ends[0], ends[1], context);
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

void add_extremes(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::vector<TypeRef> parameters, TypeRef result, Implementation least,
                       Implementation greatest) {
    const bool two = parameters.size() == 2;
    rows.push_back(
        {"min", CallStyle::global, parameters, result, least,
         two ? "the smaller of two values" : "the smallest item; an error if there is none"});
    rows.push_back(
        {"max", CallStyle::global, parameters, result, greatest,
         two ? "the greater of two values" : "the greatest item; an error if there is none"});
  };
  const std::array lists{t.numbers, t.ints, t.uints, t.timestamps, t.durations};
  for (const TypeRef list : lists)
    add({list}, list->element, on_known<extreme_of_list<Op::less>>,
        on_known<extreme_of_list<Op::greater>>);
  for (const TypeRef list : lists)
    add({list->element, list->element}, list->element, extreme_of_two<Op::less>,
        extreme_of_two<Op::greater>);
  for (const auto& mixed : {std::vector{t.int64, t.number}, std::vector{t.number, t.int64}})
    add(mixed, t.number, extreme_of_two<Op::less>, extreme_of_two<Op::greater>);
}

void add_aggregates(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, TypeRef list, TypeRef result, Implementation run,
                       std::string_view help) {
    rows.push_back({name, CallStyle::global, {list}, result, run, help});
  };
  for (const TypeRef list : {t.numbers, t.ints, t.uints}) {
    add("sum", list, list->element, on_known<sum>, "the sum; an error for an empty list");
    add("avg", list, t.number, on_known<avg>, "the mean; an error for an empty list");
    add("spread", list, list->element, on_known<spread>,
        "the greatest item less the smallest; an error for an empty list");
  }
  add("sum", t.durations, t.duration, on_known<sum>, "the sum; an error for an empty list");
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
  add_extremes(rows, t);
  add_aggregates(rows, t);
  add("distinct", function, {t.list_of_a}, t.list_of_a, on_known<distinct>,
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
