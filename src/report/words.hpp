// Words that several formats share, so that they say the same thing. Raw: each format escapes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

inline constexpr std::string_view k_disclaimer =
    "The score is an index of stated facts, not a probability of failure.";

[[nodiscard]] std::string upper(std::string_view ascii);
// What a member of a closed set means, for people.
template <typename E>
[[nodiscard]] std::string_view help_of(E value) {
  for (const EnumRow<E>& row : k_rows<E>)
    if (row.value == value) return row.help;
  return {};
}
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
// What holds the score below the mean of its dimensions, and why it may still change, as sentences.
[[nodiscard]] std::vector<std::string> reservations(const Report& report);
// "Since the baseline: 2 new findings, 1 gone; the score was 58.2." For a report with `regression`.
[[nodiscard]] std::string regression_words(const Report& report);
// Documents and sections that a rule cites, each once: "failures, \"Trust Deficits\"".
[[nodiscard]] std::string source_words(const rules::RuleText& rule);
// "CANNOT TELL".
[[nodiscard]] std::string_view verdict_words(score::Verdict verdict);
// "critical findings: expected 0, found 1 (IP06)".
[[nodiscard]] std::string check_words(const score::GateCheck& check);
// "████████░░░░": a number of tenths in so many characters.
[[nodiscard]] std::string bar(int tenths, std::size_t characters);
[[nodiscard]] std::string_view title_of(const Run& run, std::string_view dimension);
// Who can answer, and in how long: "governance lead, 1 min"; "" if neither is known.
[[nodiscard]] std::string answer_words(std::string_view asks, int minutes);
[[nodiscard]] std::string answer_words(const Question& question);
// What its answer is worth: "decides the gate", "settles 2.2 points".
[[nodiscard]] std::string worth_words(const Question& question);
// A number as people read it; "?" if it is not stated.
[[nodiscard]] std::string amount_words(const std::optional<double>& number);
// To answer all of them, as far as that is known.
[[nodiscard]] int minutes_of(std::span<const Question> questions);

}  // namespace partner_check::report
