// Where the points of a view went, line by line. Private to the score layer.
#pragma once

#include "measure.hpp"

namespace partner_check::score {

// The lines add up to 1000 - measured.tenths() exactly; none if no dimension counts.
[[nodiscard]] std::vector<LedgerLine> ledger(const Table& table, const std::vector<Sums>& sums,
                                             const Measure& measured, const Policy& policy,
                                             View view);

}  // namespace partner_check::score
