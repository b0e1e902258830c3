#include <algorithm>

#include "partner_check/score/score.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// Notes where a finding stands: by each for_each name its element, or any where the list is open.
// Elements that stand nowhere in the document (computed ones) cannot be shared and are left out.
void note(const rules::Rule& rule, const rules::Finding& finding, ScoredRule& scored) {
  for (std::size_t depth = 0; depth < rule.for_each.size(); ++depth) {
    const bool bound = depth < finding.elements.size();
    Element element = bound ? finding.elements[depth]
                            : Element{rule.for_each[depth].name, std::string(k_any_element)};
    if (element.second.empty()) continue;
    if (finding.lo > Severity::clear) scored.raised_at.push_back(element);
    if (finding.hi > Severity::clear) scored.possible_at.push_back(std::move(element));
  }
}

ScoredRule scored_rule(const rules::Outcome& outcome) {
  const rules::Rule& rule = *outcome.rule;
  ScoredRule scored{.id = rule.id,
                    .dimension = rule.dimension,
                    .root = rule.root,
                    .lo = outcome.lo,
                    .hi = outcome.hi,
                    .top = outcome.top,
                    .missing = rules::missing_facts(outcome).size(),
                    .effort = rule.effort};
  std::size_t unknown = 0;  // elements of which nothing is known
  for (const rules::Finding& finding : outcome.findings) {
    if (finding.lo == Severity::clear && finding.hi == outcome.top) ++unknown;
    note(rule, finding, scored);
  }
  scored.known_element = unknown < outcome.elements;
  return scored;
}

}  // namespace

std::vector<ScoredRule> scored_rules(const std::vector<rules::Outcome>& outcomes) {
  std::vector<ScoredRule> scored;
  for (const rules::Outcome& outcome : outcomes)
    if (outcome.state != rules::State::not_applicable && outcome.top > Severity::clear)
      scored.push_back(scored_rule(outcome));
  return scored;
}

}  // namespace partner_check::score
