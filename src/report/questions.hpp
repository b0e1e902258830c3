// One fact in words, for parts of a report that ask on their own account. Private to the report
// layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/report.hpp"

#include "own_side.hpp"
#include "sources.hpp"

namespace partner_check::report {

// Without rank: it decides nothing and settles nothing.
[[nodiscard]] Question question_about(const Input& input, Sources& places, const OwnSide& own_side,
                                      const std::string& pointer, std::vector<std::string> rules);

}  // namespace partner_check::report
