// The cases of rule files: a patch of the pack's base profile and the outcome it must give.
#pragma once

#include <string>
#include <vector>

#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

struct CaseResult {
  std::string rule;
  std::string name;
  std::string expected;  // "critical", "clear", "unknown", "not_applicable", "[clear, high]"
  std::string actual;    // the same words; or what was wrong with the patched profile
  bool passed = false;
};

// Runs all cases of a pack with a base. A case that does not validate as a profile has failed.
[[nodiscard]] std::vector<CaseResult> run_cases(const RulePack& pack);
// What a rule's set of cases lacks: "no case for level high", "no clear case", "no unknown case";
// empty if complete.
[[nodiscard]] std::vector<std::string> missing_cases(const Rule& rule);

}  // namespace partner_check::rules
