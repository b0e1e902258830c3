// The changes between standard and summer time of each year, as at the end of a TZif file:
// "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX TZ, with the wider hours of RFC 8536). Private to time zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace partner_check {

// A day of the year and a second of that day by the clocks before the change (which may lie in the
// days around it).
struct YearlyChange {
  enum class Day : std::uint8_t {
    of_year,               // 0 to 365
    of_year_without_leap,  // 1 to 365, 29 February is never counted
    of_month               // the week-th (5: the last) weekday (0: Sunday) of a month
  };
  Day kind = Day::of_month;
  int day = 0;  // or weekday
  int week = 0;
  int month = 0;
  std::int64_t second = 7200;

  // Seconds since 1970 as if the clocks showed UTC.
  [[nodiscard]] std::int64_t in_year(int year) const;
};

struct ZoneRule {
  std::int64_t standard = 0;  // seconds east of UTC
  std::int64_t summer = 0;
  bool has_summer = false;
  YearlyChange to_summer{};
  YearlyChange to_standard{};

  static std::optional<ZoneRule> parse(std::string_view text);
  [[nodiscard]] std::int64_t offset_at(std::int64_t second) const;
};

}  // namespace partner_check
