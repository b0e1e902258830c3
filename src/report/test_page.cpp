#include "partner_check/report/test_page.hpp"

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/json/write.hpp"

#include "json_parts.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;

struct Sum {
  rules::Share passed, reached, noticed;
  std::size_t accepted = 0, incomplete = 0;
};

void add(rules::Share& sum, const rules::Share& share) {
  sum.part += share.part;
  sum.whole += share.whole;
}

bool is_incomplete(const rules::RuleTest& test) {
  for (const Diagnostic& problem : test.problems)
    if (problem.code == "cases-missing") return true;
  return false;
}

Sum sum_of(const std::vector<rules::RuleTest>& tests) {
  Sum sum;
  for (const rules::RuleTest& test : tests) {
    add(sum.passed, test.passed);
    add(sum.reached, test.reached);
    add(sum.noticed, test.noticed);
    sum.accepted += test.accepted;
    if (is_incomplete(test)) ++sum.incomplete;
  }
  return sum;
}

// "branches reached: 812 of 840".
std::string share_text(std::string_view what, const rules::Share& share) {
  const auto number = [](std::size_t count) { return readable_number(static_cast<double>(count)); };
  return fmt::format("{}: {} of {}\n", what, number(share.part), number(share.whole));
}

Json share_json(const rules::Share& share) {
  return Object{{"part", share.part}, {"whole", share.whole}};
}

Json problem_json(const Diagnostic& problem) {
  return Object{{"code", problem.code},
                {"message", problem.message},
                {"hint", problem.hint},
                {"pointer", problem.pointer},
                {"file", problem.file},
                {"line", problem.place ? Json(problem.place->line) : Json(nullptr)},
                {"column", problem.place ? Json(problem.place->column) : Json(nullptr)}};
}

}  // namespace

std::string tests_text(const std::vector<rules::RuleTest>& tests,
                       const rules::TestOptions& options) {
  std::string text;
  for (const rules::RuleTest& test : tests)
    for (const Diagnostic& problem : test.problems)
      text += to_text(problem);
  if (!text.empty()) text += '\n';
  const Sum sum = sum_of(tests);
  text += fmt::format("{}, {}: {}\n", counted(tests.size(), "rule", "rules"),
                      counted(sum.passed.whole, "case", "cases"),
                      sum.passed.part == sum.passed.whole
                          ? "all pass"
                          : counted(sum.passed.whole - sum.passed.part, "fails", "fail"));
  if (sum.incomplete > 0)
    text += counted(sum.incomplete, "rule lacks", "rules lack") + " a kind of case\n";
  if (options.coverage) text += share_text("branches reached", sum.reached);
  if (options.mutants) text += share_text("mutants noticed", sum.noticed);
  if (sum.accepted > 0)
    text += counted(sum.accepted, "gap is", "gaps are") + " accepted with a reason\n";
  return text;
}

std::string tests_json(const std::vector<rules::RuleTest>& tests,
                       const rules::TestOptions& options) {
  const auto shares = [&](Object& object, const rules::Share& passed, const rules::Share& reached,
                          const rules::Share& noticed, std::size_t accepted) {
    object.emplace_back("cases_passed", share_json(passed));
    if (options.coverage) object.emplace_back("branches_reached", share_json(reached));
    if (options.mutants) object.emplace_back("mutants_noticed", share_json(noticed));
    if (options.coverage || options.mutants) object.emplace_back("gaps_accepted", accepted);
  };
  const Sum sum = sum_of(tests);
  Object page{{"tool", tool_json()}};
  shares(page, sum.passed, sum.reached, sum.noticed, sum.accepted);
  page.emplace_back("rules", each(tests, [&](const rules::RuleTest& test) {
                      Object rule{{"rule", test.rule->id}, {"file", test.rule->file}};
                      shares(rule, test.passed, test.reached, test.noticed, test.accepted);
                      rule.emplace_back("problems", each(test.problems, problem_json));
                      return rule;
                    }));
  return json::write(page, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
