// How much the score hangs on the weights, on single rules and on open facts.
#include <algorithm>

#include "partner_check/score/sensitivity.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Sensitivity;

namespace {

std::optional<Sensitivity> of(std::string_view lines, const std::vector<score::OpenFact>& open = {},
                              const score::Policy& policy = score_fixture::shipped_policy()) {
  return score::sensitivity(score_fixture::rules(lines), open, {}, policy);
}

score::Policy without_noise() {
  score::Policy policy = score_fixture::shipped_policy();
  policy.stability_percent = 0;
  return policy;
}

int stated(std::string_view lines) {
  return score::score(score_fixture::rules(lines), {}, score_fixture::shipped_policy())
      .view(score::View::stated)
      .tenths;
}

// Two dimensions; their mean lies at 66.7, and at 59.8 where A is a high.
constexpr const char* k_far =
    "A ip /a medium of high\nB fit /b clear of high\nC fit /c low of high";
// 1 - 3 / 15 is 80: the very edge of the best band.
constexpr const char* k_edge = "A ip /a medium of high\nB ip /b low of high\nC ip /c clear of high";

}  // namespace

TEST_CASE("without noise every draw is the stated score") {
  const auto found = of(k_far, {}, without_noise());
  REQUIRE(found);
  CHECK(found->draws == 1'000);
  CHECK(found->stays_permille == 1'000);
  CHECK(found->low == stated(k_far));
  CHECK(found->high == stated(k_far));
}

TEST_CASE("a score on the edge of a band is not firm, one far from it is") {
  const auto edge = of(k_edge);
  REQUIRE(edge);
  REQUIRE(stated(k_edge) == 800);
  CHECK(edge->stays_permille > 300);
  CHECK(edge->stays_permille < 700);
  CHECK(edge->low < 800);
  CHECK(edge->high > 800);
  const auto far = of(k_far);
  REQUIRE(far);
  CHECK(far->stays_permille == 1'000);
  CHECK(far->low < stated(k_far));
  CHECK(far->high > stated(k_far));
}

TEST_CASE("draws are the same on every machine, and do not hang on the order of the rules") {
  const auto found = of(k_edge);
  const auto turned = of("C ip /c clear of high\nB ip /b low of high\nA ip /a medium of high");
  REQUIRE(found);
  REQUIRE(turned);
  CHECK(found->stays_permille == turned->stays_permille);
  CHECK(found->low == turned->low);
  CHECK(found->high == turned->high);
}

TEST_CASE("the rule that moves the score most is the one whose clearing wins most") {
  const auto found = of(k_far);
  REQUIRE(found);
  REQUIRE(found->rule);
  CHECK(found->rule->rule == "A");
  CHECK(found->rule->tenths ==
        stated("A ip /a clear of high\nB fit /b clear of high\nC fit /c low of high") -
            stated(k_far));
  // Alone, not with the other rules on its root.
  const auto shared = of("A ip /a medium of high\nB ip /a medium of high");
  REQUIRE(shared);
  CHECK(shared->rule->rule == "A");
  CHECK(shared->rule->tenths == stated("A ip /a clear of high\nB ip /a medium of high") -
                                    stated("A ip /a medium of high\nB ip /a medium of high"));
  CHECK_FALSE(of("A ip /a clear of high")->rule);
  CHECK_FALSE(of("A ip /a info of high")->rule);  // weighs nothing
}

TEST_CASE("the open fact that moves the score most settles all rules that wait for it") {
  const char* lines =
      "A ip /a clear..high\nB fit /b clear..high\nC fit /c low of high\nD ip /d low";
  const auto found = of(lines, {{"/x", {"A"}}, {"/y", {"A", "B"}}, {"/z", {"gone"}}});
  REQUIRE(found);
  REQUIRE(found->fact);
  CHECK(found->fact->pointer == "/y");
  CHECK(found->fact->worst ==
        stated("A ip /a high\nB fit /b high\nC fit /c low of high\nD ip /d low"));
  CHECK(found->fact->best ==
        stated("A ip /a clear of high\nB fit /b clear of high\nC fit /c low of high\nD ip /d low"));
  CHECK_FALSE(of(k_far)->fact);
}

TEST_CASE("without a printed number nothing is said of it") {
  CHECK_FALSE(of("A ip /a clear..high"));
}
