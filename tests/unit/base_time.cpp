#include <vector>

#include "partner_check/base/time.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("a date is exactly a real day") {
  struct Row {
    std::string text;
    std::optional<std::int64_t> days;  // since 1970-01-01
  };
  const std::vector<Row> rows{
      {"1970-01-01", 0},
      {"1969-12-31", -1},
      {"2000-02-29", 11'016},
      {"2026-11-01", 20'758},
      {"0001-01-01", -719'162},
      {"9999-12-31", 2'932'896},
      {"1900-02-29", std::nullopt},
      {"2023-02-29", std::nullopt},
      {"2024-02-29", 19'782},
      {"2026-04-31", std::nullopt},
      {"2026-13-01", std::nullopt},
      {"2026-00-10", std::nullopt},
      {"2026-01-00", std::nullopt},
      {"0000-01-01", std::nullopt},
      {"2026-1-01", std::nullopt},
      {"2026-01-1", std::nullopt},
      {"2026-01-011", std::nullopt},
      {"2026-01-01 ", std::nullopt},
      {" 2026-01-01", std::nullopt},
      {"2026/01/01", std::nullopt},
      {"+026-01-01", std::nullopt},
      {"10000-01-01", std::nullopt},
      {"2026-01-01T00:00:00Z", std::nullopt},
      {"", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::optional<Instant> parsed = parse_date(row.text);
    REQUIRE(parsed.has_value() == row.days.has_value());
    if (!parsed) continue;
    CHECK(*parsed == Instant{*row.days * k_seconds_per_day, 0});
    CHECK(format_date(*parsed) == row.text);
  }
}

TEST_CASE("a timestamp is RFC 3339, and comes out in UTC") {
  struct Row {
    std::string text;
    std::string expected;  // as printed; empty if it is refused
  };
  const std::vector<Row> rows{
      {"2026-11-01T12:30:45Z", "2026-11-01T12:30:45Z"},
      {"2026-11-01T12:30:45.5Z", "2026-11-01T12:30:45.5Z"},
      {"2026-11-01T12:30:45.000Z", "2026-11-01T12:30:45Z"},
      {"2026-11-01T12:30:45.123456789Z", "2026-11-01T12:30:45.123456789Z"},
      {"2026-11-01T12:30:45.000000001Z", "2026-11-01T12:30:45.000000001Z"},
      {"2026-11-01T12:30:45.1234567891Z", ""},
      {"2026-11-01T12:30:45.Z", ""},
      {"2026-11-01T12:30:45,5Z", ""},
      {"2026-11-01T00:30:00+01:00", "2026-10-31T23:30:00Z"},
      {"2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"},
      {"2026-11-01T12:00:00-00:00", "2026-11-01T12:00:00Z"},
      {"2026-11-01T12:00:00+23:59", "2026-10-31T12:01:00Z"},
      {"2026-11-01T12:00:00+24:00", ""},
      {"2026-11-01T12:00:00+01:60", ""},
      {"2026-11-01T12:00:00+0100", ""},
      {"2026-11-01T12:00:00+1:00", ""},
      {"2026-11-01T12:00:00", ""},
      {"2026-11-01T12:00Z", ""},
      {"2026-11-01t12:00:00Z", ""},
      {"2026-11-01T12:00:00z", ""},
      {"2026-11-01 12:00:00Z", ""},
      {"2026-11-01T24:00:00Z", ""},
      {"2026-11-01T23:60:00Z", ""},
      {"2026-11-01T23:59:60Z", ""},
      {"2026-02-30T00:00:00Z", ""},
      {"2026-11-01T12:00:00Z ", ""},
      {"1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"},
      {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
      {"0001-01-01T00:59:59+01:00", ""},
      {"9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"},
      {"9999-12-31T23:59:59-00:01", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const std::optional<Instant> parsed = parse_timestamp(row.text);
    CHECK((parsed ? format_timestamp(*parsed) : "") == row.expected);
  }
}

TEST_CASE("the range is that of the years 1 to 9999") {
  CHECK(parse_timestamp("0001-01-01T00:00:00Z")->seconds == k_first_second);
  CHECK(parse_timestamp("9999-12-31T23:59:59Z")->seconds == k_last_second);
  CHECK(Instant{1, 0} > Instant{0, 999'999'999});
}

TEST_CASE("a moment before 1970 belongs to the day that it lies in") {
  const Civil day = civil({-1, 5});
  CHECK(day.year == 1969);
  CHECK(day.month == 12);
  CHECK(day.day == 31);
}

TEST_CASE("today is a midnight of this century") {
  const Instant today = today_utc();
  CHECK(today.seconds % k_seconds_per_day == 0);
  CHECK(today.nanoseconds == 0);
  CHECK(civil(today).year >= 2024);
}

}  // namespace
}  // namespace partner_check
