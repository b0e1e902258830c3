// Plans on small cases, in one line each; what holds of all plans is in tests/property.
#include <fmt/format.h>

#include "partner_check/score/plan.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Plan;
using score::Reach;
using score::View;

namespace {

// `efforts` by rule id: "A" is small unless it says otherwise.
std::vector<score::ScoredRule> scored(std::string_view lines, const std::string& large = "",
                                      const std::string& medium = "") {
  std::vector<score::ScoredRule> made = score_fixture::rules(lines);
  for (score::ScoredRule& rule : made) {
    if (medium.find(rule.id) != std::string::npos) rule.effort = rules::Effort::medium;
    if (large.find(rule.id) != std::string::npos) rule.effort = rules::Effort::large;
  }
  return made;
}

Plan plan(const std::vector<score::ScoredRule>& rules, int target, View view = View::stated,
          std::int64_t budget = 1000) {
  score::Policy policy = score_fixture::shipped_policy();
  policy.plan_node_budget = budget;
  return score::plan(rules, {}, policy, view, target);
}

// "40 -> /a 60 /b 80, cost 2".
std::string text(const Plan& plan) {
  std::string text = score::tenths_text(plan.from) + " ->";
  for (const score::PlanStep& step : plan.steps)
    text += fmt::format(" {} {}", step.gain.root, score::tenths_text(step.tenths));
  return text + fmt::format(", cost {}", plan.cost);
}

}  // namespace

TEST_CASE("a plan takes the cheapest causes, the worst first") {
  const std::string lines =
      "A ip /a high\nB fit /b high\nC trust /c medium\nD value /d clear of critical";
  // (66.7 + 66.7 + 86.7 + 100) / 4 = 80; two highs and a medium stay below an accumulation of 3.
  CHECK(text(plan(scored(lines), 850)) == "80 -> /a 88.3, cost 1");
  CHECK(text(plan(scored(lines), 900)) == "80 -> /a 88.3 /b 96.7, cost 2");
  CHECK(text(plan(scored(lines), 1000)) == "80 -> /a 88.3 /b 96.7 /c 100, cost 3");
  CHECK(text(plan(scored(lines, "A"), 850)) == "80 -> /b 88.3, cost 1");
  CHECK(text(plan(scored(lines, "AB"), 850)) == "80 -> /a 88.3, cost 8");
}

TEST_CASE("a cause costs the largest effort of its raised rules") {
  const std::string lines = "A ip /x high\nB fit /x low\nC fit /x clear of high";
  CHECK(plan(scored(lines, "", "B"), 1000).cost == 3);
  CHECK(plan(scored(lines, "C", "B"), 1000).cost == 3);
  CHECK(plan(scored(lines, "", "B"), 1000).steps.front().effort == rules::Effort::medium);
}

TEST_CASE("a target that is reached needs nothing") {
  const Plan made = plan(scored("A ip /a low"), 930);
  CHECK(made.reach == Reach::already);
  CHECK(made.exact);
  CHECK(text(made) == "93.3 ->, cost 0");
  CHECK(made.after[static_cast<std::size_t>(View::stated)] == 933);
}

TEST_CASE("what open answers hold is out of reach") {
  const Plan made = plan(scored("A ip /a high\nB ip /b clear..critical"), 900, View::proven);
  CHECK(made.reach == Reach::out_of_reach);
  CHECK(text(made) == "0 -> /a 9.8, cost 1");
  CHECK(plan(scored("B ip /b clear..critical"), 900, View::proven).steps.empty());
}

TEST_CASE("where nothing counts there is no number") {
  CHECK_FALSE(plan({}, 500).has_number);
  CHECK_FALSE(plan(scored("A ip /a clear..high"), 500).has_number);
}

TEST_CASE("steps say when a ceiling rises") {
  const Plan made = plan(scored("A ip /a critical\nB fit /b clear of high"), 1000);
  CHECK(made.ceiling == 59);
  REQUIRE(made.steps.size() == 1);
  CHECK(made.steps.front().ceiling == 100);
}

TEST_CASE("without tries to spend the plan is greedy, and says so") {
  const auto some = scored("A ip /a high\nB fit /b high\nC trust /c medium", "A");
  const Plan made = plan(some, 850, View::stated, 0);
  CHECK_FALSE(made.exact);
  CHECK(made.reach == Reach::found);
  CHECK(plan(some, 850).exact);
}

TEST_CASE("wherever the search ends, no step can be left out") {
  // /b alone, and /c /d /e together, reach 85; /a is tried first, wins little and is never needed.
  std::string lines =
      "A flexibility /a high\n"
      "B1 ip /b medium\nB2 fit /b medium\nB3 trust /b medium\nB4 value /b medium\n"
      "B5 goals /b medium\nC1 ip /c medium\nC2 fit /c medium\nD1 trust /d medium\n"
      "D2 value /d medium\nE1 goals /e medium\nE2 ip /e medium";
  for (const std::string id : {"V", "W", "X", "Y", "Z"})
    lines += "\n" + id + " flexibility /" + id + " clear of critical";
  const auto some = scored(lines, "B1B2B3B4B5", "C1C2D1D2E1E2");
  score::Policy policy = score_fixture::shipped_policy();
  policy.efforts = {1, 8, 21};
  for (policy.plan_node_budget = 0; policy.plan_node_budget < 20; ++policy.plan_node_budget) {
    const Plan made = score::plan(some, {}, policy, View::stated, 850);
    INFO("budget " << policy.plan_node_budget);
    CHECK(made.cost == (policy.plan_node_budget < 3 ? 24 : 21));
  }
}

TEST_CASE("the view of a plan, and the next band") {
  score::Score score;
  CHECK(score::plan_view(score) == View::proven);
  score.enough_evidence = true;
  CHECK(score::plan_view(score) == View::stated);
  const score::Policy policy = score_fixture::shipped_policy();
  CHECK(score::next_band(0, policy) == 400);
  CHECK(score::next_band(599, policy) == 600);
  CHECK(score::next_band(600, policy) == 800);
  CHECK(score::next_band(800, policy) == std::nullopt);
}
