// Text for people: suggestions, escaping for a terminal, widths, wrapping, lists. The only place
// where text is escaped for a terminal. All input is UTF-8 or repaired (invalid bytes become
// U+FFFD). Nothing here depends on the locale.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partner_check {

// The candidate nearest to `word`, the first of equals, or "". Edit distance with swaps, case
// aside, at most a third of the longer word (but 1 is always allowed, unless nothing is left in
// common).
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);
// "did you mean `x`?" for nearest(), else "" .
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       std::span<const std::string_view> candidates);
// Control characters (C0 but newline and tab where kept, C1, DEL, U+2028/9, bidi controls) as
// `\x1b`, `\u202e`.
enum class Newlines { keep, escape };
[[nodiscard]] std::string terminal_safe(std::string_view text,
                                        Newlines newlines = Newlines::escape);
// What terminal_safe() escapes.
[[nodiscard]] bool is_control(char32_t point);
// Terminal columns of a text: wide characters (East Asian wide, emoji) count 2, combining ones 0.
[[nodiscard]] std::size_t display_width(std::string_view text);
// Cut to at most `width` columns, with an ellipsis as the last one if something was cut.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);
// At most so many bytes, whole characters, with an ellipsis behind them if something was cut.
// Constant time.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t bytes);
// Words broken into lines of at most `width` columns; a longer word gets a line of its own.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);
// "a", "a and b", "a, b and c" (conjunction given).
[[nodiscard]] std::string join(std::span<const std::string> items, std::string_view separator);
[[nodiscard]] std::string enumerate(std::span<const std::string> items,
                                    std::string_view conjunction);
// "1 finding", "3 findings".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular,
                                  std::string_view plural);
// A number for people: integers plainly, else 2 decimals below 10, 1 below 100, none above; no
// trailing zeros; commas between thousands from 10,000 on; never an exponent below 1e15.
[[nodiscard]] std::string readable_number(double number);

}  // namespace partner_check
