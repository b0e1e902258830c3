// The score as a whole: mean, coverage, band, and what there is no number for.
#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Score;
using score::View;

namespace {

Score score_of(std::string_view lines) {
  return score::score(score_fixture::rules(lines), {}, score_fixture::shipped_policy());
}

// "proven stated possible", "-" where there is no number.
std::string numbers(const Score& score) {
  std::string text;
  for (const score::ViewScore& view : score.views)
    text += (text.empty() ? "" : " ") + (view.has_number ? score::tenths_text(view.tenths) : "-");
  return text;
}

}  // namespace

TEST_CASE("the score is the mean of the dimensions that count, scaled by the ceiling") {
  struct Row {
    std::string rules, expected;
  };
  const std::vector<Row> rows{
      {"", "- - -"},
      {"A ip /a info", "- - -"},
      {"A ip /a clear of high", "100 100 100"},
      {"A ip /a clear..high", "0 - 100"},
      // Means 83.3, 83.3, 83.3; no ceiling.
      {"A ip /a high\nB trust /b clear of high", "83.3 83.3 83.3"},
      // Trust is not assessed and weak in the proven view: (66.7 + 0) / 2 * 0.69.
      {"A ip /a high\nB trust /b clear..high", "23 66.7 83.3"},
      // (16.7 + 100) / 2 * 0.59.
      {"A ip /a critical\nB trust /b clear of high", "34.4 34.4 34.4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rules);
    CHECK(numbers(score_of(row.rules)) == row.expected);
  }
}

TEST_CASE("a dimension that the policy does not list counts behind the others") {
  const Score score = score_of("A zeal /b high\nB custom /a high\nC ip /c clear of high");
  REQUIRE(score.dimensions.size() == 14);
  CHECK(score.dimensions[12].id == "custom");
  CHECK(score.dimensions[13].id == "zeal");
  CHECK(numbers(score) == "77.8 77.8 77.8");
}

TEST_CASE("the band is that of the printed number") {
  score::Policy policy = score_fixture::shipped_policy();
  const std::vector<std::pair<int, std::string>> rows{
      {1000, "sound"},  {800, "sound"},   {799, "watch"},    {600, "watch"},
      {599, "at_risk"}, {400, "at_risk"}, {399, "critical"}, {0, "critical"}};
  for (const auto& [tenths, band] : rows) {
    // One rule of weight 1000 - tenths out of 1000.
    policy.least_out_of = 1000;
    policy.weights = {0, 0, 0, 0, 1000 - tenths, 1000};
    policy.accumulation.clear();
    policy.weak_dimensions.clear();
    if (tenths == 1000) policy.weights[4] = 0;
    const Score score = score::score(score_fixture::rules("A ip /a high of critical"), {}, policy);
    REQUIRE(score.view(View::stated).tenths == tenths);
    CHECK(score.band->id == band);
  }
}

TEST_CASE("coverage decides whether a number is printed, and whether it is final") {
  struct Row {
    std::string rules;
    int coverage;
    bool enough, covered;
  };
  const std::vector<Row> rows{
      {"A ip /a clear of critical", 100, true, true},
      // 5 of 20 known.
      {"A ip /a clear of high\nB ip /b clear..high\nC ip /c clear..critical", 25, true, false},
      // 5 of 21 known, 23.8 %.
      {"A ip /a clear of high\nB ip /b clear..high\nC ip /c clear..critical\nD ip /d clear..low",
       23, false, false},
      // Two of three dimensions are half covered, one of two is not enough.
      {"A ip /a clear of high\nB trust /b clear of high\nC fit /c clear..high", 66, true, true},
      {"A ip /a clear of high\nB ip /b clear..high", 50, true, true},
      {"A ip /a clear of high\nC fit /c clear..high", 50, true, false},
      {"", 0, false, false},
      {"A ip /a clear..high", 0, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rules);
    const Score score = score_of(row.rules);
    CHECK(score.coverage_percent == row.coverage);
    CHECK(score.enough_evidence == row.enough);
    CHECK(score.band.has_value() == row.enough);
    CHECK(score.dimensions_covered == row.covered);
  }
}

TEST_CASE("a number as printed") {
  CHECK(score::tenths_text(443) == "44.3");
  CHECK(score::tenths_text(440) == "44");
  CHECK(score::tenths_text(0) == "0");
  CHECK(score::tenths_text(1000) == "100");
  CHECK(score::tenths_text(5) == "0.5");
}
