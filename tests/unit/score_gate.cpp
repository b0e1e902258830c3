// The gate: checks, verdicts and the facts it waits for.
#include <deque>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/score/gate.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using rules::Severity;
using score::GateOptions;
using score::View;

namespace {

// Outcomes of rules made up for the gate; they point to the rules kept here.
class Outcomes {
 public:
  // A finding; findings of the same rule in a row belong to one outcome.
  Outcomes& add(const std::string& id, Severity lo, Severity hi,
                std::vector<std::string> missing = {}, std::string error = {}) {
    if (outcomes_.empty() || outcomes_.back().rule->id != id) {
      rules_.emplace_back().id = id;
      outcomes_.emplace_back().rule = &rules_.back();
    }
    rules::Outcome& outcome = outcomes_.back();
    outcome.lo = std::max(outcome.lo, lo);
    outcome.hi = std::max(outcome.hi, hi);
    rules::Finding& finding = outcome.findings.emplace_back();
    finding.lo = lo;
    finding.hi = finding.reach = hi;
    finding.missing = std::move(missing);
    finding.error = std::move(error);
    return *this;
  }

  [[nodiscard]] const std::vector<rules::Outcome>& get() const { return outcomes_; }

 private:
  std::deque<rules::Rule> rules_;
  std::vector<rules::Outcome> outcomes_;
};

// A score with these numbers.
score::Score numbers(int proven, int stated, int possible, int coverage = 71) {
  score::Score score;
  const std::array tenths{proven, stated, possible};
  for (std::size_t i = 0; i < tenths.size(); ++i) {
    score.views[i].tenths = tenths[i];
    score.views[i].has_number = true;
  }
  score.coverage_percent = coverage;
  score.enough_evidence = true;
  return score;
}

std::string text(const score::Gate& gate) {
  std::string text(k_rows<score::Verdict>[static_cast<std::size_t>(gate.verdict)].help);
  for (const score::GateCheck& check : gate.checks)
    text += fmt::format("; {}: {}, {}, {}", check.name, check.expected, check.found,
                        name_of(check.verdict));
  return text;
}

std::string judge(const Outcomes& outcomes, const GateOptions& options = {},
                  const score::Score& score = numbers(310, 582, 660)) {
  return text(score::judge(outcomes.get(), score, options));
}

}  // namespace

TEST_CASE("findings at or above the limit") {
  CHECK(judge({}) == "PASS; critical findings: 0, 0, pass; rule errors: 0, 0, pass");
  Outcomes outcomes;
  outcomes.add("A", Severity::high, Severity::high);
  CHECK(judge(outcomes) == "PASS; critical findings: 0, 0, pass; rule errors: 0, 0, pass");
  CHECK(judge(outcomes, {.fail_on = Severity::medium, .fail_under = {}}) ==
        "FAIL; findings at medium or above: 0, 1 (A), fail; rule errors: 0, 0, pass");
  CHECK(judge(outcomes, {.fail_on = {}, .fail_under = {}}) == "PASS; rule errors: 0, 0, pass");

  outcomes.add("B", Severity::medium, Severity::critical);
  CHECK(judge(outcomes) ==
        "CANNOT TELL; critical findings: 0, 0 certain, 1 possible (B), cannot_tell; "
        "rule errors: 0, 0, pass");
  outcomes.add("C", Severity::critical, Severity::critical);
  outcomes.add("D", Severity::critical, Severity::critical);
  outcomes.add("D", Severity::critical, Severity::critical);
  CHECK(judge(outcomes) ==
        "FAIL; critical findings: 0, 3 (C, D at 2 places), fail; rule errors: 0, 0, pass");
}

TEST_CASE("proven counts what is possible, possible only what is certain") {
  Outcomes outcomes;
  outcomes.add("A", Severity::clear, Severity::critical);
  CHECK(judge(outcomes, {.fail_under = 300, .gate_on = View::proven}) ==
        "FAIL; critical findings: 0, 1 certain or possible (A), fail; rule errors: 0, 0, pass; "
        "proven score: at least 30, 31, pass");
  CHECK(judge(outcomes, {.fail_under = 665, .gate_on = View::possible}) ==
        "FAIL; critical findings: 0, 0, pass; rule errors: 0, 0, pass; "
        "possible score: at least 66.5, 66, fail");
}

TEST_CASE("a rule that failed fails the gate, whatever else is said") {
  Outcomes outcomes;
  outcomes.add("A", Severity::clear, Severity::low, {}, "division by zero");
  for (const View view : {View::proven, View::stated, View::possible})
    CHECK(judge(outcomes, {.fail_under = {}, .gate_on = view}) ==
          "FAIL; critical findings: 0, 0, pass; rule errors: 0, 1 (A), fail");
  CHECK(judge(outcomes, {.fail_on = {}, .fail_under = {}}) == "FAIL; rule errors: 0, 1 (A), fail");
}

TEST_CASE("the printed score is compared") {
  const auto check = [](int least, const score::Score& score) {
    return judge({}, {.fail_on = {}, .fail_under = least}, score);
  };
  CHECK(check(582, numbers(310, 582, 660)) ==
        "PASS; rule errors: 0, 0, pass; score: at least 58.2, 58.2, pass");
  CHECK(check(583, numbers(310, 582, 660)) ==
        "FAIL; rule errors: 0, 0, pass; score: at least 58.3, 58.2, fail");
  CHECK(check(1, numbers(0, 0, 0)) ==
        "FAIL; rule errors: 0, 0, pass; score: at least 0.1, 0, fail");
}

TEST_CASE("a gate on a number that is not printed cannot tell") {
  score::Score score = numbers(0, 900, 1000, 12);
  score.enough_evidence = false;
  CHECK(judge({}, {.fail_under = 500}, score) ==
        "CANNOT TELL; critical findings: 0, 0, pass; rule errors: 0, 0, pass; "
        "score: at least 50, not enough evidence (coverage 12 %), cannot_tell");
  CHECK(judge({}, {.fail_under = 500, .gate_on = View::proven}, score) ==
        "FAIL; critical findings: 0, 0, pass; rule errors: 0, 0, pass; "
        "proven score: at least 50, 0, fail");
  CHECK(judge({}, {.fail_under = 0, .gate_on = View::proven}, score::Score{}) ==
        "CANNOT TELL; critical findings: 0, 0, pass; rule errors: 0, 0, pass; "
        "rules that apply: at least 1, 0, cannot_tell; "
        "proven score: at least 0, not enough evidence (coverage 0 %), cannot_tell");
}

TEST_CASE("too little coverage cannot tell, in every view; failing goes before") {
  for (const View view : {View::proven, View::stated, View::possible})
    CHECK(
        judge({}, {.fail_on = {}, .fail_under = {}, .min_coverage_percent = 72, .gate_on = view}) ==
        "CANNOT TELL; rule errors: 0, 0, pass; coverage: at least 72 %, 71 %, cannot_tell");
  CHECK(judge({}, {.fail_on = {}, .fail_under = {}, .min_coverage_percent = 71}) ==
        "PASS; rule errors: 0, 0, pass; coverage: at least 71 %, 71 %, pass");
  Outcomes outcomes;
  outcomes.add("A", Severity::critical, Severity::critical);
  CHECK(judge(outcomes, {.fail_under = {}, .min_coverage_percent = 72}) ==
        "FAIL; critical findings: 0, 1 (A), fail; rule errors: 0, 0, pass; "
        "coverage: at least 72 %, 71 %, cannot_tell");
}

TEST_CASE("gate facts are those that decide the limit, most rules first, then by pointer") {
  Outcomes outcomes;
  outcomes.add("A", Severity::clear, Severity::critical, {"/x", "/y"});
  outcomes.add("A", Severity::clear, Severity::critical, {"/y"});
  outcomes.add("A", Severity::clear, Severity::high, {"/milder"});
  outcomes.add("B", Severity::high, Severity::critical, {"/y", "/a"});
  // Certain already: nothing that is still open decides it.
  outcomes.add("C", Severity::critical, Severity::critical);
  outcomes.add("C", Severity::clear, Severity::critical, {"/other"});
  outcomes.add("D", Severity::clear, Severity::high, {"/high"});
  const auto facts = [&](Severity severity) {
    std::string text;
    for (const score::GateFact& fact : score::gate_facts(outcomes.get(), severity))
      text += fmt::format("{} [{}]; ", fact.pointer, join(fact.rules, " "));
    return text;
  };
  CHECK(facts(Severity::critical) == "/y [A B]; /a [B]; /x [A]; ");
  CHECK(facts(Severity::high) == "/high [D]; /milder [A]; /x [A]; /y [A]; ");
  CHECK(score::judge(outcomes.get(), {}, {}).facts.size() == 3);
}

TEST_CASE("a threshold of a dimension") {
  score::Score score = numbers(310, 582, 660);
  score.dimensions = {
      {.id = "ip", .assessment = score::Assessment::assessed, .tenths = {100, 595, 700}},
      {.id = "trust", .assessment = score::Assessment::not_assessed, .tenths = {0, 0, 1000}},
      {.id = "fit", .assessment = score::Assessment::not_applicable}};
  struct Row {
    std::map<std::string, int> least;
    View view;
    std::string expected;
  };
  const Row rows[] = {
      {{{"ip", 595}}, View::stated, "PASS; ip score: at least 59.5, 59.5, pass"},
      {{{"ip", 596}}, View::stated, "FAIL; ip score: at least 59.6, 59.5, fail"},
      {{{"ip", 200}}, View::proven, "FAIL; proven ip score: at least 20, 10, fail"},
      {{{"trust", 0}},
       View::stated,
       "CANNOT TELL; trust score: at least 0, not assessed, cannot_tell"},
      {{{"trust", 1}}, View::proven, "FAIL; proven trust score: at least 0.1, 0, fail"},
      {{{"trust", 1000}}, View::possible, "PASS; possible trust score: at least 100, 100, pass"},
      {{{"fit", 1000}}, View::stated, "PASS; fit score: at least 100, not applicable, pass"},
      {{{"ip", 0}, {"trust", 500}, {"fit", 500}},
       View::stated,
       "CANNOT TELL; fit score: at least 50, not applicable, pass; ip score: at least 0, 59.5, "
       "pass; trust score: at least 50, not assessed, cannot_tell"}};
  for (const Row& row : rows) {
    GateOptions options;
    options.fail_on.reset();
    options.fail_under_dimension = row.least;
    options.gate_on = row.view;
    std::string found = judge({}, options, score);
    const std::string others = "; rule errors: 0, 0, pass";
    found.erase(found.find(others), others.size());
    CHECK(found == row.expected);
  }
}
