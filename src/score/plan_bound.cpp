#include "plan_bound.hpp"

#include <algorithm>
#include <set>

#include "rounding.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// What clearing a cause contributes at most, of each thing that is counted.
struct Worth {
  int cost = 1;
  std::int64_t thousandths = 0;  // of the sum of the dimensions
  std::int64_t burden = 0;       // of the accumulation, in mediums
  std::int64_t criticals = 0;
};

std::int64_t divide_up(std::int64_t number, std::int64_t denominator) {
  return (number + denominator - 1) / denominator;
}

// The most that a budget buys when the last purchase may be a fraction.
std::int64_t most(std::vector<Worth>& worths, std::int64_t Worth::*value, std::int64_t budget) {
  std::ranges::sort(worths, [value](const Worth& a, const Worth& b) {
    return a.*value * b.cost > b.*value * a.cost;
  });
  std::int64_t total = 0;
  for (const Worth& worth : worths) {
    if (worth.cost > budget) return total + divide_up(worth.*value * budget, worth.cost);
    total += worth.*value;
    budget -= worth.cost;
  }
  return total;
}

// What the open causes can make of one dimension, in thousandths: `base` without them, `full` for
// a weight of `out_of`, and `jump` once no cause is critical in it any more.
struct DimensionBound {
  std::int64_t base = 0, full = 0, jump = 0;
  std::int64_t out_of = 1;
  int criticals = 0;  // open causes that are critical in it
};

// `best.out_of` is the largest that any set of causes leads to, `+ 1` makes up for rounding.
DimensionBound bound_of(const Part& now, const Part& best, const Policy& policy) {
  if (!now.counts) return {.base = best.thousandths};
  DimensionBound bound{.out_of = best.out_of};
  const int kept = now.halved ? policy.critical_dimension_percent : 100;
  const std::int64_t rest = k_full * std::max(best.out_of - now.lost, std::int64_t{0});
  bound.base = divide_up(rest * kept, best.out_of * 100) + 1;
  bound.full = std::int64_t{k_full} * (best.halved ? kept : 100) / 100;
  if (!best.halved) bound.jump = divide_up(rest * (100 - kept), best.out_of * 100);
  return bound;
}

class Relaxation {
 public:
  Relaxation(const Table& table, const Measure& now, const Measure& best,
             std::span<const Candidate> open, const Policy& policy, View view)
      : table_(table), policy_(policy), view_(view), place_(table.roots.size(), k_none) {
    for (std::size_t i = 0; i < now.parts.size(); ++i)
      dimensions_.push_back(bound_of(now.parts[i], best.parts[i], policy));
    for (const Candidate& candidate : open) {
      place_[candidate.root] = worths_.size();
      worths_.push_back({.cost = candidate.cost});
    }
    add_roots();
    add_dimensions();
  }

  // The sum of the dimensions with the best use of a budget.
  std::int64_t sum(int budget) {
    std::int64_t sum = most(worths_, &Worth::thousandths, budget);
    for (const DimensionBound& dimension : dimensions_)
      sum += dimension.base;
    return sum;
  }

  // The highest ceiling that a budget leads to; patterns and weak dimensions as in `best`.
  int ceiling(const Counts& now, const Counts& best, int budget) {
    Counts few = best;
    few.criticals =
        now.criticals - static_cast<std::size_t>(most(worths_, &Worth::criticals, budget));
    few.highs = few.mediums = 0;
    const Counts burden{.mediums = static_cast<std::size_t>(burden_of(now) -
                                                            most(worths_, &Worth::burden, budget))};
    return std::min(ceiling_points(few, policy_), ceiling_points(burden, policy_));
  }

 private:
  static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

  [[nodiscard]] std::int64_t burden_of(const Counts& counts) const {
    return static_cast<std::int64_t>(
        (counts.criticals * static_cast<std::size_t>(policy_.highs_per_critical) + counts.highs) *
            static_cast<std::size_t>(policy_.mediums_per_high) +
        counts.mediums);
  }

  // A root counts at its worst.
  void add_roots() {
    std::vector<Severity> worst(table_.roots.size(), Severity::clear);
    for (const Row& row : table_.rows)
      worst[row.root] = std::max(worst[row.root], row.level(view_));
    for (std::size_t root = 0; root < worst.size(); ++root) {
      if (place_[root] == k_none) continue;
      const Counts one{.criticals = worst[root] == Severity::critical ? 1U : 0U,
                       .highs = worst[root] == Severity::high ? 1U : 0U,
                       .mediums = worst[root] == Severity::medium ? 1U : 0U};
      worths_[place_[root]].criticals = static_cast<std::int64_t>(one.criticals);
      worths_[place_[root]].burden = burden_of(one);
    }
  }

  void add_dimensions() {
    std::set<std::pair<std::size_t, std::size_t>> critical;  // dimension and place of a cause
    for (const Row& row : table_.rows) {
      if (place_[row.root] == k_none) continue;
      const DimensionBound& dimension = dimensions_[row.dimension];
      worths_[place_[row.root]].thousandths +=
          divide_up(dimension.full * weight(row.level(view_), policy_), dimension.out_of);
      if (row.level(view_) == Severity::critical) critical.emplace(row.dimension, place_[row.root]);
    }
    for (const auto& [dimension, place] : critical)
      ++dimensions_[dimension].criticals;
    for (const auto& [dimension, place] : critical)
      worths_[place].thousandths +=
          divide_up(dimensions_[dimension].jump, dimensions_[dimension].criticals);
  }

  const Table& table_;
  const Policy& policy_;
  View view_;
  std::vector<std::size_t> place_;  // of a root among the open causes
  std::vector<Worth> worths_;
  std::vector<DimensionBound> dimensions_;
};

}  // namespace

int optimistic_tenths(const Table& table, const Measure& best, std::span<const Candidate> open,
                      int budget, const Policy& policy, View view) {
  const Measure now = measure(table, sum_up(table, policy), policy, view);
  Relaxation relaxed(table, now, best, open, policy, view);
  Measure bound = best;
  bound.sum = std::min(best.sum, relaxed.sum(budget));
  bound.ceiling = std::min(best.ceiling, relaxed.ceiling(now.counts, best.counts, budget));
  return bound.tenths();
}

}  // namespace partner_check::score
