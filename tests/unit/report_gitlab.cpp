// GitLab's Code Quality report: its members, and fingerprints that only change with what they name.
#include "support/catch.hpp"
#include "unit/report_alert_fixture.hpp"

using namespace partner_check;
using alert_fixture::Findings;
using alert_fixture::rendered;
using rules::Severity;

namespace {

// Members of the first entry.
std::string text_of(const report::Run& run, const char* member) {
  const Document document = test::document(rendered(run, "gitlab"));
  return std::string(document.root->first->find(member)->text);
}

}  // namespace

TEST_CASE("nothing found is an empty list") {
  report::Run run;
  CHECK(rendered(run, "gitlab") == "[]\n");
  run.reports.push_back(Findings::report("a.json", {}));
  CHECK(rendered(run, "gitlab") == "[]\n");
}

TEST_CASE("severities in GitLab's words") {
  const auto rows = {std::pair{Severity::critical, "blocker"},
                     {Severity::high, "critical"},
                     {Severity::medium, "major"},
                     {Severity::low, "minor"},
                     {Severity::info, "info"}};
  for (const auto& [severity, word] : rows) {
    Findings findings;
    report::Run run;
    run.reports.push_back(Findings::report("./b//a.json", {findings.make("A01", severity)}));
    CHECK(text_of(run, "severity") == word);
    CHECK(text_of(run, "check_name") == "A01");
    CHECK(text_of(run, "description") == "T A01. Found: m. Fix: f.");
    CHECK(rendered(run, "gitlab").find("\"path\": \"b/a.json\"") != std::string::npos);
  }
}

TEST_CASE("a fingerprint names rule, profile and elements, and nothing else") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::high, "/partners/@helix ");
  const auto print = [&](const std::string& name) {
    report::Run run;
    run.reports.push_back(Findings::report("a.json", {finding}));
    run.reports.front().subject.name = name;
    return text_of(run, "fingerprint");
  };
  const std::string before = print("One");
  CHECK(before.size() == 34);
  CHECK(before.ends_with(":1"));
  finding.frame.place.line = 90;
  finding.message = "other";
  finding.lo = finding.hi = finding.reach = Severity::low;
  CHECK(print("One") == before);
  CHECK(print("Two") != before);
  finding.identity = "/partners/@other ";
  CHECK(print("One") != before);
  finding.identity = "/partners/@helix ";
  finding.rule = findings.make("A02", Severity::high).rule;
  CHECK(print("One") != before);
}

TEST_CASE("equal fingerprints are counted in the order of the run") {
  Findings findings;
  report::Run run;
  for (const Severity severity : {Severity::low, Severity::critical})
    run.reports.push_back(Findings::report("a.json", {findings.make("A01", severity)}));
  CHECK(text_of(run, "severity") == "blocker");
  CHECK(text_of(run, "fingerprint").ends_with(":2"));
}

TEST_CASE("a description is bounded, whatever a name is made of") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::high);
  for (const char* piece : {"x", "\u0301", "\U0001f600", "\xff"}) {
    finding.message.clear();
    for (int i = 0; i < 1'000'000; ++i)
      finding.message += piece;
    report::Run run;
    run.reports.push_back(Findings::report("a.json", {finding}));
    const std::string text = text_of(run, "description");
    CHECK(text.size() < 4'100);
    CHECK(text.ends_with("…"));
  }
}

TEST_CASE("what could not be evaluated does not look clean") {
  report::Run run;
  run.failures.push_back(
      {.file = "a.json", .problems = {{.code = "missing-file", .message = "no"}}});
  CHECK(text_of(run, "severity") == "blocker");
  CHECK(text_of(run, "check_name") == "missing-file");
}
