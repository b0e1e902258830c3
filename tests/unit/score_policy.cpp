// data/scoring.json and what read_policy refuses.
#include "partner_check/score/policy.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::Policy;

TEST_CASE("the shipped policy is read whole") {
  const Policy policy = score_fixture::shipped_policy();
  CHECK(policy.version == "1");
  REQUIRE(policy.dimensions.size() == 12);
  CHECK(policy.dimensions.front().id == "goals");
  CHECK(policy.dimensions[7].title == "Flexibility and exit");
  CHECK(policy.dimensions.back().id == "value");
  CHECK(policy.weights == std::array{0, 0, 1, 2, 5, 10});
  CHECK(policy.accumulation.size() == 3);
  CHECK(policy.accumulation[1].from == 8);
  CHECK(policy.accumulation[1].ceiling == 59);
  CHECK(policy.efforts == std::array{1, 3, 8});
  CHECK(policy.plan_node_budget == 20'000);
  REQUIRE(policy.bands.size() == 4);
  CHECK(policy.bands[2].id == "at_risk");
  CHECK(policy.bands[2].from == 400);
}

TEST_CASE("a policy whose numbers contradict each other is refused at the place") {
  struct Row {
    std::string text, replacement, pointer;
  };
  const std::vector<Row> rows{
      {R"("high": 5)", R"("high": 11)", "/weights/critical"},
      {R"("info": 0)", R"("info": 3)", "/weights/low"},
      {R"({ "from": 2, "ceiling": 39 })", R"({ "from": 1, "ceiling": 39 })",
       "/ceilings/critical_roots/steps/1/from"},
      {R"({ "from": 8, "ceiling": 59 })", R"({ "from": 8, "ceiling": 80 })",
       "/ceilings/accumulation/steps/1/ceiling"},
      {R"("from": 60, "id")", R"("from": 80, "id")", "/bands/1/from"},
      {R"("from": 0, "id")", R"("from": 5, "id")", "/bands"},
      {R"("large": 8)", R"("large": 2)", "/plan/effort/large"},
  };
  for (const Row& row : rows) {
    std::string text = score_fixture::shipped_text();
    const std::size_t place = text.find(row.text);
    REQUIRE(place != std::string::npos);
    text.replace(place, row.text.size(), row.replacement);
    const Result<Policy> policy = score_fixture::read_policy(text);
    REQUIRE_FALSE(policy);
    REQUIRE(policy.problems().size() == 1);
    CHECK(policy.problems().front().code == "bad-policy");
    CHECK(policy.problems().front().pointer == row.pointer);
  }
}

TEST_CASE("a policy that its schema refuses is not read") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {R"("version": "1",)", ""},
      {R"("least_out_of": 15)", R"("least_out_of": 0)"},
      {R"("critical": 10)", R"("critical": 0)"},
      {R"("below": 40)", R"("below": 40.5)"},
      {R"("id": "trust")", R"("id": "power")"},
      {R"("bands")", R"("band")"},
  };
  for (const auto& [from, to] : rows) {
    std::string text = score_fixture::shipped_text();
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    text.replace(place, from.size(), to);
    CHECK_FALSE(score_fixture::read_policy(text));
  }
}
