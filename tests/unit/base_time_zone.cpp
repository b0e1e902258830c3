// Named time zones: files of the system's database and made by hand, the yearly rules after their
// last change, and what is no zone.
#include <string>

#include "partner_check/base/time.hpp"
#include "partner_check/base/time_zone.hpp"

#include "support/catch.hpp"

using namespace partner_check;

namespace {

std::int64_t second(std::string_view timestamp) {
  return parse_timestamp(timestamp)->seconds;
}

// Hours east of UTC in a zone of the system's database.
double hours(std::string_view zone, std::string_view timestamp) {
  const auto found = time_zone(zone);
  REQUIRE(found);
  return static_cast<double>((*found)->offset_at(second(timestamp))) / 3600;
}

std::string big_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i)
    text += static_cast<char>(number >> (8 * i) & 0xff);
  return text;
}

struct Change {
  std::int64_t at;
  char kind;
};

std::string block(char version, int time_size, const std::vector<Change>& changes,
                  std::uint64_t leap_seconds) {
  std::string text = std::string("TZif") + version + std::string(15, '\0');
  for (const std::uint64_t count :
       {std::uint64_t{0}, std::uint64_t{0}, leap_seconds, std::uint64_t{changes.size()},
        std::uint64_t{2}, std::uint64_t{4}})
    text += big_endian(count, 4);
  for (const Change& change : changes)
    text += big_endian(static_cast<std::uint64_t>(change.at), time_size);
  for (const Change& change : changes)
    text += change.kind;
  text += big_endian(3600, 4) + std::string("\0\0", 2);
  text += big_endian(7200, 4) + std::string("\1\0", 2);
  text += std::string("A\0B\0", 4);
  return text + std::string(leap_seconds * static_cast<std::size_t>(time_size + 4), '\0');
}

// A file of version 2 with these changes between one and two hours east, and a footer.
std::string file(const std::vector<Change>& changes, std::string_view footer,
                 std::uint64_t leap_seconds = 0) {
  return block('2', 4, {}, 0) + block('2', 8, changes, leap_seconds) + "\n" + std::string(footer) +
         "\n";
}

// By the footer alone.
double rule_hours(std::string_view footer, std::string_view timestamp) {
  const auto zone = TimeZone::parse(file({}, footer));
  REQUIRE(zone);
  return static_cast<double>(zone->offset_at(second(timestamp))) / 3600;
}

}  // namespace

TEST_CASE("zones of the database: before the first change, between changes, after the last") {
  CHECK(hours("Europe/Berlin", "2026-03-29T00:59:59Z") == 1);
  CHECK(hours("Europe/Berlin", "2026-03-29T01:00:00Z") == 2);
  CHECK(hours("Europe/Berlin", "2026-10-25T00:59:59Z") == 2);
  CHECK(hours("Europe/Berlin", "2026-10-25T01:00:00Z") == 1);
  CHECK(hours("Europe/Berlin", "2500-07-01T00:00:00Z") == 2);
  CHECK(hours("Asia/Kathmandu", "2009-02-13T23:31:30Z") == 5.75);
  CHECK(hours("America/St_Johns", "2009-02-13T02:00:00Z") == -3.5);
  CHECK(hours("Australia/Sydney", "2009-02-13T23:31:30Z") == 11);
  CHECK(hours("America/New_York", "1970-01-01T00:00:00Z") == -5);
  CHECK(hours("America/New_York", "0001-01-01T00:00:00Z") < -4.9);
  CHECK(hours("Europe/Berlin", "9999-12-31T23:59:59Z") == 1);
}

TEST_CASE("changes hold from their second on") {
  const auto zone = TimeZone::parse(file({{-100, 1}, {50, 0}}, ""));
  REQUIRE(zone);
  CHECK(zone->offset_at(-101) == 3600);
  CHECK(zone->offset_at(-100) == 7200);
  CHECK(zone->offset_at(49) == 7200);
  CHECK(zone->offset_at(50) == 3600);
  CHECK(zone->offset_at(1'000'000'000'000) == 3600);
  const auto old = TimeZone::parse(block('\0', 4, {{-100, 1}}, 0));
  REQUIRE(old);
  CHECK(old->offset_at(-101) == 3600);
  CHECK(old->offset_at(-100) == 7200);
}

TEST_CASE("the footer tells the time after the last change") {
  CHECK(rule_hours("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z") == 1);
  CHECK(rule_hours("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z") == 2);
  CHECK(rule_hours("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z") == -5);
  CHECK(rule_hours("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z") == -4);
  CHECK(rule_hours("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T05:59:59Z") == -4);
  CHECK(rule_hours("EST5EDT,M3.2.0,M11.1.0", "2026-11-01T06:00:00Z") == -5);
  CHECK(rule_hours("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z") == 11);
  CHECK(rule_hours("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z") == 10);
  CHECK(rule_hours("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z") == -2);
  CHECK(rule_hours("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z") == -1);
  CHECK(rule_hours("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z") == 0);
  CHECK(rule_hours("XXX-3:30:30", "2026-01-01T00:00:00Z") == 3.5 + 30.0 / 3600);
  CHECK(rule_hours("AAA0BBB,J60/0,J300/0", "2028-02-29T12:00:00Z") == 0);
  CHECK(rule_hours("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z") == 1);
  CHECK(rule_hours("AAA0BBB,59/0,300/0", "2028-02-29T00:00:00Z") == 1);
  CHECK(rule_hours("AAA0BBB,0/0,J365/25", "2026-12-31T23:59:59Z") == 1);
}

TEST_CASE("a footer that is none leaves the last change as it is") {
  for (const std::string_view footer :
       {"", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CE-1", "<CET-1",
        "CET-168", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,J0,J365", "CET-1:60"}) {
    INFO(footer);
    const auto zone = TimeZone::parse(file({{0, 1}}, footer));
    REQUIRE(zone);
    CHECK(zone->offset_at(second("2026-07-01T00:00:00Z")) == 7200);
  }
}

TEST_CASE("files that are cut off, broken or count leap seconds are no zones") {
  const std::string whole = file({{0, 1}, {10, 0}}, "");
  const std::size_t needed = whole.size() - 2;  // the footer may be missing
  for (std::size_t size = 0; size < needed; ++size)
    CHECK_FALSE(TimeZone::parse(std::string_view(whole).substr(0, size)));
  CHECK(TimeZone::parse(std::string_view(whole).substr(0, needed)));
  CHECK_FALSE(TimeZone::parse(file({{0, 2}}, "")));           // there are two kinds
  CHECK_FALSE(TimeZone::parse(file({{10, 1}, {0, 0}}, "")));  // out of order
  CHECK_FALSE(TimeZone::parse(file({{0, 1}}, "", 1)));
  std::string huge = whole;
  huge.replace(32, 4, "\xff\xff\xff\xff");
  CHECK_FALSE(TimeZone::parse(huge));
}

TEST_CASE("what is no zone, and what no database, is said") {
  const auto message = [](std::string_view name) {
    const auto zone = time_zone(name);
    return zone ? "found" : zone.problems().front().message;
  };
  CHECK(message("Europe/Berlin") == "found");
  for (const std::string_view name : {"Mars/Olympus", "", "/etc/localtime", "../zoneinfo/UTC",
                                      "Europe", "Europe//Berlin", "zone.tab", "europe/berlin\n"}) {
    INFO(name);
    CHECK(message(name) == "there is no time zone \"" + std::string(name) + "\"");
  }
  const auto nowhere = read_time_zone("Europe/Berlin", "/no/such/folder");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.problems().front().code == "unknown-time-zone");
  CHECK(nowhere.problems().front().message ==
        "the time zone database is not installed (/no/such/folder)");
}
