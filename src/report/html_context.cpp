// What the HTML report says around the findings: what feeds what, what to ask, what was promised,
// success factors, where the points went.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "html_charts.hpp"
#include "html_report.hpp"
#include "ledger_rows.hpp"
#include "sensitivity_words.hpp"
#include "words.hpp"

namespace partner_check::report {

std::string html_chains(const HtmlReport& page) {
  std::string items;
  for (const Chain& chain : page.report.chains) {
    std::vector<std::string> links;
    for (const Chain::Link& link : chain.links)
      links.push_back(fmt::format("<b>{}</b> {}", html_name(link.rule), html_name(link.title)));
    items += fmt::format("<li>{}<br>{}<br>{}</li>\n", join(links, " <em>feeds</em> "),
                         html_paragraph(chain.compound->why), html_paragraph(chain.compound->fix));
  }
  return items.empty() ? ""
                       : html_section(page.spot, {"chains", "This feeds that"},
                                      "<ul class=\"chains\">\n" + items + "</ul>\n");
}

namespace {

constexpr std::size_t k_questions = 8;  // shown; the others are folded
constexpr std::array<HtmlColumn, 3> k_question_columns{
    {{"Question"}, {"Who, how long"}, {"Its answer"}}};

std::string question_rows(std::span<const Question> questions) {
  std::string rows;
  for (const Question& question : questions)
    rows += html_row(k_question_columns,
                     {(question.about.empty() ? "" : html_name(question.about) + ": ") +
                          html_paragraph(question.question) + "<br>" + html_code(question.pointer),
                      html_name(answer_words(question)), worth_words(question)});
  return rows;
}

}  // namespace

std::string html_questions(const HtmlReport& page) {
  const std::span<const Question> all = page.report.questions;
  if (all.empty()) return {};
  const std::size_t shown = std::min(k_questions, all.size());
  std::string content = html_table({"Best questions", "questions", k_question_columns},
                                   question_rows(all.first(shown)));
  if (const auto others = all.subspan(shown); !others.empty())
    content += fmt::format(
        "<details>\n<summary>{}</summary>\n{}</details>\n",
        counted(others.size(), "more question", "more questions"),
        html_table({"More questions", "questions", k_question_columns}, question_rows(others)));
  return html_section(
      page.spot,
      {"questions", "Ask next",
       fmt::format("{}, about {} min", counted(all.size(), "open fact", "open facts"),
                   minutes_of(all))},
      content);
}

std::string html_deliveries(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 6> k_columns{
      {{"Who"}, {"What"}, {"Promised", true}, {"Delivered", true}, {"Unit"}, {"Drawn"}}};
  std::string rows;
  std::size_t promises = 0;
  std::size_t kept = 0;
  for (const Delivery& delivery : page.report.deliveries) {
    if (!is_promise(delivery)) continue;
    ++promises;
    if (is_kept(delivery)) ++kept;
    rows += html_row(
        k_columns,
        {html_name(delivery.party), html_name(delivery.thing), amount_words(delivery.promised),
         amount_words(delivery.delivered), html_name(delivery.unit),
         part_chart(delivery.delivered.value_or(0), delivery.promised.value_or(0))});
  }
  return html_section(
      page.spot,
      {"deliveries", "Promised and delivered",
       fmt::format("{} of {} kept in full so far", kept, promises)},
      html_table({"What was promised and what arrived", "deliveries", k_columns}, rows));
}

std::string html_factors(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 5> k_columns{
      {{"Factor"}, {"State"}, {"Clear", true}, {"Raised", true}, {"Open", true}}};
  std::string rows;
  for (const score::FactorScore& factor : page.report.factors) {
    if (factor.state == score::FactorState::not_applicable) continue;
    const std::string blame =
        factor.criticals.empty() ? "" : ": " + html_name(join(factor.criticals, ", "));
    rows += html_row(
        k_columns,
        {html_name(factor.title), html_chip(name_of(factor.state), help_of(factor.state)) + blame,
         std::to_string(factor.clear), std::to_string(factor.raised), std::to_string(factor.open)});
  }
  std::string content =
      html_table({"What partnerships that last have in common", "factors", k_columns}, rows);
  std::string strengths;
  for (const rules::RuleText* rule : page.report.strengths)
    strengths += fmt::format("<li>{}</li>\n", html_paragraph(rule->strength));
  if (!strengths.empty())
    content += "<p>In place:</p>\n<ul class=\"strengths\">\n" + strengths + "</ul>\n";
  return html_section(page.spot, {"factors", "Success factors"}, content);
}

std::string html_sensitivity(const HtmlReport& page) {
  if (!page.report.sensitivity) return {};
  std::string content;
  for (const std::string& sentence : sensitivity_sentences(page.report))
    content += "<p>" + html_paragraph(sentence) + "</p>\n";
  return html_section(page.spot, {"firmness", "How firm the score is"}, content);
}

namespace {

// What holds the score below the mean.
std::string ceilings(const score::ViewScore& stated) {
  constexpr std::array<HtmlColumn, 3> k_columns{
      {{"Because of"}, {"Share kept", true}, {"Applied"}}};
  std::string rows;
  for (const score::Ceiling& ceiling : stated.ceilings)
    rows += html_row(k_columns, {html_name(ceiling.reason), fmt::format("{} %", ceiling.points),
                                 ceiling.binding ? "yes, the lowest" : "no"});
  return html_table({"Ceilings on the score", "ceilings", k_columns}, rows);
}

}  // namespace

std::string html_ledger(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 4> k_columns{
      {{"Lost by"}, {"The fact"}, {"Stated", true}, {"Proven", true}}};
  const Report& report = page.report;
  if (!report.score.view(score::View::proven).has_number) return {};
  std::string rows;
  for (const LedgerRow& row : ledger_rows(report, page.run))
    rows += html_row(k_columns, {html_name(row.what), row.root.empty() ? "" : html_code(row.root),
                                 lost_words(row.stated), lost_words(row.proven)});
  const auto lost = [&](score::View view) {
    return lost_words(1000 - report.score.view(view).tenths);
  };
  rows += html_row(k_columns,
                   {"Lost of 100 points", "", report.score.band ? lost(score::View::stated) : "",
                    lost(score::View::proven)});
  std::string content = html_table({"Points lost", "ledger", k_columns}, rows);
  if (const score::ViewScore& stated = report.score.view(score::View::stated); report.score.band)
    content +=
        ceilings(stated) + fmt::format("<p>The dimensions average {}; the score is {}.</p>\n",
                                       score::tenths_text(stated.mean_tenths),
                                       score::tenths_text(stated.tenths));
  return html_folded(page.spot, {"ledger", "Ledger: where the points went"}, content);
}

std::string html_method() {
  return html_folded(
      {}, {"method", "How the score is made"},
      "<p>Each check compares stated facts with a rule and is clear, raised or, where a fact is "
      "missing, open. A dimension loses points by the severity of what is raised, measured by what "
      "it could lose at most, and loses more while something critical is raised in it. The score "
      "is "
      "the mean of the dimensions that apply, times the lowest ceiling.</p>\n"
      "<p>The score counts what is stated. The lower bound takes every open answer as bad, the "
      "upper "
      "one as good: leaving a fact out never raises the lower bound. Where too little is known, no "
      "score is printed.</p>\n");
}

}  // namespace partner_check::report
