// The cheapest set of causes whose clearing reaches a target score. A remedy costs what the policy
// says of its effort, the largest of the raised rules on its cause. Promises: pure; integers; the
// order of the rules does not matter; a plan that is exact is as cheap as any, one that is not
// still reaches its goal, and none of its steps can be left out. Formulas: docs/scoring.md.
#pragma once

#include <array>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::score {

// All raised rules on one root are cleared.
struct PlanStep {
  Gain gain;  // alone, in the plan's view
  rules::Effort effort = rules::Effort::small;
  int cost = 0;
  int tenths = 0;     // the score after this step and all before it,
  int ceiling = 100;  // and the ceiling that scales it, in points
};

enum class Reach : std::uint8_t { already, found, out_of_reach };

struct Plan {
  View view = View::stated;
  bool has_number = false;  // something counts in this view; if not, nothing else has a meaning
  int target = 0;           // tenths
  int from = 0;             // the score as it is,
  int ceiling = 100;        // and the ceiling that scales it, in points
  Reach reach = Reach::already;
  bool exact = true;            // false: the node budget was hit, a cheaper set may exist
  std::vector<PlanStep> steps;  // by severity, gain, gain before ceilings, root. Out of reach: the
                                // cheapest way to what can be reached
  int cost = 0;
  std::array<int, k_views> after{};  // tenths of each view when all steps are done
};

// The stated view; proven where there is not enough evidence for a stated number.
[[nodiscard]] View plan_view(const Score& score);
// Where the next band begins, in tenths, or nothing in the best one.
[[nodiscard]] std::optional<int> next_band(int tenths, const Policy& policy);

[[nodiscard]] Plan plan(const std::vector<ScoredRule>& rules,
                        const std::vector<rules::Compound>& compounds, const Policy& policy,
                        View view, int target);

}  // namespace partner_check::score

namespace partner_check {

inline constexpr std::array k_reach_rows{
    EnumRow<score::Reach>{score::Reach::already, "already", "the score is there"},
    EnumRow<score::Reach>{score::Reach::found, "found", "the steps lead there"},
    EnumRow<score::Reach>{score::Reach::out_of_reach, "out_of_reach", "no step is left"},
};
template <>
inline constexpr std::span<const EnumRow<score::Reach>> k_rows<score::Reach>{k_reach_rows};

}  // namespace partner_check
