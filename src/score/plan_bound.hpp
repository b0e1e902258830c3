// What the best use of a budget could come to: the bound of the search for a plan. Private to the
// score layer.
#pragma once

#include <span>

#include "measure.hpp"

namespace partner_check::score {

// A cause that a plan may clear.
struct Candidate {
  std::size_t root = 0;
  int cost = 1;
};

// No set of `open` causes (still raised in `table`) that costs at most `budget` lifts the printed
// score of a view above this, in tenths. `best` measures the table with all of them clear.
[[nodiscard]] int optimistic_tenths(const Table& table, const Measure& best,
                                    std::span<const Candidate> open, int budget,
                                    const Policy& policy, View view);

}  // namespace partner_check::score
