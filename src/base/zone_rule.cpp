#include "zone_rule.hpp"

#include <algorithm>
#include <chrono>

#include "partner_check/base/time.hpp"

namespace partner_check {
namespace {

constexpr std::int64_t k_hour = 3600;

// Takes the parts of a rule off the front of its text.
class RuleText {
 public:
  explicit RuleText(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // "CET" or "<+03>"; what it says does not matter.
  bool take_name() {
    if (take('<')) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return false;
      rest_.remove_prefix(end + 1);
      return true;
    }
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto end = std::ranges::find_if_not(rest_, is_letter);
    const auto size = static_cast<std::size_t>(end - rest_.begin());
    rest_.remove_prefix(size);
    return size >= 3;
  }

  bool take_number(int least, int most, int& number) {
    std::size_t digits = 0;
    number = 0;
    for (; digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9';
         ++digits)
      number = number * 10 + (rest_[digits] - '0');
    rest_.remove_prefix(digits);
    return digits > 0 && number >= least && number <= most;
  }

  // [+-]hh[:mm[:ss]], up to 167 hours.
  bool take_time(std::int64_t& seconds) {
    const bool negative = take('-');
    if (!negative) take('+');
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!take_number(0, 167, hour)) return false;
    if (take(':') && !take_number(0, 59, minute)) return false;
    if (take(':') && !take_number(0, 59, second)) return false;
    seconds = (negative ? -1 : 1) * (hour * k_hour + minute * 60 + second);
    return true;
  }

  // ",M3.5.0/2", ",J60" or ",59".
  bool take_change(YearlyChange& change) {
    if (!take(',')) return false;
    if (take('M')) {
      if (!take_number(1, 12, change.month) || !take('.') || !take_number(1, 5, change.week) ||
          !take('.') || !take_number(0, 6, change.day))
        return false;
    } else if (take('J')) {
      change.kind = YearlyChange::Day::of_year_without_leap;
      if (!take_number(1, 365, change.day)) return false;
    } else {
      change.kind = YearlyChange::Day::of_year;
      if (!take_number(0, 365, change.day)) return false;
    }
    return !take('/') || take_time(change.second);
  }

 private:
  std::string_view rest_;
};

std::int64_t days_since_1970(std::chrono::sys_days day) {
  return day.time_since_epoch().count();
}

}  // namespace

std::int64_t YearlyChange::in_year(int year) const {
  using namespace std::chrono;
  const std::chrono::year of(year);
  const std::int64_t new_year = days_since_1970(of / January / 1);
  std::int64_t date = 0;
  switch (kind) {
    case Day::of_year: date = new_year + day; break;
    case Day::of_year_without_leap:
      date = new_year + day - (of.is_leap() && day >= 60 ? 0 : 1);
      break;
    case Day::of_month: {
      const weekday wanted(static_cast<unsigned>(day));
      const auto in_month = of / std::chrono::month(static_cast<unsigned>(month));
      date = week == 5 ? days_since_1970(sys_days(in_month / wanted[last]))
                       : days_since_1970(sys_days(in_month / wanted[static_cast<unsigned>(week)]));
    }
  }
  return date * k_seconds_per_day + second;
}

std::optional<ZoneRule> ZoneRule::parse(std::string_view source) {
  RuleText text(source);
  ZoneRule rule;
  std::int64_t west = 0;
  if (!text.take_name() || !text.take_time(west)) return std::nullopt;
  rule.standard = -west;
  if (text.at_end()) return rule;
  rule.has_summer = true;
  rule.summer = rule.standard + k_hour;
  if (!text.take_name()) return std::nullopt;
  if (text.take_time(west)) rule.summer = -west;
  if (!text.take_change(rule.to_summer) || !text.take_change(rule.to_standard) || !text.at_end())
    return std::nullopt;
  return rule;
}

std::int64_t ZoneRule::offset_at(std::int64_t second) const {
  if (!has_summer) return standard;
  const int year = civil({second + standard, 0}).year;
  const std::int64_t begin = to_summer.in_year(year) - standard;
  const std::int64_t end = to_standard.in_year(year) - summer;
  // South of the equator, summer goes on over the new year.
  const bool is_summer =
      begin < end ? second >= begin && second < end : second >= begin || second < end;
  return is_summer ? summer : standard;
}

}  // namespace partner_check
