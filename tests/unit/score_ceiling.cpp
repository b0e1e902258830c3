// Ceilings: what counts towards them, and which one binds.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::View;

namespace {

// The given number of rules of a severity, each on a root of its own, in dimensions thick enough
// not to be weak.
std::string causes(int count, const std::string& severity) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += fmt::format("{0}{1} d{0}{1} /{0}{1} {0}\n", severity, i);
  return lines;
}

std::string thicken(std::string lines) {
  const std::vector<score::ScoredRule> rules = score_fixture::rules(lines);
  lines += '\n';
  for (const score::ScoredRule& rule : rules)
    for (int i = 0; i < 9; ++i)
      lines += fmt::format("{0}c{1} {2} /{0}c{1} clear of critical\n", rule.id, i, rule.dimension);
  return lines;
}

std::string ceilings(const std::string& lines, View view = View::stated) {
  const score::Score score =
      score::score(score_fixture::rules(lines), {}, score_fixture::shipped_policy());
  std::vector<std::string> parts;
  for (const score::Ceiling& ceiling : score.view(view).ceilings)
    parts.push_back(
        fmt::format("{} {}{}", ceiling.kind, ceiling.points, ceiling.binding ? "!" : ""));
  return join(parts, ", ");
}

}  // namespace

TEST_CASE("a ceiling is reached by a count of causes") {
  struct Row {
    std::string causes, expected;
  };
  const std::vector<Row> rows{
      {"", ""},
      {causes(2, "high"), ""},
      {causes(3, "high"), "accumulation 79!"},
      {causes(2, "high") + causes(2, "medium"), ""},
      {causes(2, "high") + causes(3, "medium"), "accumulation 79!"},
      {causes(8, "medium"), ""},
      {causes(9, "medium"), "accumulation 79!"},
      {causes(99, "low"), ""},
      {causes(8, "high"), "accumulation 59!"},
      {causes(16, "high"), "accumulation 39!"},
      {causes(1, "critical"), "critical_roots 59!"},
      {causes(1, "critical") + causes(1, "high"), "critical_roots 59!, accumulation 79"},
      {causes(2, "critical"), "critical_roots 39!, accumulation 79"},
      {causes(9, "critical"), "critical_roots 39!, accumulation 39"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.causes);
    CHECK(ceilings(thicken(row.causes)) == row.expected);
  }
}

TEST_CASE("several rules on one root are one cause, at the worst") {
  CHECK(ceilings(thicken("A d1 /x high\nB d2 /x high\nC d3 /x high\nD d4 /y high")) == "");
  CHECK(ceilings(thicken("A d1 /x critical\nB d2 /x critical")) == "critical_roots 59!");
  CHECK(ceilings(thicken("A d1 /x critical\nB d2 /x high\nC d3 /x medium")) ==
        "critical_roots 59!");
}

TEST_CASE("weak dimensions are counted by their printed number") {
  // 3 * 10 out of 50 lost: 40 is not below 40.
  score::Policy policy = score_fixture::shipped_policy();
  policy.critical_dimension_percent = 100;
  policy.critical_roots.clear();
  policy.accumulation.clear();
  const auto weak = [&](const std::string& lines) {
    const score::Score score = score::score(score_fixture::rules(lines), {}, policy);
    const std::vector<score::Ceiling>& found = score.view(View::stated).ceilings;
    return found.empty() ? "" : fmt::format("{}: {}", found.front().points, found.front().reason);
  };
  const std::string forty =
      "A ip /a critical\nB ip /a critical\nC ip /a critical\nD ip /a clear of critical\n"
      "E ip /a clear of critical\n";
  CHECK(weak(forty) == "");
  CHECK(weak(forty + "F ip /a low") == "69: 1 dimension below 40");
  CHECK(weak("A ip /a critical\nB trust /a critical") == "69: 2 dimensions below 40");
  CHECK(weak("A ip /a critical\nB trust /a critical\nC fit /a critical") ==
        "39: 3 dimensions below 40");
}

TEST_CASE("proven counts what is possible, the others what is certain") {
  const std::string lines = thicken("A ip /x clear..critical\nB fit /y medium..critical");
  CHECK(ceilings(lines, View::proven) == "critical_roots 39!, accumulation 79");
  CHECK(ceilings(lines, View::stated) == "");
  CHECK(ceilings(lines, View::possible) == "");
}

TEST_CASE("a ceiling says why") {
  const score::Score score = score::score(
      score_fixture::rules(causes(1, "critical") + causes(1, "high") + causes(4, "medium")), {},
      score_fixture::shipped_policy());
  const std::vector<score::Ceiling>& found = score.view(View::stated).ceilings;
  REQUIRE(found.size() == 3);
  CHECK(found[0].reason == "1 critical cause");
  CHECK(found[1].reason == "1 dimension below 40");
  CHECK(found[2].reason == "1 critical, 1 high and 4 medium causes add up");
}
