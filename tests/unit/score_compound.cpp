// Compounding patterns: when they are raised, and by which chain.
#include "partner_check/base/text.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::View;

namespace {

using Groups = std::vector<std::vector<std::string>>;

// The chain of the compound, "" if it is not raised.
std::string chain(const std::vector<score::ScoredRule>& rules, Groups groups,
                  View view = View::stated, std::string same = {}) {
  rules::Compound compound;
  compound.all = std::move(groups);
  compound.same = std::move(same);
  const std::vector<rules::Compound> compounds{compound};
  const score::Score score = score::score(rules, compounds, score_fixture::shipped_policy());
  const auto& raised = score.view(view).compounds;
  return raised.empty() ? "" : join(raised.front().feeds, " -> ");
}

score::ScoredRule at(std::string_view line, std::vector<score::Element> raised,
                     std::vector<score::Element> possible = {}) {
  score::ScoredRule rule = score_fixture::rules(line).front();
  rule.raised_at = raised;
  rule.possible_at = std::move(raised);
  rule.possible_at.insert(rule.possible_at.end(), possible.begin(), possible.end());
  return rule;
}

const score::Element k_first{"partner", "/partners/0"};
const score::Element k_second{"partner", "/partners/1"};
const score::Element k_any{"partner", std::string(score::k_any_element)};

}  // namespace

TEST_CASE("a compound is raised when each group has a raised member") {
  const auto rules = score_fixture::rules(
      "A ip /a high\nB fit /b clear of high\nC trust /c low\nD value /d clear..high\n"
      "E goals /e info");
  CHECK(chain(rules, {{"A"}, {"C"}}) == "A -> C");
  CHECK(chain(rules, {{"C"}, {"A"}}) == "C -> A");
  CHECK(chain(rules, {{"B", "A"}, {"B", "C"}}) == "A -> C");
  CHECK(chain(rules, {{"A"}, {"B"}}) == "");
  CHECK(chain(rules, {{"A"}, {"E"}}) == "A -> E");
  CHECK(chain(rules, {{"A"}, {"absent"}}) == "");
  CHECK(chain(rules, {}) == "");
  // The worst member stands for its group, then the first by id.
  CHECK(chain(rules, {{"C", "A"}, {"E"}}) == "A -> E");
  CHECK(chain(score_fixture::rules("B ip /b low\nA ip /a low\nC fit /c low"),
              {{"B", "A"}, {"C"}}) == "A -> C");
}

TEST_CASE("proven counts members that are possible") {
  const auto rules = score_fixture::rules("A ip /a high\nD value /d clear..high");
  CHECK(chain(rules, {{"A"}, {"D"}}) == "");
  CHECK(chain(rules, {{"A"}, {"D"}}, View::possible) == "");
  CHECK(chain(rules, {{"A"}, {"D"}}, View::proven) == "A -> D");
}

TEST_CASE("a compound may ask for one shared element") {
  const auto raised = [](std::vector<score::Element> a, std::vector<score::Element> b) {
    return chain({at("A ip /a high", std::move(a)), at("B fit /b high", std::move(b))},
                 {{"A"}, {"B"}}, View::stated, "partner");
  };
  CHECK(raised({k_first, k_second}, {k_second}) == "A -> B");
  CHECK(raised({k_first}, {k_second}) == "");
  CHECK(raised({k_first}, {}) == "");
  CHECK(raised({k_first}, {{"project", "/partners/0"}}) == "");
}

TEST_CASE("an element that a list may still hold counts as any element in the proven view") {
  const auto proven = [](std::vector<score::Element> a, std::vector<score::Element> b) {
    return chain(
        {at("A ip /a clear..high", {}, std::move(a)), at("B fit /b clear..high", {}, std::move(b))},
        {{"A"}, {"B"}}, View::proven, "partner");
  };
  CHECK(proven({k_first}, {k_any}) == "A -> B");
  CHECK(proven({k_any}, {k_any}) == "A -> B");
  CHECK(proven({k_first}, {k_second}) == "");
  CHECK(proven({k_any}, {}) == "");
}

TEST_CASE("of several shared elements the one with the worst chain is told") {
  const std::vector<score::ScoredRule> rules{at("A ip /a low", {k_first}),
                                             at("B ip /b high", {k_second}),
                                             at("C fit /c high", {k_first, k_second})};
  CHECK(chain(rules, {{"A", "B"}, {"C"}}, View::stated, "partner") == "B -> C");
}
