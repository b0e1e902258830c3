// Commands for GitHub Actions: how they are encoded, and that no more are printed than a step
// takes.
#include <algorithm>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "unit/report_alert_fixture.hpp"

using namespace partner_check;
using alert_fixture::Findings;
using alert_fixture::rendered;
using rules::Severity;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size())
    ++found;
  return found;
}

report::Run run_of(report::Report report) {
  report::Run run;
  run.reports.push_back(std::move(report));
  return run;
}

}  // namespace

TEST_CASE("a command has what the runner takes for syntax encoded") {
  Findings findings;
  report::ReportFinding finding = findings.make("A01", Severity::critical);
  finding.elements = {"partner a,b:c%\nd"};
  finding.message = "50 %, a:b\r\nc";
  const std::string text = rendered(run_of(Findings::report("x, y%:z.json", {finding})), "github");
  CHECK(
      text.starts_with("::error title=A01 T A01 · partner a%2Cb%3Ac%25\\x0ad,"
                       "file=x%2C y%25%3Az.json,line=7,endLine=7,col=3,endColumn=9::"
                       "Found: 50 %25, a:b\\x0d\\x0ac.%0AFix: f.\n"));
}

TEST_CASE("severities are errors, warnings and notices") {
  const auto kinds = {std::pair{Severity::critical, "::error"},
                      {Severity::high, "::error"},
                      {Severity::medium, "::warning"},
                      {Severity::low, "::notice"}};
  for (const auto& [severity, kind] : kinds) {
    Findings findings;
    const report::ReportFinding finding = findings.make("A01", severity);
    INFO(kind);
    CHECK(rendered(run_of(Findings::report("a.json", {finding})), "github").starts_with(kind));
  }
}

TEST_CASE("a step gets ten commands of a kind at most, and hears of the others") {
  struct Row {
    std::size_t errors, warnings, notices;                    // there are
    std::size_t shown_errors, shown_warnings, shown_notices;  // with the verdict, and the rest
    const char* rest;
  };
  for (const Row& row : {Row{10, 10, 9, 10, 10, 10, ""}, Row{0, 0, 0, 0, 0, 1, ""},
                         Row{11, 0, 0, 10, 0, 2, "1 error more"},
                         Row{0, 12, 10, 0, 10, 10, "2 warnings and 2 notices more"},
                         Row{0, 0, 10, 0, 0, 10, "2 notices more"}}) {
    Findings findings;
    std::vector<report::ReportFinding> found;
    const auto add = [&](std::size_t number, Severity severity) {
      for (std::size_t i = 0; i < number; ++i)
        found.push_back(findings.make(fmt::format("A{:02}", i), severity));
    };
    add(row.notices, Severity::low);
    add(row.errors, Severity::high);
    add(row.warnings, Severity::medium);
    const std::string text = rendered(run_of(Findings::report("a.json", found)), "github");
    INFO(text);
    CHECK(count(text, "::error ") == row.shown_errors);
    CHECK(count(text, "::warning ") == row.shown_warnings);
    CHECK(count(text, "::notice ") == row.shown_notices);
    CHECK((text.find("Not all is shown") != std::string::npos) == (*row.rest != '\0'));
    CHECK(text.find(row.rest) != std::string::npos);
  }
}

TEST_CASE("a finding on standard input stands beside no line") {
  Findings findings;
  const report::ReportFinding finding = findings.make("A01", Severity::high);
  CHECK(rendered(run_of(Findings::report("-", {finding})), "github")
            .starts_with("::error title=A01 T A01::Found: m.%0AFix: f.\n"));
}

TEST_CASE("an input that could not be evaluated is an error at its line") {
  report::Run run;
  run.failures.push_back(
      {.file = "a.json", .problems = {{.code = "json-syntax", .message = "no"}}});
  run.failures.front().problems.front().place = Place{4, 2, 1};
  CHECK(rendered(run, "github") ==
        "::error title=json-syntax,file=a.json,line=4,endLine=4::no.\n"
        "::notice title=partner-check::0 profiles evaluated; 1 not evaluated\n");
}
