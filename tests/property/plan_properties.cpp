// What must hold of every plan, on random outcomes (see score_model.hpp); small cases are held
// against every set of causes.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "partner_check/score/plan.hpp"

#include "property/score_model.hpp"
#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using namespace score_model;
using score::Plan;
using score::Reach;
using score::ScoredRule;
using score::View;

namespace {

struct Case {
  Model model;
  std::vector<ScoredRule> rules;
  View view = View::stated;
  int target = 0;

  [[nodiscard]] Plan plan() const {
    return score::plan(rules, model.compounds, model.policy, view, target);
  }
  // The score with all rules on these roots clear.
  [[nodiscard]] int tenths(const std::vector<std::string>& roots) const {
    std::vector<ScoredRule> cleared = rules;
    for (ScoredRule& rule : cleared)
      if (std::ranges::find(roots, rule.root) != roots.end()) {
        rule.lo = rule.hi = Severity::clear;
        rule.raised_at.clear();
        rule.possible_at.clear();
        rule.known_element = true;
      }
    return score::score(cleared, model.compounds, model.policy).view(view).tenths;
  }
};

Case make_case(std::uint64_t seed, const score::Policy& shipped) {
  Random random(seed * 1000 + 77);
  Case made{.model = make_model(random, shipped), .rules = {}};
  made.model.policy.efforts = {1, 1 + static_cast<int>(random.below(3)), 4};
  made.rules = scored(made.model);
  for (ScoredRule& rule : made.rules)
    rule.effort = static_cast<rules::Effort>(random.below(rules::k_efforts));
  made.view = random.chance(70) ? View::stated : View::proven;
  made.target = static_cast<int>(random.below(1001));
  return made;
}

// Tries `problem(case)` on many cases; it returns what is wrong, or "".
template <typename Problem>
void for_all(std::uint64_t count, Problem problem) {
  const score::Policy shipped = score_fixture::shipped_policy();
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const std::string found = problem(make_case(seed, shipped));
    if (!found.empty()) {
      FAIL(fmt::format("case {}: {}", seed, found));
    }
  }
  SUCCEED();
}

std::vector<std::string> roots_of(const Plan& plan) {
  std::vector<std::string> roots;
  for (const score::PlanStep& step : plan.steps)
    roots.push_back(step.gain.root);
  return roots;
}

// What a plan would have to reach: the target, or as much as can be reached.
int goal_of(const Case& tried, const Plan& plan) {
  return plan.reach == Reach::out_of_reach ? tried.tenths(roots_of(plan)) : tried.target;
}

struct Cause {
  std::string root;
  int cost = 0;
};

// By root; a cause costs the largest effort of its raised rules.
std::vector<Cause> causes_of(const Case& tried) {
  std::map<std::string, int> costs;
  for (const ScoredRule& rule : tried.rules)
    if (rule.lo > Severity::clear) {
      int& cost = costs[rule.root];
      cost = std::max(cost, tried.model.policy.efforts[static_cast<std::size_t>(rule.effort)]);
    }
  std::vector<Cause> causes;
  for (const auto& [root, cost] : costs)
    causes.push_back({root, cost});
  return causes;
}

}  // namespace

TEST_CASE("a plan reaches its goal, step by step, and says what it costs") {
  for_all(400, [](const Case& tried) -> std::string {
    const Plan plan = tried.plan();
    const std::vector<Cause> causes = causes_of(tried);
    if (!plan.has_number) return {};
    std::vector<std::string> done;
    if (plan.from != tried.tenths(done)) return "begins elsewhere";
    int cost = 0;
    for (const score::PlanStep& step : plan.steps) {
      done.push_back(step.gain.root);
      if (step.tenths != tried.tenths(done)) return "the score after " + step.gain.root;
      const auto cause = std::ranges::find(causes, step.gain.root, &Cause::root);
      if (cause == causes.end() || cause->cost != step.cost) return "cost of " + step.gain.root;
      cost += step.cost;
    }
    if (cost != plan.cost) return "cost";
    const int after = plan.after[static_cast<std::size_t>(tried.view)];
    if (after != tried.tenths(done)) return "the score after all";
    switch (plan.reach) {
      case Reach::already: return plan.from >= tried.target && plan.steps.empty() ? "" : "already";
      case Reach::found: return after >= tried.target && plan.from < tried.target ? "" : "found";
      default: break;
    }
    std::vector<std::string> all;
    for (const Cause& cause : causes)
      all.push_back(cause.root);
    return after == tried.tenths(all) && after < tried.target ? "" : "out of reach";
  });
}

TEST_CASE("no step of a plan can be left out, with a budget or without") {
  for_all(400, [](Case tried) -> std::string {
    // Budgets that end the search before it begins, on the way, and hardly ever.
    const std::int64_t enough = tried.model.policy.plan_node_budget;
    for (const std::int64_t budget : {std::int64_t{0}, std::int64_t{10}, enough}) {
      tried.model.policy.plan_node_budget = budget;
      const Plan plan = tried.plan();
      if (!plan.has_number) continue;
      const std::vector<std::string> roots = roots_of(plan);
      const int goal = goal_of(tried, plan);
      for (const std::string& left_out : roots) {
        std::vector<std::string> others = roots;
        std::erase(others, left_out);
        if (tried.tenths(others) >= goal) return "not needed: " + left_out;
      }
    }
    return {};
  });
}

TEST_CASE("no set of causes reaches the goal of an exact plan for less") {
  std::size_t exact = 0;
  for_all(1000, [&](const Case& tried) -> std::string {
    const Plan plan = tried.plan();
    const std::vector<Cause> causes = causes_of(tried);
    constexpr std::size_t k_most = 10;
    if (!plan.has_number || !plan.exact || causes.size() > k_most || plan.steps.empty()) return {};
    ++exact;
    const int goal = goal_of(tried, plan);
    for (std::size_t set = 0; set < std::size_t{1} << causes.size(); ++set) {
      std::vector<std::string> roots;
      int cost = 0;
      for (std::size_t i = 0; i < causes.size(); ++i)
        if ((set >> i & 1U) != 0) {
          roots.push_back(causes[i].root);
          cost += causes[i].cost;
        }
      if (cost < plan.cost && tried.tenths(roots) >= goal)
        return fmt::format("{} is enough, not {}", cost, plan.cost);
    }
    return {};
  });
  CHECK(exact > 70);
}

TEST_CASE("the order of rules changes no plan") {
  for_all(200, [](Case tried) -> std::string {
    const Plan before = tried.plan();
    std::ranges::reverse(tried.rules);
    return roots_of(tried.plan()) == roots_of(before) ? "" : "another plan";
  });
}
