// What tests of the score share: the shipped policy, and rules in one line.
#pragma once

#include <string>
#include <vector>

#include "partner_check/score/score.hpp"

namespace score_fixture {

// data/scoring.json as embedded.
[[nodiscard]] partner_check::score::Policy shipped_policy();
[[nodiscard]] partner_check::Result<partner_check::score::Policy> read_policy(std::string text);
[[nodiscard]] std::string shipped_text();

// "IP06 ip /ip/exit high": certain. "... clear..high": a range. "... clear..high of critical": with
// a top that is not the upper end. One rule a line; blank lines are skipped.
[[nodiscard]] std::vector<partner_check::score::ScoredRule> rules(std::string_view lines);

}  // namespace score_fixture
