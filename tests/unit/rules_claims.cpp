#include "partner_check/rules/claims.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;
using test::document;
using test::need;

namespace {

// A file of claims with one section, whose claims are given.
std::string file_of(const std::string& claims) {
  return R"({"documents": [{"key": "failures", "claims_as": "S4", "title": "T",
    "sections": [{"title": "Poor Governance", "claims": [)" +
         claims + "]}]}]}";
}

rules::Claims claims_of(const std::string& claims) {
  return need(rules::read_claims(document(file_of(claims)), test::shipped_schema("claims")));
}

// "code pointer" of each problem.
std::vector<std::string> codes(const Diagnostics& problems) {
  std::vector<std::string> codes;
  for (const Diagnostic& problem : problems)
    codes.push_back(problem.code + (problem.pointer.empty() ? "" : " " + problem.pointer));
  return codes;
}

constexpr const char* k_first = "/documents/0/sections/0/claims/0";
constexpr const char* k_checked = R"({"at": "S4:1", "says": "a", "rules": ["GOV01"]})";

}  // namespace

TEST_CASE("claims are read in order, each with its rules or its reason") {
  const rules::Claims claims = claims_of(
      std::string(k_checked) +
      R"(, {"at": "S4:2-9", "says": "b", "not_a_rule": "outlook"}, {"at": "S4:3", "says": "c"})");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].key == "failures");
  REQUIRE(claims[0].sections.size() == 1);
  const std::vector<rules::Claim>& read = claims[0].sections[0].claims;
  REQUIRE(read.size() == 3);
  CHECK(read[0].rules == std::vector<std::string>{"GOV01"});
  CHECK_FALSE(read[0].is_open());
  CHECK(read[1].at == "S4:2-9");
  CHECK(read[1].not_a_rule == "outlook");
  CHECK_FALSE(read[1].is_open());
  CHECK(read[2].is_open());
  CHECK(read[2].pointer == "/documents/0/sections/0/claims/2");
}

TEST_CASE("a claim has either rules or a reason") {
  const Document both =
      document(file_of(R"({"at": "S4:1", "says": "a", "rules": ["GOV01"], "not_a_rule": "b"})"));
  const auto read = rules::read_claims(both, test::shipped_schema("claims"));
  REQUIRE_FALSE(read);
  CHECK(codes(read.problems()) == std::vector<std::string>{std::string("claim-both ") + k_first});
  const Document misspelt = document(file_of(R"({"at": "S4:1", "says": "a", "rule": ["GOV01"]})"));
  CHECK_FALSE(rules::read_claims(misspelt, test::shipped_schema("claims")));
}

TEST_CASE("claims and rules say the same of each other") {
  struct Row {
    std::string claims;
    std::vector<std::string> problems;
  };
  const std::string first = k_first;
  const std::vector<Row> rows{
      {k_checked, {}},
      {R"({"at": "S4:1", "says": "a", "rules": ["GOV02"]})",
       {"unknown-rule " + first, "claim-missing"}},
      {R"({"at": "S4:2", "says": "a", "rules": ["GOV01"]})",
       {"claim-uncited " + first, "claim-missing"}},
      {R"({"at": "S4:1", "says": "a", "not_a_rule": "an opinion"})", {"claim-missing"}},
      {std::string(k_checked) + R"(, {"at": "S4:1", "says": "b", "not_a_rule": "an opinion"})", {}},
  };
  const test::Small small;
  const rules::RulePack pack = need(small.load(
      {{"GOV01.json", test::rule_text(R"([{"severity": "high", "raised": "count > 1.0"}])")}}));
  for (const Row& row : rows) {
    INFO(row.claims);
    CHECK(codes(rules::compare(claims_of(row.claims), pack)) == row.problems);
  }
}

TEST_CASE("rules that cite other documents have no claims here") {
  std::string text = test::rule_text(R"([{"severity": "high", "raised": "count > 1.0"}])");
  text.replace(text.find("failures"), 8, "ourbook!");
  const test::Small small;
  const rules::RulePack pack = need(small.load({{"GOV01.json", text}}));
  CHECK(
      rules::compare(claims_of(R"({"at": "S4:9", "says": "a", "not_a_rule": "b"})"), pack).empty());
}
