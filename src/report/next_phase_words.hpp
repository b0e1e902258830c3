// Words about the next phase that several formats share. Raw: each format escapes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "partner_check/report/report.hpp"

namespace partner_check::report {

// "Ready for the next phase?", "Also on the way to operate" where the headline is readiness,
// "Before it is closed, renewed or extended" in the last phase.
[[nodiscard]] std::string next_phase_title(const Report& report);
// "NOT READY TO EVALUATE: 2 blockers, 5 facts missing"; of the last phase "No phase follows; open
// in this one: ...".
[[nodiscard]] std::string next_phase_sentence(const NextPhase& next);

// What is listed of it. Blockers and missing facts are left out where the headline is readiness:
// the report has them elsewhere.
struct NextPhaseRow {
  std::string label;  // "adds"
  std::string title;  // "Raised only in the next phase"
  std::vector<const ReportFinding*> findings;
  std::vector<const Question*> questions;
};
[[nodiscard]] std::vector<NextPhaseRow> next_phase_rows(const Report& report);

}  // namespace partner_check::report
