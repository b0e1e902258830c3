// What a test of rules found, as text for people and as JSON for programs, ending with a newline.
// Promises: pure; the text is safe for a terminal.
#pragma once

#include <string>
#include <vector>

#include "partner_check/rules/cases.hpp"

namespace partner_check::report {

[[nodiscard]] std::string tests_text(const std::vector<rules::RuleTest>& tests,
                                     const rules::TestOptions& options);
[[nodiscard]] std::string tests_json(const std::vector<rules::RuleTest>& tests,
                                     const rules::TestOptions& options);

}  // namespace partner_check::report
