// sum, avg, spread; min, max, math.least, math.greatest. Of an empty list they are errors.
#include <array>
#include <string>

#include "function_rows.hpp"
#include "list_arguments.hpp"
#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

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

// Of numbers alone, of any kinds; the result is the one found, as it is.
Value extreme_number(std::span<const Value> items, Op beyond, Context& context) {
  const std::string_view function = beyond == Op::less ? "math.least" : "math.greatest";
  if (items.empty()) return of_nothing(function, context);
  for (const Value& item : items)
    if (!is_summand(item) || item.is(ValueKind::duration))
      return refuse(function, item, context.arena);
  return extreme(items, beyond, context);
}

template <Op beyond>
Value extreme_argument(Arguments arguments, Context& context) {
  return extreme_number(arguments, beyond, context);
}

template <Op beyond>
Value extreme_item(Arguments arguments, Context& context) {
  return extreme_number(arguments[0].list->items, beyond, context);
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

void add_sums(Rows& rows, const RowTypes& t) {
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

void add_extreme_numbers(Rows& rows, const RowTypes& t) {
  const auto add = [&](TypeRef parameter, TypeRef result, Arity arity, Implementation least,
                       Implementation greatest) {
    const bool of_list = arity == Arity::fixed;
    rows.push_back({"math.least",
                    CallStyle::global,
                    {parameter},
                    result,
                    least,
                    of_list ? "the smallest number of a list; an error for an empty one"
                            : "the smallest of the numbers",
                    arity});
    rows.push_back({"math.greatest",
                    CallStyle::global,
                    {parameter},
                    result,
                    greatest,
                    of_list ? "the greatest number of a list; an error for an empty one"
                            : "the greatest of the numbers",
                    arity});
  };
  for (const TypeRef list : {t.ints, t.uints, t.numbers, t.list_of_any_number})
    add(list, list == t.list_of_any_number ? t.dyn : list->element, Arity::fixed,
        on_known<extreme_item<Op::less>>, on_known<extreme_item<Op::greater>>);
  for (const TypeRef number : {t.int64, t.uint64, t.number, any_number()})
    add(number, number == any_number() ? t.dyn : number, Arity::variadic,
        extreme_argument<Op::less>, extreme_argument<Op::greater>);
}

}  // namespace

void add_aggregates(Rows& rows, const RowTypes& t) {
  add_extremes(rows, t);
  add_sums(rows, t);
  add_extreme_numbers(rows, t);
}

}  // namespace partner_check::cel
