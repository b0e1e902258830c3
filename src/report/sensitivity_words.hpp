// What a sensitivity analysis says, as sentences that all formats share. Private to the report
// layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/report.hpp"

namespace partner_check::report {

// Of a report with `sensitivity`: how firm the band is; then the rule, and the open fact, that move
// the score most, where there are any.
[[nodiscard]] std::vector<std::string> sensitivity_sentences(const Report& report);

}  // namespace partner_check::report
