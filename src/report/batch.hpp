// What reports for people say of several profiles at once. Raw: each format escapes. Private to the
// report layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

// By the number that is printed, where none is by the proven one.
[[nodiscard]] std::vector<const Report*> worst_first(const Run& run);
// The folder that all files lie in, with its slash; "" if there is none.
[[nodiscard]] std::string common_folder(const Run& run);
// "lines.ndjson:3": a file without the common folder, and the line of an NDJSON file.
[[nodiscard]] std::string short_name(const std::string& file, std::size_t first_line,
                                     const std::string& folder);
// "2 critical", the number of rules at the worst level; "none".
[[nodiscard]] std::string worst_words(const Report& report);
// "30.6..48.9", "-" if no rule applies.
[[nodiscard]] std::string bounds_words(const score::Score& score);
// "3 profiles evaluated, 2 PASS, 1 FAIL; 1 not evaluated".
[[nodiscard]] std::string summary_words(const Run& run);

}  // namespace partner_check::report
