// Words that several formats share, so that they say the same thing. Raw: each format escapes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

inline constexpr std::string_view k_disclaimer =
    "The score is an index of stated facts, not a probability of failure.";

[[nodiscard]] std::string upper(std::string_view ascii);
// "industry_academia" as people write it: "industry-academia".
[[nodiscard]] std::string spoken(std::string_view identifier);
// "No rule applies to this type and phase", as far as the subject has them.
[[nodiscard]] std::string no_rule_words(const Subject& subject);
// "score 44.3 on the 71 % we know; 21 if every open answer is bad, 48 if all are good".
[[nodiscard]] std::string score_sentence(const score::Score& score);
// "AT RISK", "AT RISK (provisional)", "NOT ENOUGH EVIDENCE".
[[nodiscard]] std::string band_words(const Report& report);
// Findings on one root are one cause.
[[nodiscard]] std::size_t causes(const std::vector<ReportFinding>& findings);
// "NOT READY TO OPERATE: 2 blockers, 5 facts missing, 71 days to the start".
[[nodiscard]] std::string readiness_words(const Readiness& readiness);
// "+18.2 points", or "nothing yet, +1.3 points before ceilings".
[[nodiscard]] std::string gain_words(const score::Gain& gain);
[[nodiscard]] std::string_view title_of(const Run& run, std::string_view dimension);
// Who can answer, and in how long: "governance lead, 1 min"; "" if neither is known.
[[nodiscard]] std::string answer_words(std::string_view asks, int minutes);
[[nodiscard]] std::string answer_words(const Question& question);
// To answer all of them, as far as that is known.
[[nodiscard]] int minutes_of(std::span<const Question> questions);

}  // namespace partner_check::report
