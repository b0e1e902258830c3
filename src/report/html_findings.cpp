// Findings of the HTML report, by state: failed, open, waived, passed, not applicable.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/base/utf8.hpp"

#include "causes.hpp"
#include "html_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_around = 80;  // columns of a line shown before and after what is framed
constexpr std::size_t k_framed = 160;

std::string place(const ReportFinding& finding, const Report& report) {
  return html_code(fmt::format("{}:{}", file_of(finding.frame, report), finding.frame.place.line));
}

// The last columns of a text.
std::string ending(std::string_view text) {
  const std::string safe = terminal_safe(text);
  std::size_t skipped = 0;
  std::size_t width = display_width(safe);
  for_each_code_point(safe, [&](const CodePoint& point) {
    if (width <= k_around) return;
    width -= display_width(point.utf8);
    skipped += point.taken;
  });
  return (skipped > 0 ? "…" : "") + html_name(std::string_view(safe).substr(skipped));
}

std::string beginning(std::string_view text, std::size_t columns) {
  return html_name(cut_to_width(terminal_safe(text), columns));
}

// The line of the profile with what is framed marked, so that no column must stay in its place.
std::string line_of(const Frame& frame) {
  std::string line = frame.line;
  std::ranges::replace(line, '\t', ' ');
  const std::string_view shown = line;
  const std::size_t start =
      std::min(frame.place.column - 1 - std::min(frame.cut, frame.place.column - 1), shown.size());
  std::string_view before = shown.substr(0, start);
  before.remove_prefix(std::min(before.find_first_not_of(' '), before.size()));
  const std::string_view marked = shown.substr(start, frame.place.length);
  const std::string_view after = shown.substr(start + marked.size());
  return fmt::format("<pre><span class=\"line\">{}</span>{}{}<mark>{}</mark>{}{}</pre>\n",
                     frame.place.line, frame.cut > 0 ? "…" : "", ending(before),
                     beginning(marked, k_framed), beginning(after, k_around),
                     frame.cut_after > 0 ? "…" : "");
}

}  // namespace

std::string html_frame(const Frame& frame, const Report& report) {
  const std::string where = html_code(
      fmt::format("{}:{}:{}", file_of(frame, report), frame.place.line, frame.place.column));
  return fmt::format("<figure>\n<figcaption>{} {}</figcaption>\n{}{}</figure>\n", where,
                     frame.pointer.empty() ? "" : html_code(frame.pointer),
                     frame.line.empty() ? "" : line_of(frame),
                     frame.missing ? "<p>" + html_paragraph(frame.label) + "</p>\n" : "");
}

namespace {

std::string fact(std::string_view name, const std::string& content) {
  return content.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, content);
}

std::string peers_of(const rules::RuleText& rule) {
  return rule.benchmark ? html_paragraph(benchmark_text(*rule.benchmark)) : "";
}

std::string effort_words(rules::Effort effort) {
  return fmt::format("{} effort ({})", name_of(effort), help_of(effort));
}

std::string evidence(const ReportFinding& finding) {
  std::string items;
  for (const rules::Evidence& fact : finding.evidence)
    items += fmt::format("<li>{} {}{}</li>\n", html_code(fact.pointer), html_name(fact.value),
                         fact.by.empty() ? "" : ", as told by " + html_name(fact.by));
  return items.empty()
             ? ""
             : fmt::format("<details>\n<summary>{}</summary>\n<ul>\n{}</ul>\n</details>\n",
                           "It rests on " + counted(finding.evidence.size(), "fact", "facts"),
                           items);
}

// Whose word it is, behind what is said.
std::string told_of(const ReportFinding& finding) {
  const std::string told = told_words(finding);
  return told.empty() ? "" : " <span class=\"told\">" + html_name(told) + "</span>";
}

// A further finding on the same cause.
std::string consequence(const ReportFinding& finding, const Report& report) {
  return fmt::format("<li>{} {}: {}{} {}</li>\n", html_chip(finding.lo), html_finding_name(finding),
                     html_paragraph(finding.message), told_of(finding), place(finding, report));
}

std::string cause(const Cause& cause, std::size_t number, const HtmlReport& page) {
  const ReportFinding& first = *cause.findings.front();
  const bool has_gain = cause.gain != nullptr && page.report.score.band.has_value();
  std::string text = fmt::format("<article class=\"{}\" id=\"{}f{}\">\n", name_of(first.lo),
                                 page.spot.prefix, number);
  text += html_heading(page.spot.level + 1, html_chip(first.lo) + " " + html_finding_name(first));
  if (!first.message.empty())
    text += "<p>" + html_paragraph(first.message) + told_of(first) + "</p>\n";
  text += "<div class=\"case\">\n<dl>\n" + fact("Why", html_paragraph(first.why)) +
          fact("Fix", html_paragraph(first.fix)) +
          fact("Gain", (has_gain ? html_name(gain_words(*cause.gain)) + ", for a " : "For a ") +
                           effort_words(first.rule->effort)) +
          fact("Peers", peers_of(*first.rule)) +
          fact("From", html_paragraph(source_words(*first.rule))) + "</dl>\n<div>\n" +
          html_frame(first.frame, page.report) + evidence(first) + "</div>\n</div>\n";
  std::string others;
  for (std::size_t i = 1; i < cause.findings.size(); ++i)
    others += consequence(*cause.findings[i], page.report);
  if (!others.empty()) text += "<p>On the same cause:</p>\n<ul>\n" + others + "</ul>\n";
  return text + "</article>\n";
}

std::string causes_section(const HtmlReport& page, std::string_view id, std::string_view title,
                           std::span<const Cause> causes, std::size_t first_number) {
  std::string text;
  for (std::size_t i = 0; i < causes.size(); ++i)
    text += cause(causes[i], first_number + i, page);
  return html_section(page.spot, {id, title, std::to_string(causes.size())}, text);
}

}  // namespace

std::string html_finding_name(const ReportFinding& finding) {
  std::string text =
      fmt::format("<b>{}</b> {}", html_name(finding.rule->id), html_name(finding.title));
  for (const std::string& element : finding.elements)
    text += " · " + html_name(element);
  if (finding.lo > rules::Severity::clear && finding.reach > finding.lo)
    text += fmt::format(" (may be {})", name_of(finding.reach));
  return finding.fresh ? text + " " + html_chip("new", "new") : text;
}

std::string html_errors(const HtmlReport& page) {
  std::string items;
  for (const ReportFinding& finding : page.report.errors)
    items += fmt::format("<li><b>{}</b> {}: {}</li>\n", html_name(finding.rule->id),
                         html_name(finding.rule->name), html_paragraph(finding.error));
  return items.empty() ? ""
                       : html_section(page.spot, {"errors", "Rules that failed to evaluate"},
                                      "<ul>\n" + items + "</ul>\n");
}

std::string html_findings(const HtmlReport& page) {
  const std::vector<Cause> blockers = without_waived(blocking_causes(page.report));
  const std::vector<Cause> further = without_waived(further_causes(page.report));
  std::string text;
  if (!blockers.empty())
    text = causes_section(page, "blockers",
                          "Blockers on the way to " + spoken(page.report.readiness->next_phase),
                          blockers, 1);
  return text + causes_section(page, "findings", blockers.empty() ? "Findings" : "Further findings",
                               further, blockers.size() + 1);
}

std::string html_notes(const HtmlReport& page) {
  std::string items;
  std::size_t count = 0;
  for (const ReportFinding& finding : page.report.info)
    if (!finding.waiver) {
      items += consequence(finding, page.report);
      ++count;
    }
  return items.empty() ? ""
                       : html_folded(page.spot, {"notes", "Notes", std::to_string(count)},
                                     "<ul>\n" + items + "</ul>\n");
}

std::string html_open(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 3> k_columns{{{"Check"}, {"At worst"}, {"Waits for"}}};
  std::string rows;
  for (const ReportFinding& finding : page.report.unknown) {
    std::string facts;
    for (const std::string& pointer : finding.missing)
      facts += (facts.empty() ? "" : "<br>") + html_code(pointer);
    rows += html_row(k_columns, {html_finding_name(finding), html_chip(finding.reach), facts});
  }
  return html_folded(page.spot, {"open", "Open checks", std::to_string(page.report.unknown.size())},
                     html_table({"Checks that wait for facts", "open", k_columns}, rows));
}

namespace {

std::string until(const score::WaiverUse& use) {
  const std::string last = "<span class=\"date\">" + format_date(use.waiver.expires) + "</span>";
  if (use.state != score::WaiverState::expiring) return last;
  return last + ", " + counted(static_cast<std::size_t>(use.days_left), "day", "days") + " left";
}

std::string answerable(const score::Waiver& waiver) {
  std::string text = html_name(waiver.owner);
  if (!waiver.approved_by.empty()) text += "<br>approved by " + html_name(waiver.approved_by);
  return waiver.ticket.empty() ? text : text + "<br>" + html_name(waiver.ticket);
}

std::string reason(const score::Waiver& waiver) {
  return html_name(help_of(waiver.category)) + ": " + html_paragraph(waiver.reason);
}

}  // namespace

std::string html_waived(const HtmlReport& page) {
  constexpr std::array<HtmlColumn, 5> k_covered{
      {{"Finding"}, {"Severity"}, {"Reason"}, {"Who answers for it"}, {"Until"}}};
  constexpr std::array<HtmlColumn, 5> k_others{
      {{"Rule"}, {"State"}, {"Reason"}, {"Who answers for it"}, {"Until"}}};
  const std::vector<const ReportFinding*> covered = waived_findings(page.report);
  std::string rows, others;
  for (const ReportFinding* finding : covered) {
    const score::WaiverUse& use = page.report.waivers[*finding->waiver];
    rows += html_row(k_covered, {html_finding_name(*finding) + " " + place(*finding, page.report),
                                 html_chip(finding->lo), reason(use.waiver), answerable(use.waiver),
                                 until(use)});
  }
  for (const score::WaiverUse& use : page.report.waivers)
    if (use.state != score::WaiverState::active && use.state != score::WaiverState::expiring)
      others += html_row(k_others, {html_name(use.waiver.rule), html_name(help_of(use.state)),
                                    reason(use.waiver), answerable(use.waiver), until(use)});
  return html_folded(page.spot, {"waived", "Waived findings", std::to_string(covered.size())},
                     html_table({"Findings that a waiver covers", "waived", k_covered}, rows) +
                         html_table({"Waivers that cover nothing", "waived", k_others}, others));
}

namespace {

std::string rules_in(const HtmlReport& page, rules::State state, const HtmlSection& section,
                     std::string_view sentence) {
  std::string items;
  std::size_t count = 0;
  for (const RuleResult& result : page.report.rules)
    if (result.state == state) {
      items += fmt::format("<li><b>{}</b> {}</li>\n", html_name(result.rule->id),
                           html_name(result.rule->title));
      ++count;
    }
  if (items.empty()) return {};
  return html_folded(page.spot, {section.id, section.title, std::to_string(count)},
                     fmt::format("<p>{}</p>\n<ul class=\"rules\">\n{}</ul>\n", sentence, items));
}

}  // namespace

std::string html_passed(const HtmlReport& page) {
  return rules_in(page, rules::State::clear, {"passed", "Passed checks"},
                  "The facts show that none of this is the case:");
}

std::string html_not_applicable(const HtmlReport& page) {
  return rules_in(page, rules::State::not_applicable,
                  {"not-applicable", "Checks that do not apply"},
                  "Not for this phase, type or partnership:");
}

}  // namespace partner_check::report
