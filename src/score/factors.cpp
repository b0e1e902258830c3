#include "partner_check/score/factors.hpp"

#include <algorithm>

namespace partner_check::score {

namespace {

using rules::Outcome;
using rules::Severity;
using rules::State;

// What the rules that speak for one factor add up to.
struct Sum {
  std::size_t clear = 0, raised = 0, open = 0;
  std::vector<std::string> criticals{};
  int weight = 0, unknown_weight = 0;

  [[nodiscard]] std::size_t rules() const { return clear + raised + open; }
};

Sum add_up(const std::string& factor, const std::vector<Outcome>& outcomes, const Policy& policy) {
  const auto weight = [&](Severity severity) {
    return policy.weights[static_cast<std::size_t>(severity)];
  };
  Sum sum;
  for (const Outcome& outcome : outcomes) {
    const auto& tags = outcome.rule->success_factors;
    if (outcome.state == State::not_applicable || std::ranges::find(tags, factor) == tags.end())
      continue;
    ++(outcome.state == State::clear    ? sum.clear
       : outcome.state == State::raised ? sum.raised
                                        : sum.open);
    if (outcome.lo == Severity::critical) sum.criticals.push_back(outcome.rule->id);
    sum.weight += weight(outcome.top);
    sum.unknown_weight += weight(outcome.hi) - weight(outcome.lo);
  }
  return sum;
}

FactorState state_of(const Sum& sum, const Policy& policy) {
  if (sum.rules() == 0) return FactorState::not_applicable;
  if (!sum.criticals.empty() || sum.raised == sum.rules()) return FactorState::missing;
  if (sum.clear == sum.rules()) return FactorState::in_place;
  if (100 * (sum.weight - sum.unknown_weight) < policy.known_factor_percent * sum.weight)
    return FactorState::unknown;
  return FactorState::partly;
}

}  // namespace

std::vector<FactorScore> success_factors(const std::vector<Outcome>& outcomes,
                                         const Policy& policy) {
  std::vector<FactorScore> factors;
  for (const SuccessFactor& factor : policy.factors) {
    const Sum sum = add_up(factor.id, outcomes, policy);
    factors.push_back({factor.id, factor.title, state_of(sum, policy), sum.criticals, sum.clear,
                       sum.raised, sum.open});
  }
  return factors;
}

}  // namespace partner_check::score
