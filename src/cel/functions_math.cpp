// math.*: rounding, signs, roots and bits of numbers.
#include <array>
#include <cmath>
#include <concepts>
#include <limits>
#include <string>

#include "function_rows.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

template <double (*function)(double)>
Value rounded(Arguments arguments, Context&) {
  return Value::of_number(function(arguments[0].number));
}

template <bool (*test)(double)>
Value tested(Arguments arguments, Context&) {
  return Value::of(test(arguments[0].number));
}

double ceil_of(double x) {
  return std::ceil(x);
}
double floor_of(double x) {
  return std::floor(x);
}
double round_of(double x) {
  return std::round(x);
}
double trunc_of(double x) {
  return std::trunc(x);
}
bool is_nan(double x) {
  return std::isnan(x);
}
bool is_inf(double x) {
  return std::isinf(x);
}
bool is_finite(double x) {
  return std::isfinite(x);
}

Value abs_of_int(Arguments arguments, Context& context) {
  const std::int64_t number = arguments[0].int64;
  if (number == std::numeric_limits<std::int64_t>::min())
    return error(context.arena, "overflow", "the result does not fit into 64 bits");
  return Value::of_int(number < 0 ? -number : number);
}

Value abs_of_double(Arguments arguments, Context&) {
  return Value::of_number(std::fabs(arguments[0].number));
}

Value same(Arguments arguments, Context&) {
  return arguments[0];
}

Value sign_of_int(Arguments arguments, Context&) {
  const std::int64_t number = arguments[0].int64;
  return Value::of_int(number > 0 ? 1 : number < 0 ? -1 : 0);
}

Value sign_of_uint(Arguments arguments, Context&) {
  return Value::of_uint(arguments[0].uint64 > 0 ? 1 : 0);
}

// Of NaN and of zeros, the number itself.
Value sign_of_double(Arguments arguments, Context&) {
  const double number = arguments[0].number;
  return Value::of_number(number > 0 ? 1 : number < 0 ? -1 : number);
}

Value root_of_int(Arguments arguments, Context&) {
  return Value::of_number(std::sqrt(static_cast<double>(arguments[0].int64)));
}

Value root_of_uint(Arguments arguments, Context&) {
  return Value::of_number(std::sqrt(static_cast<double>(arguments[0].uint64)));
}

Value root_of_double(Arguments arguments, Context&) {
  return Value::of_number(std::sqrt(arguments[0].number));
}

// int64 and uint64 of a value are the same 64 bits.
Value with_bits(std::uint64_t bits, const Value& like) {
  return like.is(ValueKind::uint64) ? Value::of_uint(bits)
                                    : Value::of_int(static_cast<std::int64_t>(bits));
}

std::uint64_t bits_of(const Value& value) {
  return value.is(ValueKind::uint64) ? value.uint64 : static_cast<std::uint64_t>(value.int64);
}

Value bit_and(Arguments arguments, Context&) {
  return with_bits(bits_of(arguments[0]) & bits_of(arguments[1]), arguments[0]);
}

Value bit_or(Arguments arguments, Context&) {
  return with_bits(bits_of(arguments[0]) | bits_of(arguments[1]), arguments[0]);
}

Value bit_xor(Arguments arguments, Context&) {
  return with_bits(bits_of(arguments[0]) ^ bits_of(arguments[1]), arguments[0]);
}

Value bit_not(Arguments arguments, Context&) {
  return with_bits(~bits_of(arguments[0]), arguments[0]);
}

enum class Direction { left, right };

// Zeros come in from either side, also into a negative int.
template <Direction direction>
Value shifted(Arguments arguments, Context& context) {
  const std::int64_t places = arguments[1].int64;
  if (places < 0)
    return error(context.arena, "range", "bits cannot be shifted by a negative number of places");
  const std::uint64_t bits = bits_of(arguments[0]);
  if (places > 63) return with_bits(0, arguments[0]);
  return with_bits(direction == Direction::left ? bits << places : bits >> places, arguments[0]);
}

struct Row {
  std::string_view name;
  TypeRef from;
  TypeRef to;
  Implementation run;
  std::string_view help;
};

}  // namespace

void add_math_functions(Rows& rows, const RowTypes& t) {
  const std::array<Row, 16> of_one{{
      {"math.ceil", t.number, t.number, rounded<ceil_of>, "the next whole number from there up"},
      {"math.floor", t.number, t.number, rounded<floor_of>,
       "the next whole number from there down"},
      {"math.round", t.number, t.number, rounded<round_of>,
       "the nearest whole number, halves away from zero"},
      {"math.trunc", t.number, t.number, rounded<trunc_of>, "the number cut off towards zero"},
      {"math.isNaN", t.number, t.boolean, tested<is_nan>, "whether it is not a number, as 0.0 / 0"},
      {"math.isInf", t.number, t.boolean, tested<is_inf>, "whether it is infinite, as 1.0 / 0"},
      {"math.isFinite", t.number, t.boolean, tested<is_finite>,
       "whether it is neither infinite nor NaN"},
      {"math.abs", t.number, t.number, abs_of_double, "the number without its sign"},
      {"math.abs", t.int64, t.int64, abs_of_int, "the number without its sign"},
      {"math.abs", t.uint64, t.uint64, same, "the number itself"},
      {"math.sign", t.number, t.number, sign_of_double, "-1, 0 or 1"},
      {"math.sign", t.int64, t.int64, sign_of_int, "-1, 0 or 1"},
      {"math.sign", t.uint64, t.uint64, sign_of_uint, "0 or 1"},
      {"math.sqrt", t.number, t.number, root_of_double, "the square root; NaN below zero"},
      {"math.sqrt", t.int64, t.number, root_of_int, "the square root; NaN below zero"},
      {"math.sqrt", t.uint64, t.number, root_of_uint, "the square root"},
  }};
  for (const Row& row : of_one)
    rows.push_back({row.name, CallStyle::global, {row.from}, row.to, row.run, row.help});
  const auto add = [&](std::string_view name, std::vector<TypeRef> parameters, Implementation run,
                       std::string_view help) {
    const TypeRef result = parameters.front();
    rows.push_back({name, CallStyle::global, std::move(parameters), result, run, help});
  };
  for (const TypeRef whole : {t.int64, t.uint64}) {
    add("math.bitAnd", {whole, whole}, bit_and, "the bits that both have");
    add("math.bitOr", {whole, whole}, bit_or, "the bits that one or both have");
    add("math.bitXor", {whole, whole}, bit_xor, "the bits that one of both has");
    add("math.bitNot", {whole}, bit_not, "the bits that it does not have");
    add("math.bitShiftLeft", {whole, t.int64}, shifted<Direction::left>,
        "the bits moved up by so many places");
    add("math.bitShiftRight", {whole, t.int64}, shifted<Direction::right>,
        "the bits moved down by so many places, zeros coming in");
  }
}

}  // namespace partner_check::cel
