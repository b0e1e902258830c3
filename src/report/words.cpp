#include "words.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::report {

std::string upper(std::string_view ascii) {
  std::string text(ascii);
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string spoken(std::string_view identifier) {
  std::string text(identifier);
  std::ranges::replace(text, '_', '-');
  return text;
}

std::string no_rule_words(const Subject& subject) {
  std::vector<std::string> kinds;
  if (!subject.type.empty()) kinds.emplace_back("type");
  if (!subject.phase.empty()) kinds.emplace_back("phase");
  return "No rule applies" + (kinds.empty() ? "" : " to this " + enumerate(kinds, "and"));
}

std::string score_sentence(const score::Score& score) {
  const auto number = [&](score::View view) { return score::tenths_text(score.view(view).tenths); };
  if (!score.view(score::View::possible).has_number) return "no rule applies";
  const std::string bounds =
      fmt::format("{} if every open answer is bad, {} if all are good", number(score::View::proven),
                  number(score::View::possible));
  if (!score.enough_evidence || !score.view(score::View::stated).has_number)
    return fmt::format("{} % known; {}", score.coverage_percent, bounds);
  if (score.view(score::View::proven).tenths == score.view(score::View::possible).tenths)
    return fmt::format("score {}, with {} % known", number(score::View::stated),
                       score.coverage_percent);
  return fmt::format("score {} on the {} % we know; {}", number(score::View::stated),
                     score.coverage_percent, bounds);
}

std::string band_words(const Report& report) {
  if (!report.score.band) return "NOT ENOUGH EVIDENCE";
  return upper(report.score.band->title) + (report.provisional ? " (provisional)" : "");
}

std::size_t causes(const std::vector<ReportFinding>& findings) {
  std::set<std::string_view> roots;
  for (const ReportFinding& finding : findings)
    roots.insert(finding.rule->root);
  return roots.size();
}

std::string readiness_words(const Readiness& readiness) {
  const std::string days =
      readiness.days_left
          ? ", " + counted(static_cast<std::size_t>(*readiness.days_left), "day", "days") +
                " to the start"
          : "";
  const std::string target = "READY TO " + upper(readiness.next_phase);
  const std::string facts = counted(readiness.missing.size(), "fact", "facts") + " missing";
  if (!readiness.blockers.empty())
    return "NOT " + target + ": " + counted(causes(readiness.blockers), "blocker", "blockers") +
           (readiness.missing.empty() ? "" : ", " + facts) + days;
  if (!readiness.failed.empty())
    return "CANNOT TELL WHETHER " + target + ": " +
           counted(readiness.failed.size(), "rule", "rules") + " failed" + days;
  if (!readiness.missing.empty()) return "CANNOT TELL WHETHER " + target + ": " + facts + days;
  return target + days;
}

std::string gain_words(const score::Gain& gain) {
  if (gain.tenths > 0 || gain.mean_tenths == 0)
    return "+" + score::tenths_text(gain.tenths) + " points";
  return "nothing yet, +" + score::tenths_text(gain.mean_tenths) + " points before ceilings";
}

std::string_view title_of(const Run& run, std::string_view dimension) {
  const auto found = std::ranges::find(run.dimensions, dimension, &score::Dimension::id);
  return found == run.dimensions.end() ? dimension : std::string_view(found->title);
}

std::string answer_words(std::string_view asks, int minutes) {
  std::string words(asks);
  if (minutes > 0) words += fmt::format("{}{} min", words.empty() ? "" : ", ", minutes);
  return words;
}

std::string answer_words(const Question& question) {
  return answer_words(question.asks, question.minutes);
}

int minutes_of(std::span<const Question> questions) {
  int minutes = 0;
  for (const Question& question : questions)
    minutes += question.minutes;
  return minutes;
}

}  // namespace partner_check::report
