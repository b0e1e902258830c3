// The score if what is waived were clear. Promises: pure; a waiver never lowers it. What is known
// (coverage, whether there is enough evidence) and which compounds are raised stay as they were
// before waivers.
#pragma once

#include <vector>

#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::score {

// `found` gave the score `before`; `left` is what waive() made of it.
[[nodiscard]] Score score_after_waivers(const std::vector<rules::Outcome>& found,
                                        const std::vector<rules::Outcome>& left,
                                        const Score& before, const Policy& policy);

}  // namespace partner_check::score
