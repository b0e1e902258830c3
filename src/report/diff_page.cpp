#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "comparison_page.hpp"
#include "escape.hpp"
#include "json_parts.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;
using score::tenths_text;
using score::View;

std::string named(const Report& report) {
  return report.subject.file +
         (report.first_line > 1 ? fmt::format(":{}", report.first_line) : std::string());
}

std::string list_text(std::string_view title, const std::vector<const Report*>& reports,
                      const Page& page) {
  if (reports.empty()) return {};
  std::string text = page.paint(Ink::bold, title) + "\n";
  for (const Report* report : reports)
    text += hanging("  - ", named(*report) + "  " + score_sentence(report->score), page);
  return text + "\n";
}

std::string failures_text(const Run& run, const Page& page) {
  std::string text;
  for (const Failure& failure : run.failures)
    text += hanging("  - ", failure.file, page);
  return text.empty() ? text : page.paint(Ink::bold, "NOT EVALUATED NOW") + "\n" + text + "\n";
}

std::string number(const Report& report) {
  return report.score.band ? tenths_text(report.score.view(View::stated).tenths) : "?";
}

std::string change_words(const Report& before, const Report& after) {
  const bool both = before.score.band && after.score.band;
  const std::string by = both ? difference(before.score.view(View::stated).tenths,
                                           after.score.view(View::stated).tenths)
                              : "";
  return number(before) + " → " + number(after) + (by.empty() ? "" : " (" + by + ")");
}

std::string markdown_of(const Report& before, const Report& after) {
  const Comparison changes = compare(before, after);
  std::string text = fmt::format(
      "### {}\n\n| | Before | After |\n| --- | --- | --- |\n| Score | {} | {} |\n"
      "| Known | {} % | {} % |\n| Gate | {} | {} |\n\n",
      "<span></span>" +
          markdown_text(after.subject.name.empty() ? named(after) : after.subject.name),
      number(before), number(after), before.score.coverage_percent, after.score.coverage_percent,
      verdict_words(before.gate.verdict), verdict_words(after.gate.verdict));
  for (const EnumRow<Change>& kind : k_rows<Change>) {
    std::string lines;
    for (const FindingChange& change : changes.findings)
      if (change.change == kind.value)
        lines += "- **" + markdown_text(severities(change)) + "** " +
                 markdown_text(finding_name(change.shown())) + "\n";
    if (!lines.empty())
      text += "**" + upper(kind.help).substr(0, 1) + std::string(kind.help.substr(1)) + "**\n\n" +
              lines + "\n";
  }
  if (!changes.settled.empty() || !changes.opened.empty())
    text += fmt::format("{} no longer open, {} newly open.\n\n",
                        counted(changes.settled.size(), "question", "questions"),
                        counted(changes.opened.size(), "question", "questions"));
  if (changes.findings.empty() && changes.dimensions.empty()) text += "No finding changed.\n\n";
  return text;
}

std::string markdown_list(std::string_view title, const std::vector<const Report*>& reports) {
  if (reports.empty()) return {};
  std::string text = fmt::format("**{}**\n\n", title);
  for (const Report* report : reports)
    text += "- <code>" + markdown_text(named(*report)) + "</code> " +
            markdown_text(score_sentence(report->score)) + "\n";
  return text + "\n";
}

Json names_json(const std::vector<const Report*>& reports) {
  return each(reports, [](const Report* report) { return json_head(*report); });
}

}  // namespace

std::string diff_text(const Run& before, const Run& after, const RenderOptions& options) {
  const Page page{after, options, Paint(options.color)};
  const RunComparison runs = compare_runs(before, after);
  std::string text;
  for (const auto& [was, is] : runs.both)
    text += page_title(*is, options) + comparison_text(*was, *is, compare(*was, *is), page);
  return text + list_text("NEW PROFILES", runs.added, page) +
         list_text("PROFILES NO LONGER THERE", runs.removed, page) + failures_text(after, page) +
         std::string(k_disclaimer) + "\n";
}

std::string diff_markdown(const Run& before, const Run& after) {
  const RunComparison runs = compare_runs(before, after);
  std::string text;
  if (runs.both.size() > 1) {
    text = "| Profile | Score | Gate |\n| --- | --- | --- |\n";
    for (const auto& [was, is] : runs.both)
      text += fmt::format("| <code>{}</code> | {} | {} → {} |\n", markdown_text(named(*is)),
                          change_words(*was, *is), verdict_words(was->gate.verdict),
                          verdict_words(is->gate.verdict));
    text += "\n";
  }
  for (const auto& [was, is] : runs.both)
    text += markdown_of(*was, *is);
  text += markdown_list("New profiles", runs.added) +
          markdown_list("Profiles no longer there", runs.removed);
  for (const Failure& failure : after.failures)
    text += "- Not evaluated now: <code>" + markdown_text(failure.file) + "</code>\n";
  return text + std::string(k_disclaimer) + "\n";
}

std::string diff_json(const Run& before, const Run& after) {
  const RunComparison runs = compare_runs(before, after);
  const auto pair_json = [](const auto& pair) {
    Object object = json_head(*pair.second);
    object.emplace_back("file_before", pair.first->subject.file);
    object.emplace_back("as_of_before", text_or_null(pair.first->subject.as_of));
    add_comparison(*pair.first, *pair.second, object);
    return object;
  };
  const auto failed = [](const Failure& failure) { return Json(failure.file); };
  const Object page{{"schema_version", "1"},
                    {"tool", tool_json()},
                    {"profiles", each(runs.both, pair_json)},
                    {"added", names_json(runs.added)},
                    {"removed", names_json(runs.removed)},
                    {"not_evaluated", each(after.failures, failed)},
                    {"worse", is_worse(before, after)}};
  return json::write(page, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
