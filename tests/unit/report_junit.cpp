// JUnit XML: which outcome a rule's findings lead to, and what becomes of input. That its readers
// take it is for tests/consumers/junit.mjs.
#include "support/catch.hpp"
#include "unit/report_fixture.hpp"

using namespace partner_check;
using report::Report;
using report::Run;
using rules::Severity;
using rules::State;
using test::add_raised;
using test::add_rule;
using test::contains;
using test::finding_of;

namespace {

std::string junit(const Run& run) {
  return test::rendered("junit", run);
}

// What stands in the only case; "" if it is empty.
std::string outcome(const Report& report) {
  const std::string xml = junit(test::run_of(report));
  const std::size_t begin = xml.find("time=\"0\"", xml.find("<testcase"));
  const std::size_t end = xml.find("</testcase>", begin);
  if (end == std::string::npos) return "";
  const std::size_t first = xml.find('<', begin);
  return xml.substr(first, xml.find('\n', first) - first);
}

score::WaiverUse waiver() {
  score::WaiverUse use;
  use.waiver.reason = "the board knows";
  use.waiver.owner = "CFO";
  use.waiver.expires = *parse_date("2027-01-31");
  return use;
}

}  // namespace

TEST_CASE("the worst that is certain of a rule decides its case") {
  Report raised = test::named_report("A");
  add_raised(raised, finding_of("RAISED", Severity::high, Severity::high));
  CHECK(outcome(raised) == R"x(<failure message="the message" type="high">HIGH The title)x");
  add_raised(raised, finding_of("RAISED", Severity::high, Severity::high));
  CHECK(contains(outcome(raised), R"x(message="the message (and 1 more)")x"));

  auto failed = finding_of("RAISED", Severity::clear, Severity::high);
  failed.error = "no such key";
  raised.errors.push_back(failed);
  CHECK(contains(outcome(raised), R"(<error message="no such key" type="rule-failed">)"));
}

TEST_CASE("a note passes, and one that may be worse is skipped") {
  Report report = test::named_report("A");
  add_rule(report, "NOTE", State::raised);
  report.info.push_back(finding_of("NOTE", Severity::info, Severity::info));
  CHECK(outcome(report) == "<system-out>INFO The title");
  report.info.front().reach = Severity::high;
  CHECK(contains(outcome(report), "<skipped message=\"unknown: may be high\" type=\"unknown\">"));
}

TEST_CASE("what waits for facts is skipped and names them") {
  Report report = test::named_report("A");
  add_rule(report, "OPEN", State::unknown);
  report.unknown.push_back(finding_of("OPEN", Severity::clear, Severity::critical));
  report.unknown.front().missing = {"/a", "/b"};
  report::Question question;
  question.pointer = "/a";
  question.question = "How many?";
  question.asks = "sponsor";
  report.questions.push_back(question);
  CHECK(contains(outcome(report), "message=\"unknown: may be critical, waits for /a and /b\""));
  CHECK(contains(junit(test::run_of(report)), "waits for: /a How many? (sponsor)\n"));
}

TEST_CASE("a waived finding is skipped, beside another one it is not") {
  Report report = test::named_report("A");
  report.waivers.push_back(waiver());
  auto waived = finding_of("RAISED", Severity::high, Severity::high);
  waived.waiver = 0;
  add_raised(report, waived);
  CHECK(contains(outcome(report),
                 "<skipped message=\"waived until 2027-01-31 by CFO: the board knows\""));
  add_raised(report, finding_of("RAISED", Severity::low, Severity::low));
  CHECK(contains(outcome(report), "<failure message=\"the message\" type=\"low\""));
}

TEST_CASE("a clear rule is an empty case, and one that does not apply is none") {
  Report report = test::named_report("A");
  add_rule(report, "CLEAR", State::clear);
  add_rule(report, "APART", State::not_applicable);
  const std::string xml = junit(test::run_of(report));
  CHECK(contains(xml, "<testcase name=\"CLEAR The title\" classname=\"value\" time=\"0\"/>"));
  CHECK_FALSE(contains(xml, "APART"));

  // Unless it fails in the next phase.
  auto failed = finding_of("APART", Severity::clear, Severity::high);
  failed.error = "no such key";
  report.errors.push_back(failed);
  CHECK(contains(junit(test::run_of(report)), "tests=\"2\" failures=\"0\" errors=\"1\""));
}

TEST_CASE("an unreadable profile is a suite with an error") {
  Run run;
  run.failures.push_back(test::failure_of("unknown field `nmae`"));
  const std::string xml = junit(run);
  CHECK(
      contains(xml, "<testsuites name=\"partner-check\" tests=\"1\" failures=\"0\" errors=\"1\""));
  CHECK(contains(xml, "<testsuite name=\"bad.json\" file=\"bad.json\" tests=\"1\""));
  CHECK(contains(xml,
                 "<error message=\"unknown field `nmae`\" type=\"unknown-field\">"
                 "bad.json:3:1: error[unknown-field]: unknown field `nmae`\n"));
}

TEST_CASE("nothing evaluated is a report without suites") {
  CHECK(junit(Run{}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"partner-check\" tests=\"0\" failures=\"0\" errors=\"0\" time=\"0\">\n"
        "</testsuites>\n");
}

TEST_CASE("input is text in XML, whatever it holds") {
  struct Row {
    std::string input, written;
  };
  const std::string nul(1, '\0');
  const std::vector<Row> rows = {
      {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
      {"a]]>b", "a]]&gt;b"},
      {"<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;"},
      {nul + "\x01\x1b[31m", R"(\x00\x01\x1b[31m)"},
      {"a\r\nb\tc", R"(a\x0d\x0ab\x09c)"},
      {"\u0085\u2028\u202e", R"(\x85\u2028\u202e)"},
      {"\ufffe\uffff", "\ufffd\ufffd"},
      {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},  // a lone surrogate
      {"\xff", "\ufffd"},
      {"é😀", "é😀"},
  };
  for (const auto& [input, written] : rows) {
    Report report = test::named_report(input);
    auto finding = finding_of("RAISED", Severity::high, Severity::high);
    finding.message = input;
    add_raised(report, finding);
    const std::string xml = junit(test::run_of(report));
    INFO(xml);
    CHECK(contains(xml, "<property name=\"name\" value=\"" + written + "\"/>"));
    CHECK(contains(xml, "<failure message=\"" + written + "\""));
    CHECK(contains(xml, "what: " + written + "\n"));
  }
}

TEST_CASE("a line that is not for these readers is its place alone") {
  Report report = test::named_report("A");
  auto finding = finding_of("RAISED", Severity::high, Severity::high);
  finding.frame.line.clear();
  finding.frame.label.clear();
  add_raised(report, finding);
  CHECK(
      contains(junit(test::run_of(report)), "HIGH The title\nat: a.json:7:3\nwhat: the message\n"));
}
