#include "sensitivity_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::report {

namespace {

using score::tenths_text;

std::string firmness(const score::Sensitivity& found, const score::Band& band) {
  return fmt::format(
      "In {} % of {} draws that move every weight by up to {} % the band stays \"{}\"; nine of ten "
      "draws score between {} and {}.",
      tenths_text(found.stays_permille), readable_number(found.draws), found.noise_percent,
      band.title, tenths_text(found.low), tenths_text(found.high));
}

std::string of_rule(const score::RuleSwing& swing, const Report& report) {
  const auto result = std::ranges::find(report.rules, swing.rule,
                                        [](const RuleResult& known) { return known.rule->id; });
  const std::string name = result == report.rules.end()
                               ? swing.rule
                               : fmt::format("{} ({})", swing.rule, result->rule->title);
  if (swing.tenths == 0)
    return "No single rule moves the score by itself: causes add up, or a ceiling holds it.";
  return fmt::format("The rule that moves it most is {}: +{} points if it alone were clear.", name,
                     tenths_text(swing.tenths));
}

std::string of_fact(const score::FactSwing& swing, const Report& report) {
  const auto asked = std::ranges::find(report.questions, swing.pointer, &Question::pointer);
  return fmt::format(
      "The open fact that moves it most is {}{}: {} if the answer is bad, {} if it is good.",
      asked == report.questions.end() || asked->title.empty() ? "" : asked->title + ", ",
      swing.pointer, tenths_text(swing.worst), tenths_text(swing.best));
}

}  // namespace

std::vector<std::string> sensitivity_sentences(const Report& report) {
  const score::Sensitivity& found = *report.sensitivity;
  std::vector<std::string> sentences{firmness(found, *report.score.band)};
  if (found.rule) sentences.push_back(of_rule(*found.rule, report));
  if (found.fact) sentences.push_back(of_fact(*found.fact, report));
  return sentences;
}

}  // namespace partner_check::report
