// Blockers, findings, waivers and open checks of the Markdown report.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/time.hpp"

#include "causes.hpp"
#include "markdown_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

std::string place(const Report& report, const ReportFinding& finding) {
  return fmt::format("<code>{}:{}</code>", literal(file_of(finding.frame, report), k_name),
                     finding.frame.place.line);
}

// "IP06 Nothing says who may use the results · partner helix (may be critical) **new**".
std::string name(const ReportFinding& finding) {
  std::string text = literal(finding.rule->id + " " + finding.title);
  for (const std::string& element : finding.elements)
    text += " · " + literal(element);
  if (finding.reach > finding.lo) text += fmt::format(" (may be {})", name_of(finding.reach));
  return finding.fresh ? text + " **new**" : text;
}

// What it says, which a joint report may leave out, and where.
std::string what(const Report& report, const ReportFinding& finding) {
  std::string text = finding.message.empty() ? "" : literal(finding.message) + " ";
  text += place(report, finding);
  const std::string told = told_words(finding);
  return told.empty() ? text : text + ", " + literal(told);
}

std::string gain_of(const Cause& cause, const Report& report) {
  return cause.gain != nullptr && report.score.band ? gain_words(*cause.gain) : "";
}

std::string in_full(const Cause& cause, const Report& report) {
  const ReportFinding& first = *cause.findings.front();
  std::string text = fmt::format("**{}** {}\n\n", upper(name_of(first.lo)), name(first));
  text += fmt::format("- What: {}\n- Why: {}\n- Fix: {}\n", what(report, first), literal(first.why),
                      literal(first.fix));
  if (const std::string gain = gain_of(cause, report); !gain.empty())
    text += fmt::format("- Gain: {}\n", gain);
  if (const auto& peers = first.rule->benchmark)
    text += fmt::format("- Peers: {}\n", literal(benchmark_text(*peers)));
  for (std::size_t i = 1; i < cause.findings.size(); ++i)
    text += fmt::format("- Also {}: {}: {}\n", name_of(cause.findings[i]->lo),
                        name(*cause.findings[i]), what(report, *cause.findings[i]));
  return text + "\n";
}

// One row a finding; a fix and a gain belong to the cause.
std::string rows(const Cause& cause, const Report& report) {
  std::string text;
  for (const ReportFinding* finding : cause.findings) {
    const bool first = finding == cause.findings.front();
    text += fmt::format("| {} | {} | {} | {} | {} |\n", name_of(finding->lo), name(*finding),
                        what(report, *finding), first ? literal(finding->fix) : "",
                        first ? gain_of(cause, report) : "");
  }
  return text;
}

constexpr std::string_view k_findings_table =
    "| Severity | Finding | What | Fix | Gain |\n| --- | --- | --- | --- | --- |\n";

std::size_t findings_of(std::span<const Cause> causes) {
  std::size_t count = 0;
  for (const Cause& cause : causes)
    count += cause.findings.size();
  return count;
}

void add_causes(std::vector<MarkdownPart>& parts, std::string_view title,
                const std::vector<Cause>& causes, const Report& report,
                const MarkdownLimits& limits) {
  if (causes.empty()) return;
  const std::span all(causes);
  const std::size_t full = std::min(limits.in_full, all.size());
  const std::span table = all.subspan(full, std::min(limits.in_table, all.size() - full));
  MarkdownPart& first = parts.emplace_back();
  first.what = "findings";
  first.head = fmt::format("### {} ({})\n\n", title, findings_of(all));
  for (const Cause& cause : all.first(full))
    first.entries.push_back(in_full(cause, report));
  if (full > 0) {
    if (table.empty()) return;
    parts.push_back(
        {.what = "findings",
         .head = fmt::format("<details>\n<summary>{}</summary>\n\n{}",
                             counted(findings_of(table), "further finding", "further findings"),
                             k_findings_table),
         .entries = {},
         .tail = "\n</details>\n\n"});
  } else {
    first.head += k_findings_table;
    first.tail = "\n";
  }
  for (const Cause& cause : table)
    parts.back().entries.push_back(rows(cause, report));
  if (const std::size_t left = findings_of(all.subspan(full + table.size())); left > 0)
    parts.back().tail = fmt::format("\n{} not shown here.\n",
                                    counted(left, "more finding is", "more findings are")) +
                        parts.back().tail;
}

std::string waived_row(const ReportFinding& finding, const Report& report) {
  const score::WaiverUse& use = report.waivers[*finding.waiver];
  const std::string_view category = help_of(use.waiver.category);
  const std::string days =
      use.state == score::WaiverState::expiring
          ? " (" + counted(static_cast<std::size_t>(use.days_left), "day", "days") + " left)"
          : "";
  const std::string approved =
      use.waiver.approved_by.empty() ? "" : ", approved by " + literal(use.waiver.approved_by);
  return fmt::format("| {} | {} | {} | {}: {}{}{} | {}{} | {}{} |\n", name_of(finding.lo),
                     name(finding), what(report, finding), category, literal(use.waiver.reason),
                     use.waiver.ticket.empty() ? "" : " · ", literal(use.waiver.ticket),
                     literal(use.waiver.owner), approved, format_date(use.waiver.expires), days);
}

}  // namespace

std::vector<MarkdownPart> markdown_findings(const Report& report, const MarkdownLimits& limits) {
  std::vector<MarkdownPart> parts;
  const std::vector<Cause> blockers = without_waived(blocking_causes(report));
  if (!blockers.empty())
    add_causes(parts, "Blockers on the way to " + literal(spoken(report.readiness->next_phase)),
               blockers, report, limits);
  add_causes(parts, blockers.empty() ? "Findings" : "Further findings",
             without_waived(further_causes(report)), report, limits);
  return parts;
}

std::vector<MarkdownPart> markdown_waived(const Report& report) {
  MarkdownPart covered{.what = "waived findings", .head = {}, .entries = {}, .tail = {}};
  for (const ReportFinding* finding : waived_findings(report))
    covered.entries.push_back(waived_row(*finding, report));
  covered.head = fmt::format(
      "<details>\n<summary>{}</summary>\n\n"
      "| Severity | Finding | What | Reason | Owner | Until |\n"
      "| --- | --- | --- | --- | --- | --- |\n",
      counted(covered.entries.size(), "waived finding", "waived findings"));
  covered.tail = "\n</details>\n\n";
  MarkdownPart lapsed{
      .what = "waivers", .head = "### Waivers that do not hold\n\n", .entries = {}, .tail = "\n"};
  using enum score::WaiverState;
  for (const score::WaiverUse& use : report.waivers)
    if (use.state == expired || use.state == too_long || use.state == not_yet)
      lapsed.entries.push_back(fmt::format("- Of {}: {} ({} to {}): {}\n", literal(use.waiver.rule),
                                           help_of(use.state), format_date(use.waiver.created),
                                           format_date(use.waiver.expires),
                                           literal(use.waiver.reason)));
  return {std::move(lapsed), std::move(covered)};
}

MarkdownPart markdown_chains(const Report& report) {
  MarkdownPart part{
      .what = "chains", .head = "### This feeds that\n\n", .entries = {}, .tail = "\n"};
  for (const Chain& chain : report.chains) {
    std::vector<std::string> links;
    for (const Chain::Link& link : chain.links)
      links.push_back(link.title + " (" + link.rule + ")");
    part.entries.push_back("- From: " + literal(join(links, " → ")) + "\n");
  }
  return part;
}

MarkdownPart markdown_errors(const Report& report) {
  MarkdownPart part{
      .what = "failed rules", .head = "### Rules that failed\n\n", .entries = {}, .tail = "\n"};
  for (const ReportFinding& finding : report.errors)
    part.entries.push_back(fmt::format("- Rule {}: {}\n",
                                       literal(finding.rule->id + " " + finding.rule->name),
                                       literal(finding.error)));
  return part;
}

MarkdownPart markdown_notes(const Report& report) {
  MarkdownPart part{.what = "notes", .head = "### Notes\n\n", .entries = {}, .tail = "\n"};
  for (const ReportFinding& finding : report.info)
    if (!finding.waiver)
      part.entries.push_back(fmt::format("- Note {}: {}\n", name(finding), what(report, finding)));
  return part;
}

MarkdownPart markdown_open(const Report& report) {
  MarkdownPart part{
      .what = "open checks",
      .head = fmt::format("<details>\n<summary>{}</summary>\n\n| Check | Waits for |\n"
                          "| --- | --- |\n",
                          counted(report.unknown.size(), "open check", "open checks")),
      .entries = {},
      .tail = "\n</details>\n\n"};
  for (const ReportFinding& finding : report.unknown) {
    std::vector<std::string> pointers;
    for (const std::string& pointer : finding.missing)
      pointers.push_back("<code>" + literal(pointer) + "</code>");
    part.entries.push_back(fmt::format("| {} | {} |\n", name(finding), join(pointers, " ")));
  }
  return part;
}

MarkdownPart markdown_problems(const Failure& failure) {
  MarkdownPart part{
      .what = "problems",
      .head = fmt::format("**Not evaluated:** <code>{}</code>\n\n", literal(failure.file, k_name)),
      .entries = {},
      .tail = "\n"};
  for (const Diagnostic& problem : failure.problems) {
    std::string line = "- " + std::string(name_of(problem.gravity));
    if (problem.place) line += fmt::format(" in line {}", problem.place->line);
    if (!problem.code.empty()) line += " (" + literal(problem.code) + ")";
    if (!problem.message.empty()) line += ": " + literal(problem.message);
    if (!problem.hint.empty()) line += "; hint: " + literal(problem.hint);
    part.entries.push_back(line + "\n");
  }
  return part;
}

}  // namespace partner_check::report
