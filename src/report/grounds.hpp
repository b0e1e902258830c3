// The grounds of an input as a report has them. Private to the report layer.
#pragma once

#include <optional>

#include "partner_check/report/report.hpp"

#include "own_side.hpp"
#include "sources.hpp"

namespace partner_check::report {

// Nothing if none were weighed.
[[nodiscard]] std::optional<Grounds> grounds_of(const Input& input, Sources& places,
                                                const OwnSide& own_side);

}  // namespace partner_check::report
