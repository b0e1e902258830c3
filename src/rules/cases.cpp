#include "partner_check/rules/cases.hpp"

#include <algorithm>
#include <set>

#include "partner_check/json/locate.hpp"
#include "partner_check/json/patch.hpp"
#include "partner_check/json/read.hpp"

#include "loop.hpp"
#include "read_rule.hpp"

namespace partner_check::rules {

namespace {

using json::Json;

std::string range_text(Severity lo, Severity hi) {
  return "[" + std::string(name_of(lo)) + ", " + std::string(name_of(hi)) + "]";
}

std::string expected_text(const Node& expect) {
  if (expect.kind == NodeKind::string) return std::string(expect.text);
  return "[" + std::string(expect.first[0].text) + ", " + std::string(expect.first[1].text) + "]";
}

// An outcome in the words of `expect`; a range stays a range only where the case asks for one.
std::string actual_text(const Outcome& outcome, const std::string& expected) {
  if (outcome.state == State::error) return "error: " + outcome.findings.front().error;
  if (outcome.state == State::not_applicable) return "not_applicable";
  if (expected.starts_with('[')) return range_text(outcome.lo, outcome.hi);
  if (outcome.state == State::unknown)
    return expected == "unknown" ? "unknown" : range_text(outcome.lo, outcome.hi);
  return std::string(name_of(outcome.lo));
}

// The base profile with the case's changes, as text.
Result<std::string> patched(const Node& base, const Node& node) {
  Result<Json> profile = json::to_json(base);
  if (const Node* remove = node.find("remove"))
    for (const Node& pointer : remove->children())
      if (profile) profile = without(*profile, pointer.text);
  if (const Node* set = node.find("set"))
    for (const Node& change : set->children())
      if (profile) profile = with(*profile, change.key, json::to_json(change));
  for (const std::string_view field : {"phase", "type"})
    if (const Node* value = node.find(field); value != nullptr && profile)
      profile = with(*profile, "/" + std::string(field), json::to_json(*value));
  if (!profile) return std::move(profile).problems();
  return json::write(*profile, json::Layout::pretty);
}

// The rule's parameters with those that the case gives.
Result<Value> case_parameters(const Rule& rule, const Node& node, Arena& arena) {
  std::vector<Parameter> parameters = rule.parameters;
  const Node* given = node.find("params");
  if (given == nullptr) return rule.parameter_record;
  for (const Node& value : given->children()) {
    const auto parameter = std::ranges::find(parameters, value.key, &Parameter::name);
    if (parameter == parameters.end())
      return Diagnostic{.code = "bad-parameter",
                        .message = "no parameter `" + std::string(value.key) + "`"};
    if (value.kind == NodeKind::number) parameter->value = Value::of_number(value.number);
    if (value.kind == NodeKind::boolean) parameter->value = Value::of(value.boolean);
    if (value.kind == NodeKind::string) parameter->value = Value::of_string(value.text);
  }
  return parameter_record(parameters, *rule.parameter_record.record->type, arena);
}

std::string problem_text(const Diagnostics& problems) {
  std::string text = "invalid:";
  for (const Diagnostic& problem : problems)
    text += " " + problem.pointer + " " + problem.message + ";";
  return text;
}

std::string run_case(const RulePack& pack, const Rule& rule, const Node& node,
                     const std::string& expected) {
  const Result<std::string> text = patched(*pack.base, node);
  if (!text) return problem_text(text.problems());
  const Result<Document> document = json::read(rule.id + " case", *text);
  if (!document) return problem_text(document.problems());
  Result<profile::Facts> stated = profile::validate(*document, *pack.schema);
  if (!stated) return problem_text(stated.problems());
  const Result<profile::Facts> facts = derive(pack, std::move(stated).value());
  if (!facts) return problem_text(facts.problems());
  Arena arena;
  const Result<Value> parameters = case_parameters(rule, node, arena);
  if (!parameters) return problem_text(parameters.problems());
  const Circumstances circumstances{std::string(document->root->find("phase")->text),
                                    std::string(document->root->find("type")->text)};
  const std::vector<Value> variables = variables_of(*pack.schema, *facts, circumstances);
  return actual_text(evaluate_rule(rule, variables, *parameters, circumstances, arena), expected);
}

}  // namespace

std::vector<CaseResult> run_cases(const RulePack& pack) {
  std::vector<CaseResult> results;
  if (pack.base == nullptr) return results;
  for (const Rule& rule : pack.rules)
    for (const Case& written : rule.cases) {
      CaseResult result{.rule = rule.id,
                        .name = written.name,
                        .expected = expected_text(*written.node->find("expect")),
                        .actual = {}};
      result.actual = run_case(pack, rule, *written.node, result.expected);
      result.passed = result.actual == result.expected;
      results.push_back(std::move(result));
    }
  return results;
}

std::vector<std::string> missing_cases(const Rule& rule) {
  std::set<std::string> expected;
  for (const Case& written : rule.cases) {
    const std::string text = expected_text(*written.node->find("expect"));
    expected.insert(text.starts_with('[') ? "unknown" : text);
  }
  std::vector<std::string> missing;
  const auto need = [&](const std::string& outcome, const std::string& what) {
    if (!expected.contains(outcome)) missing.push_back("no " + what);
  };
  for (const Level& level : rule.levels)
    need(std::string(name_of(level.severity)),
         "case for level " + std::string(name_of(level.severity)));
  need("clear", "clear case");
  need("unknown", "unknown case");
  if (rule.when || !rule.scope.phases.empty() || !rule.scope.types.empty())
    need("not_applicable", "not applicable case");
  return missing;
}

}  // namespace partner_check::rules
