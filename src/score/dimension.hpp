// The score of one dimension: weights lost out of weights at stake. Private to the score layer.
#pragma once

#include "table.hpp"

namespace partner_check::score {

inline constexpr int k_full = 100'000;  // thousandths of a point

// Sums of weights over the applicable rules of a dimension.
struct Sums {
  std::size_t rules = 0;
  std::int64_t top = 0, lo = 0, hi = 0;
  rules::Severity worst_lo = rules::Severity::clear;
  rules::Severity worst_hi = rules::Severity::clear;
  bool known = false;  // something is known of a rule that carries weight

  [[nodiscard]] Assessment assessment() const;
  [[nodiscard]] std::int64_t covered() const { return top - (hi - lo); }
};

// What a dimension comes to in one view.
struct Part {
  bool counts = false;                // in the mean
  bool halved = false;                // by a critical
  std::int64_t lost = 0, out_of = 1;  // weights
  int thousandths = 0;                // of a point, 0..k_full
};

// By dimension.
[[nodiscard]] std::vector<Sums> sum_up(const Table& table, const Policy& policy);
[[nodiscard]] Part assess(const Sums& sums, View view, const Policy& policy);
// Part of the weight that is known, rounded down; 0 if there is none.
[[nodiscard]] int coverage_percent(std::int64_t covered, std::int64_t top);

[[nodiscard]] inline int weight(rules::Severity severity, const Policy& policy) {
  return policy.weights[static_cast<std::size_t>(severity)];
}

}  // namespace partner_check::score
