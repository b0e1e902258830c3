#include "compare.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

namespace scenario {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t k_context = 2;  // equal lines shown on either side of a difference

std::string visible(std::string_view line) {
  std::string text;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f) {
      text += c;
    } else {
      text += fmt::format("\\x{:02x}", byte);
    }
  }
  return text;
}

// The lines without their newlines; a last line that has none says so.
Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(visible(text.substr(0, end)));
    if (end == std::string_view::npos) {
      lines.back() += " (no newline at the end)";
      break;
    }
    text.remove_prefix(end + 1);
  }
  return lines;
}

// Columns count characters: bytes that continue a UTF-8 sequence are not counted.
std::size_t first_different_column(std::string_view a, std::string_view b) {
  const auto at = std::ranges::mismatch(a, b).in1;
  return 1 + static_cast<std::size_t>(std::count_if(a.begin(), at, [](char c) {
           return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
         }));
}

void show(std::string& text, char mark, const Lines& lines, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    text += fmt::format("  {} {:4} | {}\n", mark, i + 1, lines[i]);
  }
}

}  // namespace

std::string check_exact(std::string_view stream, std::string_view expected,
                        std::string_view actual) {
  if (expected == actual) return {};
  const Lines want = split(expected);
  const Lines got = split(actual);
  const std::size_t shorter = std::min(want.size(), got.size());
  std::size_t head = 0;
  while (head < shorter && want[head] == got[head])
    ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && want.rbegin()[static_cast<std::ptrdiff_t>(tail)] ==
                                      got.rbegin()[static_cast<std::ptrdiff_t>(tail)]) {
    ++tail;
  }
  const std::size_t want_end = want.size() - tail;
  const std::size_t got_end = got.size() - tail;

  std::string text =
      fmt::format("{} differs from line {} on (- expected, + actual):\n", stream, head + 1);
  show(text, ' ', got, head - std::min(head, k_context), head);
  show(text, '-', want, head, want_end);
  if (head < got_end) show(text, '+', got, head, head + 1);
  if (head < want_end && head < got_end) {
    text += fmt::format("{:>{}}\n", '^', 11 + first_different_column(want[head], got[head]));
  }
  show(text, '+', got, head + 1, got_end);
  show(text, ' ', got, got_end, std::min(got.size(), got_end + k_context));
  return text;
}

std::string check_has(std::string_view stream, std::string_view lines, std::string_view actual) {
  std::string_view rest = actual;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t at = rest.find(line);
    if (at == std::string_view::npos) {
      const bool elsewhere = actual.find(line) != std::string_view::npos;
      return fmt::format("{} {}: {}\n{}", stream,
                         elsewhere ? "has, but too early" : "does not have", visible(line),
                         quoted(actual));
    }
    rest.remove_prefix(at + line.size());
  }
  return {};
}

std::string check_lacks(std::string_view stream, std::string_view lines, std::string_view actual) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (actual.find(line) != std::string_view::npos) {
      return fmt::format("{} must not have: {}\n{}", stream, visible(line), quoted(actual));
    }
  }
  return {};
}

std::string quoted(std::string_view text) {
  const Lines lines = split(text);
  std::string shown;
  show(shown, ' ', lines, 0, lines.size());
  return shown;
}

}  // namespace scenario
