// Packs that are refused, with the code and the place of what is wrong, and those that are not.
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

struct Row {
  std::string levels;
  std::string more;
  std::string code;     // of the first problem
  std::string pointer;  // of the first problem
  std::string says;     // part of its message
};

const std::vector<Row> k_refused = {
    {R"([{"severity": "grave", "raised": "open"}])", "", "not-allowed", "/levels/0/severity",
     "grave"},
    {R"([{"severity": "high", "raised": "open"}])", R"(, "whem": "open")", "unknown-field", "/whem",
     "whem"},
    {R"([{"severity": "high", "raised": "counts > 1"}])", "", "cel-unknown-name",
     "/levels/0/raised", "counts"},
    {R"([{"severity": "high", "raised": "count >"}])", "", "cel-syntax", "/levels/0/raised", ""},
    {R"([{"severity": "high", "raised": "count"}])", "", "rule-not-a-condition", "/levels/0/raised",
     "true or false"},
    {R"([{"severity": "high", "raised": "signed_on > as_of"}])", "", "cel-null", "/levels/0/raised",
     ""},
    {R"([{"severity": "low", "raised": "open"}, {"severity": "high", "raised": "count > 1"}])", "",
     "rule-level-order", "/levels/1/severity", "most severe"},
    {R"([{"severity": "high", "raised": "open"}])", R"(, "phases": ["select"])", "rule-scope",
     "/phases/0", "select"},
    {R"([{"severity": "high", "raised": "open"}])", R"(, "for_each": {"x": "count"})",
     "rule-not-a-list", "/for_each/x", "list"},
    {R"([{"severity": "high", "raised": "open"}])",
     R"(, "parameters": {"most": {"default": 5, "unit": "items", "ground": "heuristic"}})",
     "rule-unused-parameter", "/parameters/most", "most"},
    {R"([{"severity": "high", "raised": ["open", "&& cuont > 1"]}])", "", "cel-unknown-name",
     "/levels/0/raised/1", "cuont"},
    {R"([{"severity": "high", "raised": "1 < 2"}])", "", "cel-constant-condition",
     "/levels/0/raised", "does not depend"},
    {R"([{"severity": "high", "raised": "count == count"}])", "", "cel-constant-condition",
     "/levels/0/raised", "both sides"},
    {R"([{"severity": "high", "raised": "open"}])", R"(, "when": "phase == 'select'")", "cel-enum",
     "/when", "select"},
    {R"([{"severity": "high", "raised": "open"}])",
     R"~(, "for_each": {"x": "cel.bind(y, 1, [count])"})~", "cel-unused-variable", "/for_each/x",
     "y"},
    {R"~([{"severity": "high", "raised": "open", "message": "{string(count).matches('(')}"}])~", "",
     "cel-bad-regex", "/levels/0/message", "missing )"},
    {R"~([{"severity": "high", "raised": "as_of > timestamp('2026-13-01T00:00:00Z')"}])~", "",
     "cel-bad-literal", "/levels/0/raised", "2026-13-01"},
    {R"([{"severity": "high", "raised": "partners != null && partners[0] == partners[1]"}])", "",
     "cel-record-comparison", "/levels/0/raised", "as a whole"},
    {R"([{"severity": "high", "raised": "partners != null && size(partners) / 2 > 1"}])", "",
     "cel-int-division", "/levels/0/raised", "fraction"},
};

}  // namespace

TEST_CASE("a broken rule is refused with the place of the mistake") {
  const test::Small small;
  for (const Row& row : k_refused) {
    INFO(row.levels << row.more);
    const auto pack = small.load({{"GOV01.json", test::rule_text(row.levels, row.more)}});
    REQUIRE_FALSE(pack);
    INFO(test::problems_text(pack.problems()));
    const Diagnostic& first = pack.problems().front();
    CHECK(first.code == row.code);
    CHECK(first.pointer == row.pointer);
    CHECK(first.message.find(row.says) != std::string::npos);
    CHECK(first.file == "GOV01.json");
    CHECK(first.place.has_value());
  }
}

TEST_CASE("the caret of an expression stands under the wrong word") {
  const test::Small small;
  const auto pack = small.load(
      {{"GOV01.json",
        test::rule_text("[\n{\"severity\": \"high\", \"raised\": \"open && cuont > 1\"}]")}});
  REQUIRE_FALSE(pack);
  REQUIRE(pack.problems().front().place);
  CHECK(*pack.problems().front().place == Place{6, 41, 5});
}

TEST_CASE("all problems of all files come in one run") {
  const test::Small small;
  const auto pack =
      small.load({{"a.json", test::rule_text(R"([{"severity": "high", "raised": "x > y"}])")},
                  {"b.json", "{"},
                  {"c.json", test::rule_text(R"([{"severity": "high", "raised": "z"}])"), 1}});
  REQUIRE_FALSE(pack);
  CHECK(pack.problems().size() == 4);
}

TEST_CASE("all problems of one file come in one run") {
  const test::Small small;
  const auto pack = small.load(
      {{"GOV01.json",
        test::rule_text(
            R"([{"severity": "high", "raised": "opne || count == 1 / 2", "message": "{cuont}"},
                {"severity": "low", "raised": "phase == 'x' && signed_on > as_of"}])",
            R"(, "for_each": {"p": "partnrs"}, "when": "count")")}});
  REQUIRE_FALSE(pack);
  std::vector<std::string> found;
  for (const Diagnostic& problem : pack.problems())
    found.push_back(problem.code + " " + problem.pointer);
  CHECK(found == std::vector<std::string>{
                     "cel-unknown-name /for_each/p", "rule-not-a-condition /when",
                     "cel-unknown-name /levels/0/raised", "cel-int-division /levels/0/raised",
                     "cel-unknown-name /levels/0/message", "cel-enum /levels/1/raised",
                     "cel-null /levels/1/raised"});
}

TEST_CASE("a message may hold braces and expressions") {
  const test::Small small;
  std::string text = test::rule_text(R"([{"severity": "high", "raised": "open"}])");
  text.replace(text.find("count is {count}"), 16, "{{x}} {count + 1} {[1, 2].map(i, i * 2)}");
  const auto pack = small.load({{"GOV01.json", text}});
  REQUIRE(pack);
  CHECK(pack->rules.front().message.pieces.size() == 4);
  text.replace(text.find("{{x}}"), 5, "{x");
  CHECK_FALSE(small.load({{"GOV01.json", text}}));
}

TEST_CASE("an expression in a message ends where its texts let it end") {
  const test::Small small;
  for (const char* expression :
       {R"('}' + '{')", R"('\\'}')", R"(\"\\\"}\" + '}')", R"(r'\\' + '}')", R"('''it's }''')"}) {
    INFO(expression);
    std::string text = test::rule_text(R"([{"severity": "high", "raised": "open"}])");
    text.replace(text.find("{count}"), 7, "{" + std::string(expression) + "}.");
    const rules::RulePack pack = test::need(small.load({{"GOV01.json", text}}));
    const auto& pieces = pack.rules.front().message.pieces;
    REQUIRE(pieces.size() == 3);
    CHECK(std::get<std::string>(pieces.back()) == ".");
  }
}

TEST_CASE("a mistake after an empty line stands in its own line") {
  const test::Small small;
  const auto pack = small.load(
      {{"GOV01.json",
        test::rule_text(R"([{"severity": "high", "raised": ["", "open &&", "", "opne"]}])")}});
  REQUIRE_FALSE(pack);
  CHECK(pack.problems().front().pointer == "/levels/0/raised/3");
  CHECK(pack.problems().front().hint == "did you mean `open`?");
}

TEST_CASE("a message may print any value, also a type") {
  const test::Small small;
  std::string text = test::rule_text(R"([{"severity": "high", "raised": "open"}])");
  text.replace(text.find("{count}"), 7, "{list} {map} {optional_type} {type(count)}");
  const rules::RulePack pack = test::need(small.load({{"GOV01.json", text}}));
  const Document document =
      test::document(R"({"phase": "operate", "type": "strategic_alliance", "open": true})");
  const profile::Facts facts = test::need(profile::validate(document, small.profile));
  const auto outcomes = rules::evaluate(pack, facts, {"operate", "strategic_alliance"});
  CHECK(outcomes.front().findings.front().message.starts_with("count is list(dyn) map("));
}

TEST_CASE("an id twice in one layer is refused") {
  const test::Small small;
  const std::string rule = test::rule_text(R"([{"severity": "low", "raised": "open"}])");
  const auto pack = small.load({{"a.json", rule}, {"b.json", rule}});
  REQUIRE_FALSE(pack);
  CHECK(pack.problems().front().code == "rule-duplicate-id");
  CHECK(pack.problems().front().file == "b.json");
  CHECK(pack.problems().front().place.has_value());
}

TEST_CASE("a later layer replaces a rule of the same id") {
  const test::Small small;
  std::string other = test::rule_text(R"([{"severity": "low", "raised": "open"}])");
  const rules::RulePack pack = test::need(
      small.load({{"a.json", test::rule_text(R"([{"severity": "high", "raised": "open"}])")},
                  {"b.json", other, 1}}));
  REQUIRE(pack.rules.size() == 1);
  CHECK(pack.rules.front().levels.front().severity == rules::Severity::low);
  CHECK(pack.find("test-rule") == &pack.rules.front());
  CHECK(pack.find("none") == nullptr);
}

TEST_CASE("compounds name rules that exist, with roots of their own") {
  const test::Small small;
  const std::string rule = test::rule_text(R"([{"severity": "high", "raised": "open"}])");
  const auto compounds = [](const std::string& first, const std::string& second) {
    return R"({"compounds": [{"id": "M01", "name": "a-feeds-b", "title": "t", "all": [[")" + first +
           R"("], [")" + second +
           R"("]], "why": "w", "fix": "f", "sources": [{"document": "failures", "section": "Summary", "claim": "S4:1"}]}]})";
  };
  const auto unknown =
      small.load({{"a.json", rule}, {"compounds.json", compounds("GOV01", "GOV99")}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.problems().front().code == "compound-unknown-rule");
  const auto shared =
      small.load({{"a.json", rule}, {"compounds.json", compounds("GOV01", "GOV01")}});
  REQUIRE_FALSE(shared);
  CHECK(shared.problems().front().code == "compound-shared-root");
  std::string other = rule;
  other.replace(other.find("GOV01"), 5, "GOV02").replace(other.find("test-rule"), 9, "other-rule");
  other.replace(other.find("\"/count\""), 8, "\"/open\"");
  std::string same = compounds("GOV01", "GOV02");
  CHECK(small.load({{"a.json", rule}, {"b.json", other}, {"compounds.json", same}}));
  same.replace(same.find("\"all\""), 5, "\"same\": \"partner\", \"all\"");
  const auto no_element =
      small.load({{"a.json", rule}, {"b.json", other}, {"compounds.json", same}});
  REQUIRE_FALSE(no_element);
  CHECK(no_element.problems().front().code == "compound-no-element");
}

TEST_CASE("parameter settings") {
  CHECK(rules::parse_setting("COMM01.max_days=21")->value == "21");
  for (const char* text : {"COMM01", "COMM01=3", "COMM01.=3", ".x=3", "COMM01.x"}) {
    INFO(text);
    CHECK_FALSE(rules::parse_setting(text));
  }
  const test::Small small;
  const std::string rule = test::rule_text(
      R"([{"severity": "high", "raised": "count > params.most"}])",
      R"(, "parameters": {"most": {"default": 5, "unit": "items", "ground": "heuristic"}})");
  for (const rules::ParameterSetting& wrong : {rules::ParameterSetting{"GOV02", "most", "1"},
                                               {"GOV01", "mist", "1"},
                                               {"GOV01", "most", "many"},
                                               {"GOV01", "most", "nan"},
                                               {"GOV01", "most", "inf"}}) {
    INFO(wrong.rule << "." << wrong.name << "=" << wrong.value);
    const auto pack = small.load({{"GOV01.json", rule}}, {wrong});
    REQUIRE_FALSE(pack);
    CHECK(pack.problems().front().code == "bad-parameter");
  }
}

TEST_CASE("a parameter stays within its bounds") {
  const test::Small small;
  const auto rule = [](const std::string& parameter) {
    return test::rule_text(
        R"([{"severity": "high", "raised": "count > params.most && open"}])",
        R"(, "parameters": {"most": {"ground": "heuristic", )" + parameter + "}}");
  };
  struct Row {
    std::string parameter;
    std::string setting;
    std::string expected;  // code and message; "": it loads
  };
  const std::string between = R"("default": 5, "min": 1, "max": 3650)";
  const std::vector<Row> rows{
      {between, "1", ""},
      {between, "3650", ""},
      {between, "0", "bad-parameter: GOV01.most must be between 1 and 3650"},
      {between, "3651", "bad-parameter: GOV01.most must be between 1 and 3650"},
      {R"("default": 5, "min": 1)", "0.5", "bad-parameter: GOV01.most must be at least 1"},
      {R"("default": 5, "max": 8)", "9", "bad-parameter: GOV01.most must be at most 8"},
      {R"("default": 5, "max": 4)", "", "rule-parameter-range: the default 5 must be at most 4"},
      {R"("default": 5, "min": 6, "max": 4)", "",
       "rule-parameter-range: the default 5 must be between 6 and 4"},
      {R"("default": true, "min": 1)", "", "rule-parameter-range: `min` and `max` are for numbers"},
  };
  for (const Row& row : rows) {
    INFO(row.parameter << " " << row.setting);
    std::vector<rules::ParameterSetting> settings;
    if (!row.setting.empty()) settings.push_back({"GOV01", "most", row.setting});
    const auto pack = small.load({{"GOV01.json", rule(row.parameter)}}, settings);
    CHECK((pack ? "" : pack.problems().front().code + ": " + pack.problems().front().message) ==
          row.expected);
  }
}
