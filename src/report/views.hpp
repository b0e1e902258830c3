// How report::Views is made of what the accounts agree on. Private to the report layer.
#pragma once

#include <optional>

#include "partner_check/report/report.hpp"

#include "own_side.hpp"

namespace partner_check::report {

// Nothing of a single account. `questions`: all open ones; those that wait for a fact that is told
// differently are marked.
[[nodiscard]] std::optional<Views> views(const Input& input, const OwnSide& own_side,
                                         std::vector<Question>& questions);

}  // namespace partner_check::report
