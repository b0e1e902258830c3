#include "partner_check/score/after_waivers.hpp"

#include "measure.hpp"
#include "table.hpp"

namespace partner_check::score {

namespace {

// A rule stays known, even if all that was known of it is waived: otherwise its dimension could
// leave the mean, and with it the best there is.
std::vector<ScoredRule> known_as_before(std::vector<ScoredRule> left,
                                        const std::vector<ScoredRule>& found) {
  for (std::size_t i = 0; i < left.size(); ++i)
    left[i].known_element = found[i].known_element || found[i].lo > rules::Severity::clear ||
                            found[i].hi < found[i].top;
  return left;
}

}  // namespace

Score score_after_waivers(const std::vector<rules::Outcome>& found,
                          const std::vector<rules::Outcome>& left, const Score& before,
                          const Policy& policy) {
  const std::vector<ScoredRule> rules = known_as_before(scored_rules(left), scored_rules(found));
  Table table = make_table(rules, {}, policy);
  for (std::size_t view = 0; view < k_views; ++view)
    table.standing_compounds[view] = before.views[view].compounds.size();
  Score after = score_of(table, policy);
  for (std::size_t view = 0; view < k_views; ++view)
    after.views[view].compounds = before.views[view].compounds;
  after.coverage_percent = before.coverage_percent;
  after.enough_evidence = before.enough_evidence;
  after.dimensions_covered = before.dimensions_covered;
  after.band = std::nullopt;
  if (after.enough_evidence) after.band = band_of(after.view(View::stated).tenths, policy);
  return after;
}

}  // namespace partner_check::score
