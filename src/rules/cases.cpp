#include "partner_check/rules/cases.hpp"

#include <algorithm>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/patch.hpp"
#include "partner_check/json/read.hpp"

#include "prepared_case.hpp"
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
Result<std::string> patched(const Node& base, const Node& node, const profile::Schema& schema) {
  Result<Json> profile = json::to_json(base);
  if (const Node* remove = node.find("remove"))
    for (const Node& pointer : remove->children())
      if (profile) profile = without(*profile, pointer.text);
  if (const Node* set = node.find("set"))
    for (const Node& change : set->children())
      if (profile) profile = with(*profile, change.key, json::to_json(change));
  const profile::SubjectFields& subject = schema.subject();
  for (const auto& [member, field] : {std::pair{"phase", &subject.phase}, {"type", &subject.type}})
    if (const Node* value = node.find(member); value != nullptr && profile)
      profile = with(*profile, pointer_child("", *field), json::to_json(*value));
  if (!profile) return std::move(profile).problems();
  return json::write(*profile, json::Layout::pretty);
}

// The rule's parameters with those that the case gives.
Result<Value> case_parameters(const Rule& rule, const Node* given, Arena& arena) {
  if (given == nullptr) return rule.parameter_record;
  std::vector<Parameter> parameters = rule.parameters;
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

// Takes down what the levels of each element gave, for people.
class Reasons : public Witness {
 public:
  void asked(const cel::Program& question, const Level* level,
             std::span<const Value> slots) override {
    Arena arena;
    const std::string answer = readable(question.evaluate(slots, arena));
    said_.push_back((level == nullptr ? "when" : std::string(name_of(level->severity))) + ": " +
                    answer);
  }

  void closed(Fate, ElementPointers elements, const Finding*) override {
    std::string text = elements.empty() ? "" : "at " + elements.back().second + " ";
    text += join(said_, ", ");
    if (!text.empty()) elements_.push_back(std::move(text));
    said_.clear();
  }

  [[nodiscard]] std::string text() const { return join(elements_, "; "); }

 private:
  std::vector<std::string> said_;  // of the element that is being judged
  std::vector<std::string> elements_;
};

Diagnostic failure(const PreparedCase& one, const std::string& actual, const Rule& rule,
                   std::string pointer) {
  Reasons reasons;
  if (one.problem.empty()) (void)one.outcome(rule, &reasons);
  return {.code = "case-failed",
          .message = "`" + one.name + "` expects " + one.expected + " and gives " + actual,
          .hint = reasons.text(),
          .pointer = std::move(pointer)};
}

// The gaps that a rule file accepts, and which of those there are.
class Accepted {
 public:
  explicit Accepted(const Document& document) : list_(document.root->find("accepted_gaps")) {
    if (list_ != nullptr) used_.resize(list_->size);
  }

  bool accepts(const Gap& gap) {
    bool found = false;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const Node& entry = list_->first[i];
      if (read_string(entry, "at") != gap.pointer || read_string(entry, "part") != gap.part ||
          read_string(entry, "never") != gap.never || read_string(entry, "mutant") != gap.mutant)
        continue;
      used_[i] = true;
      found = true;
    }
    return found;
  }

  // Entries for nothing, of what was looked for.
  [[nodiscard]] Diagnostics stale(const TestOptions& options) const {
    Diagnostics problems;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const bool is_mutant = list_->first[i].find("mutant") != nullptr;
      if (used_[i] || !(is_mutant ? options.mutants : options.coverage)) continue;
      problems.push_back(
          {.code = "accepted-stale",
           .message = is_mutant ? "no such mutant goes unnoticed" : "no such branch is left out",
           .hint = "take the entry out, or correct it",
           .pointer = pointer_child("/accepted_gaps", i)});
    }
    return problems;
  }

 private:
  const Node* list_;
  std::vector<bool> used_;
};

// A copy of the rule as its file has it, with the parameters' present values, is what is watched
// and mutated.
void add_gaps(RuleTest& test, const RulePack& pack, const Document& document,
              const PreparedCases& cases, const TestOptions& options) {
  Result<Rule> copy = read_rule(document, {*pack.schema, *pack.types, *pack.arena, nullptr});
  if (!copy) return;
  copy->parameters = test.rule->parameters;
  copy->parameter_record = test.rule->parameter_record;
  std::vector<Gap> gaps;
  if (options.coverage) {
    Coverage coverage = coverage_of(*copy, document, cases);
    test.reached = {coverage.reached, coverage.branches};
    std::ranges::move(coverage.gaps, std::back_inserter(gaps));
  }
  if (options.mutants) {
    Mutation mutation = mutation_of(*copy, document, pack, cases);
    test.noticed = {mutation.noticed, mutation.mutants};
    std::ranges::move(mutation.gaps, std::back_inserter(gaps));
  }
  Accepted accepted(document);
  for (Gap& gap : gaps)
    if (accepted.accepts(gap))
      ++test.accepted;
    else
      test.problems.push_back(std::move(gap.problem));
  std::ranges::move(accepted.stale(options), std::back_inserter(test.problems));
}

}  // namespace

PreparedCase::PreparedCase(const RulePack& pack, const Rule& rule, const Case& written)
    : name(written.name),
      expected(expected_text(*written.node->find("expect"))),
      given_parameters(written.node->find("params")) {
  const Diagnostics problems = prepare(pack, rule, *written.node);
  if (!problems.empty()) problem = problem_text(problems);
}

Diagnostics PreparedCase::prepare(const RulePack& pack, const Rule& rule, const Node& node) {
  const Result<std::string> text = patched(*pack.base, node, *pack.schema);
  if (!text) return text.problems();
  Result<Document> read = json::read(rule.id + " case", *text);
  if (!read) return read.problems();
  document = std::move(read).value();
  Result<profile::Facts> stated = profile::validate(*document, *pack.schema);
  if (!stated) return stated.problems();
  Result<profile::Facts> derived = derive(pack, std::move(stated).value());
  if (!derived) return derived.problems();
  facts = std::move(derived).value();
  circumstances = circumstances_of(*pack.schema, *facts);
  variables = variables_of(*pack.schema, *facts, circumstances);
  Arena arena;
  const Result<Value> parameters = case_parameters(rule, given_parameters, arena);
  return parameters ? Diagnostics{} : parameters.problems();
}

std::string PreparedCase::outcome(const Rule& rule, Witness* witness) const {
  if (!problem.empty()) return problem;
  Arena arena;
  const Result<Value> parameters = case_parameters(rule, given_parameters, arena);
  if (!parameters) return problem_text(parameters.problems());
  return actual_text(evaluate_rule(rule, variables, *parameters, circumstances, arena, witness),
                     expected);
}

PreparedCases prepare_cases(const RulePack& pack, const Rule& rule) {
  PreparedCases cases;
  for (const Case& written : rule.cases)
    cases.emplace_back(pack, rule, written);
  return cases;
}

const Document& document_of(const RulePack& pack, const Rule& rule) {
  const auto holds_cases = [&](const std::shared_ptr<const Document>& document) {
    const Node* cases = document->root->find("cases");
    return cases != nullptr && cases->first == rule.cases.front().node;
  };
  return **std::ranges::find_if(pack.documents, holds_cases);
}

std::vector<Tested> tested_expressions(Rule& rule, const Document& document) {
  std::vector<Tested> tested;
  const Node& root = *document.root;
  for (std::size_t i = 0; i < rule.for_each.size(); ++i)
    tested.push_back({root.find("for_each")->find(rule.for_each[i].name),
                      pointer_child("/for_each", rule.for_each[i].name), &rule.for_each[i].elements,
                      i});
  const std::size_t names = rule.for_each.size();
  if (rule.when) tested.push_back({root.find("when"), "/when", &*rule.when, names});
  const Node& levels = *root.find("levels");
  for (std::size_t i = 0; i < rule.levels.size(); ++i)
    tested.push_back({levels.first[i].find("raised"), pointer_child("/levels", i) + "/raised",
                      &rule.levels[i].raised, names});
  return tested;
}

std::vector<CaseResult> run_cases(const RulePack& pack) {
  std::vector<CaseResult> results;
  if (pack.base == nullptr) return results;
  for (const Rule& rule : pack.rules)
    for (const PreparedCase& one : prepare_cases(pack, rule)) {
      const std::string actual = one.outcome(rule);
      results.push_back({rule.id, one.name, one.expected, actual, actual == one.expected});
    }
  return results;
}

RuleTest test_rule(const RulePack& pack, const Rule& rule, const TestOptions& options) {
  RuleTest test{.rule = &rule};
  const Document& document = document_of(pack, rule);
  PreparedCases cases = prepare_cases(pack, rule);
  test.passed.whole = cases.size();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string actual = cases[i].outcome(rule);
    if (actual == cases[i].expected)
      ++test.passed.part;
    else
      test.problems.push_back(failure(cases[i], actual, rule, pointer_child("/cases", i)));
  }
  for (std::string& missing : missing_cases(rule))
    test.problems.push_back({.code = "cases-missing",
                             .message = std::move(missing),
                             .pointer = "/cases",
                             .at_key = true});
  if (test.passed.part == test.passed.whole && (options.coverage || options.mutants))
    add_gaps(test, pack, document, cases, options);
  json::place_all(document, test.problems);
  return test;
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
