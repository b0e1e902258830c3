#include <algorithm>
#include <tuple>

#include "gain.hpp"
#include "rounding.hpp"

namespace partner_check::score {

// The width of a dimension (possible - proven) is shared among its unknown rules by the weight
// that each holds open.
std::vector<Openness> openness(const Table& table, const std::vector<Sums>& sums,
                               const Policy& policy) {
  std::vector<std::int64_t> widths;
  widths.reserve(sums.size());
  for (const Sums& sum : sums)
    widths.push_back(assess(sum, View::possible, policy).thousandths -
                     assess(sum, View::proven, policy).thousandths);
  const auto dimensions = std::ranges::count_if(sums, [](const Sums& s) { return s.top > 0; });

  std::vector<Openness> open;
  for (const Row& row : table.rows) {
    if (row.lo == row.hi || row.rule->missing == 0) continue;
    const Sums& sum = sums[row.dimension];
    const std::int64_t held = weight(row.hi, policy) - weight(row.lo, policy);
    Openness& added = open.emplace_back(Openness{row.rule->id, 0});
    if (held == 0) continue;
    const auto facts = static_cast<std::int64_t>(row.rule->missing);
    added.thousandths = static_cast<int>(
        divide_half_up(widths[row.dimension] * held, (sum.hi - sum.lo) * dimensions * facts));
  }
  std::ranges::sort(open, [](const Openness& a, const Openness& b) {
    return std::tuple(b.thousandths, std::string_view(a.rule)) <
           std::tuple(a.thousandths, std::string_view(b.rule));
  });
  return open;
}

}  // namespace partner_check::score
