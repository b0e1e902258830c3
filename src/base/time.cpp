#include "partner_check/base/time.hpp"

#include <chrono>

#include <fmt/format.h>

namespace partner_check {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// Takes digits off the front of a text, from the left, until something does not fit.
class Scanner {
 public:
  explicit Scanner(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // Exactly `digits` digits with a value in [least, most].
  bool take_number(std::size_t digits, int least, int most, int& number) {
    number = 0;
    std::size_t taken = 0;
    while (taken < digits && take_digit(number))
      ++taken;
    return taken == digits && number >= least && number <= most;
  }

  // One to nine digits after the point, as nanoseconds.
  bool take_fraction(std::int32_t& nanoseconds) {
    int taken = 0;
    nanoseconds = 0;
    while (taken < 9 && take_digit(nanoseconds))
      ++taken;
    for (int missing = taken; missing < 9; ++missing)
      nanoseconds *= 10;
    return taken > 0;
  }

 private:
  bool take_digit(int& number) {
    if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') return false;
    number = number * 10 + (rest_.front() - '0');
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

bool take_date(Scanner& scanner, std::int64_t& seconds) {
  Civil date;
  if (!scanner.take_number(4, 1, 9999, date.year) || !scanner.take('-') ||
      !scanner.take_number(2, 1, 12, date.month) || !scanner.take('-') ||
      !scanner.take_number(2, 1, 31, date.day))
    return false;
  const year_month_day day{std::chrono::year(date.year),
                           std::chrono::month(static_cast<unsigned>(date.month)),
                           std::chrono::day(static_cast<unsigned>(date.day))};
  if (!day.ok()) return false;
  seconds = sys_days(day).time_since_epoch().count() * k_seconds_per_day;
  return true;
}

std::int64_t in_seconds(std::int64_t hours, std::int64_t minutes) {
  return hours * 3600 + minutes * 60;
}

bool take_clock(Scanner& scanner, Instant& instant) {
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  if (!scanner.take_number(2, 0, 23, hours) || !scanner.take(':') ||
      !scanner.take_number(2, 0, 59, minutes) || !scanner.take(':') ||
      !scanner.take_number(2, 0, 59, seconds))
    return false;
  instant.seconds += in_seconds(hours, minutes) + seconds;
  return !scanner.take('.') || scanner.take_fraction(instant.nanoseconds);
}

// `Z`, `+hh:mm` or `-hh:mm`; the offset is taken off to get to UTC.
bool take_zone(Scanner& scanner, Instant& instant) {
  if (scanner.take('Z')) return true;
  const int sign = scanner.take('+') ? 1 : -1;
  if (sign < 0 && !scanner.take('-')) return false;
  int hours = 0;
  int minutes = 0;
  if (!scanner.take_number(2, 0, 23, hours) || !scanner.take(':') ||
      !scanner.take_number(2, 0, 59, minutes))
    return false;
  instant.seconds -= sign * in_seconds(hours, minutes);
  return true;
}

std::chrono::sys_seconds time_point(Instant instant) {
  return std::chrono::sys_seconds(std::chrono::seconds(instant.seconds));
}

}  // namespace

std::optional<Instant> parse_date(std::string_view text) {
  Scanner scanner(text);
  Instant instant;
  if (!take_date(scanner, instant.seconds) || !scanner.at_end()) return std::nullopt;
  return instant;
}

std::optional<Instant> parse_timestamp(std::string_view text) {
  Scanner scanner(text);
  Instant instant;
  if (!take_date(scanner, instant.seconds) || !scanner.take('T') || !take_clock(scanner, instant) ||
      !take_zone(scanner, instant) || !scanner.at_end())
    return std::nullopt;
  if (instant.seconds < k_first_second || instant.seconds > k_last_second) return std::nullopt;
  return instant;
}

Civil civil(Instant instant) {
  const year_month_day day(std::chrono::floor<std::chrono::days>(time_point(instant)));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string format_date(Instant instant) {
  const Civil date = civil(instant);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string format_timestamp(Instant instant) {
  const auto point = time_point(instant);
  const std::chrono::hh_mm_ss clock(point - std::chrono::floor<std::chrono::days>(point));
  std::string text =
      format_date(instant) + fmt::format("T{:02}:{:02}:{:02}", clock.hours().count(),
                                         clock.minutes().count(), clock.seconds().count());
  if (instant.nanoseconds != 0) {
    text += fmt::format(".{:09}", instant.nanoseconds);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + 'Z';
}

Instant today_utc() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {today.time_since_epoch().count() * k_seconds_per_day, 0};
}

}  // namespace partner_check
