// int(x), string(x) and the other conversions, type(x), dyn(x).
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include "partner_check/base/time.hpp"

#include "function_rows.hpp"
#include "outcome.hpp"
#include "texts.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr double k_two_to_63 = 9223372036854775808.0;
constexpr double k_two_to_64 = 18446744073709551616.0;

Value out_of_range(std::string_view type, Context& context) {
  return error(context.arena, "range", "the value does not fit into " + std::string(type));
}

Value not_a(std::string_view type, std::string_view text, Context& context) {
  return error(context.arena, "bad_conversion",
               "\"" + std::string(text) + "\" is no " + std::string(type));
}

Value new_string(std::string_view text, Context& context) {
  return Value::of_string(context.arena.copy(text));
}

// The whole text as a number; false if it is none.
template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  if (text.starts_with('+')) text.remove_prefix(text.starts_with("+-") ? 0 : 1);
  const char* last = text.data() + text.size();
  const auto [end, problem] = std::from_chars(text.data(), last, number);
  return problem == std::errc() && end == last && !text.empty();
}

Value same(Arguments arguments, Context&) {
  return arguments[0];
}

Value int_of_uint(Arguments arguments, Context& context) {
  const std::uint64_t value = arguments[0].uint64;
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return out_of_range("int", context);
  return Value::of_int(static_cast<std::int64_t>(value));
}

// The bounds are open, as the standard wants: -2^63 itself is refused too.
Value int_of_double(Arguments arguments, Context& context) {
  const double value = arguments[0].number;
  if (!(value > -k_two_to_63 && value < k_two_to_63)) return out_of_range("int", context);
  return Value::of_int(static_cast<std::int64_t>(value));
}

Value int_of_string(Arguments arguments, Context& context) {
  std::int64_t value = 0;
  if (!parse_number(arguments[0].string(), value))
    return not_a("int", arguments[0].string(), context);
  return Value::of_int(value);
}

Value int_of_timestamp(Arguments arguments, Context&) {
  return Value::of_int(arguments[0].instant().seconds);
}

Value uint_of_int(Arguments arguments, Context& context) {
  if (arguments[0].int64 < 0) return out_of_range("uint", context);
  return Value::of_uint(static_cast<std::uint64_t>(arguments[0].int64));
}

Value uint_of_double(Arguments arguments, Context& context) {
  const double value = arguments[0].number;
  if (!(value >= 0 && value < k_two_to_64)) return out_of_range("uint", context);
  return Value::of_uint(static_cast<std::uint64_t>(value));
}

Value uint_of_string(Arguments arguments, Context& context) {
  std::uint64_t value = 0;
  if (!parse_number(arguments[0].string(), value))
    return not_a("uint", arguments[0].string(), context);
  return Value::of_uint(value);
}

Value double_of_int(Arguments arguments, Context&) {
  return Value::of_number(static_cast<double>(arguments[0].int64));
}

Value double_of_uint(Arguments arguments, Context&) {
  return Value::of_number(static_cast<double>(arguments[0].uint64));
}

Value double_of_string(Arguments arguments, Context& context) {
  double value = 0;
  if (!parse_number(arguments[0].string(), value))
    return not_a("double", arguments[0].string(), context);
  return Value::of_number(value);
}

Value string_of_bool(Arguments arguments, Context&) {
  return Value::of_string(arguments[0].boolean ? "true" : "false");
}

Value string_of_int(Arguments arguments, Context& context) {
  return new_string(std::to_string(arguments[0].int64), context);
}

Value string_of_uint(Arguments arguments, Context& context) {
  return new_string(std::to_string(arguments[0].uint64), context);
}

Value string_of_double(Arguments arguments, Context& context) {
  return new_string(number_text(arguments[0].number), context);
}

Value string_of_bytes(Arguments arguments, Context& context) {
  const std::string_view bytes = arguments[0].string();
  if (!charge_text(context, bytes.size())) return exhausted(context);
  if (!is_utf8(bytes))
    return error(context.arena, "bad_conversion", "the bytes are no valid UTF-8");
  return Value::of_string(bytes);
}

Value string_of_timestamp(Arguments arguments, Context& context) {
  return new_string(format_timestamp(arguments[0].instant()), context);
}

Value string_of_duration(Arguments arguments, Context& context) {
  return new_string(format_duration(arguments[0].int64), context);
}

Value bool_of_string(Arguments arguments, Context& context) {
  const std::string_view text = arguments[0].string();
  for (const std::string_view yes : {"true", "True", "TRUE", "t", "1"})
    if (text == yes) return Value::of(true);
  for (const std::string_view no : {"false", "False", "FALSE", "f", "0"})
    if (text == no) return Value::of(false);
  return not_a("bool", text, context);
}

Value bytes_of_string(Arguments arguments, Context&) {
  return Value::of_bytes(arguments[0].string());
}

Value timestamp_of_string(Arguments arguments, Context& context) {
  const std::optional<Instant> instant = parse_timestamp(arguments[0].string());
  return instant ? Value::of(*instant)
                 : not_a("timestamp (like 2026-11-01T00:00:00Z, years 1 to 9999)",
                         arguments[0].string(), context);
}

Value timestamp_of_int(Arguments arguments, Context& context) {
  const std::int64_t seconds = arguments[0].int64;
  if (seconds < k_first_second || seconds > k_last_second)
    return out_of_range("timestamp", context);
  return Value::of(Instant{seconds, 0});
}

Value duration_of_string(Arguments arguments, Context& context) {
  const std::optional<std::int64_t> nanoseconds = parse_duration(arguments[0].string());
  return nanoseconds ? Value::of_duration(*nanoseconds)
                     : not_a("duration (like 36h or 1m30s, at most 292 years)",
                             arguments[0].string(), context);
}

// Lists, maps, records and optionals have one type each at run time.
TypeRef runtime_type(TypeKind kind) {
  static const TypeRef k_dyn = primitive(TypeKind::dyn);
  static const RecordType k_any_record{"of any type", {}};
  static const Type k_list{.kind = TypeKind::list, .element = k_dyn};
  static const Type k_map{.kind = TypeKind::map, .element = k_dyn, .key = k_dyn};
  static const Type k_record{.kind = TypeKind::record, .record = &k_any_record};
  static const Type k_optional{.kind = TypeKind::optional, .element = k_dyn};
  switch (kind) {
    case TypeKind::list: return &k_list;
    case TypeKind::map: return &k_map;
    case TypeKind::record: return &k_record;
    case TypeKind::optional: return &k_optional;
    default: return primitive(kind);
  }
}

Value type_of(Arguments arguments, Context&) {
  return Value::of(runtime_type(type_kind(arguments[0])));
}

}  // namespace

void add_conversions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, TypeRef from, TypeRef to, Implementation run,
                       std::string_view help) {
    rows.push_back({name, CallStyle::global, {from}, to, run, help});
  };
  add("int", t.int64, t.int64, same, "the value itself");
  add("int", t.uint64, t.int64, int_of_uint, "a whole number as an int");
  add("int", t.number, t.int64, int_of_double, "a number cut off towards zero");
  add("int", t.string, t.int64, int_of_string, "a text of decimal digits as an int");
  add("int", t.timestamp, t.int64, int_of_timestamp, "seconds since 1970-01-01 in UTC");
  add("uint", t.uint64, t.uint64, same, "the value itself");
  add("uint", t.int64, t.uint64, uint_of_int, "a whole number that is not negative as a uint");
  add("uint", t.number, t.uint64, uint_of_double, "a number from 0 cut off towards zero");
  add("uint", t.string, t.uint64, uint_of_string, "a text of decimal digits as a uint");
  add("double", t.number, t.number, same, "the value itself");
  add("double", t.int64, t.number, double_of_int, "a whole number as a double");
  add("double", t.uint64, t.number, double_of_uint, "a whole number as a double");
  add("double", t.string, t.number, double_of_string, "a decimal text as a double");
  add("string", t.string, t.string, same, "the value itself");
  add("string", t.boolean, t.string, string_of_bool, "`true` or `false`");
  add("string", t.int64, t.string, string_of_int, "the number in decimal digits");
  add("string", t.uint64, t.string, string_of_uint, "the number in decimal digits");
  add("string", t.number, t.string, string_of_double, "the shortest text that means this number");
  add("string", t.bytes, t.string, string_of_bytes, "the text that the bytes mean in UTF-8");
  add("string", t.timestamp, t.string, string_of_timestamp, "as in 2026-11-01T00:00:00Z");
  add("string", t.duration, t.string, string_of_duration, "in seconds, as in `5400s`");
  add("bool", t.boolean, t.boolean, same, "the value itself");
  add("bool", t.string, t.boolean, bool_of_string, "`true`, `t` or `1`, `false`, `f` or `0`");
  add("bytes", t.bytes, t.bytes, same, "the value itself");
  add("bytes", t.string, t.bytes, bytes_of_string, "the text in UTF-8");
  add("timestamp", t.timestamp, t.timestamp, same, "the value itself");
  add("timestamp", t.string, t.timestamp, timestamp_of_string, "a text like 2026-11-01T00:00:00Z");
  add("timestamp", t.int64, t.timestamp, timestamp_of_int, "seconds since 1970-01-01 in UTC");
  add("duration", t.duration, t.duration, same, "the value itself");
  add("duration", t.string, t.duration, duration_of_string, "a text like `36h` or `1m30s`");
  add("dyn", t.a, t.dyn, same, "the value, with its type left open");
  add("type", t.a, t.type_of_a, type_of, "the type of a value");
}

}  // namespace partner_check::cel
