// The grounds for and against, and the next phase, in the HTML report.
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "grounds_words.hpp"
#include "html_report.hpp"
#include "next_phase_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

std::string asked(const Question& question) {
  const std::string answer = answer_words(question);
  return (question.about.empty() ? "" : html_name(question.about) + ": ") +
         html_paragraph(question.question) + (answer.empty() ? "" : " (" + html_name(answer) + ")");
}

// Where it stands among the colours of the page.
std::string_view kind_of(const ReportGround& ground) {
  if (ground.standing == rules::Standing::not_known) return "cannot_tell";
  if (ground.standing == rules::Standing::silent) return "info";
  return ground.side == rules::Side::speaks_for ? "pass" : "fail";
}

std::string cited(const ReportGround& ground) {
  rules::RuleText text;
  text.sources = ground.sources;
  return html_paragraph(source_words(text));
}

}  // namespace

std::string html_grounds(const HtmlReport& page) {
  if (!page.report.grounds) return {};
  constexpr std::array<HtmlColumn, 5> k_columns{
      {{"Ground"}, {"Speaks"}, {"It"}, {"Fact"}, {"From"}}};
  const Grounds& grounds = *page.report.grounds;
  std::string rows;
  for (const ReportGround& ground : grounds.all) {
    std::string what = html_name(ground.title);
    if (const std::string found = found_words(ground); !found.empty())
      what += "<br>" + html_paragraph(found);
    for (const Question& question : ground.questions)
      what += "<br>? " + asked(question);
    rows += html_row(k_columns, {what, std::string(help_of(ground.side)),
                                 html_chip(kind_of(ground), standing_words(ground)),
                                 html_name(line_words(ground.frame)), cited(ground)});
  }
  return html_section(page.spot, {"grounds", grounds.title},
                      "<p>" + html_paragraph(grounds_sentence(grounds)) + "</p>\n" +
                          html_table({grounds.title, "grounds", k_columns}, rows));
}

std::string html_next_phase(const HtmlReport& page) {
  if (!page.report.next) return {};
  std::string content;
  if (!page.report.readiness)
    content += "<p>" + html_paragraph(next_phase_sentence(*page.report.next)) + "</p>\n";
  for (const NextPhaseRow& row : next_phase_rows(page.report)) {
    std::string items;
    for (const ReportFinding* finding : row.findings)
      items += "<li>" + html_chip(finding->lo) + " " + html_finding_name(*finding) + " (" +
               html_name(line_words(finding->frame)) + ")</li>\n";
    for (const Question* question : row.questions)
      items += "<li>" + asked(*question) + "</li>\n";
    content += fmt::format(
        "<details>\n<summary>{} <span class=\"count\">{}</span></summary>\n"
        "<ul>\n{}</ul>\n</details>\n",
        html_name(row.title), row.findings.size() + row.questions.size(), items);
  }
  return html_section(page.spot, {"next", next_phase_title(page.report)}, content);
}

}  // namespace partner_check::report
