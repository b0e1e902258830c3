// The HTML page: what is escaped, what is drawn where, what stands before what.
#include <cmath>

#include "../../src/report/escape.hpp"
#include "../../src/report/formats.hpp"
#include "../../src/report/html_charts.hpp"
#include "unit/report_fixture.hpp"

using namespace partner_check;
using rules::Severity;

namespace {

std::string page_of(const report::Run& run) {
  return report::render_html(run, {});
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

// A report with a finding of each state.
report::Report full_report() {
  report::Report made = test::named_report("Alpha");
  test::add_raised(made, test::finding_of("RAISED", Severity::high, Severity::high));
  made.unknown.push_back(test::finding_of("OPEN", Severity::clear, Severity::high));
  test::add_rule(made, "OPEN", rules::State::unknown);
  test::add_rule(made, "CLEAR", rules::State::clear);
  test::add_rule(made, "APART", rules::State::not_applicable);
  report::ReportFinding waived = test::finding_of("NOTE", Severity::info, Severity::info);
  waived.waiver = 0;
  made.info.push_back(waived);
  made.waivers.push_back({.waiver = {.rule = "NOTE",
                                     .profile = "*",
                                     .pointer = {},
                                     .reason = "known to all of us",
                                     .owner = "Ida",
                                     .approved_by = "Tom",
                                     .ticket = {},
                                     .created = {},
                                     .expires = {},
                                     .place = {}},
                          .state = score::WaiverState::active,
                          .days_left = 60});
  return made;
}

score::DimensionScore dimension(const std::string& id, int proven, int stated, int possible) {
  score::DimensionScore made{.id = id, .assessment = score::Assessment::assessed};
  made.tenths = {proven, stated, possible};
  return made;
}

}  // namespace

TEST_CASE("text of the input is text in HTML") {
  const std::pair<std::string, std::string> rows[] = {
      {"plain", "plain"},
      {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
      {"\"x' onclick='y", "&quot;x&#39; onclick=&#39;y"},
      {"&amp;", "&amp;amp;"},
      {"one\ntwo\x1b[31m", "one\\x0atwo\\x1b[31m"},
      {"\u202egnp.exe", "\\u202egnp.exe"},
      {"größer 😀", "größer 😀"},
  };
  for (const auto& [text, expected] : rows)
    CHECK(report::html_text(text) == expected);
  CHECK(report::html_lines("one\n<two>\x07") == "one\n&lt;two&gt;\\x07");
}

TEST_CASE("a hostile name becomes no element, and a long one is cut") {
  const std::string hostile = "</title><script>alert(1)</script><img src=x onerror=y>";
  const std::string page = page_of(test::run_of(test::named_report(hostile)));
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "&lt;script&gt;alert(1)") >= 2);  // title and heading

  report::Report report = test::named_report(std::string(1'000'000, 'n'));
  test::add_raised(report, test::finding_of("RAISED", Severity::high, Severity::high));
  report.remedies.front().findings.front().message = std::string(1'000'000, 'm');
  CHECK(page_of(test::run_of(report)).size() < 50'000);
}

TEST_CASE("the axes of a radar begin at the top and run clockwise") {
  struct Row {
    std::size_t axis, axes;
    int tenths;
    double x, y;
  };
  const Row rows[] = {{0, 4, 1000, 0, -100}, {1, 4, 1000, 100, 0},        {2, 4, 500, 0, 50},
                      {3, 4, 250, -25, 0},   {1, 12, 1000, 50, -86.6025}, {5, 12, 0, 0, 0}};
  for (const Row& row : rows) {
    const report::ChartPoint point = report::radar_point(row.axis, row.axes, row.tenths);
    CHECK(std::abs(point.x - row.x) < 0.001);
    CHECK(std::abs(point.y - row.y) < 0.001);
  }
}

TEST_CASE("a radar needs three dimensions that apply") {
  report::Report report = test::named_report("Alpha");
  report.score.dimensions = {dimension("a", 0, 500, 1000), dimension("b", 0, 500, 1000),
                             score::DimensionScore{.id = "c"}};
  CHECK(report::radar_chart(report, {}).empty());
  report.score.dimensions.push_back(dimension("<d>", 0, 500, 1000));
  const std::string drawn = report::radar_chart(report, {});
  CHECK(count(drawn, "<text") == 3);
  CHECK(count(drawn, "&lt;d&gt;") == 1);
  // The stated line goes through the middle of each axis.
  CHECK(count(drawn, "class=\"stated\" points=\"0.0,-50.0 43.3,25.0 -43.3,25.0\"") == 1);
}

TEST_CASE("findings stand in the order of what is asked of the reader") {
  const std::string page = page_of(test::run_of(full_report()));
  std::size_t last = 0;
  for (const char* id :
       {"verdict", "glance", "findings", "open", "waived", "passed", "not-applicable", "method"}) {
    const std::size_t at = page.find("id=\"" + std::string(id) + "\"");
    INFO(id);
    REQUIRE(at != std::string::npos);
    CHECK(at > last);
    last = at;
  }
  CHECK(count(page, "The score is an index of stated facts, not a probability of failure.") == 1);
  CHECK(count(page, "known to all of us") == 1);
}

TEST_CASE("a waived finding is not among those that are open") {
  report::Report report = full_report();
  report.remedies.front().findings.front().waiver = 0;
  const std::string page = page_of(test::run_of(report));
  CHECK(count(page, "id=\"findings\"") == 0);
  CHECK(count(page, "id=\"glance\"") == 0);
  CHECK(count(page, "<b>RAISED</b>") == 1);
}

TEST_CASE("only a page about several profiles has a script") {
  report::Run run = test::run_of(full_report());
  CHECK(count(page_of(run), "<script>") == 0);
  run.shape = report::Shape::batch;
  run.reports.push_back(test::named_report("Beta"));
  run.failures.push_back(test::failure_of("there is no field `<x>`"));
  const std::string page = page_of(run);
  CHECK(count(page, "<script>") == 1);
  CHECK(count(page, "script-src 'sha256-") == 1);
  CHECK(count(page, "<details class=\"section profile\">") == 2);
  CHECK(count(page, "there is no field `&lt;x&gt;`") == 1);
}

TEST_CASE("a run without a report says so") {
  report::Run run;
  run.failures.push_back(test::failure_of("it is no profile"));
  const std::string page = page_of(run);
  CHECK(count(page, "<h1>No profile was evaluated</h1>") == 1);
  CHECK(count(page, "it is no profile") == 1);
  CHECK(count(page, "<script>") == 0);
}
