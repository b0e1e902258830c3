// Markdown: what input becomes, and what is left out when a text would be too long. That readers of
// Markdown see the input and nothing else is for tests/consumers/markdown.py.
#include <fmt/format.h>

#include "partner_check/report/format.hpp"

#include "support/catch.hpp"

using namespace partner_check;
using report::Report;
using report::Run;

namespace {

std::string rendered(const Run& run, report::Detail detail = report::Detail::main) {
  return report::find_format("markdown")->render(run, {.detail = detail});
}

Report named(const std::string& name, const std::string& file) {
  Report report;
  report.subject.name = name;
  report.subject.file = file;
  report.headline = "No finding; every applicable rule is clear.";
  return report;
}

std::string title_of(const std::string& name) {
  Run run;
  run.reports.push_back(named(name, "a.json"));
  const std::string text = rendered(run);
  return text.substr(3, text.find('\n') - 3);
}

const rules::RuleText k_rule = [] {
  rules::RuleText rule;
  rule.id = "RES01";
  rule.root = "/partners";
  return rule;
}();

report::ReportFinding finding(const std::string& message) {
  return {.rule = &k_rule,
          .lo = rules::Severity::high,
          .hi = rules::Severity::high,
          .reach = rules::Severity::high,
          .title = "Late",
          .why = "w",
          .fix = "f",
          .message = message,
          .pointer = "/partners",
          .error = {},
          .elements = {},
          .identity = {},
          .frame = {.place = {.line = 7, .column = 1}, .pointer = {}, .label = {}},
          .evidence = {},
          .missing = {}};
}

// A report with so many causes, each with a message of so many characters.
Run long_run(std::size_t causes, std::size_t characters) {
  Report report = named("Long", "long.json");
  for (std::size_t i = 0; i < causes; ++i)
    report.remedies.push_back(
        {.gain = {},
         .findings = {finding(fmt::format("{:06} ", i) + std::string(characters, 'x'))}});
  Run run;
  run.reports.push_back(std::move(report));
  return run;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("input is text in Markdown and HTML, and no reference") {
  struct Row {
    const char* raw;
    const char* markdown;
  };
  const Row rows[] = {
      {"Meridian AI Lab", "Meridian AI Lab"},
      {"a|b `c` *d* _e_ ~~f~~",
       "a&#124;b &#96;c&#96; &#42;d&#42; &#95;e&#95; <span>&#126;</span>"
       "<span>&#126;</span>f<span>&#126;</span>&#126;"},
      {"<b> &amp; [x](y) \\|", "&lt;b&gt; <span>&amp;</span>amp; &#91;x&#93;(y) &#92;&#124;"},
      {"@team #12 GH-12 $5",
       "<span>@</span>team <span>#</span>12 GH<span>-</span>12 <span>$</span>5"},
      {":smile: a: b", "<span>:</span>smile: a: b"},
      {"https://a.org www.a.org", "https<span>:</span>//a.org www<span>.</span>a.org"},
      {"a@b.org", "a<span>@</span>b.org"},
      {"deadbeef", "deadbe<span>e</span>f"},
      {"0123456789abcdef0", "012345<span>6</span>789ab<span>c</span>def0"},
      {"feedback 123456 2026-11-01", "feedback 123456 2026-11-01"},
      {"!12 wow! 59 %", "<span>!</span>12 wow! 59 %"},
      {"one\ntwo\x1b[31m \u202e", "one&#92;x0atwo&#92;x1b&#91;31m &#92;u202e"},
  };
  for (const Row& row : rows) {
    INFO(row.raw);
    CHECK(title_of(row.raw) == row.markdown);
  }
}

TEST_CASE("a name is cut, so that the rest has room") {
  const std::string title = title_of(std::string(300, 'x'));
  CHECK(title == std::string(200, 'x') + "…");
}

TEST_CASE("findings that make a comment too long are left out from the end, and counted") {
  const Run run = long_run(400, 1'000);
  const std::string comment = rendered(run);
  CHECK(comment.size() <= 65'536);
  CHECK(comment.size() > 60'000);
  CHECK(has(comment, "000004 x"));
  CHECK(has(comment, " of 395 findings are shown; the others would make this text too long."));
  CHECK(!has(comment, "000399 x"));
  CHECK(
      comment.ends_with("The score is an index of stated facts, not a probability of failure.\n"));
  const std::string summary = rendered(run, report::Detail::all);
  CHECK(summary.size() < 1'048'576);
  CHECK(has(summary, "000399 x"));
}

TEST_CASE("a step summary has a limit, too") {
  const std::string summary = rendered(long_run(2'000, 1'000), report::Detail::all);
  CHECK(summary.size() <= 1'000'000);
  CHECK(has(summary, " of 2000 findings are shown;"));
}

TEST_CASE("what does not fit at all is named") {
  Run run = long_run(400, 1'000);
  report::Question question;
  question.question = std::string(3'000, 'q');
  run.reports.front().questions.push_back(question);
  CHECK(has(rendered(run), "Left out, because the text would be too long: questions."));
}

TEST_CASE("of several profiles the table comes first, then as many in detail as fit") {
  Run run;
  run.shape = report::Shape::batch;
  for (std::size_t i = 0; i < 60; ++i) {
    run.reports.push_back(long_run(5, 2'000).reports.front());
    run.reports.back().subject.file = fmt::format("folder/{}.json", i);
  }
  run.failures.push_back(
      {.file = "folder/broken|.json",
       .problems = {{.code = "json-syntax", .message = "a | b", .hint = "*h*"}}});
  const std::string text = rendered(run);
  CHECK(text.size() <= 65'536);
  CHECK(has(text, "## 60 profiles evaluated, 60 PASS; 1 not evaluated\n"));
  CHECK(has(text, "| 59.json | ? |"));
  CHECK(has(text,
            "**Not evaluated:** <code>folder/broken&#124;.json</code>\n\n"
            "- error (json-syntax): a &#124; b; hint: &#42;h&#42;\n"));
  CHECK(has(text, "<summary>0.json: PASS</summary>"));
  CHECK(has(text, " of 60 profiles in detail are shown;"));
}

TEST_CASE("a waived finding is shown with its reason and does not stand among the others") {
  Run run = long_run(2, 10);
  Report& report = run.reports.front();
  report.remedies[0].findings[0].waiver = 0;
  score::Waiver waiver;
  waiver.rule = "RES01";
  waiver.reason = "agreed by *both* sides";
  waiver.owner = "office";
  waiver.category = score::WaiverCategory::accepted_risk;
  waiver.created = Instant{.seconds = 1'793'491'200};
  waiver.expires = Instant{.seconds = 1'796'083'200};
  report.waivers.push_back(
      {.waiver = waiver, .state = score::WaiverState::expiring, .days_left = 9});
  const std::string text = rendered(run);
  CHECK(has(text, "### Findings (1)"));
  CHECK(has(text, "<summary>1 waived finding</summary>"));
  CHECK(
      has(text,
          "| accepted risk: agreed by &#42;both&#42; sides | office | 2026-12-01 (9 days left) |"));
  report.waivers.front().state = score::WaiverState::expired;
  report.remedies[0].findings[0].waiver = std::nullopt;
  const std::string after = rendered(run);
  CHECK(has(after,
            "- Of RES01: expired (2026-11-01 to 2026-12-01): agreed by &#42;both&#42; sides\n"));
  CHECK(has(after, "### Findings (2)"));
}
