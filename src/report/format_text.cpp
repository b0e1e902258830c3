#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "batch.hpp"
#include "formats.hpp"
#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

// The finding that the report shows first, if it shows one.
const ReportFinding* first_shown(const Report& report) {
  if (report.readiness && !report.readiness->blockers.empty())
    return &report.readiness->blockers.front();
  if (!report.remedies.empty()) return &report.remedies.front().findings.front();
  return report.unknown.empty() ? nullptr : &report.unknown.front();
}

std::string next_line(const Report& report, const Run& run) {
  const ReportFinding* first = first_shown(report);
  if (first == nullptr) return {};
  const std::string file = terminal_safe(report.subject.file);
  const std::string explain = "partner-check explain " + first->rule->id;
  const std::string options = terminal_safe(run.options) + "\n";
  if (file == "-" || file.ends_with(".ndjson")) return "Next: " + explain + options;
  return "Next: " + explain + " " + file + options + "      partner-check plan " + file + options;
}

// The default report fits a printed page.
constexpr std::size_t k_page_lines = 72;    // of A4 at ten points
constexpr std::size_t k_overrun = 4;        // that the margins take
constexpr std::size_t k_for_findings = 24;  // that the views leave

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::string laid_out(const Report& report, const Page& page) {
  const std::string before = title_part(report, page) + verdict_part(report, page) +
                             grounds_part(report, page) + dimensions_part(report, page);
  std::string after = next_phase_part(report, page) + chains_part(report, page) +
                      factors_part(report, page) + sensitivity_part(report, page) +
                      ask_part(report, page) + deliveries_part(report, page) +
                      errors_part(report, page) + waivers_part(report, page);
  if (page.options.detail == Detail::all)
    after += notes_part(report, page) + open_part(report, page) + clear_part(report, page);
  const std::string end =
      gate_part(report, page) + std::string(k_disclaimer) + "\n" + next_line(report, page.run);
  const std::size_t used = lines_of(before) + lines_of(after) + lines_of(end);
  const std::size_t left = k_page_lines - std::min(used, k_page_lines);
  const std::string views = views_part(report, page, left - std::min(left, k_for_findings));
  const std::string findings = findings_part(report, page, left - std::min(left, lines_of(views)));
  const std::string ledger =
      page.options.ledger == Ledger::shown ? ledger_part(report, page) : std::string();
  return before + findings + views + after + ledger + end;
}

std::string single(const Report& report, const Page& page) {
  std::string text = laid_out(report, page);
  if (page.options.detail == Detail::all || lines_of(text) <= k_page_lines + k_overrun) return text;
  return laid_out(report, {page.run, page.options, page.paint, Room::scarce});
}

struct Widths {
  std::size_t name, band;
};

// Of the columns whose texts are not the program's own.
Widths widths(const Run& run, const Page& page) {
  std::size_t band = 9;
  for (const Report& report : run.reports)
    if (report.score.band) band = std::max(band, display_width(report.score.band->title));
  const std::size_t other_columns = 49 + band;
  return {
      std::max(page.options.width - std::min(page.options.width, other_columns), std::size_t{16}),
      band};
}

std::string row(const Report& report, std::string_view name, const Widths& widths,
                const Page& page) {
  const std::string number =
      report.score.band ? score::tenths_text(report.score.view(score::View::stated).tenths) : "?";
  const std::string shown = cut_to_width(terminal_safe(name), widths.name);
  const std::string band = report.score.band ? report.score.band->title : "?";
  const score::Verdict verdict = report.gate.verdict;
  return shown + std::string(widths.name - display_width(shown), ' ') +
         fmt::format(" {:>5} {:>11} {:>4}% {}{} {:<11} {}\n", number, bounds_words(report.score),
                     report.score.coverage_percent, band,
                     std::string(widths.band - display_width(band), ' '), worst_words(report),
                     page.paint(ink_of(verdict), std::string(verdict_words(verdict))));
}

std::string table(const Run& run, const Page& page) {
  const std::vector<const Report*> reports = worst_first(run);
  const Widths columns = widths(run, page);
  const std::string folder = common_folder(run);
  std::string text = folder.size() < 2 ? "" : terminal_safe(folder) + "\n";
  text += page.paint(Ink::bold, fmt::format("{:<{}} {:>5} {:>11} {:>5} {:<{}} {:<11} {}", "PROFILE",
                                            columns.name, "SCORE", "BOUNDS", "KNOWN", "BAND",
                                            columns.band, "WORST", "GATE")) +
          "\n";
  for (const Report* report : reports)
    text +=
        row(*report, short_name(report->subject.file, report->first_line, folder), columns, page);
  for (const Failure& failure : run.failures)
    text += fmt::format("{}  not evaluated: {}\n",
                        terminal_safe(short_name(failure.file, failure.first_line, folder)),
                        counted(failure.problems.size(), "problem", "problems"));
  text += "\n" + summary_words(run) + "\n" + std::string(k_disclaimer) + "\n";
  if (page.options.detail == Detail::main && page.options.ledger == Ledger::hidden) return text;
  for (const Report* report : reports)
    text += "\n" + std::string(page.options.width, '=') + "\n" + single(*report, page);
  return text;
}

}  // namespace

std::string render_text(const Run& run, const RenderOptions& options) {
  const Page page{run, options, Paint(options.color)};
  if (run.reports.empty()) return {};  // the problems are on standard error
  return run.shape == Shape::batch ? table(run, page) : single(run.reports.front(), page);
}

}  // namespace partner_check::report
