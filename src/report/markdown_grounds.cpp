// The grounds for and against, and the next phase, as Markdown.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "grounds_words.hpp"
#include "markdown_report.hpp"
#include "next_phase_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

std::string asked(const Question& question) {
  const std::string answer = answer_words(question);
  return literal((question.about.empty() ? "" : question.about + ": ") + question.question) +
         (answer.empty() ? "" : " (" + literal(answer) + ")");
}

std::string ground_row(const ReportGround& ground) {
  std::string what = literal(ground.title);
  if (const std::string found = found_words(ground); !found.empty())
    what += "<br>" + literal(found);
  for (const Question& question : ground.questions)
    what += "<br>**?** " + asked(question);
  return fmt::format("| {} | {} | {} | {} |\n", help_of(ground.side), standing_words(ground), what,
                     line_words(ground.frame));
}

}  // namespace

MarkdownPart markdown_grounds(const Report& report) {
  MarkdownPart part{.what = "grounds", .head = {}, .entries = {}, .tail = "\n"};
  if (!report.grounds) return part;
  part.head =
      fmt::format("### {}\n\n{}\n\n| Speaks | | Ground | Fact |\n| --- | --- | --- | --- |\n",
                  literal(report.grounds->title), grounds_sentence(*report.grounds));
  for (const ReportGround& ground : report.grounds->all)
    part.entries.push_back(ground_row(ground));
  if (part.entries.empty()) part.entries.emplace_back("| | | none to show | |\n");
  return part;
}

MarkdownPart markdown_next_phase(const Report& report, std::size_t most) {
  MarkdownPart part{
      .what = "what is open before the next phase", .head = {}, .entries = {}, .tail = "\n"};
  if (!report.next) return part;
  part.head = fmt::format("### {}\n\n", literal(next_phase_title(report)));
  if (!report.readiness)
    part.entries.push_back("- " + literal(next_phase_sentence(*report.next)) + "\n");
  for (const NextPhaseRow& row : next_phase_rows(report)) {
    std::vector<std::string> items;
    for (const ReportFinding* finding : row.findings)
      items.push_back(literal(finding_words(*finding)));
    for (const Question* question : row.questions)
      items.push_back(asked(*question));
    const std::size_t shown = std::min(most, items.size());
    std::string entry = fmt::format("- {} ({})\n", literal(row.title), items.size());
    for (std::size_t i = 0; i < shown; ++i)
      entry += "  - " + items[i] + "\n";
    if (shown < items.size()) entry += fmt::format("  - and {} more\n", items.size() - shown);
    part.entries.push_back(std::move(entry));
  }
  return part;
}

}  // namespace partner_check::report
