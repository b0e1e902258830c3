// What must hold whatever is waived, on random outcomes (see score_model.hpp).
#include <fmt/format.h>

#include "partner_check/score/after_waivers.hpp"
#include "partner_check/score/baseline.hpp"
#include "partner_check/score/waivers.hpp"

#include "property/score_model.hpp"
#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using namespace score_model;
using score::View;

namespace {

constexpr std::array k_views{View::proven, View::stated, View::possible};

template <typename Property>
void for_all(std::uint64_t stream, Property property) {
  const score::Policy shipped = score_fixture::shipped_policy();
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    Random random(seed * 1000 + stream);
    const Model model = make_model(random, shipped);
    const std::string problem = property(model, random);
    if (!problem.empty()) {
      FAIL(fmt::format("case {}: {}", seed, problem));
    }
  }
  SUCCEED();
}

// Each rule with a chance of so many percent, at one of its places or everywhere.
std::vector<score::Waiver> waivers(const Outcomes& outcomes, Random& random, int percent) {
  std::vector<score::Waiver> made;
  for (const rules::Outcome& outcome : outcomes.outcomes) {
    if (!random.chance(percent) || outcome.findings.empty()) continue;
    score::Waiver& waiver = made.emplace_back();
    waiver.rule = outcome.rule->id;
    waiver.profile = "**";
    if (random.chance(50))
      waiver.pointer = outcome.findings[random.below(outcome.findings.size())].pointer;
    waiver.created = *parse_date("2026-11-01");
    waiver.expires = *parse_date(random.chance(80) ? "2026-12-31" : "2027-12-31");
  }
  return made;
}

score::Waiving waive(const std::vector<rules::Outcome>& outcomes,
                     const std::vector<score::Waiver>& waivers) {
  const std::vector<std::string> names{"p.json"};
  return score::waive(outcomes, waivers, names, *parse_date("2026-11-22"),
                      [](const rules::Finding& found) { return std::vector{found.pointer}; });
}

std::string numbers(const score::Score& score) {
  std::string text = fmt::format("{} {}", score.coverage_percent, score.enough_evidence);
  for (const View view : k_views)
    text += fmt::format(" {}/{}", score.view(view).tenths, score.view(view).mean_tenths);
  for (const score::DimensionScore& dimension : score.dimensions)
    text += fmt::format(" {}:{}", dimension.id, fmt::join(dimension.tenths, ","));
  return text;
}

}  // namespace

TEST_CASE("without a waiver the numbers after waivers are those before") {
  for_all(1, [](const Model& model, Random&) -> std::string {
    const Outcomes found = outcomes(model);
    const score::Score before = score_model::score(model);
    const score::Score after = score::score_after_waivers(
        found.outcomes, waive(found.outcomes, {}).outcomes, before, model.policy);
    return numbers(before) == numbers(after) ? "" : numbers(before) + " -> " + numbers(after);
  });
}

TEST_CASE("waiving never lowers a number, and makes nothing known or unknown") {
  for_all(2, [](const Model& model, Random& random) -> std::string {
    const Outcomes found = outcomes(model);
    const score::Score before = score_model::score(model);
    const score::Waiving waiving = waive(found.outcomes, waivers(found, random, 30));
    const score::Score after =
        score::score_after_waivers(found.outcomes, waiving.outcomes, before, model.policy);
    for (const View view : k_views)
      if (after.view(view).tenths < before.view(view).tenths ||
          after.view(view).has_number != before.view(view).has_number)
        return fmt::format("{}: {} -> {}", name_of(view), before.view(view).tenths,
                           after.view(view).tenths);
    const bool same = after.coverage_percent == before.coverage_percent &&
                      after.enough_evidence == before.enough_evidence;
    return same ? "" : "another coverage";
  });
}

TEST_CASE("what is unknown is not waived: a gate that cannot tell does not pass by waivers") {
  for_all(3, [](const Model& model, Random& random) -> std::string {
    const Outcomes found = outcomes(model);
    const score::Score before = score_model::score(model);
    score::GateOptions options;
    options.fail_on = random.severity(Severity::info, Severity::critical);
    if (random.chance(30)) options.fail_under = static_cast<int>(random.below(700));
    if (random.chance(30)) options.min_coverage_percent = static_cast<int>(random.below(101));
    if (score::judge(found.outcomes, before, options).verdict != score::Verdict::cannot_tell)
      return {};
    const score::Waiving waiving = waive(found.outcomes, waivers(found, random, 100));
    const score::Score after =
        score::score_after_waivers(found.outcomes, waiving.outcomes, before, model.policy);
    return score::judge(waiving.outcomes, after, options).verdict == score::Verdict::pass
               ? "it passes"
               : "";
  });
}

TEST_CASE("mending is never a regression, and what was added to a baseline is not new") {
  for_all(4, [](const Model& model, Random& random) -> std::string {
    const auto known = [](const Model& now) {
      return score::known_profile(
          outcomes(now).outcomes, score_model::score(now),
          [](const rules::Outcome&, const rules::Finding& found) { return found.pointer; });
    };
    score::KnownProfile baseline;
    for (const score::KnownFinding& critical : score::add(baseline, known(model)))
      if (critical.severity != Severity::critical) return "left out without being critical";
    for (const score::KnownFinding& fresh : score::changes(&baseline, known(model)).fresh)
      if (fresh.severity != Severity::critical) return "new as soon as it is added";
    Model mended = model;
    if (!clear_finding(mended, random)) return {};
    const score::KnownProfile now = known(mended);
    for (const score::KnownFinding& fresh : score::changes(&baseline, now).fresh)
      if (fresh.severity != Severity::critical) return "mending made " + fresh.rule + " new";
    score::prune(baseline, now);
    return score::changes(&baseline, now).fixed.empty() ? "" : "pruned, and still gone";
  });
}
