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

std::string ready_words(std::string_view next_phase, const OpenMatters& open) {
  const std::string days =
      open.days_left ? ", " + counted(static_cast<std::size_t>(*open.days_left), "day", "days") +
                           " to the start"
                     : "";
  const std::string target = "READY TO " + upper(next_phase);
  const std::string facts = counted(open.missing, "fact", "facts") + " missing";
  if (open.blockers > 0)
    return "NOT " + target + ": " + counted(open.blockers, "blocker", "blockers") +
           (open.missing == 0 ? "" : ", " + facts) + days;
  if (open.failed > 0)
    return "CANNOT TELL WHETHER " + target + ": " + counted(open.failed, "rule", "rules") +
           " failed" + days;
  if (open.missing > 0) return "CANNOT TELL WHETHER " + target + ": " + facts + days;
  return target + days;
}

std::string readiness_words(const Readiness& readiness) {
  return ready_words(readiness.next_phase, {.blockers = causes(readiness.blockers),
                                            .missing = readiness.missing.size(),
                                            .failed = readiness.failed.size(),
                                            .days_left = readiness.days_left});
}

std::string gain_words(const score::Gain& gain) {
  if (gain.tenths > 0 || gain.mean_tenths == 0)
    return "+" + score::tenths_text(gain.tenths) + " points";
  return "nothing yet, +" + score::tenths_text(gain.mean_tenths) + " points before ceilings";
}

std::vector<std::string> reservations(const Report& report) {
  std::vector<std::string> sentences;
  if (!report.score.band) return sentences;
  const score::ViewScore& stated = report.score.view(score::View::stated);
  for (const score::Ceiling& ceiling : stated.ceilings)
    if (ceiling.binding)
      sentences.push_back(fmt::format("The dimensions average {}, held to {} % of that: {}.",
                                      score::tenths_text(stated.mean_tenths), ceiling.points,
                                      ceiling.reason));
  if (report.provisional)
    sentences.push_back(report.critical_open > 0
                            ? fmt::format("Provisional: {} could still make a finding critical.",
                                          counted(report.critical_open, "open fact", "open facts"))
                            : std::string("Provisional: too few dimensions are half known."));
  return sentences;
}

std::string notes_words(const Report& report) {
  std::string words;
  for (const DataNote& note : report.data_notes)
    words += (words.empty() ? "" : " ") + note.text;
  return words;
}

std::string regression_words(const Report& report) {
  if (!report.regression->known) return "Not in the baseline.";
  std::size_t fresh = 0;
  for (const Remedy& remedy : report.remedies)
    fresh +=
        static_cast<std::size_t>(std::ranges::count_if(remedy.findings, &ReportFinding::fresh));
  for (const ReportFinding& finding : report.unknown)
    if (finding.fresh && finding.lo <= rules::Severity::info) ++fresh;  // the others are remedies
  std::string words = "Since the baseline: " + counted(fresh, "new finding", "new findings") +
                      fmt::format(", {} gone", report.regression->fixed.size());
  if (report.regression->tenths)
    words += "; the score was " + score::tenths_text(*report.regression->tenths);
  return words + ".";
}

std::string finding_words(const ReportFinding& finding) {
  std::string words = finding.rule->id + " " + finding.title;
  for (const std::string& element : finding.elements)
    words += " · " + element;
  return words + " (" + line_words(finding.frame) + ")";
}

std::string source_words(const rules::RuleText& rule) {
  std::vector<std::string> cited;
  for (const rules::Citation& source : rule.sources) {
    std::string section = source.document + ", \"" + source.section + "\"";
    if (std::ranges::find(cited, section) == cited.end()) cited.push_back(std::move(section));
  }
  return join(cited, "; ");
}

std::string_view verdict_words(score::Verdict verdict) {
  return help_of(verdict);
}

std::string check_words(const score::GateCheck& check) {
  return fmt::format("{}: expected {}, found {}", check.name, check.expected, check.found);
}

std::string bar(int tenths, std::size_t characters) {
  const std::size_t full = (static_cast<std::size_t>(tenths) * characters + 500) / 1000;
  std::string text;
  for (std::size_t i = 0; i < characters; ++i)
    text += i < full ? "█" : "░";
  return text;
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

std::string worth_words(const Question& question) {
  const std::string told = question.told_differently ? "told differently, " : "";
  if (question.gate) return told + "decides the gate";
  if (question.readiness) return told + "decides readiness";
  return told + fmt::format("settles {} points", score::tenths_text((question.settles + 50) / 100));
}

std::string amount_words(const std::optional<double>& number) {
  return number ? readable_number(*number) : "?";
}

const std::string& file_of(const Frame& frame, const Report& report) {
  return frame.file.empty() ? report.subject.file : frame.file;
}

std::string line_words(const Frame& frame) {
  return frame.file.empty() ? fmt::format("line {}", frame.place.line)
                            : fmt::format("{}:{}", frame.file, frame.place.line);
}

std::string told_words(const ReportFinding& finding) {
  if (!finding.told_by_one.empty()) return "every side of it as told by " + finding.told_by_one;
  constexpr std::size_t k_most = 3;
  std::vector<std::string> names;
  for (const rules::Evidence& fact : finding.evidence)
    if (!fact.by.empty() && std::ranges::find(names, fact.by) == names.end())
      names.push_back(fact.by);
  if (names.empty()) return {};
  if (names.size() > k_most) {
    names.resize(k_most - 1);
    names.emplace_back("others");
  }
  return "as told by " + enumerate(names, "and");
}

int minutes_of(std::span<const Question> questions) {
  int minutes = 0;
  for (const Question& question : questions)
    minutes += question.minutes;
  return minutes;
}

}  // namespace partner_check::report
