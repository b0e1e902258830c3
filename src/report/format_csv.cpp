// CSV (RFC 4180): one table of findings, one of profiles. Text is quoted, numbers are not; a cell
// with nothing in it is not known or does not apply. Every record is one line. No byte order mark.
#include <algorithm>
#include <cassert>
#include <map>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/version.hpp"

#include "escape.hpp"
#include "formats.hpp"
#include "framing.hpp"
#include "listing.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// What stands in a record, by column.
class Cells {
 public:
  void text(const std::string& column, std::string_view value) {
    if (!value.empty()) cells_[column] = csv_text(value);
  }
  void number(const std::string& column, std::size_t value) {
    cells_[column] = std::to_string(value);
  }
  void points(const std::string& column, int tenths) {
    cells_[column] = score::tenths_text(tenths);
  }
  // The record; its cells are taken out of this.
  std::string record(const std::vector<std::string>& columns) {
    std::string line;
    for (const std::string& column : columns) {
      const auto cell = cells_.extract(column);
      if (&column != &columns.front()) line += ',';
      if (!cell.empty()) line += cell.mapped();
    }
    assert(cells_.empty());
    return line + "\r\n";
  }

 private:
  std::map<std::string, std::string> cells_;
};

std::string header(const std::vector<std::string>& columns) {
  std::string line;
  for (const std::string& column : columns)
    line += (line.empty() ? "" : ",") + csv_text(column);
  return line + "\r\n";
}

std::string severity_text(Severity severity) {
  return severity == Severity::clear ? "" : std::string(name_of(severity));
}

const std::vector<std::string> k_finding_columns = {"profile",
                                                    "file",
                                                    "line",
                                                    "pointer",
                                                    "rule",
                                                    "title",
                                                    "dimension",
                                                    "state",
                                                    "severity",
                                                    "new",
                                                    "possible_severity",
                                                    "element",
                                                    "message",
                                                    "why",
                                                    "fix",
                                                    "effort",
                                                    "gain",
                                                    "root",
                                                    "waived_until",
                                                    "waits_for",
                                                    "sources",
                                                    "told"};

Cells cells_of(const Listed& listed, const Report& report) {
  const ReportFinding& finding = *listed.finding;
  const rules::RuleText& rule = *finding.rule;
  Cells cells;
  cells.text("profile", shortened(report.subject.name, k_text_bytes));
  cells.text("file", file_of(finding.frame, report));
  cells.number("line", finding.frame.place.line);
  cells.text("pointer", finding.pointer);
  cells.text("rule", rule.id);
  cells.text("title", finding.title);
  cells.text("dimension", rule.dimension);
  cells.text("state", name_of(listed.as));
  cells.text("severity", severity_text(finding.lo));
  if (report.regression && listed.as == ListedAs::raised)
    cells.text("new", finding.fresh ? "yes" : "no");
  cells.text("possible_severity", severity_text(finding.reach));
  cells.text("element", join(finding.elements, " · "));
  if (listed.as != ListedAs::unknown)  // whose message speaks of what is not known
    cells.text("message", listed.as == ListedAs::error ? finding.error : finding.message);
  cells.text("why", finding.why);
  cells.text("fix", finding.fix);
  cells.text("effort", name_of(rule.effort));
  if (listed.gain != nullptr) cells.points("gain", listed.gain->tenths);
  cells.text("root", rule.root);
  if (finding.waiver)
    cells.text("waived_until", format_date(report.waivers[*finding.waiver].waiver.expires));
  cells.text("waits_for", join(finding.missing, " "));
  cells.text("sources", source_words(rule));
  cells.text("told", told_words(finding));
  return cells;
}

// The same of what the partners say differently; its state tells it from a finding.
Cells cells_of(const SaidDifferently& said, const Report& report) {
  const ReportFinding made = as_finding(said, *report.views);
  Cells cells = cells_of(Listed{.finding = &made}, report);
  cells.text("state", "different");
  return cells;
}

// In the columns of a finding; its state says that it is none.
Cells cells_of(const Diagnostic& problem, const Failure& failure) {
  Cells cells;
  cells.text("file", problem.file.empty() ? failure.file : problem.file);
  cells.number("line", problem.place ? problem.place->line : failure.first_line);
  cells.text("pointer", problem.pointer);
  cells.text("title", "cannot be evaluated");
  cells.text("state", "invalid");
  cells.text("message", problem.code + ": " + problem.message);
  cells.text("fix", problem.hint);
  return cells;
}

// Ids, in the order of the policy; others that reports have follow.
std::vector<std::string> dimensions_of(const Run& run) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const score::Dimension& dimension : run.dimensions)
    add(dimension.id);
  for (const Report& report : run.reports)
    for (const score::DimensionScore& dimension : report.score.dimensions)
      add(dimension.id);
  return ids;
}

const std::vector<std::string> k_before_dimensions = {"profile",
                                                      "file",
                                                      "line",
                                                      "type",
                                                      "phase",
                                                      "as_of",
                                                      "evaluated_on",
                                                      "score",
                                                      "proven",
                                                      "possible",
                                                      "score_after_waivers",
                                                      "coverage",
                                                      "band",
                                                      "gate",
                                                      "gate_reasons",
                                                      "readiness",
                                                      "critical",
                                                      "high",
                                                      "medium",
                                                      "low",
                                                      "info",
                                                      "waived",
                                                      "open",
                                                      "failed_rules",
                                                      "views",
                                                      "told_alike",
                                                      "told_differently",
                                                      "told_by_one",
                                                      "data_notes"};
const std::vector<std::string> k_after_dimensions = {
    "profile_sha256",  "rules_sha256", "policy_sha256", "waivers_sha256",
    "scoring_version", "tool_version", "exit_code",     "problem"};

// A dimension's is named apart from the others, whatever it is called.
std::string dimension_column(const std::string& id) {
  return "score: " + id;
}

std::vector<std::string> profile_columns(const Run& run) {
  std::vector<std::string> columns = k_before_dimensions;
  std::ranges::transform(dimensions_of(run), std::back_inserter(columns), dimension_column);
  std::ranges::copy(k_after_dimensions, std::back_inserter(columns));
  return columns;
}

void add_scores(Cells& cells, const Report& report) {
  const score::Score& score = report.score;
  for (const score::View view : {score::View::proven, score::View::possible})
    if (score.view(view).has_number)
      cells.points(std::string(name_of(view)), score.view(view).tenths);
  cells.number("coverage", static_cast<std::size_t>(score.coverage_percent));
  if (score.band) {
    cells.points("score", score.view(score::View::stated).tenths);
    cells.text("band", score.band->id);
    if (report.after_waivers) cells.points("score_after_waivers", report.after_waivers->tenths);
  }
  for (const score::DimensionScore& dimension : score.dimensions)
    if (dimension.assessment == score::Assessment::assessed)
      cells.points(dimension_column(dimension.id),
                   dimension.tenths[static_cast<std::size_t>(score::View::stated)]);
}

// Findings that no waiver covers by severity, then those that one does, what is open, what failed.
void add_counts(Cells& cells, const Report& report) {
  std::map<std::string, std::size_t> counts;
  for (const Listed& listed : listing(report)) {
    const bool is_waived = listed.finding->waiver.has_value();
    switch (listed.as) {
      case ListedAs::raised:
        ++counts[is_waived ? "waived" : std::string(name_of(listed.finding->lo))];
        break;
      case ListedAs::unknown: ++counts["open"]; break;
      case ListedAs::error: ++counts["failed_rules"]; break;
    }
  }
  for (const char* column :
       {"critical", "high", "medium", "low", "info", "waived", "open", "failed_rules"})
    cells.number(column, counts[column]);
}

void add_versions(Cells& cells, const Run& run) {
  cells.text("rules_sha256", run.rules_sha256);
  cells.text("policy_sha256", run.policy_sha256);
  cells.text("waivers_sha256", run.waivers_sha256);
  cells.text("scoring_version", run.scoring_version);
  cells.text("tool_version", k_version);
  cells.number("exit_code", static_cast<std::size_t>(run.exit_code));
}

std::string gate_reasons(const score::Gate& gate) {
  std::vector<std::string> reasons;
  for (const score::GateCheck& check : gate.checks)
    if (check.verdict != score::Verdict::pass) reasons.push_back(check_words(check));
  return join(reasons, "; ");
}

Cells cells_of(const Report& report, const Run& run) {
  const Subject& subject = report.subject;
  Cells cells;
  cells.text("profile", subject.name);
  cells.text("file", subject.file);
  cells.number("line", report.first_line);
  cells.text("type", subject.type);
  cells.text("phase", subject.phase);
  cells.text("as_of", subject.as_of);
  cells.text("evaluated_on", subject.evaluated_on);
  add_scores(cells, report);
  cells.text("gate", name_of(report.gate.verdict));
  cells.text("gate_reasons", gate_reasons(report.gate));
  if (report.readiness) cells.text("readiness", readiness_words(*report.readiness));
  add_counts(cells, report);
  cells.text("data_notes", notes_words(report));
  if (report.views) {
    cells.number("views", report.views->sides.size() - 1);
    cells.number("told_alike", report.views->agreed);
    cells.number("told_differently", report.views->different);
    cells.number("told_by_one", report.views->one_sided.size());
  }
  cells.text("profile_sha256", subject.sha256);
  add_versions(cells, run);
  return cells;
}

Cells cells_of(const Failure& failure, const Run& run) {
  std::vector<std::string> problems;
  for (const Diagnostic& problem : failure.problems)
    problems.push_back(
        fmt::format("{}{}: {}", problem.place ? fmt::format("line {}, ", problem.place->line) : "",
                    problem.code, problem.message));
  Cells cells;
  cells.text("file", failure.file);
  cells.number("line", failure.first_line);
  add_versions(cells, run);
  cells.text("problem", join(problems, "; "));
  return cells;
}

}  // namespace

std::string render_csv(const Run& run, const RenderOptions&) {
  std::string table = header(k_finding_columns);
  for (const Report& report : run.reports) {
    for (const Listed& listed : listing(report))
      table += cells_of(listed, report).record(k_finding_columns);
    if (!report.views) continue;
    for (const SaidDifferently& said : report.views->differences)
      table += cells_of(said, report).record(k_finding_columns);
  }
  for (const Failure& failure : run.failures)
    for (const Diagnostic& problem : failure.problems)
      table += cells_of(problem, failure).record(k_finding_columns);
  return table;
}

std::string render_csv_profiles(const Run& run, const RenderOptions&) {
  const std::vector<std::string> columns = profile_columns(run);
  std::string table = header(columns);
  for (const Report& report : run.reports)
    table += cells_of(report, run).record(columns);
  for (const Failure& failure : run.failures)
    table += cells_of(failure, run).record(columns);
  return table;
}

}  // namespace partner_check::report
