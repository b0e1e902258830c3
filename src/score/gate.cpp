#include "partner_check/score/gate.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::score {

using rules::Finding;
using rules::Outcome;
using rules::Severity;

namespace {

using Reasons = std::map<std::string, std::string>;

// Rules with the number of places at which something holds, in the order of the outcomes.
class Places {
 public:
  template <typename Test>
  Places(const std::vector<Outcome>& outcomes, Test test, const Reasons& reasons = {}) {
    for (const Outcome& outcome : outcomes) {
      const auto count = static_cast<std::size_t>(std::ranges::count_if(outcome.findings, test));
      if (count == 0) continue;
      total_ += count;
      std::string& name = names_.emplace_back(outcome.rule->id);
      if (count > 1) name += fmt::format(" at {} places", count);
      if (const auto reason = reasons.find(outcome.rule->id); reason != reasons.end())
        name += ", " + reason->second;
    }
  }

  [[nodiscard]] bool none() const { return total_ == 0; }
  // "0", "1 (IP06)", "4 possible (IP06, RES01 at 3 places)".
  [[nodiscard]] std::string text(std::string_view what = {}) const {
    if (none()) return "0";
    return fmt::format("{}{} ({})", total_, what, join(names_, ", "));
  }

 private:
  std::size_t total_ = 0;
  std::vector<std::string> names_;
};

GateCheck check_findings(const std::vector<Outcome>& outcomes, Severity fail_on, View view,
                         const Reasons& reasons) {
  const auto is_certain = [=](const Finding& finding) {
    return (view == View::proven ? finding.reach : finding.lo) >= fail_on;
  };
  const Places certain(outcomes, is_certain, reasons);
  const Places open(outcomes, [=](const Finding& finding) {
    return finding.lo < fail_on && finding.reach >= fail_on;
  });
  GateCheck check{.name = fail_on == Severity::critical
                              ? "critical findings"
                              : fmt::format("findings at {} or above", name_of(fail_on)),
                  .expected = "0",
                  .found = certain.text(view == View::proven ? " certain or possible" : "")};
  if (!certain.none()) {
    check.verdict = Verdict::fail;
  } else if (view == View::stated && !open.none()) {
    check.verdict = Verdict::cannot_tell;
    check.found = "0 certain, " + open.text(" possible");
  }
  return check;
}

GateCheck check_errors(const std::vector<Outcome>& outcomes) {
  const Places failed(outcomes, [](const Finding& finding) { return !finding.error.empty(); });
  return {"rule errors", "0", failed.text(), failed.none() ? Verdict::pass : Verdict::fail};
}

GateCheck check_score(const Score& score, int least, View view) {
  const ViewScore& number = score.view(view);
  GateCheck check{.name = view == View::stated ? "score" : fmt::format("{} score", name_of(view)),
                  .expected = "at least " + tenths_text(least),
                  .found = {}};
  if (!number.has_number || (view == View::stated && !score.enough_evidence)) {
    check.found = fmt::format("not enough evidence (coverage {} %)", score.coverage_percent);
    check.verdict = Verdict::cannot_tell;
  } else {
    check.found = tenths_text(number.tenths);
    check.verdict = number.tenths < least ? Verdict::fail : Verdict::pass;
  }
  return check;
}

// Of a dimension: one that does not apply has nothing to lose. In the stated view, one of which
// nothing is known has no number.
GateCheck check_dimension(const Score& score, const std::string& id, int least, View view) {
  const auto found = std::ranges::find(score.dimensions, id, &DimensionScore::id);
  const bool applies =
      found != score.dimensions.end() && found->assessment != Assessment::not_applicable;
  GateCheck check{
      .name = view == View::stated ? id + " score" : fmt::format("{} {} score", name_of(view), id),
      .expected = "at least " + tenths_text(least),
      .found = "not applicable",
      .noted = !applies};
  if (!applies) return check;
  if (view == View::stated && found->assessment == Assessment::not_assessed) {
    check.found = "not assessed";
    check.verdict = Verdict::cannot_tell;
    return check;
  }
  const int tenths = found->tenths[static_cast<std::size_t>(view)];
  check.found = tenths_text(tenths);
  check.verdict = tenths < least ? Verdict::fail : Verdict::pass;
  return check;
}

GateCheck check_coverage(const Score& score, int least) {
  return {"coverage", fmt::format("at least {} %", least),
          fmt::format("{} %", score.coverage_percent),
          score.coverage_percent < least ? Verdict::cannot_tell : Verdict::pass};
}

// FAIL beats CANNOT TELL beats PASS.
Verdict worst_of(const std::vector<GateCheck>& checks) {
  const auto is = [&](Verdict verdict) {
    return std::ranges::find(checks, verdict, &GateCheck::verdict) != checks.end();
  };
  if (is(Verdict::fail)) return Verdict::fail;
  return is(Verdict::cannot_tell) ? Verdict::cannot_tell : Verdict::pass;
}

}  // namespace

Gate judge(const std::vector<Outcome>& outcomes, const Score& score, const GateOptions& options,
           const GateContext& context) {
  Gate gate;
  if (options.fail_on) {
    gate.checks.push_back(
        check_findings(outcomes, *options.fail_on, options.gate_on, context.reasons));
    gate.facts = gate_facts(outcomes, *options.fail_on);
  }
  gate.checks.push_back(check_errors(outcomes));
  // Nothing to look at is not a pass.
  if (!score.view(View::possible).has_number)
    gate.checks.push_back({"rules that apply", "at least 1", "0", Verdict::cannot_tell});
  if (options.fail_under)
    gate.checks.push_back(check_score(score, *options.fail_under, options.gate_on));
  for (const auto& [dimension, least] : options.fail_under_dimension)
    gate.checks.push_back(check_dimension(score, dimension, least, options.gate_on));
  if (options.min_coverage_percent > 0)
    gate.checks.push_back(check_coverage(score, options.min_coverage_percent));
  std::ranges::copy(context.further, std::back_inserter(gate.checks));
  gate.verdict = worst_of(gate.checks);
  return gate;
}

std::vector<GateFact> gate_facts(const std::vector<Outcome>& outcomes, Severity severity) {
  std::map<std::string, std::vector<std::string>> waiting;
  for (const Outcome& outcome : outcomes) {
    if (outcome.lo >= severity) continue;
    for (const Finding& finding : outcome.findings) {
      if (finding.reach < severity) continue;
      for (const std::string& pointer : finding.missing) {
        std::vector<std::string>& rules = waiting[pointer];
        if (rules.empty() || rules.back() != outcome.rule->id) rules.push_back(outcome.rule->id);
      }
    }
  }
  std::vector<GateFact> facts;
  facts.reserve(waiting.size());
  for (auto& [pointer, rules] : waiting)
    facts.push_back({pointer, std::move(rules)});
  std::ranges::stable_sort(facts, std::ranges::greater{},
                           [](const GateFact& fact) { return fact.rules.size(); });
  return facts;
}

}  // namespace partner_check::score
