#include "batch.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "words.hpp"

namespace partner_check::report {

std::vector<const Report*> worst_first(const Run& run) {
  std::vector<const Report*> reports;
  for (const Report& report : run.reports)
    reports.push_back(&report);
  std::ranges::stable_sort(reports, {}, [](const Report* report) {
    return report->score.view(report->score.band ? score::View::stated : score::View::proven)
        .tenths;
  });
  return reports;
}

std::string common_folder(const Run& run) {
  std::optional<std::string> common;
  const auto add = [&](const std::string& file) {
    std::string folder = file.substr(0, file.find_last_of('/') + 1);
    if (!common) common = folder;
    while (!folder.starts_with(*common)) {
      common->pop_back();
      common->erase(common->find_last_of('/') + 1);
    }
  };
  for (const Report& report : run.reports)
    add(report.subject.file);
  for (const Failure& failure : run.failures)
    add(failure.file);
  return common.value_or("");
}

std::string short_name(const std::string& file, std::size_t first_line, const std::string& folder) {
  return file.substr(folder.size()) + (first_line > 1 ? ":" + std::to_string(first_line) : "");
}

std::string worst_words(const Report& report) {
  for (const rules::Severity severity : {rules::Severity::critical, rules::Severity::high,
                                         rules::Severity::medium, rules::Severity::low}) {
    const auto count = std::ranges::count(report.rules, severity, &RuleResult::lo);
    if (count > 0) return fmt::format("{} {}", count, name_of(severity));
  }
  return "none";
}

std::string bounds_words(const score::Score& score) {
  if (!score.view(score::View::possible).has_number) return "-";
  return score::tenths_text(score.view(score::View::proven).tenths) + ".." +
         score::tenths_text(score.view(score::View::possible).tenths);
}

std::string summary_words(const Run& run) {
  std::string text = counted(run.reports.size(), "profile", "profiles") + " evaluated";
  for (const EnumRow<score::Verdict>& known : k_rows<score::Verdict>) {
    const auto count = std::ranges::count_if(
        run.reports, [&](const Report& report) { return report.gate.verdict == known.value; });
    if (count > 0) text += fmt::format(", {} {}", count, known.help);
  }
  if (!run.failures.empty()) text += fmt::format("; {} not evaluated", run.failures.size());
  if (run.skipped > 0) text += "; " + counted(run.skipped, "file", "files") + " skipped";
  return text;
}

}  // namespace partner_check::report
