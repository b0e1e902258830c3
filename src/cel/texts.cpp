#include "texts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

namespace partner_check::cel {
namespace {

constexpr std::int64_t k_second = 1'000'000'000;  // in nanoseconds

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};
// A name stands before those that begin it.
constexpr std::array<Unit, 7> k_units{{{"h", 3600 * k_second},
                                       {"ms", 1'000'000},
                                       {"m", 60 * k_second},
                                       {"s", k_second},
                                       {"us", 1'000},
                                       {"\u00b5s", 1'000},
                                       {"ns", 1}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

// Takes one "1.5h" off the front of the text and subtracts it from the total: counting downwards,
// since -2^63 has no opposite.
bool take_part(std::string_view& text, std::int64_t& total) {
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  const auto unit = std::ranges::find_if(
      k_units, [&](const Unit& candidate) { return text.starts_with(candidate.name); });
  if ((whole.empty() && fraction.empty()) || unit == k_units.end()) return false;
  text.remove_prefix(unit->name.size());

  std::int64_t count = 0;
  for (const char digit : whole)
    if (__builtin_mul_overflow(count, 10, &count) ||
        __builtin_sub_overflow(count, digit - '0', &count))
      return false;
  if (__builtin_mul_overflow(count, unit->nanoseconds, &count) ||
      __builtin_add_overflow(total, count, &total))
    return false;
  std::int64_t worth =
      unit->nanoseconds;  // of the digit before; what is below a nanosecond is cut off
  for (const char digit : fraction) {
    worth /= 10;
    if (__builtin_sub_overflow(total, worth * (digit - '0'), &total)) return false;
  }
  return true;
}

// The digits of a number d.ddd * 10^exponent, with as many zeros or a point as its size needs.
std::string plain_layout(std::string_view digits, int exponent) {
  const int count = static_cast<int>(digits.size());
  if (exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + std::string(digits);
  if (exponent >= count - 1)
    return std::string(digits) + std::string(static_cast<std::size_t>(exponent - count + 1), '0');
  const auto point = static_cast<std::size_t>(exponent + 1);
  return std::string(digits.substr(0, point)) + "." + std::string(digits.substr(point));
}

// Bytes of the valid sequence at the front, 0 if there is none.
std::size_t valid_sequence(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const std::size_t size = code_point_size(bytes);
  if (size == 1) return at(0) < 0x80 ? 1 : 0;
  if (size > bytes.size()) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((at(i) & 0xC0u) != 0x80u) return 0;
  const unsigned second = at(1);
  // Overlong forms, surrogates, beyond U+10FFFF.
  if (at(0) < 0xC2 || at(0) > 0xF4) return 0;
  if ((at(0) == 0xE0 && second < 0xA0) || (at(0) == 0xED && second > 0x9F)) return 0;
  if ((at(0) == 0xF0 && second < 0x90) || (at(0) == 0xF4 && second > 0x8F)) return 0;
  return size;
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t mark = text.find('e');
  int exponent = 0;
  const std::size_t skipped = text[mark + 1] == '+' ? 2 : 1;
  std::from_chars(text.data() + mark + skipped, end, exponent);
  std::string digits(text.substr(0, mark));
  std::erase(digits, '.');

  const std::string sign = number < 0 ? "-" : "";
  if (exponent > -7 && exponent < 21) return sign + plain_layout(digits, exponent);
  if (digits.size() > 1) digits.insert(1, ".");
  return fmt::format("{}{}e{:+}", sign, digits, exponent);
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!text.empty())
    if (!take_part(text, total)) return std::nullopt;
  if (!negative && __builtin_sub_overflow(0, total, &total)) return std::nullopt;
  return total;
}

std::string format_duration(std::int64_t nanoseconds) {
  std::string text =
      fmt::format("{}{}", nanoseconds < 0 ? "-" : "", std::abs(nanoseconds / k_second));
  if (const std::int64_t part = std::abs(nanoseconds % k_second); part != 0) {
    text += fmt::format(".{:09}", part);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "s";
}

std::size_t code_point_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// memmem is linear in glibc and musl; std::string_view::find may take the product of the sizes.
std::size_t find_text(std::string_view text, std::string_view part, std::size_t from) {
  if (part.empty()) return from;
  const void* found = memmem(text.data() + from, text.size() - from, part.data(), part.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t size = valid_sequence(bytes);
    if (size == 0) return false;
    bytes.remove_prefix(size);
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

}  // namespace partner_check::cel
