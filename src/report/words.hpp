// Words that several formats share, so that they say the same thing. Raw: each format escapes.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

inline constexpr std::string_view k_disclaimer =
    "The score is an index of stated facts, not a probability of failure.";

[[nodiscard]] std::string upper(std::string_view ascii);
// "industry_academia" as people write it: "industry-academia".
[[nodiscard]] std::string spoken(std::string_view identifier);
// "score 44.3 on the 71 % we know; 21 if every open answer is bad, 48 if all are good".
[[nodiscard]] std::string score_sentence(const score::Score& score);
// "AT RISK", "AT RISK (provisional)", "NOT ENOUGH EVIDENCE".
[[nodiscard]] std::string band_words(const Report& report);
// "NOT READY TO OPERATE: 2 blockers, 5 facts missing, 71 days left".
[[nodiscard]] std::string readiness_words(const Readiness& readiness);
// "+18.2 points", or "nothing yet, +1.3 points before ceilings".
[[nodiscard]] std::string gain_words(const score::Gain& gain);
[[nodiscard]] std::string_view title_of(const Run& run, std::string_view dimension);
// "3 facts, about 12 minutes".
[[nodiscard]] std::string effort_words(const std::vector<Question>& questions);

}  // namespace partner_check::report
