// Which compounds are raised, and by which chain of rules. Private to the score layer.
#pragma once

#include "table.hpp"

namespace partner_check::score {

// The worst raised row of each group, in the order of the groups (ties: by id); empty if the
// compound is not raised.
[[nodiscard]] std::vector<const Row*> chain(const CompoundRows& compound, const Table& table,
                                            View view);
[[nodiscard]] std::vector<RaisedCompound> raised_compounds(const Table& table, View view);

}  // namespace partner_check::score
