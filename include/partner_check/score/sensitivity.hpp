// How much the stated score hangs on choices and on single facts: whether the band survives if the
// weights had been chosen a little differently, and which rule and which open fact move the score
// most. Formulas: docs/scoring.md. Promises: the same outcomes and policy give the same numbers on
// every machine (its own generator, integers throughout). Costs one scoring per draw, raised rule
// and open fact.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/score/score.hpp"

namespace partner_check::score {

// What moves the score most, in tenths of a point.
struct RuleSwing {
  std::string rule;
  int tenths = 0;  // gained if this rule alone were clear
};
struct FactSwing {
  std::string pointer;
  int worst = 0, best = 0;  // the score if every rule that waits for it came out worst, or best
};

struct Sensitivity {
  int draws = 0, noise_percent = 0;  // of the policy
  int stays_permille = 0;            // draws in which the band stays
  int low = 0, high = 0;  // tenths between which nine draws of ten lie (5th and 95th percentile)
  std::optional<RuleSwing> rule;  // nothing: no rule is raised that weighs something
  std::optional<FactSwing> fact;  // nothing: no open fact moves the score
};

// A fact that is not stated, and the rules that wait for it.
struct OpenFact {
  std::string pointer;
  std::vector<std::string> rules;
};
// By pointer.
[[nodiscard]] std::vector<OpenFact> open_facts(const std::vector<rules::Outcome>& outcomes);

// Nothing where no stated number is printed. Each draw moves the weight of every severity, the
// weight of every rule and the share of every dimension in the mean by a factor of its own, evenly
// drawn in whole percents from 1 -+ the policy's noise; ceilings stay where they are. Ties of
// swings: the first rule or pointer by name.
[[nodiscard]] std::optional<Sensitivity> sensitivity(const std::vector<ScoredRule>& rules,
                                                     const std::vector<OpenFact>& open,
                                                     const std::vector<rules::Compound>& compounds,
                                                     const Policy& policy);

}  // namespace partner_check::score
