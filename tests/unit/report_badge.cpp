// The badge: what it says and in which color. That it is well-formed and readable is for
// tests/consumers/badge.mjs.
#include "support/catch.hpp"
#include "unit/report_fixture.hpp"

using namespace partner_check;
using report::Report;
using report::Run;
using test::contains;

namespace {

std::string endpoint(const std::string& message, const std::string& color) {
  return "{\n  \"schemaVersion\": 1,\n  \"label\": \"partnership\",\n  \"message\": \"" + message +
         "\",\n  \"color\": \"" + color + "\"\n}\n";
}

Run scored(int tenths, const score::Band& band) {
  Report report = test::named_report("A");
  report.score.band = band;
  report.score.views[static_cast<std::size_t>(score::View::stated)].tenths = tenths;
  return test::run_of(report);
}

Report judged(score::Verdict verdict) {
  Report report = test::named_report("A");
  report.gate.verdict = verdict;
  return report;
}

}  // namespace

TEST_CASE("a badge has score and band, in a color by where the band begins") {
  struct Row {
    int tenths, from;
    std::string title, message, color;
  };
  const std::vector<Row> rows = {
      {913, 800, "Sound", "91.3 sound", "2e7d32"},
      {600, 600, "Watch", "60 watch", "75690a"},
      {485, 400, "At risk", "48.5 at risk", "b34a00"},
      {0, 0, "Critical", "0 critical", "b3261e"},
  };
  for (const Row& row : rows)
    CHECK(test::rendered("badge-json", scored(row.tenths, {row.from, "id", row.title})) ==
          endpoint(row.message, row.color));
}

TEST_CASE("without enough evidence a badge says so, and a provisional score is called one") {
  CHECK(test::rendered("badge-json", test::run_of(test::named_report("A"))) ==
        endpoint("?", "5c5c5c"));
  Run run = scored(485, {400, "at_risk", "At risk"});
  run.reports.front().provisional = true;
  CHECK(test::rendered("badge-json", run) == endpoint("48.5 at risk (provisional)", "b34a00"));
}

TEST_CASE("of several profiles the verdicts are counted, and the worst gives the color") {
  Run run;
  run.shape = report::Shape::batch;
  CHECK(test::rendered("badge-json", run) == endpoint("no profile", "5c5c5c"));
  run.reports.push_back(judged(score::Verdict::pass));
  CHECK(test::rendered("badge-json", run) == endpoint("1 pass", "2e7d32"));
  run.reports.push_back(judged(score::Verdict::cannot_tell));
  CHECK(test::rendered("badge-json", run) == endpoint("1 pass, 1 cannot tell", "5c5c5c"));
  run.reports.push_back(judged(score::Verdict::fail));
  CHECK(test::rendered("badge-json", run) == endpoint("1 pass, 1 fail, 1 cannot tell", "b3261e"));
  run.failures.emplace_back();
  CHECK(contains(test::rendered("badge-json", run), "1 cannot tell, 1 not valid"));
}

TEST_CASE("a profile that is not valid has a badge, too") {
  Run run;
  run.failures.emplace_back();
  CHECK(test::rendered("badge-json", run) == endpoint("1 not valid", "b3261e"));
}

TEST_CASE("the picture names itself, and what a policy calls a band is text in it") {
  const std::string svg = test::rendered("badge", scored(485, {400, "x", "<b>&\x1b"}));
  CHECK(contains(svg, R"(aria-label="partnership: 48.5 &lt;b&gt;&amp;\x1b")"));
  CHECK(contains(svg, R"(<title>partnership: 48.5 &lt;b&gt;&amp;\x1b</title>)"));
  CHECK_FALSE(contains(svg, "<b>"));
}

TEST_CASE("a long name of a band does not make the picture wide without end") {
  const std::string svg = test::rendered("badge", scored(485, {400, "x", std::string(1'000, 'x')}));
  CHECK(contains(svg, "xx…</text>"));
  const std::size_t width = svg.find("width=\"") + 7;
  CHECK(std::stoi(svg.substr(width)) < 600);
}
