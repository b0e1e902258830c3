// The three numbers of one dimension.
#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Assessment;
using score::DimensionScore;

namespace {

DimensionScore dimension(const std::vector<score::ScoredRule>& rules, const std::string& id) {
  for (const DimensionScore& found :
       score::score(rules, {}, score_fixture::shipped_policy()).dimensions)
    if (found.id == id) return found;
  throw std::runtime_error("no dimension " + id);
}

// "proven stated possible coverage", or what the dimension is instead.
std::string text(const DimensionScore& dimension) {
  if (dimension.assessment == Assessment::not_applicable) return "not applicable";
  const auto number = [&](score::View view) {
    return score::tenths_text(dimension.tenths[static_cast<std::size_t>(view)]);
  };
  const bool assessed = dimension.assessment == Assessment::assessed;
  return fmt::format("{} {} {} {}%", number(score::View::proven),
                     assessed ? number(score::View::stated) : "-", number(score::View::possible),
                     dimension.coverage_percent);
}

}  // namespace

TEST_CASE("score of a dimension") {
  struct Row {
    std::string rules, expected;
  };
  const std::vector<Row> rows{
      {"A ip /a clear of critical", "100 100 100 100%"},
      // Fewer than 15 at stake: lost out of 15.
      {"A ip /a high", "66.7 66.7 66.7 100%"},
      {"A ip /a low", "93.3 93.3 93.3 100%"},
      // Half is left of 33.3.
      {"A ip /a critical", "16.7 16.7 16.7 100%"},
      {"A ip /a high..critical", "16.7 66.7 66.7 50%"},
      // 40 at stake, 10 of them open: 20 / 40, 10 / 30 and 10 / 40 lost, all halved.
      {"A ip /a critical\nB ip /b clear..critical\nC ip /c clear of critical\n"
       "D ip /d clear of critical",
       "25 33.3 37.5 75%"},
      // 1 / 16 lost is 6.25 points: rounded half up.
      {"A ip /a low\nB ip /b clear of critical\nC ip /c clear of high", "93.8 93.8 93.8 100%"},
      {"A ip /a medium\nB ip /b clear..low\nC ip /c clear of critical\nD ip /d clear of critical",
       "87 90.9 91.3 95%"},
      {"A ip /a info", "not applicable"},
      {"A trust /a high", "not applicable"},
      {"A ip /a clear..high", "0 - 100 0%"},
      {"A ip /a clear..high\nB ip /b clear..critical", "0 - 100 0%"},
      // What is known of a rule without weight does not count.
      {"A ip /a clear..high\nB ip /b info", "0 - 100 0%"},
      {"A ip /a clear..medium of high", "86.7 100 100 60%"},
      {"A ip /a clear..high\nB ip /b clear of low", "66.7 100 100 16%"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rules);
    CHECK(text(dimension(score_fixture::rules(row.rules), "ip")) == row.expected);
  }
}

TEST_CASE("a dimension is assessed once something is known of one element") {
  std::vector<score::ScoredRule> rules = score_fixture::rules("A ip /a clear..high");
  CHECK(text(dimension(rules, "ip")) == "0 - 100 0%");
  rules.front().known_element = true;
  CHECK(text(dimension(rules, "ip")) == "66.7 100 100 0%");
}

TEST_CASE("a dimension counts its rules") {
  const DimensionScore ip = dimension(
      score_fixture::rules("A ip /a high\nB ip /b medium..critical\nC ip /c clear of low"), "ip");
  CHECK(ip.applicable == 3);
  CHECK(ip.raised == 1);
  CHECK(ip.unknown == 1);
  CHECK(ip.worst == rules::Severity::high);
}
