#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

#include "width_tables.hpp"

namespace partner_check {
namespace {

bool in_one_of(std::span<const CodePointRange> ranges, char32_t point) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), point,
      [](char32_t wanted, const CodePointRange& range) { return wanted < range.first; });
  return after != ranges.begin() && point <= std::prev(after)->last;
}

// Characters that move the cursor, start an escape sequence, break the line or turn the direction
// of what follows.
constexpr std::array<CodePointRange, 6> k_unsafe{{{0x00, 0x1f},
                                                  {0x7f, 0x9f},
                                                  {0x061c, 0x061c},
                                                  {0x200e, 0x200f},
                                                  {0x2028, 0x202e},
                                                  {0x2066, 0x2069}}};

std::size_t columns(char32_t point) {
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return 0;
  if (point < k_zero_width.front().first) return 1;
  if (in_one_of(k_zero_width, point)) return 0;
  return in_one_of(k_wide, point) ? 2 : 1;
}

}  // namespace

bool is_control(char32_t point) {
  return in_one_of(k_unsafe, point);
}

std::string terminal_safe(std::string_view text, Newlines newlines) {
  std::string safe;
  safe.reserve(text.size());
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool kept = newlines == Newlines::keep && (point.value == '\n' || point.value == '\t');
    if (kept || !is_control(point.value)) {
      safe += point.utf8;
    } else {
      const auto number = static_cast<unsigned>(point.value);
      safe += number < 0x100 ? fmt::format("\\x{:02x}", number) : fmt::format("\\u{:04x}", number);
    }
  });
  return safe;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_code_point(text, [&](const CodePoint& point) { width += columns(point.value); });
  return width;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  const auto inside_code_point = [&](std::size_t i) {
    return (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80;
  };
  while (bytes > 0 && inside_code_point(bytes))
    --bytes;
  return std::string(text.substr(0, bytes)) + "…";
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string cut;
  std::size_t used = 0;
  while (true) {
    const CodePoint point = first_code_point(text);
    used += columns(point.value);
    if (used >= width) return cut + "…";
    cut += point.utf8;
    text.remove_prefix(point.taken);
  }
}

}  // namespace partner_check
