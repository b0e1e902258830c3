// The ceilings on a score: what is counted, and what it allows. Private to the score layer.
#pragma once

#include "table.hpp"

namespace partner_check::score {

// Roots by the worst severity of their rules, and what else sets a ceiling.
struct Counts {
  std::size_t criticals = 0, highs = 0, mediums = 0;
  std::size_t compounds = 0;
  std::size_t weak_dimensions = 0;
};

// Of the roots only.
[[nodiscard]] Counts count_roots(const Table& table, View view);
// The lowest ceiling reached; 100 if none is.
[[nodiscard]] int ceiling_points(const Counts& counts, const Policy& policy);
// All ceilings reached, the lowest first; that one binds.
[[nodiscard]] std::vector<Ceiling> ceilings(const Counts& counts, const Policy& policy);

}  // namespace partner_check::score
