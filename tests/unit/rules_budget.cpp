// Rules of a stranger: what they may take, on their own and together, and what is said of one that
// wants more.
#include <fmt/format.h>

#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

std::string partners(std::size_t count, const std::string& id = "p") {
  std::string members = R"(, "count": 1, "open": true, "partners": [)";
  for (std::size_t i = 0; i < count; ++i)
    members += fmt::format(R"({}{{"id": "{}{}", "people": {}}})", i == 0 ? "" : ", ", id, i, i);
  return members + "]";
}

std::vector<rules::Outcome> evaluate(const test::Small& small, const rules::RulePack& pack,
                                     const std::string& members) {
  const Document document =
      test::document(R"({"phase": "operate", "type": "strategic_alliance")" + members + "}");
  const profile::Facts facts = test::need(profile::validate(document, small.profile));
  return rules::evaluate(pack, facts, {"operate", "strategic_alliance"});
}

// A rule with this condition, whose message is `message`.
std::string rule(const std::string& raised, const std::string& more = "",
                 const std::string& message = "m") {
  std::string text =
      test::rule_text(R"([{"severity": "high", "raised": ")" + raised + "\"}]", more);
  return text.replace(text.find("count is {count}"), 16, message);
}

std::string error_of(const rules::Outcome& outcome) {
  for (const rules::Finding& finding : outcome.findings)
    if (!finding.error.empty()) return finding.error;
  return {};
}

constexpr const char* k_each_pair = R"(, "for_each": {"a": "partners", "b": "partners"})";
// Of a thousand partners: a thousand million triples.
constexpr const char* k_endless =
    "partners != null && partners.all(a, partners.all(b, partners.all(c, a.people + b.people != "
    "c.people + 0.5)))";

}  // namespace

TEST_CASE("a rule that wants too much is an error that names the limit") {
  struct Row {
    std::string raised;
    std::string more;
    std::string error;
  };
  std::string texts = "['abcdefgh']";
  std::string lists = "[[0, 1]]";
  for (int i = 0; i < 30; ++i) {
    texts += ".map(t, t + t)";
    lists += ".map(t, t + t)";
  }
  std::string same = "a, ";
  for (int i = 0; i < 40; ++i)
    same += "b, ";
  const std::string steps = "the rule needs more than 1,000,000 steps";
  const std::string memory = "the rule needs more than 16 MB of memory";
  const std::vector<Row> rows{
      {k_endless, "", steps},
      {"size(" + texts + "[0]) > 1 && open", "", steps},
      {"size(" + lists + "[0]) > 1 && open", "", steps},
      // Each pair takes little, all of them too much.
      {"a.people + b.people == -1", k_each_pair, steps},
      {"partners != null && size(partners.map(a, partners.map(b, [" + same + "b]))) > 1", "",
       memory},
      {"open", R"(, "for_each": {"a": "partners", "b": "partners", "c": "partners"})", steps},
  };
  const test::Small small;
  const std::string profile = partners(1000);
  for (const Row& row : rows) {
    INFO(row.raised.substr(0, 100));
    const rules::RulePack pack =
        test::need(small.load({{"GOV01.json", rule(row.raised, row.more)}}));
    const rules::Outcome outcome = evaluate(small, pack, profile).front();
    CHECK(outcome.state == rules::State::error);
    CHECK(outcome.hi == rules::Severity::high);
    CHECK(error_of(outcome) == row.error);
    CHECK(outcome.findings.size() <= 10'001);  // a finding takes 100 steps as well
  }
}

TEST_CASE("rules together have a budget too, and the first ones keep what they found") {
  const test::Small small;
  std::vector<rules::PackFile> files;
  for (int i = 1; i <= 13; ++i) {
    // Nearly a million steps.
    std::string text = rule(
        "partners != null && partners.exists(a, partners.exists(b, a.people == b.people - 5000))");
    text.replace(text.find("GOV01"), 5, fmt::format("GOV{:02}", i));
    text.replace(text.find("test-rule"), 9, fmt::format("rule-{}", i));
    files.push_back({fmt::format("GOV{:02}.json", i), text});
  }
  const rules::RulePack pack = test::need(small.load(files));
  const auto outcomes = evaluate(small, pack, partners(330));
  std::size_t clear = 0;
  while (clear < outcomes.size() && outcomes[clear].state == rules::State::clear)
    ++clear;
  CHECK(clear >= 9);
  CHECK(clear < outcomes.size());
  for (std::size_t i = clear; i < outcomes.size(); ++i) {
    CHECK(outcomes[i].state == rules::State::error);
    CHECK(error_of(outcomes[i]) == "the rules together need more than 10,000,000 steps");
  }
}

TEST_CASE("messages and evidence cannot grow without end") {
  const test::Small small;
  // Four lists, each of four lists ... : a small value, a text without end.
  std::string lists = "[0.5]";
  for (int i = 0; i < 40; ++i)
    lists += ".map(t, [t, t, t, t])";
  const rules::RulePack deep =
      test::need(small.load({{"GOV01.json", rule("open", "", "{" + lists + "}")}}));
  const auto text = evaluate(small, deep, partners(1)).front().findings.front().message;
  CHECK(text.size() > 10'000);
  CHECK(text.size() < 1'000'000);

  // A long text in every finding: they stop when the rule has written what it may.
  const rules::RulePack wide = test::need(
      small.load({{"GOV01.json", rule("open", R"(, "for_each": {"a": "partners"})", "{a.id}")}}));
  const rules::Outcome outcome =
      evaluate(small, wide, partners(100, std::string(100'000, 'x'))).front();
  CHECK(outcome.state == rules::State::error);
  CHECK(error_of(outcome) == "the rule needs more than 1,000,000 steps");
  CHECK(outcome.findings.size() < 100);
}
