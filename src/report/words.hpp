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
// What stands between a phase and the next.
struct OpenMatters {
  std::size_t blockers = 0, missing = 0, failed = 0;
  std::optional<int> days_left{};
};
// "NOT READY TO OPERATE: 2 blockers, 5 facts missing, 71 days to the start".
[[nodiscard]] std::string ready_words(std::string_view next_phase, const OpenMatters& open);
[[nodiscard]] std::string readiness_words(const Readiness& readiness);
// "+18.2 points", or "nothing yet, +1.3 points before ceilings".
[[nodiscard]] std::string gain_words(const score::Gain& gain);
// What holds the score below the mean of its dimensions, and why it may still change, as sentences.
[[nodiscard]] std::vector<std::string> reservations(const Report& report);
// What weakens the facts as a whole, as one text; "" if nothing does.
[[nodiscard]] std::string notes_words(const Report& report);
// "Since the baseline: 2 new findings, 1 gone; the score was 58.2." For a report with `regression`.
[[nodiscard]] std::string regression_words(const Report& report);
// "IP06 Nothing says who may use the results · partner Helix (line 31)".
[[nodiscard]] std::string finding_words(const ReportFinding& finding);
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
// The file that a frame stands in, and its line there: "line 12"; of another file than the
// profile's "helix.json:12".
[[nodiscard]] const std::string& file_of(const Frame& frame, const Report& report);
[[nodiscard]] std::string line_words(const Frame& frame);
// "as told by Helix Robotics alone": whose word a finding rests on; "" if nobody is named.
[[nodiscard]] std::string told_words(const ReportFinding& finding);
// To answer all of them, as far as that is known.
[[nodiscard]] int minutes_of(std::span<const Question> questions);

}  // namespace partner_check::report
