// The words for gates, turned into what they mean: for check, and for the commands that speak of
// the gate of one profile.
#pragma once

#include "partner_check/score/gate.hpp"
#include "partner_check/score/policy.hpp"

#include "asked.hpp"

namespace partner_check::app {

// `critical` first, as people think of it; "never" last.
[[nodiscard]] std::vector<std::string_view> fail_on_names();
// --fail-on-regression without a number of points.
inline constexpr std::string_view k_any_regression = "any";
[[nodiscard]] Mistake read_gate(const Settings& settings, score::GateOptions& gate);
// --fail-under names a dimension that the policy does not have.
[[nodiscard]] Mistake unknown_dimension(const Settings& settings, const score::Policy& policy);

}  // namespace partner_check::app
