// What must hold of every score, on random outcomes (see score_model.hpp). docs/scoring.md lists
// the properties.
#include <algorithm>
#include <cstdlib>
#include <numeric>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "property/score_model.hpp"
#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using namespace score_model;
using partner_check::score::Policy;
using partner_check::score::Score;
using partner_check::score::View;
using partner_check::score::ViewScore;

namespace {

constexpr std::array k_views{View::proven, View::stated, View::possible};

// Number of random cases a property is tried on; a long run by hand sets more.
std::uint64_t case_count() {
  const char* wanted = std::getenv("PARTNER_CHECK_CASES");
  return wanted == nullptr ? 1500 : std::strtoull(wanted, nullptr, 10);
}

// Tries `property(model, random)` on many cases; it returns what is wrong, or "".
template <typename Property>
void for_all(std::uint64_t stream, Property property) {
  const Policy shipped = score_fixture::shipped_policy();
  const std::uint64_t count = case_count();
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    Random random(seed * 1000 + stream);
    Model model = make_model(random, shipped);
    const std::string problem = property(model, random);
    if (!problem.empty()) {
      FAIL(fmt::format("case {}: {}", seed, problem));
    }
  }
  SUCCEED();
}

bool is_at_most(const ViewScore& a, const ViewScore& b) {
  return !a.has_number || !b.has_number || (a.tenths <= b.tenths && a.mean_tenths <= b.mean_tenths);
}

// Numbers of the views in `views` of which that of `low` exceeds that of `high`.
std::string exceeding(const Score& low, const Score& high, std::span<const View> views) {
  std::string text;
  for (const View view : views)
    if (!is_at_most(low.view(view), high.view(view)))
      text +=
          fmt::format("{} {} > {} ", name_of(view), low.view(view).tenths, high.view(view).tenths);
  return text;
}

std::string ledger_problem(const Score& score, View view) {
  const ViewScore& number = score.view(view);
  int sum = 0;
  for (const score::LedgerLine& line : number.ledger) {
    if (line.tenths < 0) return "a line gives points";
    sum += line.tenths;
  }
  if (number.has_number && sum != 1000 - number.tenths)
    return fmt::format("{} ledger {} of {}", name_of(view), sum, 1000 - number.tenths);
  return {};
}

// Every number and word of a score but the pointers of its compounds.
std::string dump(const Score& score) {
  std::string text = fmt::format("{} {} {} {}\n", score.coverage_percent, score.enough_evidence,
                                 score.dimensions_covered, score.band ? score.band->id : "none");
  for (const ViewScore& view : score.views) {
    text += fmt::format("{} {} {}\n", view.tenths, view.mean_tenths, view.has_number);
    for (const auto& ceiling : view.ceilings)
      text += fmt::format("{} {} {}\n", ceiling.kind, ceiling.reason, ceiling.points);
    for (const auto& raised : view.compounds)
      text += fmt::format("{} {}\n", raised.compound->id, join(raised.feeds, " "));
    for (const auto& line : view.ledger)
      text += fmt::format("{} {} {} {} {}\n", line.dimension, line.rule, line.root, line.reason,
                          line.tenths);
  }
  for (const auto& dimension : score.dimensions)
    text += fmt::format("{} {} {} {} {} {} {} {}\n", dimension.id, dimension.coverage_percent,
                        dimension.tenths[0], dimension.tenths[1], dimension.tenths[2],
                        dimension.raised, dimension.unknown, dimension.applicable);
  for (const auto& gain : score.gains)
    text += fmt::format("{} {} {} {}\n", gain.root, join(gain.rules, " "), gain.tenths,
                        gain.mean_tenths);
  for (const auto& open : score.open)
    text += fmt::format("{} {}\n", open.rule, open.thousandths);
  return text;
}

}  // namespace

TEST_CASE("numbers lie between 0 and 100, proven below stated below possible") {
  for_all(1, [](const Model& model, Random&) -> std::string {
    const Score score = score_model::score(model);
    for (const ViewScore& view : score.views)
      if (view.tenths < 0 || view.tenths > view.mean_tenths || view.mean_tenths > 1000)
        return "out of range";
    if (!is_at_most(score.view(View::proven), score.view(View::stated))) return "proven > stated";
    if (!is_at_most(score.view(View::stated), score.view(View::possible)))
      return "stated > possible";
    if (!is_at_most(score.view(View::proven), score.view(View::possible)))
      return "proven > possible";
    for (const auto& dimension : score.dimensions)
      if (dimension.assessment == score::Assessment::assessed &&
          !std::ranges::is_sorted(dimension.tenths))
        return "dimension " + dimension.id;
    return {};
  });
}

TEST_CASE("the ledger adds up") {
  for_all(2, [](const Model& model, Random&) {
    const Score score = score_model::score(model);
    return ledger_problem(score, View::proven) + ledger_problem(score, View::stated);
  });
}

TEST_CASE("order and names of elements change nothing") {
  for_all(3, [](Model& model, Random& random) -> std::string {
    const std::string before = dump(score_model::score(model));
    permute(model, random);
    return dump(score_model::score(model)) == before ? "" : "another score";
  });
}

TEST_CASE("clearing a finding never lowers a number") {
  for_all(4, [](Model& model, Random& random) -> std::string {
    const Score before = score_model::score(model);
    if (!clear_finding(model, random)) return {};
    return exceeding(before, score_model::score(model), k_views);
  });
}

TEST_CASE("a milder finding never lowers a number") {
  for_all(5, [](Model& model, Random& random) -> std::string {
    const Score before = score_model::score(model);
    if (!improve(model, random)) return {};
    return exceeding(before, score_model::score(model), k_views);
  });
}

TEST_CASE("a new or worse finding never raises a number") {
  for_all(6, [](Model& model, Random& random) -> std::string {
    const Score before = score_model::score(model);
    if (!worsen(model, random)) return {};
    return exceeding(score_model::score(model), before, k_views);
  });
}

TEST_CASE("stating facts never lowers proven, coverage, nor raises possible") {
  for_all(7, [](Model& model, Random& random) -> std::string {
    const Score before = score_model::score(model);
    state_facts(model, random);
    const Score after = score_model::score(model);
    if (after.coverage_percent < before.coverage_percent && after.view(View::possible).has_number)
      return "less coverage";
    return exceeding(before, after, std::array{View::proven}) +
           exceeding(after, before, std::array{View::possible});
  });
}

TEST_CASE("a gain is what clearing the rules of its root brings, and never negative") {
  for_all(8, [](const Model& model, Random& random) -> std::string {
    const Score before = score_model::score(model);
    if (before.gains.empty()) return {};
    const score::Gain& gain = before.gains[random.below(before.gains.size())];
    std::vector<score::ScoredRule> rules = scored(model);
    for (score::ScoredRule& rule : rules)
      if (rule.root == gain.root) rule.lo = rule.hi = Severity::clear;
    const Score after = score::score(rules, model.compounds, model.policy);
    const ViewScore& was = before.view(View::stated);
    const ViewScore& is = after.view(View::stated);
    if (gain.tenths != is.tenths - was.tenths) return "gain of " + gain.root;
    if (gain.mean_tenths != is.mean_tenths - was.mean_tenths) return "mean gain of " + gain.root;
    return gain.tenths < 0 || gain.mean_tenths < 0 ? "negative" : "";
  });
}

TEST_CASE("what unknown rules hold open is the width before ceilings") {
  for_all(9, [](const Model& model, Random&) -> std::string {
    const Score score = score_model::score(model);
    // A rule between two severities of the same weight holds open no more than a halving.
    const auto& weights = model.policy.weights;
    if (std::ranges::adjacent_find(weights.begin() + 1, weights.end()) != weights.end()) return {};
    if (!score.view(View::possible).has_number) return {};
    const std::vector<score::ScoredRule> rules = scored(model);
    std::int64_t open = 0;
    std::int64_t rounding = 100;  // of the two means
    for (const score::Openness& held : score.open) {
      const auto rule = std::ranges::find(rules, held.rule, &score::ScoredRule::id);
      open += held.thousandths * static_cast<std::int64_t>(rule->missing);
      rounding += static_cast<std::int64_t>(rule->missing);
    }
    const std::int64_t width =
        100 * (score.view(View::possible).mean_tenths - score.view(View::proven).mean_tenths);
    return std::abs(open - width) <= rounding ? "" : fmt::format("{} of {}", open, width);
  });
}

// Leaving out a field can never pass a gate that stating it would fail.
TEST_CASE("a gate that passes still passes when facts are stated") {
  for_all(10, [](Model& model, Random& random) -> std::string {
    score::GateOptions options;
    options.fail_on = random.severity(Severity::info, Severity::critical);
    if (random.chance(50)) {
      options.gate_on = View::proven;
      options.fail_under = static_cast<int>(random.below(1001));
      options.min_coverage_percent = static_cast<int>(random.below(101));
    }
    const auto verdict = [&] {
      return score::judge(outcomes(model).outcomes, score_model::score(model), options).verdict;
    };
    if (verdict() != score::Verdict::pass) return {};
    state_facts(model, random);
    if (!score_model::score(model).view(View::proven).has_number) return {};
    return verdict() == score::Verdict::pass ? "" : "passed only while facts were left out";
  });
}
