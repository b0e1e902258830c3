// Outcomes as ranges: levels, when, for_each, unknowns, incomplete lists, errors.
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

struct Row {
  std::string levels;
  std::string more;     // further members of the rule
  std::string profile;  // further members of the profile
  std::string expected;
};

std::string outcome_text(const rules::Outcome& outcome) {
  return std::string(name_of(outcome.state)) + " [" + std::string(name_of(outcome.lo)) + ", " +
         std::string(name_of(outcome.hi)) + "] of " + std::string(name_of(outcome.top));
}

rules::Outcome evaluate_one(const test::Small& small, const rules::RulePack& pack,
                            const std::string& members) {
  const Document document =
      test::document(R"({"phase": "operate", "type": "strategic_alliance")" + members + "}");
  const profile::Facts facts = test::need(profile::validate(document, small.profile));
  return rules::evaluate(pack, facts, {"operate", "strategic_alliance"}).front();
}

constexpr const char* k_two_levels =
    R"([{"severity": "high", "raised": "count > 10"}, {"severity": "low", "raised": "open"}])";

const std::vector<Row> k_rows_of_outcomes = {
    // Levels: lo is the first that is true, hi the first that is not false.
    {k_two_levels, "", R"(, "count": 11, "open": false)", "raised [high, high] of high"},
    {k_two_levels, "", R"(, "count": 11)", "raised [high, high] of high"},
    {k_two_levels, "", R"(, "count": 1, "open": true)", "raised [low, low] of high"},
    {k_two_levels, "", R"(, "count": 1, "open": false)", "clear [clear, clear] of high"},
    {k_two_levels, "", R"(, "count": 1)", "unknown [clear, low] of high"},
    {k_two_levels, "", R"(, "open": true)", "unknown [low, high] of high"},
    {k_two_levels, "", R"(, "open": false)", "unknown [clear, high] of high"},
    {k_two_levels, "", "", "unknown [clear, high] of high"},
    // when: false leaves it out, unknown opens the whole range.
    {k_two_levels, R"(, "when": "open")", R"(, "count": 11, "open": false)",
     "not_applicable [clear, clear] of high"},
    {k_two_levels, R"(, "when": "open")", R"(, "count": 1)", "unknown [clear, high] of high"},
    {k_two_levels, R"(, "when": "open")", R"(, "count": 1, "open": true)",
     "raised [low, low] of high"},
    // Phases and types, of the rule and of a level; top depends on nothing else.
    {k_two_levels, R"(, "phases": ["structure"])", R"(, "count": 11)",
     "not_applicable [clear, clear] of clear"},
    {k_two_levels, R"(, "types": ["joint_venture"])", R"(, "count": 11)",
     "not_applicable [clear, clear] of clear"},
    {R"([{"severity": "critical", "raised": "count > 1", "phases": ["structure"]}, {"severity": "low", "raised": "count > 1"}])",
     "", R"(, "count": 11)", "raised [low, low] of low"},
    // for_each: the worst element counts; a null list has none; an unknown list adds one open
    // element.
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})",
     R"(, "count": 1, "partners": [{"id": "a", "people": 1}, {"id": "b", "people": 5}])",
     "raised [high, high] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})",
     R"(, "count": 1, "partners": [{"id": "a", "people": 3}, {"id": "b"}])",
     "unknown [clear, high] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})",
     R"(, "count": 1, "partners": [{"id": "a", "people": 1}, {"id": "b"}])",
     "raised [high, high] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})", R"(, "partners": null)",
     "not_applicable [clear, clear] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})", R"(, "partners": [])",
     "not_applicable [clear, clear] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})", "", "unknown [clear, high] of high"},
    {R"([{"severity": "high", "raised": "partner.people < 2"}])",
     R"(, "for_each": {"partner": "partners"})",
     R"(, "partners": [{"id": "a", "people": 3}], "partners_complete": false)",
     "unknown [clear, high] of high"},
    {R"([{"severity": "high", "raised": "item.due > 3"}])",
     R"(, "for_each": {"partner": "partners", "item": "partner.items"})",
     R"(, "partners": [{"id": "a", "items": [{"due": 1}, {"due": 9}]}, {"id": "b", "items": []}])",
     "raised [high, high] of high"},
    // Null and its guard.
    {R"([{"severity": "high", "raised": "signed_on == null"}])", "", R"(, "signed_on": null)",
     "raised [high, high] of high"},
    {R"([{"severity": "high", "raised": "signed_on == null || signed_on > as_of"}])", "",
     R"(, "signed_on": "2026-01-01", "as_of": "2026-02-01")", "clear [clear, clear] of high"},
    // An error counts only if no earlier level is true.
    {R"([{"severity": "high", "raised": "open"}, {"severity": "low", "raised": "[count][3] > 1"}])",
     "", R"(, "count": 1, "open": true)", "raised [high, high] of high"},
    {R"([{"severity": "high", "raised": "open"}, {"severity": "low", "raised": "[count][3] > 1"}])",
     "", R"(, "count": 1, "open": false)", "error [clear, high] of high"},
};

}  // namespace

TEST_CASE("outcome rows") {
  const test::Small small;
  for (const Row& row : k_rows_of_outcomes) {
    INFO(row.levels << row.more << "\nprofile " << row.profile);
    const rules::RulePack pack =
        test::need(small.load({{"GOV01.json", test::rule_text(row.levels, row.more)}}));
    CHECK(outcome_text(evaluate_one(small, pack, row.profile)) == row.expected);
  }
}

TEST_CASE("a finding names the fact, its value and the element") {
  const test::Small small;
  std::string text = test::rule_text(R"([{"severity": "high", "raised": "partner.people < 2",
      "message": "{partner.id} has {partner.people} people"}])",
                                     R"(, "for_each": {"partner": "partners"})");
  text.replace(text.find("\"/count\""), 8, "\"/partners/*/people\"");
  const rules::RulePack pack = test::need(small.load({{"GOV01.json", text}}));
  const rules::Outcome outcome = evaluate_one(
      small, pack,
      R"(, "count": 1, "partners": [{"id": "a", "people": 3}, {"id": "b", "people": 1}])");
  REQUIRE(outcome.findings.size() == 1);
  const rules::Finding& finding = outcome.findings.front();
  CHECK(finding.message == "b has 1 people");
  CHECK(finding.pointer == "/partners/1/people");
  CHECK(finding.elements ==
        std::vector<std::pair<std::string, std::string>>{{"partner", "/partners/1"}});
  REQUIRE(finding.evidence.size() == 1);
  CHECK(finding.evidence.front().pointer == "/partners/1/people");
  CHECK(finding.evidence.front().value == "1");
}

TEST_CASE("an open finding names what it waits for") {
  const test::Small small;
  const rules::RulePack pack =
      test::need(small.load({{"GOV01.json", test::rule_text(k_two_levels)}}));
  CHECK(rules::missing_facts(evaluate_one(small, pack, "")) ==
        std::vector<std::string>{"/count", "/open"});
  CHECK(rules::missing_facts(evaluate_one(small, pack, R"(, "open": true)")) ==
        std::vector<std::string>{"/count"});
  CHECK(evaluate_one(small, pack, R"(, "open": true)").findings.front().message ==
        "count is not stated");
}

TEST_CASE("levels of one severity: one that is certain waits for nothing") {
  const test::Small small;
  const rules::RulePack pack = test::need(small.load(
      {{"GOV01.json",
        test::rule_text(
            R"([{"severity": "low", "raised": "count > 10"}, {"severity": "low", "raised": "open"}])")}}));
  const rules::Outcome outcome = evaluate_one(small, pack, R"(, "open": true)");
  CHECK(outcome_text(outcome) == "raised [low, low] of low");
  CHECK(rules::missing_facts(outcome).empty());
}

TEST_CASE("where only `when` is open, a finding reaches what the levels allow") {
  const test::Small small;
  const rules::RulePack pack = test::need(small.load(
      {{"GOV01.json", test::rule_text(k_two_levels, R"(, "when": "signed_on == null")")}}));
  const auto reach = [&](const std::string& members) {
    const rules::Outcome outcome = evaluate_one(small, pack, members);
    CHECK(outcome.hi == rules::Severity::high);
    return outcome.findings.front().reach;
  };
  CHECK(reach("") == rules::Severity::high);
  CHECK(reach(R"(, "count": 11, "open": false)") == rules::Severity::high);
  CHECK(reach(R"(, "count": 1)") == rules::Severity::low);
  CHECK(reach(R"(, "count": 1, "open": false)") == rules::Severity::clear);
}

TEST_CASE("parameters reach the conditions") {
  const test::Small small;
  const std::string text = test::rule_text(
      R"([{"severity": "high", "raised": "count > params.most"}])",
      R"(, "parameters": {"most": {"default": 5, "unit": "items", "ground": "heuristic"}})");
  const rules::RulePack usual = test::need(small.load({{"GOV01.json", text}}));
  const rules::RulePack raised =
      test::need(small.load({{"GOV01.json", text}}, {{"GOV01", "most", "50"}}));
  CHECK(evaluate_one(small, usual, R"(, "count": 11)").state == rules::State::raised);
  CHECK(evaluate_one(small, raised, R"(, "count": 11)").state == rules::State::clear);
}
