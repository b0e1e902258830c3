// All numbers of one view, without words: what a gain is measured with. Private to the score layer.
#pragma once

#include "ceiling.hpp"
#include "dimension.hpp"

namespace partner_check::score {

struct Measure {
  std::vector<Part> parts;      // by dimension
  std::int64_t sum = 0;         // thousandths of a point, of the dimensions that count
  std::int64_t dimensions = 0;  // shares of those that count
  Counts counts;
  int ceiling = 100;  // points

  // 0 where no dimension counts.
  [[nodiscard]] int tenths() const;
  [[nodiscard]] int mean_tenths() const;
};

[[nodiscard]] Measure measure(const Table& table, const std::vector<Sums>& sums,
                              const Policy& policy, View view);

// Everything of a score.
[[nodiscard]] Score score_of(const Table& table, const Policy& policy);

}  // namespace partner_check::score
