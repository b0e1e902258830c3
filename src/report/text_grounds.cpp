// The grounds for and against as text.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "grounds_words.hpp"
#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_standing = 15;  // columns before the ground
constexpr std::size_t k_questions = 3;  // shown without --all

Ink ink_of(const ReportGround& ground) {
  if (ground.standing == rules::Standing::not_known) return Ink::cyan;
  if (ground.standing == rules::Standing::silent) return Ink::dim;
  return ground.side == rules::Side::speaks_for ? Ink::green : Ink::red;
}

std::string indented(std::string_view text, const Page& page) {
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), page.options.width - k_standing))
    lines += std::string(k_standing, ' ') + line + "\n";
  return lines;
}

std::string ground_text(const ReportGround& ground, const Page& page) {
  const std::string standing = standing_words(ground);
  const std::string rule = ground.rule.empty() ? "" : ground.rule + ", ";
  std::string text =
      indented(fmt::format("{} ({}{})", ground.title, rule, line_words(ground.frame)), page);
  return text.replace(4, standing.size(), page.paint(ink_of(ground), standing));
}

std::string question_text(const Question& question, const Page& page) {
  const std::string about = question.about.empty() ? "" : question.about + ": ";
  const std::string answer = answer_words(question);
  return indented("? " + about + question.question + (answer.empty() ? "" : " (" + answer + ")"),
                  page);
}

}  // namespace

std::string grounds_part(const Report& report, const Page& page) {
  if (!report.grounds) return {};
  const bool all = page.options.detail == Detail::all;
  std::string text = page.paint(Ink::bold, terminal_safe(upper(report.grounds->title))) + "\n  " +
                     grounds_sentence(*report.grounds) + "\n";
  std::size_t asked = 0;
  std::optional<rules::Side> side;
  for (const ReportGround& ground : report.grounds->all) {
    if (side != ground.side) text += fmt::format("  {}\n", help_of(ground.side));
    side = ground.side;
    text += ground_text(ground, page);
    if (all && !found_words(ground).empty()) text += indented(found_words(ground), page);
    for (const Question& question : ground.questions) {
      if (!all && (asked == k_questions || &question != &ground.questions.front())) break;
      text += question_text(question, page);
      ++asked;
    }
  }
  return text + "\n";
}

}  // namespace partner_check::report
