// What could be won: by clearing a cause, by answering a question. Private to the score layer.
#pragma once

#include "measure.hpp"

namespace partner_check::score {

// Of every root at which a rule is raised. The table is taken by value: its rows are tried out.
[[nodiscard]] std::vector<Gain> gains(Table table, const Policy& policy, View view = View::stated);
[[nodiscard]] std::vector<Openness> openness(const Table& table, const std::vector<Sums>& sums,
                                             const Policy& policy);

}  // namespace partner_check::score
