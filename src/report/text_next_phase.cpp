// What is open before the next phase, as text: a few lines, all of it with --all.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "next_phase_words.hpp"
#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_shown = 1;  // findings of a row without --all

std::string findings_text(const NextPhaseRow& row, const Page& page) {
  const std::size_t shown = page.options.detail == Detail::all
                                ? row.findings.size()
                                : std::min(k_shown, row.findings.size());
  std::vector<std::string> items;
  for (const ReportFinding* finding : std::span(row.findings).first(shown))
    items.push_back(finding_words(*finding));
  if (shown < row.findings.size())
    items.push_back(fmt::format("and {} more", row.findings.size() - shown));
  return join(items, " · ");
}

std::string questions_text(const NextPhaseRow& row, const Page& page) {
  int minutes = 0;
  std::vector<std::string> items;
  for (const Question* question : row.questions) {
    minutes += question->minutes;
    const std::string about = question->about.empty() ? "" : question->about + ": ";
    items.push_back(about + question->question);
  }
  if (page.options.detail == Detail::main && items.size() > 1) {
    const std::size_t more = items.size() - 1;
    items.resize(1);
    items.push_back(fmt::format("and {} more", more));
  }
  return join(items, " · ") + fmt::format(" (about {} min)", minutes);
}

}  // namespace

std::string next_phase_part(const Report& report, const Page& page) {
  if (!report.next) return {};
  std::string text;
  if (!report.readiness)
    for (const std::string& line :
         wrap(terminal_safe(next_phase_sentence(*report.next)), page.options.width - 2))
      text += "  " + line + "\n";
  for (const NextPhaseRow& row : next_phase_rows(report))
    text += labelled(row.label,
                     (row.questions.empty() ? findings_text(row, page) : questions_text(row, page)),
                     page);
  if (text.empty()) return text;
  return page.paint(Ink::bold, terminal_safe(upper(next_phase_title(report)))) + "\n" + text + "\n";
}

}  // namespace partner_check::report
