// Markdown for a comment on a pull request or a step's summary. GitHub takes so many characters and
// no more: what does not fit is left out from the end, and the text says so.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "batch.hpp"
#include "formats.hpp"
#include "markdown_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

// In bytes, of which a text never has fewer than characters. A summary that fills its 1 MiB to the
// last byte was seen to be dropped.
constexpr std::size_t k_comment = 65'536;
constexpr std::size_t k_step_summary = 1'000'000;
constexpr std::size_t k_note = 160;   // of what was left out, at most
constexpr std::size_t k_end = 1'000;  // after the parts: what was left out whole, the disclaimer

constexpr MarkdownLimits k_main{.in_full = 5, .in_table = 1'000'000, .questions = 5};
constexpr MarkdownLimits k_all{.in_full = 1'000'000, .in_table = 0, .questions = 1'000'000};
constexpr MarkdownLimits k_folded{.in_full = 0, .in_table = 5, .questions = 2};

const MarkdownLimits& limits_of(Detail detail) {
  return detail == Detail::all ? k_all : k_main;
}

// A text that grows by parts up to a limit.
class Sheet {
 public:
  explicit Sheet(std::size_t limit) : limit_(limit) {}

  void add(const MarkdownPart& part) {
    if (part.entries.empty()) return;
    std::size_t room = limit_ - std::min(limit_, text_.size());
    const std::size_t frame = part.head.size() + part.tail.size() + k_note;
    if (frame + part.entries.front().size() > room) return leave_out(part.what);
    room -= frame;
    text_ += part.head;
    std::size_t shown = 0;
    for (; shown < part.entries.size() && part.entries[shown].size() <= room; ++shown) {
      text_ += part.entries[shown];
      room -= part.entries[shown].size();
    }
    if (shown < part.entries.size())
      text_ += fmt::format("\n{} of {} {} are shown; the others would make this text too long.\n",
                           shown, part.entries.size(), part.what);
    text_ += part.tail;
  }
  void add(const std::vector<MarkdownPart>& parts) {
    for (const MarkdownPart& part : parts)
      add(part);
  }
  void add(std::string_view text) { text_ += text; }
  // With what was left out whole.
  [[nodiscard]] std::string text() const {
    if (left_out_.empty()) return text_;
    return text_ + "Left out, because the text would be too long: " + enumerate(left_out_, "and") +
           ".\n\n";
  }

 private:
  void leave_out(std::string_view what) {
    if (std::ranges::find(left_out_, what) == left_out_.end()) left_out_.emplace_back(what);
  }

  std::size_t limit_;
  std::string text_;
  std::vector<std::string> left_out_;
};

std::string sheet_of(const Report& report, const Run& run, const RenderOptions& options,
                     std::size_t limit) {
  Sheet sheet(limit - std::min(limit, k_end));
  const MarkdownLimits& limits = limits_of(options.detail);
  sheet.add(markdown_title(report) + markdown_verdict(report));
  sheet.add(markdown_grounds(report));
  sheet.add(markdown_gate(report));
  sheet.add(markdown_errors(report));
  sheet.add(markdown_dimensions(report, run));
  sheet.add(markdown_findings(report, limits));
  sheet.add(markdown_views(report));
  sheet.add(markdown_waived(report));
  sheet.add(markdown_next_phase(report, limits.questions));
  sheet.add(markdown_chains(report));
  sheet.add(markdown_factors(report, options.detail));
  sheet.add(markdown_sensitivity(report));
  sheet.add(markdown_questions(report, limits.questions));
  sheet.add(markdown_deliveries(report, options.detail));
  if (options.detail == Detail::main) return sheet.text();
  sheet.add(markdown_notes(report));
  sheet.add(markdown_open(report));
  sheet.add(markdown_clear(report));
  return sheet.text();
}

// The essence of one profile of several.
std::string short_sheet_of(const Report& report, std::size_t limit) {
  Sheet sheet(limit - std::min(limit, k_end));
  sheet.add(markdown_title(report) + markdown_verdict(report));
  sheet.add(markdown_gate(report));
  sheet.add(markdown_errors(report));
  sheet.add(markdown_findings(report, k_folded));
  sheet.add(markdown_waived(report));
  sheet.add(markdown_questions(report, k_folded.questions));
  return sheet.text();
}

std::string row(const Report& report, const std::string& name) {
  const score::Score& score = report.score;
  return fmt::format("| {} | {} | {} | {} % | {} | {} | {} |\n", name,
                     score.band ? score::tenths_text(score.view(score::View::stated).tenths) : "?",
                     bounds_words(score), score.coverage_percent,
                     score.band ? literal(score.band->title) : "?", worst_words(report),
                     verdict_words(report.gate.verdict));
}

std::string batch(const Run& run, const RenderOptions& options, std::size_t limit) {
  const std::vector<const Report*> reports = worst_first(run);
  const std::string folder = common_folder(run);
  const auto name_of_report = [&](const Report& report) {
    return literal(short_name(report.subject.file, report.first_line, folder), k_name);
  };
  Sheet sheet(limit - k_end);
  sheet.add(fmt::format("## {}\n\n", summary_words(run)));
  if (folder.size() > 1) sheet.add("In <code>" + literal(folder, k_name) + "</code>:\n\n");
  MarkdownPart table{.what = "profiles",
                     .head =
                         "| Profile | Score | Bounds | Known | Band | Worst | Gate |\n"
                         "| --- | ---: | ---: | ---: | --- | --- | --- |\n",
                     .entries = {},
                     .tail = "\n"};
  for (const Report* report : reports)
    table.entries.push_back(row(*report, name_of_report(*report)));
  sheet.add(table);
  for (const Failure& failure : run.failures)
    sheet.add(markdown_problems(failure));
  MarkdownPart details{.what = "profiles in detail", .head = {}, .entries = {}};
  for (const Report* report : reports)
    details.entries.push_back(
        fmt::format("<details>\n<summary>{}: {}</summary>\n\n{}</details>\n\n",
                    name_of_report(*report), verdict_words(report->gate.verdict),
                    options.detail == Detail::all ? sheet_of(*report, run, options, limit)
                                                  : short_sheet_of(*report, limit)));
  sheet.add(details);
  return sheet.text();
}

}  // namespace

std::string render_markdown(const Run& run, const RenderOptions& options) {
  const std::size_t limit = options.detail == Detail::all ? k_step_summary : k_comment;
  if (run.shape == Shape::single && run.reports.size() == 1)
    return sheet_of(run.reports.front(), run, options, limit) + std::string(k_disclaimer) + "\n";
  return batch(run, options, limit) + std::string(k_disclaimer) + "\n";
}

}  // namespace partner_check::report
