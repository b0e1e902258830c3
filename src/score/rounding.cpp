#include "rounding.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace partner_check::score {

// Largest remainder method (Hamilton).
std::vector<std::int64_t> apportion(std::span<const Quota> quotas, std::int64_t denominator,
                                    std::int64_t total) {
  std::vector<std::int64_t> shares;
  for (const Quota& quota : quotas)
    shares.push_back(quota.number / denominator);

  std::vector<std::size_t> order(quotas.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::tuple(quotas[b].number % denominator, quotas[a].id) <
           std::tuple(quotas[a].number % denominator, quotas[b].id);
  });
  std::int64_t left = total - std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
  for (const std::size_t index : order) {
    if (left == 0) break;
    ++shares[index];
    --left;
  }
  return shares;
}

}  // namespace partner_check::score
