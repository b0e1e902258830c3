// The ledger: its lines, their order, and how they are rounded.
#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::LedgerKind;
using score::View;

namespace {

std::string ledger(std::string_view lines, View view = View::stated) {
  const score::Score score =
      score::score(score_fixture::rules(lines), {}, score_fixture::shipped_policy());
  std::string text;
  for (const score::LedgerLine& line : score.view(view).ledger)
    text += fmt::format("{} {} {}; ", line.dimension, line.rule.empty() ? line.reason : line.rule,
                        score::tenths_text(line.tenths));
  return text;
}

}  // namespace

TEST_CASE("a ledger line for each rule that loses points") {
  CHECK(ledger("") == "");
  CHECK(ledger("A ip /a clear of high\nB ip /b info") == "");
  CHECK(ledger("A ip /a medium\nB ip /b high\nC goals /c low\nD ip /d clear of critical") ==
        "goals C 3.3; ip B 14.7; ip A 5.9; ");
  CHECK(ledger("A ip /a low..high") == "ip A 6.7; ");
  CHECK(ledger("A ip /a low..high", View::proven) == "ip A 33.3; ");
  CHECK(ledger("A ip /a high", View::possible) == "");
}

TEST_CASE("printed tenths go to the largest remainders, ties to the first id") {
  // 100 / 3 = 33.3 each and 0.1 over: three lines of the same weight.
  CHECK(ledger("B ip /b high\nC ip /c high\nA ip /a high") ==
        "ip A 33.4; ip B 33.3; ip C 33.3;  ceiling 69: 1 dimension below 40 0;  "
        "ceiling 79: 3 high causes add up 0; ");
  CHECK(ledger("B goals /b high\nA ip /a high") == "goals B 16.6; ip A 16.7; ");
}

TEST_CASE("lines for what is no single rule") {
  CHECK(ledger("A ip /a critical\nB fit /b clear of low") ==
        "ip A 33.4; ip a critical finding leaves 50 % of what remains 8.3;  "
        "ceiling 59: 1 critical cause 23.9;  ceiling 69: 1 dimension below 40 0; ");
  CHECK(ledger("A ip /a clear..low\nB fit /b clear of low", View::proven) ==
        "ip nothing is known 50;  ceiling 69: 1 dimension below 40 15.5; ");
  CHECK(ledger("A ip /a clear..low\nB fit /b clear of low") == "");
}

TEST_CASE("a ledger line names what it is about") {
  const score::Score score =
      score::score(score_fixture::rules("A ip /a critical"), {}, score_fixture::shipped_policy());
  const std::vector<score::LedgerLine>& lines = score.view(View::stated).ledger;
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].kind == LedgerKind::rule);
  CHECK(lines[0].root == "/a");
  CHECK(lines[0].severity == rules::Severity::critical);
  CHECK(lines[1].kind == LedgerKind::critical_dimension);
  CHECK(lines[1].dimension == "ip");
  CHECK(lines[2].kind == LedgerKind::ceiling);
  CHECK(lines[3].kind == LedgerKind::ceiling);
  CHECK(lines[3].tenths == 0);
}
