// Calendar dates and instants, UTC, proleptic Gregorian, years 1 to 9999.
// An instant is seconds since 1970-01-01T00:00:00Z (leap seconds ignored) and nanoseconds within
// that second.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace partner_check {

inline constexpr std::int64_t k_seconds_per_day = 86'400;
inline constexpr std::int64_t k_first_second = -62'135'596'800;  // 0001-01-01T00:00:00Z
inline constexpr std::int64_t k_last_second = 253'402'300'799;   // 9999-12-31T23:59:59Z

struct Instant {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;                      // 0 .. 999,999,999
  auto operator<=>(const Instant&) const = default;  // NOLINT(modernize-use-nullptr)
};

struct Civil {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

// "2026-11-01" exactly, a real date; nothing otherwise.
[[nodiscard]] std::optional<Instant> parse_date(std::string_view text);
// RFC 3339 with `T`, `Z` or an offset, up to 9 fractional digits; nothing otherwise or outside the
// years 1 to 9999.
[[nodiscard]] std::optional<Instant> parse_timestamp(std::string_view text);
[[nodiscard]] Civil civil(Instant instant);
[[nodiscard]] std::string format_date(Instant instant);       // 2026-11-01
[[nodiscard]] std::string format_timestamp(Instant instant);  // RFC 3339, fraction only if not zero
[[nodiscard]] Instant today_utc();  // midnight of today by the system clock

}  // namespace partner_check
