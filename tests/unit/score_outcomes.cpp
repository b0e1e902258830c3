// Outcomes of rules as the score reads them.
#include "partner_check/cel/program.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using rules::Severity;
using rules::State;
using score::Element;
using score::ScoredRule;

namespace {

rules::Rule rule_for_each(const std::vector<std::string>& names) {
  static TypeTable types;
  rules::Rule rule;
  rule.id = "IP06";
  rule.dimension = "ip";
  rule.root = "/partners/*/background_ip";
  for (const std::string& name : names)
    rule.for_each.push_back({name, "[]", cel::Program::compile("[]", {}, types).value()});
  return rule;
}

rules::Finding finding(Severity lo, Severity hi, std::vector<Element> elements,
                       std::vector<std::string> missing = {}) {
  rules::Finding made;
  made.lo = lo;
  made.hi = hi;
  made.elements = std::move(elements);
  made.missing = std::move(missing);
  return made;
}

rules::Outcome applying(const rules::Rule& rule, Severity top) {
  rules::Outcome outcome;
  outcome.rule = &rule;
  outcome.top = top;
  return outcome;
}

ScoredRule scored(const rules::Rule& rule, std::vector<rules::Finding> findings) {
  rules::Outcome outcome = applying(rule, Severity::critical);
  for (const rules::Finding& each : findings) {
    outcome.lo = std::max(outcome.lo, each.lo);
    outcome.hi = std::max(outcome.hi, each.hi);
  }
  outcome.findings = std::move(findings);
  return score::scored_rules({outcome}).at(0);
}

const Element k_first{"partner", "/partners/0"};
const Element k_second{"partner", "/partners/1"};
const Element k_any{"partner", std::string(score::k_any_element)};

}  // namespace

TEST_CASE("rules that do not apply are left out") {
  const rules::Rule rule = rule_for_each({});
  const rules::Outcome clear = applying(rule, Severity::high);
  const rules::Outcome no_level = applying(rule, Severity::clear);
  rules::Outcome no_element = clear;
  no_element.state = State::not_applicable;
  const std::vector<ScoredRule> scored = score::scored_rules({clear, no_level, no_element});
  REQUIRE(scored.size() == 1);
  CHECK(scored[0].id == "IP06");
  CHECK(scored[0].dimension == "ip");
  CHECK(scored[0].root == "/partners/*/background_ip");
  CHECK(scored[0].top == Severity::high);
}

TEST_CASE("a scored rule knows where it is raised, and where it may be") {
  const rules::Rule rule = rule_for_each({"partner"});
  const ScoredRule found =
      scored(rule, {finding(Severity::high, Severity::high, {k_first}),
                    finding(Severity::clear, Severity::medium, {k_second}, {"/x", "/y"})});
  CHECK(found.lo == Severity::high);
  CHECK(found.raised_at == std::vector<Element>{k_first});
  CHECK(found.possible_at == std::vector<Element>{k_first, k_second});
  CHECK(found.missing == 2);
}

TEST_CASE("something is known of a rule once more than [clear, top] is known of one element") {
  const rules::Rule rule = rule_for_each({"partner"});
  const auto known = [&](std::size_t elements, std::vector<rules::Finding> findings) {
    rules::Outcome outcome = applying(rule, Severity::critical);
    outcome.elements = elements;
    outcome.findings = std::move(findings);
    return score::scored_rules({outcome}).at(0).known_element;
  };
  const rules::Finding unknown = finding(Severity::clear, Severity::critical, {k_first});
  const rules::Finding narrower = finding(Severity::clear, Severity::high, {k_second});
  CHECK_FALSE(known(1, {unknown}));
  CHECK(known(2, {unknown}));  // the other one is clear
  CHECK(known(2, {unknown, narrower}));
}

TEST_CASE("an open list may hold any element; a computed element stands nowhere") {
  const ScoredRule open = scored(rule_for_each({"partner"}),
                                 {finding(Severity::clear, Severity::critical, {}, {"/partners"})});
  CHECK(open.raised_at.empty());
  CHECK(open.possible_at == std::vector<Element>{k_any});

  const ScoredRule nested =
      scored(rule_for_each({"partner", "share"}),
             {finding(Severity::clear, Severity::critical, {k_first}, {"/partners/0/shares"})});
  CHECK(nested.possible_at == std::vector<Element>{k_first, {"share", "*"}});

  const ScoredRule computed = scored(rule_for_each({"country"}),
                                     {finding(Severity::high, Severity::high, {{"country", ""}})});
  CHECK(computed.raised_at.empty());
  CHECK(scored(rule_for_each({}), {finding(Severity::high, Severity::high, {})}).raised_at.empty());
}
