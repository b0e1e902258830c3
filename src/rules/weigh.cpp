#include "partner_check/rules/weigh.hpp"

#include <algorithm>

#include "loop.hpp"

namespace partner_check::rules {

namespace {

// By its condition. The value may point into the arena; nothing of the result does.
void ask(const Ground& ground, std::span<const Value> variables, WeighedGround& weighed) {
  Arena arena;
  const Value holds = ground.holds->evaluate(variables, arena);
  if (holds.is(ValueKind::boolean)) {
    weighed.standing = holds.is_true() ? Standing::speaks : Standing::silent;
    for (const cel::Operand& operand : ground.holds->explain(variables, arena))
      if (weighed.pointer.empty()) weighed.pointer = pointer_of(operand.value.origin);
  } else if (holds.is(ValueKind::unknown)) {
    weighed.missing = unknown_paths(holds);
    weighed.pointer = weighed.missing.front();
  } else {
    weighed.error = holds.is(ValueKind::error) ? holds.error->message : "no truth value";
  }
}

// What findings at info rest on: they say that nobody knows.
std::vector<std::string> noted_facts(const Outcome& outcome) {
  std::vector<std::string> facts;
  for (const Finding& finding : outcome.findings)
    if (finding.lo == Severity::info)
      for (const Evidence& evidence : finding.evidence)
        if (std::ranges::find(facts, evidence.pointer) == facts.end())
          facts.push_back(evidence.pointer);
  return facts;
}

// By the outcome of its rule.
void look_up(const Outcome& outcome, WeighedGround& weighed) {
  if (!outcome.findings.empty()) weighed.finding = &outcome.findings.front();
  weighed.pointer = weighed.finding == nullptr ? resolve_root(outcome.rule->root, {}, {})
                                               : weighed.finding->pointer;
  if (outcome.lo > Severity::info) {
    weighed.standing = Standing::speaks;
    weighed.finding = &*std::ranges::max_element(outcome.findings, {}, &Finding::lo);
    weighed.pointer = weighed.finding->pointer;
  } else if (outcome.hi == Severity::clear) {
    weighed.standing = Standing::silent;
  } else {
    weighed.missing = missing_facts(outcome);
    if (weighed.missing.empty()) weighed.missing = noted_facts(outcome);
    for (const Finding& finding : outcome.findings)
      if (weighed.error.empty()) weighed.error = finding.error;
  }
}

}  // namespace

std::vector<WeighedGround> weigh(const RulePack& pack, const profile::Facts& facts,
                                 const Circumstances& circumstances,
                                 const std::vector<Outcome>& outcomes) {
  std::vector<WeighedGround> all;
  if (pack.grounds.all.empty() || !covers({pack.grounds.phases, {}}, circumstances)) return all;
  const std::vector<Value> variables = variables_of(*pack.schema, facts, circumstances);
  for (const Ground& ground : pack.grounds.all) {
    WeighedGround weighed{.ground = &ground, .pointer = {}, .missing = {}, .error = {}};
    if (ground.holds) {
      ask(ground, variables, weighed);
    } else {
      const auto outcome = std::ranges::find(outcomes, ground.rule,
                                             [](const Outcome& known) { return known.rule->id; });
      if (outcome == outcomes.end() || outcome->top == Severity::clear) continue;
      look_up(*outcome, weighed);
    }
    all.push_back(std::move(weighed));
  }
  return all;
}

}  // namespace partner_check::rules
