#include "partner_check/score/score.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "compound.hpp"
#include "gain.hpp"
#include "ledger.hpp"
#include "rounding.hpp"

namespace partner_check::score {

namespace {

constexpr std::array k_all_views{View::proven, View::stated, View::possible};

ViewScore view_score(const Table& table, const std::vector<Sums>& sums, const Measure& measured,
                     const Policy& policy, View view) {
  ViewScore score{.tenths = measured.tenths(),
                  .mean_tenths = measured.mean_tenths(),
                  .has_number = measured.dimensions > 0,
                  .ceilings = ceilings(measured.counts, policy),
                  .compounds = raised_compounds(table, view),
                  .ledger = {}};
  if (view != View::possible) score.ledger = ledger(table, sums, measured, policy, view);
  return score;
}

// Everything of a dimension but its three numbers.
DimensionScore dimension_score(const Table& table, std::size_t dimension, const Sums& sums) {
  DimensionScore score;
  score.id = table.dimensions[dimension];
  score.assessment = sums.assessment();
  score.coverage_percent = coverage_percent(sums.covered(), sums.top);
  score.worst = sums.worst_lo;
  score.applicable = sums.rules;
  for (const Row& row : table.rows) {
    if (row.dimension != dimension) continue;
    if (row.lo != row.hi)
      ++score.unknown;
    else if (row.lo > rules::Severity::clear)
      ++score.raised;
  }
  return score;
}

bool enough_covered(const std::vector<DimensionScore>& dimensions, const Policy& policy) {
  int applicable = 0;
  int covered = 0;
  for (const DimensionScore& dimension : dimensions) {
    if (dimension.assessment == Assessment::not_applicable) continue;
    ++applicable;
    if (dimension.coverage_percent >= policy.covered_dimension_percent) ++covered;
  }
  return applicable > 0 && covered * 100 >= applicable * policy.provisional_half_covered_percent;
}

int overall_coverage(const std::vector<Sums>& sums) {
  std::int64_t covered = 0;
  std::int64_t top = 0;
  for (const Sums& sum : sums) {
    covered += sum.covered();
    top += sum.top;
  }
  return coverage_percent(covered, top);
}

}  // namespace

Score score_of(const Table& table, const Policy& policy) {
  const std::vector<Sums> sums = sum_up(table, policy);

  Score score;
  for (std::size_t i = 0; i < sums.size(); ++i)
    score.dimensions.push_back(dimension_score(table, i, sums[i]));
  for (const View view : k_all_views) {
    const auto index = static_cast<std::size_t>(view);
    const Measure measured = measure(table, sums, policy, view);
    score.views[index] = view_score(table, sums, measured, policy, view);
    for (std::size_t i = 0; i < sums.size(); ++i)
      score.dimensions[i].tenths[index] = to_tenths(measured.parts[i].thousandths);
  }

  score.coverage_percent = overall_coverage(sums);
  score.enough_evidence = score.view(View::stated).has_number &&
                          score.coverage_percent >= policy.least_coverage_percent;
  if (score.enough_evidence) score.band = band_of(score.view(View::stated).tenths, policy);
  score.dimensions_covered = enough_covered(score.dimensions, policy);
  score.gains = gains(table, policy);
  score.open = openness(table, sums, policy);
  return score;
}

Score score(const std::vector<ScoredRule>& rules, const std::vector<rules::Compound>& compounds,
            const Policy& policy) {
  return score_of(make_table(rules, compounds, policy), policy);
}

std::string tenths_text(int tenths) {
  return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                          : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

}  // namespace partner_check::score
