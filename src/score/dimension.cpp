#include "dimension.hpp"

#include <algorithm>

#include "rounding.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// Of one element at least more is known than [clear, top].
bool is_known(const Row& row) {
  return row.lo > Severity::clear || row.hi < row.rule->top || row.rule->known_element;
}

}  // namespace

Assessment Sums::assessment() const {
  if (top == 0) return Assessment::not_applicable;
  return known ? Assessment::assessed : Assessment::not_assessed;
}

std::vector<Sums> sum_up(const Table& table, const Policy& policy) {
  std::vector<Sums> sums(table.dimensions.size());
  for (const Row& row : table.rows) {
    Sums& sum = sums[row.dimension];
    const auto weigh = [&](Severity severity) {
      return std::int64_t{weight(severity, policy)} * row.scale;
    };
    const std::int64_t top = weigh(row.rule->top);
    ++sum.rules;
    sum.top += top;
    sum.lo += weigh(row.lo);
    sum.hi += weigh(row.hi);
    sum.worst_lo = std::max(sum.worst_lo, row.lo);
    sum.worst_hi = std::max(sum.worst_hi, row.hi);
    if (top > 0 && is_known(row)) sum.known = true;
  }
  return sums;
}

Part assess(const Sums& sums, View view, const Policy& policy) {
  const Assessment assessment = sums.assessment();
  Part part;
  part.counts = assessment == Assessment::assessed ||
                (assessment == Assessment::not_assessed && view != View::stated);
  if (!part.counts) return part;

  part.lost = view == View::proven ? sums.hi : sums.lo;
  part.out_of =
      std::max(view == View::stated ? sums.covered() : sums.top, std::int64_t{policy.least_out_of});
  if (assessment == Assessment::not_assessed && view == View::proven) return part;

  const Severity worst = view == View::proven ? sums.worst_hi : sums.worst_lo;
  part.halved = worst == Severity::critical;
  const int percent = part.halved ? policy.critical_dimension_percent : 100;
  part.thousandths = static_cast<int>(
      divide_half_up((part.out_of - part.lost) * k_full * percent, part.out_of * 100));
  return part;
}

int coverage_percent(std::int64_t covered, std::int64_t top) {
  return top == 0 ? 0 : static_cast<int>(100 * covered / top);
}

}  // namespace partner_check::score
