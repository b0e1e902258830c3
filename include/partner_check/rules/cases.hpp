// The cases of rule files: a patch of the pack's base profile and the outcome it must give. And how
// much of a rule its cases test: branches of its conditions that no case reaches, and mutants,
// small mistakes put into a rule that no case notices.
#pragma once

#include <cstddef>
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

// What to look for besides cases that fail.
struct TestOptions {
  bool coverage = false;
  bool mutants = false;
};

struct Share {
  std::size_t part = 0, whole = 0;
};

struct RuleTest {
  const Rule* rule = nullptr;
  Share passed{};            // of its cases
  Share reached{};           // of its branches
  Share noticed{};           // of its mutants
  std::size_t accepted = 0;  // gaps that the file gives a reason for
  // Placed, errors all, in the order of what is looked for. Codes: case-failed, cases-missing,
  // branch-not-reached, mutant-not-noticed, accepted-stale (an entry of `accepted_gaps` that names
  // no gap).
  Diagnostics problems{};
};

// Tests a rule that was read from a file, of a pack with a base. Branches and mutants count only
// with cases that pass.
[[nodiscard]] RuleTest test_rule(const RulePack& pack, const Rule& rule,
                                 const TestOptions& options);

}  // namespace partner_check::rules
