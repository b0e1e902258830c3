// The next phase of an input as a report has it. Private to the report layer.
#pragma once

#include <functional>
#include <optional>

#include "partner_check/report/report.hpp"

#include "own_side.hpp"
#include "sources.hpp"

namespace partner_check::report {

using MakeFinding = std::function<ReportFinding(const rules::Outcome&, const rules::Finding&)>;

// Nothing if profiles have no phases.
[[nodiscard]] std::optional<NextPhase> next_phase_of(const Input& input, Sources& places,
                                                     const OwnSide& own_side,
                                                     const MakeFinding& make_finding);

}  // namespace partner_check::report
