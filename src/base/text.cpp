#include "partner_check/base/text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace partner_check {

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  constexpr std::string_view k_spaces = " \t\n\r";
  std::vector<std::string> lines;
  std::size_t used = 0;
  while (true) {
    const std::size_t begin = text.find_first_not_of(k_spaces);
    if (begin == std::string_view::npos) return lines;
    text.remove_prefix(begin);
    const std::string_view word = text.substr(0, text.find_first_of(k_spaces));
    text.remove_prefix(word.size());
    const std::size_t columns = display_width(word);
    if (lines.empty() || used + 1 + columns > width) {
      lines.emplace_back(word);
      used = columns;
    } else {
      lines.back().append(" ").append(word);
      used += 1 + columns;
    }
  }
}

std::string join(std::span<const std::string> items, std::string_view separator) {
  return fmt::format("{}", fmt::join(items, separator));
}

std::string enumerate(std::span<const std::string> items, std::string_view conjunction) {
  if (items.size() < 2) return join(items, {});
  return fmt::format("{} {} {}", join(items.first(items.size() - 1), ", "), conjunction,
                     items.back());
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

namespace {

// Of whole numbers: "1250000" to "1,250,000".
void group_thousands(std::string& digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;)
    digits.insert(i -= 3, ",");
}

}  // namespace

std::string readable_number(double number) {
  const double size = std::abs(number);
  if (std::isnan(number)) return "not a number";
  if (std::isinf(number)) return number < 0 ? "-infinity" : "infinity";
  if (size >= 1e15) return fmt::format("{}", number);
  const int decimals = number == std::trunc(number) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  std::string text = fmt::format("{:.{}f}", number, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  if (size >= 10000) group_thousands(text);
  return text == "-0" ? "0" : text;
}

}  // namespace partner_check
