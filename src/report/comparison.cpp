#include "partner_check/report/comparison.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "batch.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// Rule, elements, and a number for findings that neither tells apart.
using Key = std::tuple<std::string, std::string, std::size_t>;
using Findings = std::map<Key, const ReportFinding*>;

// All findings that are certain or possible, each once.
Findings findings_of(const Report& report) {
  Findings findings;
  const auto add = [&](const ReportFinding& finding) {
    Key key{finding.rule->id, finding.identity, 0};
    while (findings.contains(key))
      ++std::get<std::size_t>(key);
    findings.emplace(std::move(key), &finding);
  };
  for (const Remedy& remedy : report.remedies)
    for (const ReportFinding& finding : remedy.findings)
      add(finding);
  for (const ReportFinding& finding : report.info)
    add(finding);
  for (const ReportFinding& finding : report.unknown)
    if (finding.lo == Severity::clear) add(finding);
  return findings;
}

Severity certain(const ReportFinding* finding) {
  return finding == nullptr ? Severity::clear : finding->lo;
}

std::optional<Change> change_of(const ReportFinding* before, const ReportFinding* after) {
  const Severity was = certain(before);
  const Severity is = certain(after);
  if (was == is) return std::nullopt;
  if (was == Severity::clear) return Change::comes;
  if (is > was) return Change::worse;
  if (is > Severity::clear) return Change::milder;
  return after == nullptr ? Change::goes : Change::open;
}

std::vector<FindingChange> finding_changes(const Report& before, const Report& after) {
  const Findings was = findings_of(before);
  const Findings is = findings_of(after);
  Findings all = was;
  all.insert(is.begin(), is.end());
  std::vector<FindingChange> changes;
  for (const auto& [key, ignored] : all) {
    const auto old = was.find(key);
    const auto now = is.find(key);
    FindingChange change{.before = old == was.end() ? nullptr : old->second,
                         .after = now == is.end() ? nullptr : now->second};
    const std::optional<Change> kind = change_of(change.before, change.after);
    if (!kind) continue;
    change.change = *kind;
    changes.push_back(change);
  }
  std::ranges::stable_sort(changes, [](const FindingChange& a, const FindingChange& b) {
    return a.shown().lo > b.shown().lo;
  });
  return changes;
}

// What is printed of a dimension: whether it counts, and its stated number.
auto printed(const score::DimensionScore* dimension) {
  using score::Assessment;
  const Assessment assessment =
      dimension == nullptr ? Assessment::not_applicable : dimension->assessment;
  const bool has_number = assessment == Assessment::assessed;
  return std::pair(
      assessment,
      has_number ? dimension->tenths[static_cast<std::size_t>(score::View::stated)] : 0);
}

const score::DimensionScore* dimension_of(const Report& report, const std::string& id) {
  const auto found = std::ranges::find(report.score.dimensions, id, &score::DimensionScore::id);
  return found == report.score.dimensions.end() ? nullptr : &*found;
}

std::vector<DimensionChange> dimension_changes(const Report& before, const Report& after) {
  std::vector<std::string> ids;
  for (const Report* report : {&before, &after})
    for (const score::DimensionScore& dimension : report->score.dimensions)
      if (std::ranges::find(ids, dimension.id) == ids.end()) ids.push_back(dimension.id);
  std::vector<DimensionChange> changes;
  for (const std::string& id : ids) {
    const DimensionChange change{id, dimension_of(before, id), dimension_of(after, id)};
    if (printed(change.before) != printed(change.after)) changes.push_back(change);
  }
  return changes;
}

// Those of `questions` that the others do not ask.
std::vector<const Question*> only_in(const std::vector<Question>& questions,
                                     const std::vector<Question>& others) {
  std::set<std::string_view> known;
  for (const Question& question : others)
    known.insert(question.identity);
  std::vector<const Question*> only;
  for (const Question& question : questions)
    if (!known.contains(question.identity)) only.push_back(&question);
  return only;
}

}  // namespace

const ReportFinding& FindingChange::shown() const {
  return certain(after) > Severity::clear ? *after : *before;
}

Comparison compare(const Report& before, const Report& after) {
  return {.findings = finding_changes(before, after),
          .dimensions = dimension_changes(before, after),
          .settled = only_in(before.questions, after.questions),
          .opened = only_in(after.questions, before.questions)};
}

RunComparison compare_runs(const Run& before, const Run& after) {
  RunComparison runs;
  if (before.reports.size() == 1 && after.reports.size() == 1) {
    runs.both.emplace_back(&before.reports.front(), &after.reports.front());
    return runs;
  }
  std::vector<const Report*> old;
  for (const Report& report : before.reports)
    old.push_back(&report);
  const std::string old_folder = common_folder(before);
  const std::string new_folder = common_folder(after);
  const auto take = [&](auto&& same) -> const Report* {
    const auto found = std::ranges::find_if(old, same);
    if (found == old.end()) return nullptr;
    const Report* report = *found;
    old.erase(found);
    return report;
  };
  for (const Report& report : after.reports) {
    const std::string file = short_name(report.subject.file, report.first_line, new_folder);
    const Report* was = take([&](const Report* known) {
      return short_name(known->subject.file, known->first_line, old_folder) == file;
    });
    if (was == nullptr && !report.subject.name.empty())
      was = take([&](const Report* known) { return known->subject.name == report.subject.name; });
    if (was == nullptr)
      runs.added.push_back(&report);
    else
      runs.both.emplace_back(was, &report);
  }
  runs.removed = std::move(old);
  return runs;
}

bool is_worse(const Run& before, const Run& after) {
  const RunComparison runs = compare_runs(before, after);
  return after.failures.size() > before.failures.size() ||
         std::ranges::any_of(runs.both, [](const auto& pair) {
           const Comparison changes = compare(*pair.first, *pair.second);
           return std::ranges::any_of(changes.findings, [](const FindingChange& change) {
             return change.change == Change::comes || change.change == Change::worse;
           });
         });
}

}  // namespace partner_check::report
