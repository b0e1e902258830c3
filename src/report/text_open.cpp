#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

// Without --all: what the verdict or readiness hangs on, six at most; the best ones to ask, two
// at least.
constexpr std::size_t k_fewest = 2;
constexpr std::size_t k_most = 6;
constexpr int k_least_settled = 50;  // thousandths of a point: less is printed as 0

std::string question_text(const Question& question, const Page& page) {
  const std::string about = question.about.empty() ? "" : question.about + ": ";
  std::string text;
  for (const std::string& line :
       wrap(terminal_safe(about + question.question), page.options.width - 4))
    text += "  " + std::string(text.empty() ? "? " : "  ") + line + "\n";
  const std::string facts =
      terminal_safe(fmt::format("{} · {} · {} ({})", worth_words(question), answer_words(question),
                                question.pointer, line_words(question.frame)));
  for (const std::string& line : wrap(facts, page.options.width - 4))
    text += "    " + page.paint(Ink::dim, line) + "\n";
  return text;
}

std::size_t shown_questions(const Report& report, const Page& page) {
  if (page.options.detail == Detail::all) return report.questions.size();
  const auto deciding = static_cast<std::size_t>(std::ranges::count_if(
      report.questions,
      [](const Question& question) { return question.gate || question.readiness; }));
  const auto worth_asking = static_cast<std::size_t>(
      std::ranges::count_if(report.questions, [](const Question& question) {
        return question.gate || question.readiness || question.settles >= k_least_settled;
      }));
  if (page.room == Room::scarce) return std::min(worth_asking, std::size_t{1});
  return std::min(worth_asking, std::clamp(deciding, k_fewest, k_most));
}

}  // namespace

std::string ask_part(const Report& report, const Page& page) {
  const std::size_t shown = shown_questions(report, page);
  if (shown == 0) return {};
  const std::vector<Question> first(report.questions.begin(),
                                    report.questions.begin() + static_cast<std::ptrdiff_t>(shown));
  std::string text =
      page.paint(Ink::bold, "ASK NEXT") +
      fmt::format(" ({} of {}, about {} min)\n", shown,
                  counted(report.questions.size(), "open fact", "open facts"), minutes_of(first));
  for (const Question& question : first)
    text += question_text(question, page);
  return text + "\n";
}

std::string errors_part(const Report& report, const Page& page) {
  std::string text;
  for (const ReportFinding& finding : report.errors)
    text +=
        labelled("error", finding.rule->id + " " + finding.rule->name + ": " + finding.error, page);
  return text.empty() ? text : page.paint(Ink::bold, "RULES THAT FAILED") + "\n" + text + "\n";
}

std::string notes_part(const Report& report, const Page& page) {
  if (report.info.empty()) return {};
  std::string text = page.paint(Ink::bold, "NOTES") + "\n";
  for (const ReportFinding& finding : report.info)
    text += labelled(
        "i",
        fmt::format("{} ({}): {}", finding.rule->id, line_words(finding.frame), finding.message),
        page);
  return text + "\n";
}

std::string open_part(const Report& report, const Page& page) {
  std::string text;
  if (!report.unknown.empty())
    text += page.paint(Ink::bold, "OPEN CHECKS") + fmt::format(" ({})\n", report.unknown.size());
  for (const ReportFinding& finding : report.unknown) {
    std::string what =
        fmt::format("{} {} (up to {})", finding.rule->id, finding.title, name_of(finding.reach));
    for (const std::string& element : finding.elements)
      what += ", " + element;
    text +=
        labelled("?", what, page) + labelled("", "waits for " + join(finding.missing, ", "), page);
  }
  return text.empty() ? text : text + "\n";
}

std::string clear_part(const Report& report, const Page& page) {
  std::string text;
  for (const auto& [state, title] : {std::pair{rules::State::clear, "CLEAR"},
                                     std::pair{rules::State::not_applicable, "NOT APPLICABLE"}}) {
    std::vector<std::string> ids;
    for (const RuleResult& result : report.rules)
      if (result.state == state) ids.push_back(result.rule->id);
    if (ids.empty()) continue;
    text += page.paint(Ink::bold, title) + fmt::format(" ({})\n", ids.size());
    for (const std::string& line : wrap(join(ids, ", "), page.options.width - 2))
      text += "  " + line + "\n";
    text += "\n";
  }
  return text;
}

}  // namespace partner_check::report
