#include <algorithm>
#include <array>
#include <concepts>
#include <cstring>
#include <limits>

#include "operators.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

constexpr std::int64_t k_nanoseconds = 1'000'000'000;

Value overflow(Arena& arena) {
  return error(arena, "overflow", "the result does not fit into 64 bits");
}

Value no_operator(Op op, const Value& a, const Value& b, Context& context) {
  return no_overload(symbol_of(op), std::array{a, b}, context.arena);
}

// False if the result does not fit. The divisor is not zero. -2^63 / -1 and -2^63 % -1 would trap.
template <std::integral Integer>
bool compute(Op op, Integer a, Integer b, Integer& result) {
  if constexpr (std::signed_integral<Integer>) {
    const bool traps = a == std::numeric_limits<Integer>::min() && b == -1;
    if (traps && (op == Op::divide || op == Op::modulo)) return false;
  }
  switch (op) {
    case Op::add: return !__builtin_add_overflow(a, b, &result);
    case Op::subtract: return !__builtin_sub_overflow(a, b, &result);
    case Op::multiply: return !__builtin_mul_overflow(a, b, &result);
    case Op::divide: result = a / b; return true;
    default: result = a % b; return true;
  }
}

template <std::integral Integer>
Value integers(Op op, Integer a, Integer b, Arena& arena) {
  if (b == 0 && (op == Op::divide || op == Op::modulo))
    return error(arena, "divide_by_zero", "division by zero");
  Integer result = 0;
  if (!compute(op, a, b, result)) return overflow(arena);
  if constexpr (std::signed_integral<Integer>) return Value::of_int(result);
  return Value::of_uint(result);
}

double doubles(Op op, double a, double b) {
  switch (op) {
    case Op::add: return a + b;
    case Op::subtract: return a - b;
    case Op::multiply: return a * b;
    default: return a / b;
  }
}

// An int meets a double as a double: `won * 2` does what it says.
bool adapts(const Value& value) {
  return value.is(ValueKind::number) || value.is(ValueKind::int64);
}

double adapted(const Value& value) {
  return value.is(ValueKind::number) ? value.number : static_cast<double>(value.int64);
}

Value concatenated(const Value& a, const Value& b, Context& context) {
  const std::size_t size = a.string().size() + b.string().size();
  if (!charge_text(context, size) || !has_room(context, size)) return exhausted(context);
  const std::span<char> text = context.arena.make_array<char>(size);
  if (!a.string().empty()) std::memcpy(text.data(), a.text, a.extra);
  if (!b.string().empty()) std::memcpy(text.data() + a.extra, b.text, b.extra);
  const std::string_view result(size == 0 ? "" : text.data(), size);
  return a.is(ValueKind::string) ? Value::of_string(result) : Value::of_bytes(result);
}

Value concatenated_lists(const Value& a, const Value& b, Context& context) {
  Value missing;
  gather_unshown(missing, a, context.arena);
  gather_unshown(missing, b, context.arena);
  if (missing.is(ValueKind::unknown)) return missing;
  const std::size_t size = a.list->items.size() + b.list->items.size();
  if (!charge(context, size) || !has_room(context, size * sizeof(Value))) return exhausted(context);
  const std::span<Value> items = context.arena.make_array<Value>(size);
  const auto rest = std::copy(a.list->items.begin(), a.list->items.end(), items.begin());
  std::copy(b.list->items.begin(), b.list->items.end(), rest);
  return Value::of(context.arena.make<List>(items, true));
}

Value checked_duration(Op op, std::int64_t a, std::int64_t b, Arena& arena) {
  std::int64_t result = 0;
  if (!compute(op, a, b, result))
    return error(arena, "range", "the duration is longer than about 292 years");
  return Value::of_duration(result);
}

// The instant moved by a duration, forwards (add) or backwards (subtract).
Value moved(Op op, Instant instant, std::int64_t duration, Arena& arena) {
  const std::int64_t sign = op == Op::add ? 1 : -1;
  std::int64_t seconds = instant.seconds + sign * (duration / k_nanoseconds);
  std::int64_t nanoseconds = instant.nanoseconds + sign * (duration % k_nanoseconds);
  if (nanoseconds < 0) {
    --seconds;
    nanoseconds += k_nanoseconds;
  } else if (nanoseconds >= k_nanoseconds) {
    ++seconds;
    nanoseconds -= k_nanoseconds;
  }
  if (seconds < k_first_second || seconds > k_last_second)
    return error(arena, "range", "the date lies outside the years 1 to 9999");
  return Value::of(Instant{seconds, static_cast<std::int32_t>(nanoseconds)});
}

Value between(Instant later, Instant earlier, Arena& arena) {
  std::int64_t result = 0;
  const std::int64_t nanoseconds = later.nanoseconds - earlier.nanoseconds;
  if (!compute(Op::multiply, later.seconds - earlier.seconds, k_nanoseconds, result))
    return error(arena, "range", "the dates are more than about 292 years apart");
  return checked_duration(Op::add, result, nanoseconds, arena);
}

Value other_sum(const Value& a, const Value& b, Context& context) {
  if (a.kind == b.kind) switch (a.kind) {
      case ValueKind::string:
      case ValueKind::bytes: return concatenated(a, b, context);
      case ValueKind::list: return concatenated_lists(a, b, context);
      case ValueKind::duration: return checked_duration(Op::add, a.int64, b.int64, context.arena);
      default: break;
    }
  if (a.is(ValueKind::timestamp) && b.is(ValueKind::duration))
    return moved(Op::add, a.instant(), b.int64, context.arena);
  if (a.is(ValueKind::duration) && b.is(ValueKind::timestamp))
    return moved(Op::add, b.instant(), a.int64, context.arena);
  return no_operator(Op::add, a, b, context);
}

Value other_difference(const Value& a, const Value& b, Context& context) {
  if (a.is(ValueKind::timestamp) && b.is(ValueKind::timestamp))
    return between(a.instant(), b.instant(), context.arena);
  if (a.is(ValueKind::timestamp) && b.is(ValueKind::duration))
    return moved(Op::subtract, a.instant(), b.int64, context.arena);
  if (a.is(ValueKind::duration) && b.is(ValueKind::duration))
    return checked_duration(Op::subtract, a.int64, b.int64, context.arena);
  return no_operator(Op::subtract, a, b, context);
}

}  // namespace

Value arithmetic(Op op, const Value& a, const Value& b, Context& context) {
  if (a.is(ValueKind::int64) && b.is(ValueKind::int64))
    return integers(op, a.int64, b.int64, context.arena);
  if (a.is(ValueKind::uint64) && b.is(ValueKind::uint64))
    return integers(op, a.uint64, b.uint64, context.arena);
  if (adapts(a) && adapts(b) && op != Op::modulo)
    return Value::of_number(doubles(op, adapted(a), adapted(b)));
  if (op == Op::add) return other_sum(a, b, context);
  if (op == Op::subtract) return other_difference(a, b, context);
  return no_operator(op, a, b, context);
}

Value negate(const Value& operand, Context& context) {
  if (operand.is(ValueKind::number)) return Value::of_number(-operand.number);
  if (operand.is(ValueKind::int64))
    return integers<std::int64_t>(Op::subtract, 0, operand.int64, context.arena);
  return refuse("-", operand, context.arena);
}

}  // namespace partner_check::cel
