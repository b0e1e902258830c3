// A run of one profile put together by hand: a rule of each outcome, for tests of a single format.
#pragma once

#include "partner_check/base/time.hpp"
#include "partner_check/report/format.hpp"

#include "support/catch.hpp"

namespace partner_check::test {

inline const rules::RuleText& rule_called(const std::string& id) {
  static const std::vector<rules::RuleText> all = [] {
    std::vector<rules::RuleText> made;
    for (const char* name : {"RAISED", "OPEN", "CLEAR", "NOTE", "APART"}) {
      rules::RuleText rule;
      rule.id = name;
      rule.title = "The title";
      rule.dimension = "value";
      rule.root = "/root";
      rule.sources = {{"failures", "Poor Governance", "S4:1"}};
      made.push_back(rule);
    }
    return made;
  }();
  for (const rules::RuleText& rule : all)
    if (rule.id == id) return rule;
  FAIL("no rule " << id);
  return all.front();
}

inline report::ReportFinding finding_of(const std::string& rule, rules::Severity lo,
                                        rules::Severity hi) {
  return {.rule = &rule_called(rule),
          .lo = lo,
          .hi = hi,
          .reach = hi,
          .title = "The title",
          .why = "w",
          .fix = "f",
          .message = "the message",
          .pointer = "/root",
          .error = {},
          .elements = {},
          .identity = {},
          .frame = {.place = {.line = 7, .column = 3, .length = 4},
                    .pointer = "/root",
                    .label = "the message",
                    .line = "  \"root\": 1"},
          .evidence = {},
          .missing = {}};
}

inline void add_rule(report::Report& report, const std::string& rule, rules::State state) {
  report.rules.push_back({.rule = &rule_called(rule),
                          .state = state,
                          .lo = {},
                          .hi = {},
                          .top = rules::Severity::high,
                          .waits_for = {}});
}

// Of RAISED, high, with a gain of 2.5 points if the score is printed.
inline void add_raised(report::Report& report, report::ReportFinding finding) {
  if (report.remedies.empty()) {
    add_rule(report, "RAISED", rules::State::raised);
    score::Gain gain;
    gain.tenths = gain.mean_tenths = 25;
    report.remedies.push_back({.gain = gain, .findings = {}});
  }
  report.remedies.front().findings.push_back(std::move(finding));
}

inline report::Run run_of(report::Report report) {
  report::Run run;
  run.reports.push_back(std::move(report));
  return run;
}

inline report::Report named_report(const std::string& name) {
  report::Report report;
  report.subject.name = name;
  report.subject.file = "a.json";
  return report;
}

inline report::Failure failure_of(const std::string& message) {
  Diagnostic problem{.code = "unknown-field", .message = message, .file = "bad.json"};
  problem.place = Place{.line = 3};
  return {.file = "bad.json", .problems = {problem}};
}

inline std::string rendered(std::string_view format, const report::Run& run) {
  return report::find_format(format)->render(run, {});
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace partner_check::test
