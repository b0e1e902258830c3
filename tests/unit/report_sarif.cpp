// SARIF: places, levels, limits, waived and open findings, and what went wrong.
#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/report_alert_fixture.hpp"

using namespace partner_check;
using alert_fixture::Findings;
using alert_fixture::rendered;
using rules::Severity;

namespace {

// A value of the output, or nullptr.
class Sarif {
 public:
  explicit Sarif(const report::Run& run, const report::RenderOptions& options = {})
      : document_(test::document(rendered(run, "sarif", options))) {}

  [[nodiscard]] const Node* at(const std::string& pointer) const {
    return find(*document_.root, "/runs/0" + pointer);
  }
  [[nodiscard]] std::string text(const std::string& pointer) const {
    const Node* node = at(pointer);
    return node == nullptr ? "absent" : std::string(node->text);
  }
  [[nodiscard]] double number(const std::string& pointer) const {
    const Node* node = at(pointer);
    return node == nullptr ? -1 : node->number;
  }

 private:
  Document document_;
};

report::Run run_of(std::vector<report::ReportFinding> findings,
                   const std::string& file = "a.json") {
  report::Run run;
  run.reports.push_back(Findings::report(file, std::move(findings)));
  return run;
}

const std::string k_place = "/results/0/locations/0/physicalLocation";

}  // namespace

TEST_CASE("a run without findings is a whole file") {
  const Sarif sarif{report::Run{}};
  CHECK(sarif.at("/results")->size == 0);
  CHECK(sarif.at("/tool/driver/rules")->size == 0);
  CHECK(sarif.text("/automationDetails/id") == "partner-check/");
  CHECK(sarif.text("/tool/driver/name") == "partner-check");
  CHECK(sarif.at("/invocations/0/executionSuccessful")->boolean);
}

TEST_CASE("columns are UTF-16 code units, where the line is known from its beginning") {
  struct Row {
    const char* line;
    std::size_t cut, column, length;
    double start, end;  // -1: not said
  };
  for (const Row& row :
       {Row{R"({"a": 1})", 0, 2, 6, 2, 8}, Row{R"({"é": "ü", "a": 1})", 0, 14, 6, 12, 18},
        Row{"{\"😀\": 0, \"a\": 1}", 0, 13, 6, 11, 17}, Row{R"({"a": "cut o)", 0, 2, 99, 2, -1},
        Row{R"("a": 1})", 9, 10, 6, -1, -1}, Row{"", 0, 4, 2, -1, -1}}) {
    Findings findings;
    report::ReportFinding finding = findings.make("A01", Severity::high);
    finding.frame.line = row.line;
    finding.frame.cut = row.cut;
    finding.frame.place = {.line = 3, .column = row.column, .length = row.length};
    const Sarif sarif(run_of({finding}));
    INFO(row.line);
    CHECK(sarif.number(k_place + "/region/startLine") == 3);
    CHECK(sarif.number(k_place + "/region/startColumn") == row.start);
    CHECK(sarif.number(k_place + "/region/endColumn") == row.end);
  }
}

TEST_CASE("paths are URI references, and their folder is the category") {
  struct Row {
    const char *file, *uri, *category;
  };
  for (const Row& row :
       {Row{"a.json", "a.json", "partner-check/"}, Row{"./a.json", "a.json", "partner-check/"},
        Row{"./b//a.json", "b/a.json", "partner-check/b/"},
        Row{"b/../c/a.json", "c/a.json", "partner-check/c/"},
        Row{"a b%/ü:1#?.json", "a%20b%25/%C3%BC%3A1%23%3F.json", "partner-check/a b%/"},
        Row{"../a.json", "../a.json", "partner-check/../"},
        Row{"/x/a.json", "file:///x/a.json", "partner-check/x/"},
        Row{"-", "standard-input", "partner-check/"},
        Row{"\xff.json", "%FF.json", "partner-check/"}}) {
    Findings findings;
    const Sarif sarif(run_of({findings.make("A01", Severity::high)}, row.file));
    CHECK(sarif.text(k_place + "/artifactLocation/uri") == row.uri);
    CHECK(sarif.text("/automationDetails/id") == row.category);
  }
}

TEST_CASE("levels of results and rules") {
  for (const auto& [severity, level] : {std::pair{Severity::critical, "error"},
                                        {Severity::high, "error"},
                                        {Severity::medium, "warning"},
                                        {Severity::low, "note"}}) {
    Findings findings;
    const Sarif sarif(run_of({findings.make("A01", severity)}));
    CHECK(sarif.text("/results/0/level") == level);
    CHECK(sarif.text("/results/0/kind") == "fail");
    CHECK(sarif.text("/tool/driver/rules/0/defaultConfiguration/level") == level);
    CHECK(sarif.number("/results/0/ruleIndex") == 0);
  }
}

TEST_CASE("names and tags keep to the limits, and no tag stands twice") {
  Findings findings;
  const report::ReportFinding finding = findings.make("A01", Severity::high);
  rules::RuleText rule = *finding.rule;
  rule.name = rule.title = rule.why = std::string(5'000, 'x');
  rule.success_factors = {"trust"};
  for (int i = 0; i < 30; ++i)
    rule.success_factors.push_back("f" + std::to_string(i));
  report::Run run = run_of({finding});
  run.reports.front().rules.front().rule = &rule;
  const Sarif sarif(run);
  CHECK(sarif.text("/tool/driver/rules/0/name").size() <= 257);  // the ellipsis has three bytes
  CHECK(sarif.text("/tool/driver/rules/0/shortDescription/text").size() <= 1'026);
  CHECK(sarif.text("/tool/driver/rules/0/fullDescription/text").size() <= 1'026);
  CHECK(sarif.at("/tool/driver/rules/0/properties/tags")->size == 20);
  CHECK(sarif.text("/tool/driver/rules/0/properties/tags/1") == "f0");
}

TEST_CASE("input makes no link in a message") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::high);
  finding.message = "[click](https://example.org) [[a](b)](c)";
  CHECK(Sarif(run_of({finding})).text("/results/0/message/text") ==
        "T A01. Found: [click] (https://example.org) [[a] (b)] (c). Fix: f.");
}

TEST_CASE("the mildest are left out of too many, and the file says so") {
  Findings findings;
  report::Run run = run_of({findings.make("A01", Severity::low)});
  report::Remedy& remedy = run.reports.front().remedies.front();
  remedy.findings.resize(25'001, remedy.findings.front());
  remedy.findings.back().lo = Severity::critical;
  const Sarif sarif(run);
  CHECK(sarif.at("/results")->size == 25'000);
  CHECK(sarif.text("/results/0/properties/severity") == "critical");
  CHECK(sarif.text("/invocations/0/toolExecutionNotifications/0/message/text") ==
        "1 result is left out, the mildest: a file may have 25000.");
}

TEST_CASE("a waived finding is left out, or marked") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::critical);
  finding.waiver = 0;
  report::Run run = run_of({finding});
  run.reports.front().waivers.push_back({});
  run.reports.front().waivers.front().waiver.reason = "both sides know";
  CHECK(Sarif(run).at("/results")->size == 0);
  const Sarif shown(run, {.waived_alerts = report::Waived::shown});
  CHECK(shown.text("/results/0/suppressions/0/kind") == "external");
  CHECK(shown.text("/results/0/suppressions/0/justification") == "both sides know");
}

TEST_CASE("an open finding is a result if the gate waits for its facts") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::clear);
  finding.hi = finding.reach = Severity::critical;
  finding.missing = {"/contract"};
  report::Run run = run_of({});
  run.reports.front().rules.push_back(
      {.rule = finding.rule, .top = Severity::critical, .waits_for = {}});
  run.reports.front().unknown = {finding};
  CHECK(Sarif(run).at("/results")->size == 0);
  run.reports.front().gate.facts = {{"/contract", {"B01"}}};
  CHECK(Sarif(run).at("/results")->size == 0);
  run.reports.front().gate.facts = {{"/contract", {"A01"}}};
  const Sarif sarif(run);
  CHECK(sarif.text("/results/0/kind") == "open");
  CHECK(sarif.text("/results/0/level") == "none");
  CHECK(sarif.text("/results/0/message/text") ==
        "Cannot tell: T A01. The gate waits for it: it may be critical. To be stated: /contract.");
}

TEST_CASE("what could not be evaluated is a notification, and the run not successful") {
  Findings findings;
  report::ReportFinding failed = findings.make("A01", Severity::high);
  report::Run run = run_of({failed});
  failed.error = "division by zero";
  run.reports.front().errors = {failed};
  run.failures.push_back(
      {.file = "b c.json", .problems = {{.code = "json-syntax", .message = "no"}}});
  run.failures.front().problems.front().place = Place{4, 2, 1};
  run.exit_code = 2;
  const Sarif sarif(run);
  const std::string notes = "/invocations/0/toolExecutionNotifications";
  CHECK_FALSE(sarif.at("/invocations/0/executionSuccessful")->boolean);
  CHECK(sarif.number("/invocations/0/exitCode") == 2);
  CHECK(sarif.text(notes + "/0/message/text") == "no.");
  CHECK(sarif.text(notes + "/0/locations/0/physicalLocation/artifactLocation/uri") == "b%20c.json");
  CHECK(sarif.number(notes + "/0/locations/0/physicalLocation/region/startLine") == 4);
  CHECK(sarif.text(notes + "/1/message/text") == "Rule A01 failed: division by zero.");
  CHECK(sarif.text(notes + "/1/associatedRule/id") == "A01");
}
