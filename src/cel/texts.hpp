// Numbers and durations as CEL writes them, and the code points of UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace partner_check::cel {

// The shortest text that reads back as the same double, laid out as in ECMAScript: 100000, 0.1,
// 1e+21, -Infinity, NaN.
[[nodiscard]] std::string number_text(double number);

// "1h30m", "-1.5s", "250ms", "0": a sum of h, m, s, ms, us and ns, as nanoseconds. Nothing if it is
// no such text or does not fit into 64 bits.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);
// In seconds: "5400s", "-1.5s".
[[nodiscard]] std::string format_duration(std::int64_t nanoseconds);

[[nodiscard]] bool is_utf8(std::string_view bytes);
// Of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
// Where the part stands in the text, from an offset (at most the text's size) on, or npos. Linear
// in the size of both, whatever they hold.
[[nodiscard]] std::size_t find_text(std::string_view text, std::string_view part,
                                    std::size_t from = 0);
// Bytes of the code point at the front of a text that is not empty.
[[nodiscard]] std::size_t code_point_size(std::string_view text);

}  // namespace partner_check::cel
