// Open questions in their order, and two reports held against each other, on rules of our own.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/report/comparison.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using report::Report;

namespace {

constexpr const char* k_schema = R"({
  "type": "object", "required": ["phase", "type"], "additionalProperties": false,
  "x-subject": {"phase": "phase", "type": "type"},
  "properties": {
    "phase": {"type": "string", "enum": ["structure", "operate"]},
    "type": {"type": "string", "enum": ["joint_venture"], "x-variable": "partnership_type"},
    "slow": {"type": "number", "x-minutes": 60, "description": "How slow?"},
    "quick": {"type": "number", "x-minutes": 1, "x-asks": "finance", "description": "How quick?"},
    "same": {"type": "number", "x-minutes": 1, "description": "How same?"},
    "vital": {"type": "number", "x-minutes": 60, "description": "How vital?"},
    "next": {"type": "number", "x-minutes": 60, "description": "What next?"},
    "partners": {"type": "array", "x-minutes": 5, "items": {
      "type": "object", "required": ["id"], "additionalProperties": false,
      "properties": {"id": {"type": "string"}, "name": {"type": "string"},
        "people": {"type": "number", "x-minutes": 10, "description": "How many people?"}}}}
  }})";

std::string rule(const std::string& id, const std::string& severity, const std::string& condition,
                 const std::string& more = "") {
  const std::string fact = condition.substr(0, condition.find_first_of(" ."));
  return fmt::format(
      R"({{"id": "{0}", "name": "rule-{1}", "title": "Rule {0}", "dimension": "governance",
"root": "/{5}", "levels": [{{"severity": "{2}", "raised": "{3}"}}], "message": "m", "why": "w",
"fix": "f", "effort": "small", "cases": [{{"name": "as it is", "expect": "clear"}}],
"sources": [{{"document": "failures", "section": "Poor Governance", "claim": "S4:1"}}]{4}}})",
      id, fact, severity, condition, more, fact == "partner" ? "partners" : fact);
}

// Rules of our own over a schema of our own, from a profile to its report.
class World {
 public:
  explicit World(const std::vector<std::string>& rules) {
    std::vector<rules::PackFile> files;
    for (const std::string& text : rules)
      files.push_back({fmt::format("{}.json", test::document(text).root->find("id")->text), text});
    pack_ = test::need(rules::load_pack(
        files, {rule_, compounds_, derived_, grounds_, benchmarks_, profile_}, {}));
  }

  [[nodiscard]] Report report(const std::string& members) const {
    const Document document =
        test::document(R"({"phase": "structure", "type": "joint_venture")" + members + "}");
    const profile::Facts facts = test::need(profile::validate(document, profile_));
    const auto outcomes = rules::evaluate(pack_, facts, {"structure", "joint_venture"});
    const auto next = rules::evaluate(pack_, facts, {"operate", "joint_venture"});
    const score::Score score =
        score::score(score::scored_rules(outcomes), pack_.compounds, policy_);
    return report::build({.document = document,
                          .facts = facts,
                          .schema = profile_,
                          .outcomes = outcomes,
                          .next_outcomes = next,
                          .next_phase = "operate",
                          .score = score,
                          .gate = score::judge(outcomes, score, {}),
                          .factors = {},
                          .evaluated_on = "2026-11-01"});
  }

 private:
  profile::Schema rule_ = test::shipped_schema("rule");
  profile::Schema compounds_ = test::shipped_schema("compounds");
  profile::Schema derived_ = test::shipped_schema("derived");
  profile::Schema grounds_ = test::shipped_schema("case");
  profile::Schema benchmarks_ = test::shipped_schema("benchmarks");
  profile::Schema profile_ = test::need(profile::Schema::compile(test::document(k_schema)));
  score::Policy policy_ = score_fixture::shipped_policy();
  rules::RulePack pack_;
};

const char* const k_for_each = R"(, "for_each": {"partner": "partners"})";

// "comes R1 partner x; ".
std::string changes(const report::Comparison& comparison) {
  std::string text;
  for (const report::FindingChange& change : comparison.findings)
    text += fmt::format("{} {} {}; ", name_of(change.change), change.shown().rule->id,
                        join(change.shown().elements, ", "));
  return text;
}

std::string pointers(const std::vector<const report::Question*>& questions) {
  std::string text;
  for (const report::Question* question : questions)
    text += question->pointer + " ";
  return text;
}

}  // namespace

TEST_CASE("questions: the gate, readiness, then what a minute settles; ties by pointer") {
  const World world({rule("GOV01", "critical", "vital > 1"),
                     rule("GOV02", "critical", "next > 1", R"(, "phases": ["operate"])"),
                     rule("GOV03", "high", "slow > 1"), rule("GOV04", "low", "same > 1"),
                     rule("GOV05", "low", "quick > 1")});
  const Report report = world.report("");
  std::string order;
  for (const report::Question& question : report.questions)
    order += fmt::format("{} {} {}{}; ", question.pointer, question.settles,
                         question.gate ? "gate" : "", question.readiness ? " ready" : "");
  // 10 + 5 + 1 + 1 of 17 are open; of a width of 100 points each weight holds its part.
  CHECK(order ==
        "/vital 58824 gate ready; /next 0  ready; /quick 5882 ; /same 5882 ; /slow 29412 ; ");
  CHECK(report.questions.front().rules == std::vector<std::string>{"GOV01"});
  CHECK(report.questions[2].asks == "finance");
  CHECK(report.questions[2].question == "How quick?");
  CHECK(world.report(R"(, "vital": 0, "next": 0, "slow": 0, "same": 0, "quick": 0)")
            .questions.empty());
}

TEST_CASE("what several rules wait for is one question, and says whom it is about") {
  const World world({rule("GOV01", "high", "partner.people > 5", k_for_each),
                     rule("GOV02", "low", "partners.exists(p, p.people > 7)")});
  const Report report =
      world.report(R"(, "partners": [{"id": "x", "name": "Xenon"}, {"id": "y", "people": 2}])");
  REQUIRE(report.questions.size() == 1);
  const report::Question& question = report.questions.front();
  CHECK(question.pointer == "/partners/0/people");
  CHECK(question.identity == "/partners/@x/people");
  CHECK(question.about == "Xenon");
  CHECK(question.rules == std::vector<std::string>{"GOV01", "GOV02"});
}

TEST_CASE("findings are the same by rule and the ids of their elements") {
  const World world(
      {rule("GOV01", "high", "partner.people > 5", k_for_each), rule("GOV02", "low", "quick > 5")});
  const Report before = world.report(
      R"(, "partners": [{"id": "x", "people": 9}, {"id": "y", "people": 9}], "quick": 1)");
  CHECK(changes(report::compare(before, before)).empty());
  const auto with = [&](const std::string& members) {
    const Report after = world.report(members);
    const report::Comparison comparison = report::compare(before, after);
    return changes(comparison) + "| " + pointers(comparison.settled) + "| " +
           pointers(comparison.opened);
  };
  // Another order and another name.
  CHECK(with(R"(, "partners": [{"id": "y", "people": 9}, {"id": "x", "name": "Xenon", "people": 9}],
                  "quick": 1)") == "| | ");
  CHECK(with(R"(, "partners": [{"id": "x", "people": 9}], "quick": 7)") ==
        "goes GOV01 partner y; comes GOV02 ; | | ");
  CHECK(with(R"(, "partners": [{"id": "x", "people": 9}, {"id": "y"}], "quick": 1)") ==
        "open GOV01 partner y; | | /partners/1/people ");
  const Report open =
      world.report(R"(, "partners": [{"id": "x", "people": 9}, {"id": "y"}], "quick": 1)");
  const report::Comparison back = report::compare(open, before);
  CHECK(pointers(back.settled) == "/partners/1/people ");
}

TEST_CASE("a finding gets worse or milder") {
  const std::string levels =
      R"([{"severity": "high", "raised": "quick > 5"}, {"severity": "low", "raised": "quick > 1"}])";
  std::string text = rule("GOV01", "high", "quick > 5");
  const std::size_t begin = text.find("[{\"severity\"");
  text.replace(begin, text.find(']', begin) + 1 - begin, levels);
  const World world({text});
  const Report low = world.report(R"(, "quick": 2)");
  const Report high = world.report(R"(, "quick": 9)");
  CHECK(changes(report::compare(low, high)) == "worse GOV01 ; ");
  CHECK(changes(report::compare(high, low)) == "milder GOV01 ; ");
  REQUIRE(report::compare(low, high).dimensions.size() == 1);
  CHECK(report::compare(low, high).dimensions.front().id == "governance");
}
