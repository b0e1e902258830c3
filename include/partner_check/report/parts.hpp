// The parts of a report below its score: causes, readiness, chains, the baseline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/report/finding.hpp"
#include "partner_check/report/questions.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::report {

// Findings on one root: one cause with its consequences.
struct Remedy {
  score::Gain gain;
  std::vector<ReportFinding> findings;  // the cause first
};

// Of the phase after the profile's own, in the select and structure phases.
struct Readiness {
  std::string next_phase;
  std::vector<ReportFinding> blockers;  // raised criticals
  std::vector<Question> missing;        // gate facts
  std::vector<std::string> failed{};    // rules that failed to evaluate
  std::optional<int> days_left;         // to the start, if stated and not past
};

// A raised compound: the findings that feed each other, the first group's first.
struct Chain {
  const rules::Compound* compound = nullptr;
  struct Link {
    std::string rule, title;  // of the worst finding of a raised member
  };
  std::vector<Link> links;
};

// What the baseline knew of this profile.
struct Regression {
  bool known = false;         // the profile stands in the baseline
  std::optional<int> tenths;  // the stated score then, if one was printed
  std::vector<std::string>
      fixed;  // findings of the baseline that are gone: "RES01 /partners/@helix"
};

}  // namespace partner_check::report
