// What is open between a profile's phase and the next, in every phase; where the work has not begun
// Readiness (report/parts.hpp) makes the headline of the same. Never a number of the score.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/finding.hpp"

namespace partner_check::report {

// Outcomes in a phase that is not the profile's own.
struct PhaseOutcomes {
  std::string phase;
  std::vector<rules::Outcome> outcomes;
};

// What an earlier phase asked for, and this one asks for no more; nobody has done it.
struct LeftOver {
  std::string phase;
  std::vector<ReportFinding> findings;
};

struct NextPhase {
  std::string phase;  // "": none follows; then the open matters are those of the present phase
  std::vector<ReportFinding> blockers;  // raised criticals of the next phase
  std::vector<Question> missing;        // facts that could still make one critical there
  std::vector<std::string> failed{};    // rules that failed to evaluate there
  std::vector<ReportFinding> added;     // high ones that the present phase does not raise
  std::vector<LeftOver> left_over;      // the latest phase first
};

}  // namespace partner_check::report
