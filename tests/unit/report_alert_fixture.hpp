// A run with findings made by hand, and a format's output as a document.
#pragma once

#include <deque>
#include <string>
#include <utility>

#include "partner_check/report/format.hpp"

#include "support/documents.hpp"

namespace partner_check::alert_fixture {

inline std::string rendered(const report::Run& run, const char* format,
                            const report::RenderOptions& options = {}) {
  return report::find_format(format)->render(run, options);
}

// The rules of the findings live here.
class Findings {
 public:
  report::ReportFinding make(const std::string& id, rules::Severity severity,
                             const std::string& identity = "") {
    rules::RuleText& rule = rules_.emplace_back();
    rule.id = id;
    rule.name = "rule-" + id;
    rule.title = "T " + id;
    rule.dimension = "trust";
    rule.why = "why";
    report::ReportFinding finding;
    finding.rule = &rule;
    finding.lo = finding.hi = finding.reach = severity;
    finding.title = rule.title;
    finding.message = "m";
    finding.fix = "f";
    finding.identity = identity;
    finding.frame.line = "  \"a\": 1";
    finding.frame.place = {.line = 7, .column = 3, .length = 6};
    return finding;
  }

  // A report with one cause for each finding, and its rules.
  static report::Report report(const std::string& file, std::vector<report::ReportFinding> found) {
    report::Report made;
    made.subject.file = file;
    made.subject.name = "Name of " + file;
    for (report::ReportFinding& finding : found) {
      made.rules.push_back(
          {.rule = finding.rule, .lo = finding.lo, .top = finding.lo, .waits_for = {}});
      made.remedies.push_back({.gain = {}, .findings = {std::move(finding)}});
    }
    return made;
  }

 private:
  std::deque<rules::RuleText> rules_;
};

}  // namespace partner_check::alert_fixture
