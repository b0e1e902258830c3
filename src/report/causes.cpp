#include "causes.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

namespace partner_check::report {

namespace {

// What mending a rule's cause would win at the present phase, if it is a finding there.
const score::Gain* gain_of(const rules::RuleText& rule, const Report& report) {
  for (const Remedy& remedy : report.remedies)
    if (std::ranges::find(remedy.gain.rules, rule.id) != remedy.gain.rules.end())
      return &remedy.gain;
  return nullptr;
}

}  // namespace

std::vector<Cause> blocking_causes(const Report& report) {
  std::vector<Cause> causes;
  if (!report.readiness) return causes;
  for (const ReportFinding& blocker : report.readiness->blockers) {
    if (causes.empty() || causes.back().findings.front()->rule->root != blocker.rule->root)
      causes.push_back({{}, gain_of(*blocker.rule, report)});
    causes.back().findings.push_back(&blocker);
  }
  return causes;
}

std::vector<Cause> further_causes(const Report& report) {
  std::set<std::string_view> blocking;
  if (report.readiness)
    for (const ReportFinding& blocker : report.readiness->blockers)
      blocking.insert(blocker.rule->id);
  std::vector<Cause> causes;
  for (const Remedy& remedy : report.remedies) {
    Cause cause{{}, &remedy.gain};
    for (const ReportFinding& finding : remedy.findings)
      if (blocking.contains(finding.rule->id))
        cause.gain = nullptr;
      else
        cause.findings.push_back(&finding);
    if (!cause.findings.empty()) causes.push_back(std::move(cause));
  }
  std::ranges::stable_sort(causes, std::ranges::greater{},
                           [](const Cause& cause) { return cause.findings.front()->lo; });
  return causes;
}

std::vector<Cause> without_waived(std::vector<Cause> causes) {
  for (Cause& cause : causes)
    std::erase_if(cause.findings,
                  [](const ReportFinding* finding) { return finding->waiver.has_value(); });
  std::erase_if(causes, [](const Cause& cause) { return cause.findings.empty(); });
  std::ranges::stable_sort(causes, std::ranges::greater{},
                           [](const Cause& cause) { return cause.findings.front()->lo; });
  return causes;
}

std::vector<const ReportFinding*> waived_findings(const Report& report) {
  std::vector<const ReportFinding*> waived;
  std::set<std::pair<const rules::RuleText*, std::string_view>> seen;
  const auto add = [&](const ReportFinding& finding) {
    if (finding.waiver && seen.emplace(finding.rule, finding.identity).second)
      waived.push_back(&finding);
  };
  for (const Remedy& remedy : report.remedies)
    std::ranges::for_each(remedy.findings, add);
  std::ranges::for_each(report.info, add);
  if (report.readiness) std::ranges::for_each(report.readiness->blockers, add);
  return waived;
}

}  // namespace partner_check::report
