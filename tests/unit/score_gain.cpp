// Gains of remedies, and how much each open rule holds open.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Score;

namespace {

Score score_of(const std::vector<score::ScoredRule>& rules) {
  return score::score(rules, {}, score_fixture::shipped_policy());
}

std::string gains(std::string_view lines) {
  std::string text;
  for (const score::Gain& gain : score_of(score_fixture::rules(lines)).gains)
    text += fmt::format("{} [{}] {} {} {}; ", gain.root, join(gain.rules, " "), name_of(gain.worst),
                        score::tenths_text(gain.tenths), score::tenths_text(gain.mean_tenths));
  return text;
}

std::string open(const std::vector<score::ScoredRule>& rules) {
  std::string text;
  for (const score::Openness& held : score_of(rules).open)
    text += fmt::format("{} {}; ", held.rule, held.thousandths);
  return text;
}

}  // namespace

TEST_CASE("the gain of a root is that of clearing all its rules") {
  CHECK(gains("A ip /a clear of high") == "");
  CHECK(gains("A ip /a high") == "/a [A] high 33.3 33.3; ");
  // One root in two dimensions; the low one stays: (66.7 + 93.3) / 2 before.
  CHECK(gains("A ip /x high\nB fit /y low\nC fit /x medium") ==
        "/x [A C] high 23.4 23.4; /y [B] low 3.4 3.4; ");
}

TEST_CASE("gains are ordered by severity, gain, gain before ceilings, root") {
  CHECK(gains("A ip /b high\nB fit /a high\nC trust /c low\nD value /d critical") ==
        "/d [D] critical 45.8 20.9; /a [B] high 4.9 8.4; /b [A] high 4.9 8.4; "
        "/c [C] low 1 1.7; ");
}

TEST_CASE("open rules of a root are supposed to be clear as well") {
  // After clearing /x nothing is open: 1 - 2 / 17 becomes 1 - 2 / 22.
  CHECK(
      gains(
          "A ip /x clear..high\nB ip /y medium\nC ip /x info of high\nD ip /z clear of critical") ==
      "/y [B] medium 11.8 11.8; /x [C] info 2.7 2.7; ");
}

TEST_CASE("without a stated number nothing is won") {
  CHECK(gains("A ip /a clear..high\nB ip /b info") == "");
}

TEST_CASE("the width of a dimension is shared out by the weight held open") {
  // ip is not assessed: its width of 100 is half of the mean's; 10 and 5 of 15 are held open.
  const std::string lines = "A ip /a clear..high\nB ip /b clear..critical\nC fit /c clear of low";
  CHECK(open(score_fixture::rules(lines)) == "B 33333; A 16667; ");
}

TEST_CASE("a rule that waits for more facts holds open less by each") {
  std::vector<score::ScoredRule> rules =
      score_fixture::rules("A ip /a clear..high\nB fit /b clear..high\nC trust /c clear of low");
  rules[0].missing = 4;
  CHECK(open(rules) == "B 33333; A 8333; ");
  // At its worst already: what an element of it waits for settles nothing.
  rules[2] = score_fixture::rules("C trust /c high").front();
  rules[2].missing = 1;
  CHECK(open(rules) == "B 33333; A 8333; ");
  // A rule that failed waits for nothing.
  rules[1].missing = 0;
  CHECK(open(rules) == "A 8333; ");
}

TEST_CASE("a rule that is open between severities without weight is listed last") {
  CHECK(open(score_fixture::rules("A ip /a clear..info\nB ip /b low..medium")) == "B 6666; A 0; ");
}
