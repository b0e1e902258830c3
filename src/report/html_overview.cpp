// The first page of the HTML report: whose profile, the verdict, the gate, the dimensions, the main
// findings in a line each.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "batch.hpp"
#include "causes.hpp"
#include "html_charts.hpp"
#include "html_report.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_glance = 5;  // main findings on the first page

std::string paragraph(std::string_view kind, std::string_view text) {
  return text.empty() ? "" : fmt::format("<p class=\"{}\">{}</p>\n", kind, html_paragraph(text));
}

// The tone of the band: as the verdict; a pass today does not make up for what blocks the next
// phase.
std::string_view tone_of(const Report& report) {
  const bool is_blocked = report.readiness && !report.readiness->blockers.empty();
  return name_of(is_blocked && report.gate.verdict == score::Verdict::pass
                     ? score::Verdict::cannot_tell
                     : report.gate.verdict);
}

std::string score_number(const Report& report) {
  if (!report.score.band) return "?";
  return score::tenths_text(report.score.view(score::View::stated).tenths);
}

}  // namespace

std::string html_subject(const HtmlReport& page) {
  const Subject& subject = page.report.subject;
  std::vector<std::string> facts;
  for (const std::string& identifier : {subject.type, subject.phase})
    if (!identifier.empty()) facts.push_back(html_name(spoken(identifier)));
  if (!subject.as_of.empty()) facts.push_back("facts as of " + html_name(subject.as_of));
  if (!subject.evaluated_on.empty())
    facts.push_back("evaluated on " + html_name(subject.evaluated_on));
  facts.push_back(html_code(short_name(subject.file, page.report.first_line, "")));
  return "<p class=\"subject\">" + join(facts, " · ") + "</p>\n";
}

std::string html_verdict(const HtmlReport& page) {
  const Report& report = page.report;
  std::string text = paragraph("score", score_sentence(report.score));
  if (report.readiness) text = paragraph("readiness", readiness_words(*report.readiness)) + text;
  text += scale_chart(report) + paragraph("headline", report.headline);
  for (const std::string& sentence : reservations(report))
    text += paragraph("aside", sentence);
  for (const DataNote& note : report.data_notes)
    text += paragraph("aside", "Note: " + note.text);
  if (report.after_waivers && report.score.band)
    text += paragraph(
        "aside", "Score after waivers: " + score::tenths_text(report.after_waivers->tenths) + ".");
  if (report.regression) text += paragraph("aside", regression_words(report));
  if (report.views) text += paragraph("aside", views_words(*report.views));
  return fmt::format(
      "<div class=\"verdict {}\">\n"
      "<p class=\"mark\"><strong>{}</strong> of 100<br><em>{}</em><br>{}</p>\n"
      "<div>\n{}</div>\n</div>\n",
      tone_of(report), score_number(report), html_name(band_words(report)),
      html_chip(name_of(report.gate.verdict),
                fmt::format("Gate: {}", verdict_words(report.gate.verdict))),
      text);
}

std::string html_gate(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 4> k_columns{{{"Check"}, {"Expected"}, {"Found"}, {"Verdict"}}};
  const score::Gate& gate = page.report.gate;
  std::string rows;
  for (const score::GateCheck& check : gate.checks)
    rows += html_row(k_columns, {html_name(check.name), html_name(check.expected),
                                 html_name(check.found), html_chip(check.verdict)});
  std::string content = html_table({"Checks of the gate", "gate", k_columns}, rows);
  const Report& report = page.report;
  if (gate.verdict == score::Verdict::pass && report.readiness &&
      !report.readiness->blockers.empty())
    content += "<p>Findings of today only; what blocks the next phase is not gated.</p>\n";
  return html_section(page.spot, {"gate", fmt::format("Gate: {}", verdict_words(gate.verdict))},
                      content);
}

namespace {

std::string worst_of(const score::DimensionScore& dimension) {
  return dimension.raised == 0 ? "" : html_chip(dimension.worst);
}

std::string number_of(const score::DimensionScore& dimension, score::View view) {
  return std::to_string((dimension.tenths[static_cast<std::size_t>(view)] + 5) / 10);
}

std::string dimension_row(const score::DimensionScore& dimension, std::span<const HtmlColumn> all,
                          const Run& run) {
  const std::string title = html_name(title_of(run, dimension.id));
  if (dimension.assessment == score::Assessment::not_applicable)
    return html_row(all, {title, "not applicable", "", "", "", ""});
  const bool is_known = dimension.assessment == score::Assessment::assessed;
  return html_row(
      all, {title, bar_chart(dimension), is_known ? number_of(dimension, score::View::stated) : "?",
            html_bounds(number_of(dimension, score::View::proven),
                        number_of(dimension, score::View::possible)),
            std::to_string(dimension.coverage_percent) + " %", worst_of(dimension)});
}

}  // namespace

std::string html_dimensions(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 6> k_columns{
      {{"Dimension"}, {"Drawn"}, {"Score", true}, {"Bounds", true}, {"Known", true}, {"Worst"}}};
  std::string rows;
  for (const score::DimensionScore& dimension : page.report.score.dimensions)
    rows += dimension_row(dimension, k_columns, page.run);
  if (rows.empty()) return {};
  return html_section(
      page.spot, {"dimensions", "Dimensions"},
      "<div class=\"beside\">\n" +
          html_table({"Score of each dimension", "dimensions", k_columns}, rows) +
          (page.run.shape == Shape::single ? radar_chart(page.report, page.run) : "") +
          "</div>\n<p class=\"legend\">Solid: on what is stated. Light: from every open answer bad "
          "to all good.</p>\n");
}

std::string html_glance(const HtmlReport& page) {
  const Report& report = page.report;
  std::vector<Cause> causes = without_waived(blocking_causes(report));
  const std::size_t blockers = causes.size();
  std::ranges::move(without_waived(further_causes(report)), std::back_inserter(causes));
  if (causes.empty()) return {};
  std::string items;
  for (std::size_t i = 0; i < std::min(k_glance, causes.size()); ++i) {
    const ReportFinding& first = *causes[i].findings.front();
    items += fmt::format("<li>{} {}<a href=\"#{}f{}\">{}</a>", html_chip(first.lo),
                         i < blockers ? html_chip("blocker", "blocker") + " " : "",
                         page.spot.prefix, i + 1, html_finding_name(first));
    items += fmt::format("<br>{}", html_paragraph(first.fix));
    if (causes[i].gain != nullptr && report.score.band && causes[i].gain->tenths > 0)
      items += fmt::format(" <strong class=\"gain\">{}</strong>", gain_words(*causes[i].gain));
    items += "</li>\n";
  }
  const std::size_t shown = std::min(k_glance, causes.size());
  return html_section(page.spot,
                      {"glance", blockers > 0 ? "Blockers and main findings" : "Main findings",
                       fmt::format("{} of {}", shown, causes.size())},
                      "<ol class=\"glance\">\n" + items + "</ol>\n");
}

}  // namespace partner_check::report
