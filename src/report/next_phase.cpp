#include "next_phase.hpp"

#include <algorithm>
#include <set>

#include "questions.hpp"

namespace partner_check::report {

namespace {

using Outcomes = std::vector<rules::Outcome>;
using rules::Severity;
// What a finding is about: the rule, and its elements.
using Matter = std::pair<const rules::Rule*, std::vector<std::pair<std::string, std::string>>>;

// Matters that are certain at a severity or above.
std::set<Matter> raised(const Outcomes& outcomes, Severity least) {
  std::set<Matter> matters;
  for (const rules::Outcome& outcome : outcomes)
    for (const rules::Finding& found : outcome.findings)
      if (found.lo >= least) matters.emplace(outcome.rule, found.elements);
  return matters;
}

using Test = std::function<bool(const rules::Outcome&, const rules::Finding&)>;

// Of findings that pass the test and are not known yet; they are known then.
std::vector<ReportFinding> findings_of(const Outcomes& outcomes, std::set<Matter>& known,
                                       const Test& is_wanted, const MakeFinding& make) {
  std::vector<ReportFinding> findings;
  for (const rules::Outcome& outcome : outcomes)
    for (const rules::Finding& found : outcome.findings)
      if (is_wanted(outcome, found) && known.emplace(outcome.rule, found.elements).second)
        findings.push_back(make(outcome, found));
  std::ranges::stable_sort(findings, [](const ReportFinding& a, const ReportFinding& b) {
    return a.lo != b.lo ? a.lo > b.lo : a.rule->root < b.rule->root;
  });
  return findings;
}

Test at_least(Severity least) {
  return [=](const auto&, const rules::Finding& found) { return found.lo >= least; };
}

// What an earlier phase asked for and nobody did. What hangs on the date of the facts is no such
// matter: it may have been in order then, and grown old since.
Test is_left_over(const profile::Schema& schema) {
  std::string date;
  for (const profile::Variable& variable : schema.variables())
    if (variable.field == schema.subject().as_of) date = variable.name;
  return [date](const rules::Outcome& outcome, const rules::Finding& found) {
    const auto reads_date = [&](const cel::Program& program) {
      return program.names_any([&](std::string_view name) { return name == date; });
    };
    return found.lo >= Severity::medium && !reads_date(found.level->raised) &&
           !(outcome.rule->when && reads_date(*outcome.rule->when));
  };
}

}  // namespace

std::optional<NextPhase> next_phase_of(const Input& input, Sources& places, const OwnSide& own_side,
                                       const MakeFinding& make_finding) {
  if (input.schema.subject().phase.empty()) return std::nullopt;
  const bool is_last = input.following == nullptr;
  const Outcomes& outcomes = is_last ? input.outcomes : input.following->outcomes;
  NextPhase next{.phase = is_last ? "" : input.following->phase,
                 .blockers = {},
                 .missing = {},
                 .added = {},
                 .left_over = {}};
  std::set<Matter> known;
  next.blockers = findings_of(outcomes, known, at_least(Severity::critical), make_finding);
  for (const score::GateFact& fact : score::gate_facts(outcomes, Severity::critical))
    next.missing.push_back(question_about(input, places, own_side, fact.pointer, fact.rules));
  for (const rules::Outcome& outcome : outcomes)
    if (outcome.state == rules::State::error) next.failed.push_back(outcome.rule->id);
  known.merge(raised(input.outcomes, Severity::high));
  if (!is_last) next.added = findings_of(outcomes, known, at_least(Severity::high), make_finding);
  known.merge(raised(input.outcomes, Severity::low));
  const Test is_wanted = is_left_over(input.schema);
  for (auto earlier = input.earlier.rbegin(); earlier != input.earlier.rend(); ++earlier)
    if (auto left = findings_of(earlier->outcomes, known, is_wanted, make_finding); !left.empty())
      next.left_over.push_back({earlier->phase, std::move(left)});
  return next;
}

}  // namespace partner_check::report
