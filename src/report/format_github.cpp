// Commands of GitHub Actions that put notes beside the lines of a profile, one a line. A step may
// have ten of each kind: the worst are shown, a notice counts the others, the last one is the
// verdict.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "alerts.hpp"
#include "batch.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

constexpr std::size_t k_most = 10;                    // of a kind
constexpr std::size_t k_title = 250, k_line = 1'000;  // characters

enum class Kind : std::uint8_t { error, warning, notice };
constexpr std::array<std::string_view, 3> k_names = {"error", "warning", "notice"};

struct Annotation {
  Kind kind = Kind::notice;
  std::string title;
  std::vector<std::string> lines;
  std::string file{};  // "": beside no line
  std::size_t line = 1;
  std::optional<Columns> columns{};
};

std::string command(const Annotation& note) {
  std::string text = fmt::format("::{} title={}", k_names[static_cast<std::size_t>(note.kind)],
                                 command_property(short_text(note.title, k_title)));
  if (!note.file.empty() && note.file != "-") {
    text += ",file=" + command_property(terminal_safe(repository_path(note.file)));
    text += fmt::format(",line={0},endLine={0}", note.line);
    if (note.columns) text += fmt::format(",col={}", note.columns->start);
    if (note.columns && note.columns->end) text += fmt::format(",endColumn={}", *note.columns->end);
  }
  std::string message;
  for (const std::string& line : note.lines)
    message += (message.empty() ? "" : "\n") + short_text(line, k_line);
  return text + "::" + command_data(message) + "\n";
}

Kind kind_of(const Alert& alert) {
  if (alert.certainty == Certainty::open) return Kind::warning;
  if (alert.severity() >= Severity::high) return Kind::error;
  return alert.severity() == Severity::medium ? Kind::warning : Kind::notice;
}

Kind kind_of(Gravity gravity) {
  if (gravity == Gravity::error) return Kind::error;
  return gravity == Gravity::warning ? Kind::warning : Kind::notice;
}

std::vector<Annotation> annotations(const Run& run) {
  std::vector<Annotation> notes;
  for (const Breakdown& broken : breakdowns(run))
    notes.push_back(
        {.kind = kind_of(broken.gravity),
         .title = broken.code,
         .lines = {broken.text},
         .file = broken.file,
         .line = broken.line,
         .columns = broken.failed == nullptr ? std::nullopt : utf16_columns(broken.failed->frame)});
  for (const Alert& alert : alerts(run, Waived::left_out))
    notes.push_back({.kind = kind_of(alert),
                     .title = alert.finding->rule->id + " " + alert_title(alert),
                     .lines = alert_sentences(alert),
                     .file = file_of(alert.finding->frame, *alert.report),
                     .line = alert.finding->frame.place.line,
                     .columns = utf16_columns(alert.finding->frame)});
  return notes;
}

std::vector<std::string> failed_checks(const Report& report) {
  std::vector<std::string> lines;
  for (const score::GateCheck& check : report.gate.checks)
    if (check.verdict != score::Verdict::pass) lines.push_back(check_words(check));
  return lines;
}

Annotation verdict(const Run& run) {
  if (run.shape == Shape::single && run.reports.size() == 1) {
    const Report& report = run.reports.front();
    Annotation note{.title = fmt::format("Gate: {}", verdict_words(report.gate.verdict)),
                    .lines = failed_checks(report)};
    note.lines.push_back(band_words(report) + " · " + score_sentence(report.score));
    for (const DataNote& fact : report.data_notes)
      note.lines.push_back("Note: " + fact.text);
    return note;
  }
  Annotation note{.title = "partner-check", .lines = {summary_words(run)}};
  std::size_t left_out = 0;
  for (const Report* report : worst_first(run)) {
    if (report->gate.verdict == score::Verdict::pass) continue;
    if (note.lines.size() > k_most)
      ++left_out;
    else
      note.lines.push_back(
          fmt::format("{}: {}; {}", short_name(report->subject.file, report->first_line, ""),
                      verdict_words(report->gate.verdict), join(failed_checks(*report), "; ")));
  }
  if (left_out > 0) note.lines.push_back(fmt::format("and {} more", left_out));
  return note;
}

// "More than a step may show: 3 errors, 12 warnings; another format has them all".
Annotation rest(const std::array<std::size_t, 3>& left_out) {
  std::vector<std::string> counts;
  for (std::size_t kind = 0; kind < left_out.size(); ++kind)
    if (left_out[kind] > 0)
      counts.push_back(counted(left_out[kind], k_names[kind], std::string(k_names[kind]) + "s"));
  return {.title = "Not all is shown",
          .lines = {enumerate(counts, "and") +
                    " more than a step may show; the other formats have them all."}};
}

}  // namespace

std::string render_github(const Run& run, const RenderOptions&) {
  const std::vector<Annotation> notes = annotations(run);
  std::array<std::size_t, 3> count{}, most{k_most, k_most, k_most - 1};  // one for the verdict
  for (const Annotation& note : notes)
    ++count[static_cast<std::size_t>(note.kind)];
  const bool fits = count[0] <= most[0] && count[1] <= most[1] && count[2] <= most[2];
  if (!fits) --most[2];  // one for the rest

  std::string text;
  std::array<std::size_t, 3> shown{}, left_out{};
  for (const Annotation& note : notes) {
    const auto kind = static_cast<std::size_t>(note.kind);
    if (shown[kind] == most[kind]) {
      ++left_out[kind];
      continue;
    }
    ++shown[kind];
    text += command(note);
  }
  if (!fits) text += command(rest(left_out));
  return text + command(verdict(run));
}

}  // namespace partner_check::report
