// What the partners say differently, and how far they agree, in the HTML report.
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "html_charts.hpp"
#include "html_report.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

std::string words_of(const SaidDifferently& said, const Report& report) {
  std::string items;
  for (const Word& word : said.words)
    items += fmt::format(
        "<li><b>{}</b> {} {}</li>\n", html_name(report.views->sides[word.side].name),
        html_name(word.value),
        html_code(fmt::format("{}:{}", file_of(word.frame, report), word.frame.place.line)));
  std::string text = items.empty() ? "<p>" + std::string(k_withheld) + "</p>\n"
                                   : "<ul class=\"words\">\n" + items + "</ul>\n";
  if (!said.because.empty()) text += "<p>" + html_paragraph(said.because) + "</p>\n";
  return text;
}

std::string differences(const Report& report) {
  constexpr std::array<HtmlColumn, 3> k_columns{{{"Fact"}, {"What they say"}, {"Cannot tell"}}};
  std::string rows;
  for (const SaidDifferently& said : report.views->differences) {
    std::string rules;
    for (const std::string& rule : said.rules)
      rules += (rules.empty() ? "" : "<br>") + html_name(rule);
    rows += html_row(k_columns,
                     {html_name(said_name(said)) +
                          (said.question.empty() ? ""
                                                 : "<br><span class=\"aside\">" +
                                                       html_paragraph(said.question) + "</span>"),
                      words_of(said, report), rules});
  }
  return html_table({"Facts told differently, which count as not known", "differences", k_columns},
                    rows);
}

// The lines in which they say so.
std::string places(const Report& report) {
  std::string figures;
  for (const SaidDifferently& said : report.views->differences)
    for (const Word& word : said.words)
      figures += html_frame(word.frame, report);
  return figures.empty()
             ? ""
             : "<details>\n<summary>Where they say so</summary>\n" + figures + "</details>\n";
}

std::string sections(const Views& views) {
  constexpr std::array<HtmlColumn, 5> k_columns{
      {{"Facts on"}, {"Drawn"}, {"Alike", true}, {"Differ", true}, {"One alone", true}}};
  std::string rows;
  for (const SectionAgreement& section : views.sections)
    rows += html_row(k_columns, {html_name(section.title), agreement_chart(section),
                                 std::to_string(section.agreed), std::to_string(section.different),
                                 std::to_string(section.one_sided)});
  return html_table({"Facts by how they are told", "agreement", k_columns}, rows);
}

std::string sources(const Views& views) {
  constexpr std::array<HtmlColumn, 5> k_columns{
      {{"Whose account"}, {"File"}, {"As of"}, {"Alone", true}, {"Differ", true}}};
  std::string rows;
  for (const Side& side : views.sides)
    rows += html_row(k_columns, {html_name(side.name), html_code(side.file),
                                 "<span class=\"date\">" + html_name(side.as_of) + "</span>",
                                 side.id.empty() ? "" : std::to_string(side.alone),
                                 std::to_string(side.different)});
  return html_table({"Accounts", "accounts", k_columns}, rows);
}

}  // namespace

std::string html_views(const HtmlReport& page) {
  if (!page.report.views) return {};
  const Views& views = *page.report.views;
  return html_section(page.spot,
                      {"differences", "The partners say different things",
                       counted(views.differences.size(), "fact", "facts")},
                      differences(page.report) + places(page.report)) +
         html_section(page.spot, {"agreement", "How far they agree"},
                      sections(views) +
                          "<p class=\"legend\">Solid: told alike. Red: differently. Light: by one "
                          "partner alone.</p>\n" +
                          sources(views));
}

}  // namespace partner_check::report
