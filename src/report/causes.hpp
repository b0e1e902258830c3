// Certain findings grouped by cause, as reports for people list them. They point into the report;
// the cause itself stands first. Private to the report layer.
#pragma once

#include <vector>

#include "partner_check/report/report.hpp"

namespace partner_check::report {

// Findings on one root.
struct Cause {
  std::vector<const ReportFinding*> findings;
  const score::Gain* gain = nullptr;  // nothing if it is shown elsewhere, or there is none
};

// What keeps the next phase from beginning; none without readiness.
[[nodiscard]] std::vector<Cause> blocking_causes(const Report& report);
// The remedies without the rules that are blockers, the worst of what remains first.
[[nodiscard]] std::vector<Cause> further_causes(const Report& report);
// Without the findings that a waiver covers, the worst of what remains first.
[[nodiscard]] std::vector<Cause> without_waived(std::vector<Cause> causes);
// Those findings, each once.
[[nodiscard]] std::vector<const ReportFinding*> waived_findings(const Report& report);

}  // namespace partner_check::report
