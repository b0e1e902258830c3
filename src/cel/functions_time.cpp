// Dates and durations: days(n) and the accessors. Zones are UTC, fixed offsets and those of the
// system's database.
#include <array>
#include <cmath>
#include <string>

#include "partner_check/base/time.hpp"
#include "partner_check/base/time_zone.hpp"

#include "function_rows.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

constexpr std::int64_t k_nanoseconds = 1'000'000'000;
constexpr std::int64_t k_day = k_seconds_per_day * k_nanoseconds;

Value too_long(Context& context) {
  return error(context.arena, "range", "the duration is longer than about 292 years");
}

Value days_of_int(Arguments arguments, Context& context) {
  std::int64_t nanoseconds = 0;
  if (__builtin_mul_overflow(arguments[0].int64, k_day, &nanoseconds)) return too_long(context);
  return Value::of_duration(nanoseconds);
}

Value days_of_double(Arguments arguments, Context& context) {
  const double nanoseconds = arguments[0].number * static_cast<double>(k_day);
  if (!(std::fabs(nanoseconds) < 9.2e18)) return too_long(context);
  return Value::of_duration(static_cast<std::int64_t>(std::round(nanoseconds)));
}

// A clock's reading: seconds since 1970 as if its zone were UTC.
struct Local {
  std::int64_t seconds;
  std::int32_t nanoseconds;

  [[nodiscard]] std::int64_t day() const { return (seconds - second_of_day()) / k_seconds_per_day; }
  [[nodiscard]] std::int64_t second_of_day() const {
    return (seconds % k_seconds_per_day + k_seconds_per_day) % k_seconds_per_day;
  }
  [[nodiscard]] Civil date() const { return civil({seconds, 0}); }
};

std::int64_t year(const Local& local) {
  return local.date().year;
}
std::int64_t month(const Local& local) {
  return local.date().month - 1;
}
std::int64_t day_of_month(const Local& local) {
  return local.date().day;
}
std::int64_t day_of_month_from_0(const Local& local) {
  return local.date().day - 1;
}
std::int64_t day_of_year(const Local& local) {
  static constexpr std::array<int, 12> k_days_before{0,   31,  59,  90,  120, 151,
                                                     181, 212, 243, 273, 304, 334};
  const Civil date = local.date();
  const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
  return k_days_before[static_cast<std::size_t>(date.month - 1)] + date.day - 1 +
         (leap && date.month > 2 ? 1 : 0);
}
std::int64_t day_of_week(const Local& local) {
  constexpr std::int64_t k_thursday = 4;  // 1970-01-01
  return ((local.day() + k_thursday) % 7 + 7) % 7;
}
std::int64_t hours(const Local& local) {
  return local.second_of_day() / 3600;
}
std::int64_t minutes(const Local& local) {
  return local.second_of_day() / 60 % 60;
}
std::int64_t seconds(const Local& local) {
  return local.second_of_day() % 60;
}
std::int64_t milliseconds(const Local& local) {
  return local.nanoseconds / 1'000'000;
}

bool two_digits(std::string_view text, int most, std::int64_t& number) {
  for (const char c : text.substr(0, 2))
    if (c < '0' || c > '9') return false;
  number = (text[0] - '0') * 10 + (text[1] - '0');
  return number <= most;
}

// Seconds east of UTC: "UTC", "Z", "+02:00", "-02:30", "02:00". Nothing for other names.
std::optional<std::int64_t> fixed_offset(std::string_view zone) {
  if (zone == "UTC" || zone == "Z" || zone.empty()) return 0;
  const std::int64_t sign = zone.starts_with('-') ? -1 : 1;
  if (zone.starts_with('-') || zone.starts_with('+')) zone.remove_prefix(1);
  std::int64_t hour = 0;
  std::int64_t minute = 0;
  if (zone.size() != 5 || zone[2] != ':' || !two_digits(zone, 23, hour) ||
      !two_digits(zone.substr(3), 59, minute))
    return std::nullopt;
  return sign * (hour * 3600 + minute * 60);
}

using Reading = std::int64_t (*)(const Local&);

template <Reading read>
Value in_utc(Arguments arguments, Context&) {
  const Instant instant = arguments[0].instant();
  return Value::of_int(read({instant.seconds, instant.nanoseconds}));
}

template <Reading read>
Value in_zone(Arguments arguments, Context& context) {
  const Instant instant = arguments[0].instant();
  const std::string_view name = arguments[1].string();
  if (const std::optional<std::int64_t> offset = fixed_offset(name))
    return Value::of_int(read({instant.seconds + *offset, instant.nanoseconds}));
  const Result<const TimeZone*> zone = time_zone(name);
  constexpr std::size_t k_search = 1000;  // steps, about 10 microseconds: for a file that is none
  if (!zone) {
    if (!charge(context, k_search)) return exhausted(context);
    return error(context.arena, "unknown_time_zone", zone.problems().front().message);
  }
  const std::int64_t offset = (*zone)->offset_at(instant.seconds);
  return Value::of_int(read({instant.seconds + offset, instant.nanoseconds}));
}

// Of a duration: the whole of it in a unit.
template <std::int64_t unit>
Value whole(Arguments arguments, Context&) {
  return Value::of_int(arguments[0].int64 / unit);
}

Value milliseconds_part(Arguments arguments, Context&) {
  return Value::of_int(arguments[0].int64 % k_nanoseconds / 1'000'000);
}

template <Reading read>
void add_accessor(Rows& rows, const RowTypes& t, std::string_view name, std::string_view help) {
  rows.push_back({name, CallStyle::member, {t.timestamp}, t.int64, in_utc<read>, help});
  rows.push_back({name,
                  CallStyle::member,
                  {t.timestamp, t.string},
                  t.int64,
                  in_zone<read>,
                  "the same in a time zone, as `Europe/Berlin` or `+02:00`"});
}

}  // namespace

void add_time_functions(Rows& rows, const RowTypes& t) {
  add_accessor<year>(rows, t, "getFullYear", "the year");
  add_accessor<month>(rows, t, "getMonth", "the month, 0 is January");
  add_accessor<day_of_month>(rows, t, "getDate", "the day of the month, from 1");
  add_accessor<day_of_month_from_0>(rows, t, "getDayOfMonth", "the day of the month, from 0");
  add_accessor<day_of_year>(rows, t, "getDayOfYear", "the day of the year, from 0");
  add_accessor<day_of_week>(rows, t, "getDayOfWeek", "the day of the week, 0 is Sunday");
  add_accessor<hours>(rows, t, "getHours", "the hour of the day");
  add_accessor<minutes>(rows, t, "getMinutes", "the minute of the hour");
  add_accessor<seconds>(rows, t, "getSeconds", "the second of the minute");
  add_accessor<milliseconds>(rows, t, "getMilliseconds", "the millisecond of the second");

  const auto add = [&](std::string_view name, CallStyle style, TypeRef from, TypeRef to,
                       Implementation run, std::string_view help) {
    rows.push_back({name, style, {from}, to, run, help});
  };
  const auto method = CallStyle::member;
  add("getHours", method, t.duration, t.int64, whole<3600 * k_nanoseconds>,
      "the duration in hours");
  add("getMinutes", method, t.duration, t.int64, whole<60 * k_nanoseconds>,
      "the duration in minutes");
  add("getSeconds", method, t.duration, t.int64, whole<k_nanoseconds>, "the duration in seconds");
  add("getMilliseconds", method, t.duration, t.int64, milliseconds_part,
      "the milliseconds of a duration beyond its whole seconds");
  add("days", CallStyle::global, t.number, t.duration, days_of_double,
      "a duration of so many days");
  add("days", CallStyle::global, t.int64, t.duration, days_of_int, "a duration of so many days");
}

}  // namespace partner_check::cel
