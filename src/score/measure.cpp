#include "measure.hpp"

#include <algorithm>

#include "compound.hpp"
#include "rounding.hpp"

namespace partner_check::score {

int Measure::tenths() const {
  if (dimensions == 0) return 0;
  return static_cast<int>(divide_half_up(sum * ceiling, dimensions * 10'000));
}

int Measure::mean_tenths() const {
  if (dimensions == 0) return 0;
  return static_cast<int>(divide_half_up(sum, dimensions * 100));
}

Measure measure(const Table& table, const std::vector<Sums>& sums, const Policy& policy,
                View view) {
  Measure measured;
  measured.counts = count_roots(table, view);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Part part = assess(sums[i], view, policy);
    measured.parts.push_back(part);
    if (!part.counts) continue;
    measured.dimensions += table.shares[i];
    measured.sum += std::int64_t{part.thousandths} * table.shares[i];
    if (to_tenths(part.thousandths) < policy.weak_dimension_below)
      ++measured.counts.weak_dimensions;
  }
  measured.counts.compounds = table.standing_compounds[static_cast<std::size_t>(view)];
  for (const CompoundRows& compound : table.compounds)
    if (!chain(compound, table, view).empty()) ++measured.counts.compounds;
  measured.ceiling = ceiling_points(measured.counts, policy);
  return measured;
}

}  // namespace partner_check::score
