// Words of a rule file that the scoring policy or the document schema define.
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

const rules::Vocabulary k_policy{{"governance", "money"}, {"trust"}};
constexpr const char* k_level = R"([{"severity": "high", "raised": "open"}])";

struct Row {
  std::string levels;
  std::string more;
  std::string expected;  // "code pointer: message | hint"
};

std::string said(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems)
    text += problem.code + " " + problem.pointer + ": " + problem.message + " | " + problem.hint +
            (problem.place ? "\n" : " (no place)\n");
  return text;
}

}  // namespace

TEST_CASE("words that policy and schema do not have are refused with their places") {
  const test::Small small;
  const std::vector<Row> rows{
      {k_level, R"(, "success_factors": ["trust", "trsut"])",
       "rule-success-factor /success_factors/1: `trsut` is not a success factor of the scoring "
       "policy | did you mean `trust`?\n"},
      {R"([{"severity": "high", "raised": "open", "phases": ["operat"]}])",
       R"(, "types": ["club"])",
       "rule-scope /types/0: `club` is not a type of the document schema | there are "
       "strategic_alliance and joint_venture\n"
       "rule-scope /levels/0/phases/0: `operat` is not a phase of the document schema | did you "
       "mean `operate`?\n"},
  };
  for (const Row& row : rows) {
    INFO(row.levels << row.more);
    const std::vector<rules::PackFile> files{{"GOV01.json", test::rule_text(row.levels, row.more)}};
    const auto pack =
        rules::load_pack(files, {small.rule, small.compounds, small.derived, small.grounds,
                                 small.benchmarks, small.profile, &k_policy});
    REQUIRE_FALSE(pack);
    CHECK(said(pack.problems()) == row.expected);
  }
}

TEST_CASE("a dimension that the policy does not have is refused") {
  const test::Small small;
  std::string text = test::rule_text(k_level);
  text.replace(text.find("governance"), 10, "governence");
  const auto pack = rules::load_pack({{"GOV01.json", text}},
                                     {small.rule, small.compounds, small.derived, small.grounds,
                                      small.benchmarks, small.profile, &k_policy});
  REQUIRE_FALSE(pack);
  CHECK(said(pack.problems()) ==
        "rule-dimension /dimension: `governence` is not a dimension of the scoring policy | did "
        "you mean `governance`?\n");
}

TEST_CASE("where the schema has no phase, rules cannot name one") {
  const test::Small small;
  const profile::Schema plain = test::need(profile::Schema::compile(test::document(
      R"({"type": "object", "additionalProperties": false, "required": ["phase"], "properties": {
          "phase": {"type": "string", "enum": ["operate"]}, "open": {"type": "boolean"},
          "count": {"type": "number"}}})")));
  const rules::PackSchemas schemas{small.rule,    small.compounds,  small.derived,
                                   small.grounds, small.benchmarks, plain};
  const auto refused = rules::load_pack(
      {{"GOV01.json", test::rule_text(k_level, R"(, "phases": ["operate"])")}}, schemas);
  REQUIRE_FALSE(refused);
  CHECK(said(refused.problems()) ==
        "rule-scope /phases/0: `operate` is not a phase of the document schema | the schema has "
        "none: its `x-subject` says which field is the phase\n");

  const rules::RulePack pack =
      test::need(rules::load_pack({{"GOV01.json", test::rule_text(k_level)}}, schemas));
  const Document document = test::document(R"({"phase": "operate", "open": true, "count": 1})");
  const profile::Facts facts = test::need(profile::validate(document, plain));
  const rules::Circumstances here = rules::circumstances_of(plain, facts);
  CHECK(here.phase.empty());
  CHECK(here.type.empty());
  CHECK(rules::evaluate(pack, facts, here).front().lo == rules::Severity::high);
}

TEST_CASE("circumstances are read from the fields that the schema names") {
  const profile::Schema schema = test::need(profile::Schema::compile(test::document(
      R"({"type": "object", "additionalProperties": false, "required": ["kind", "stage"],
          "x-subject": {"type": "kind", "phase": "stage"}, "properties": {
          "kind": {"type": "string", "enum": ["one", "other"]},
          "stage": {"type": "string", "enum": ["early", "late"]}}})")));
  const Document document = test::document(R"({"kind": "other", "stage": "late"})");
  const profile::Facts facts = test::need(profile::validate(document, schema));
  CHECK(rules::circumstances_of(schema, facts).type == "other");
  CHECK(rules::circumstances_of(schema, facts).phase == "late");
}
