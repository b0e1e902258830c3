// What was printed against what was expected. Each function gives "" when all is well, else a text
// for people that names `stream` and ends with a newline; control characters in it are made
// visible.
#pragma once

#include <string>
#include <string_view>

namespace scenario {

// Equal, byte for byte. The text shows the differing lines and marks the first difference.
[[nodiscard]] std::string check_exact(std::string_view stream, std::string_view expected,
                                      std::string_view actual);

// Each line of `lines` occurs in `actual`, each after the end of the one before.
[[nodiscard]] std::string check_has(std::string_view stream, std::string_view lines,
                                    std::string_view actual);

// No line of `lines` occurs in `actual`.
[[nodiscard]] std::string check_lacks(std::string_view stream, std::string_view lines,
                                      std::string_view actual);

// The text indented for a report, control characters visible.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace scenario
