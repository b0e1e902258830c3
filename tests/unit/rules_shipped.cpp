// The rules that the program ships: what each file must have. Their cases are run by
// tests/cli/test-rules-shipped.scenario.
#include <fstream>
#include <iterator>
#include <set>

#include "partner_check/rules/cases.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

TEST_CASE("the example of docs/rule-files.md is a rule, and its cases hold") {
  std::ifstream file(PARTNER_CHECK_SOURCE_DIR "/docs/rule-files.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::size_t begin = page.find("```json\n") + 8;
  const std::string example = page.substr(begin, page.find("```", begin) - begin);
  const test::Shipped shipped;
  std::vector<rules::PackFile> files = test::Shipped::files();
  files.push_back({"docs/rule-files.md", example, 1});
  rules::RulePack pack = test::need(rules::load_pack(files, shipped.schemas()));
  std::erase_if(pack.rules,
                [](const rules::Rule& rule) { return rule.file != "docs/rule-files.md"; });
  std::size_t cases = 0;
  for (const rules::CaseResult& result : rules::run_cases(pack)) {
    INFO(result.name << ": expected " << result.expected << ", got " << result.actual);
    CHECK(result.passed);
    ++cases;
  }
  CHECK(cases == 4);
}

TEST_CASE("docs/sources.md has every finding that a shipped rule rests on") {
  std::ifstream file(PARTNER_CHECK_SOURCE_DIR "/docs/sources.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  const auto check_listed = [&](const std::string& id) {
    if (id == "heuristic") return;
    INFO(id);
    CHECK(page.find("\n| " + id + " | ") != std::string::npos);
  };
  for (const rules::Rule& rule : pack.rules) {
    for (const std::string& id : rule.evidence)
      check_listed(id);
    for (const rules::Parameter& parameter : rule.parameters)
      check_listed(parameter.ground);
  }
}

TEST_CASE("a shipped rule cites statements of the five source documents") {
  const std::set<std::string> documents{"labs", "tutorial", "encyclopedia", "power", "failures"};
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  const auto check_cited = [&](const std::string& id, const std::vector<rules::Citation>& sources) {
    for (const rules::Citation& source : sources) {
      INFO(id << " cites " << source.document);
      CHECK(documents.contains(source.document));
      CHECK(source.claim.find(":") == 2);  // S4:87
    }
  };
  for (const rules::Rule& rule : pack.rules)
    check_cited(rule.id, rule.sources);
  for (const rules::Compound& compound : pack.compounds)
    check_cited(compound.id, compound.sources);
}

TEST_CASE("docs/catalogue.md says where each shipped rule comes from") {
  std::ifstream file(PARTNER_CHECK_SOURCE_DIR "/docs/catalogue.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  for (const rules::Rule& rule : pack.rules) {
    INFO(rule.id);
    CHECK(page.find(" | " + rule.id + " | ") != std::string::npos);
  }
}

TEST_CASE("a shipped rule file is named after its rule and lies in the folder of its dimension") {
  const test::Shipped shipped;
  const rules::RulePack pack = test::need(rules::load_pack(shipped.files(), shipped.schemas()));
  std::set<std::string> dimensions;
  for (const rules::Rule& rule : pack.rules) {
    CHECK(rule.file == "rules/" + rule.dimension + "/" + rule.id + "-" + rule.name + ".json");
    dimensions.insert(rule.dimension);
  }
  CHECK(dimensions.size() == 12);
}

TEST_CASE("the healthy base profile raises nothing and leaves nothing open") {
  const test::Shipped shipped;
  const rules::RulePack pack = test::need(rules::load_pack(shipped.files(), shipped.schemas()));
  const Document base = test::document(test::shipped_text("rules/base.json"));
  const profile::Facts facts =
      test::need(rules::derive(pack, test::need(profile::validate(base, shipped.profile))));
  const rules::Circumstances circumstances{std::string(base.root->find("phase")->text),
                                           std::string(base.root->find("type")->text)};
  for (const rules::Outcome& outcome : rules::evaluate(pack, facts, circumstances)) {
    INFO(outcome.rule->id << " is " << name_of(outcome.state) << ", hi " << name_of(outcome.hi));
    CHECK((outcome.state == rules::State::clear || outcome.state == rules::State::not_applicable));
  }
}
