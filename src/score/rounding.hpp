// Whole numbers from fractions: rounding, and shares that add up. Private to the score layer.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace partner_check::score {

// Both numbers at least 0, the denominator at least 1.
[[nodiscard]] constexpr std::int64_t divide_half_up(std::int64_t number, std::int64_t denominator) {
  return (2 * number + denominator) / (2 * denominator);
}

// Thousandths of a point to tenths.
[[nodiscard]] constexpr int to_tenths(int thousandths) {
  return static_cast<int>(divide_half_up(thousandths, 100));
}

// One fraction of a total, and the name that settles ties.
struct Quota {
  std::int64_t number = 0;
  std::string_view id;
};

// `quota.number / denominator` each, rounded so that they add up to `total`: down, and up where the
// remainders are largest (ties: by id, then as given).
// REQUIRES: the fractions add up to less than 1 off `total`.
[[nodiscard]] std::vector<std::int64_t> apportion(std::span<const Quota> quotas,
                                                  std::int64_t denominator, std::int64_t total);

}  // namespace partner_check::score
