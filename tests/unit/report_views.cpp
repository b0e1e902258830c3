// What a report says of the partners' own accounts, on a schema and rules of our own.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/report/format.hpp"
#include "partner_check/report/joint.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using report::Report;
using report::SaidDifferently;

namespace {

constexpr const char* k_schema = R"({
  "type": "object", "required": ["phase", "type", "partners"], "additionalProperties": false,
  "title": "Alliance", "x-subject": {"phase": "phase", "type": "type", "parties": "partners"},
  "patternProperties": {"_complete$": {"type": "boolean"}},
  "properties": {
    "phase": {"type": "string", "enum": ["operate", "evaluate"]},
    "type": {"type": "string", "enum": ["joint_venture", "consortium"], "x-variable": "partnership_type"},
    "days": {"type": ["number", "null"], "title": "Days", "description": "How many days?"},
    "aim": {"type": "string", "enum": ["grow", "learn"]},
    "motto": {"type": "string"},
    "is_open": {"type": "boolean"},
    "due": {"type": "string", "format": "date"},
    "names": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
    "deal": {"type": ["object", "null"], "title": "Deal", "additionalProperties": false,
      "properties": {"fee": {"type": "number", "title": "Fee"}, "paid": {"type": "boolean"}}},
    "partners": {"type": "array", "x-unique": "id", "title": "Partners", "items": {
      "type": "object", "required": ["id"], "additionalProperties": false,
      "patternProperties": {"_complete$": {"type": "boolean"}},
      "properties": {"id": {"type": "string"}, "name": {"type": "string"},
        "runway": {"type": "number", "title": "Runway", "x-private": "own_side"},
        "gifts": {"type": "array", "x-unique": "id", "title": "Gifts", "items": {
          "type": "object", "required": ["id"], "additionalProperties": false,
          "properties": {"id": {"type": "string"}, "title": {"type": "string"},
            "worth": {"type": "number", "title": "Worth"}}}}}}},
    "sources": {"type": "object", "x-pointers": true, "additionalProperties": {"type": "object",
      "additionalProperties": false, "properties": {"by": {"type": "string", "x-told-by": true}}}}
  }})";

std::string rule(const std::string& id, const std::string& root, const std::string& condition,
                 const std::string& more = "") {
  return fmt::format(
      R"({{"id": "{0}", "name": "rule-{4}", "title": "Rule {0}", "dimension": "governance",
"root": "{1}", "levels": [{{"severity": "high", "raised": "{2}"}}], "message": "m", "why": "w",
"fix": "f", "effort": "small", "cases": [{{"name": "as it is", "expect": "clear"}}],
"sources": [{{"document": "failures", "section": "Poor Governance", "claim": "S4:1"}}]{3}}})",
      id, root, condition, more, std::string(1, static_cast<char>('a' + id.back() - '1')));
}

// From accounts to a report: that of the profile, then views of the partners a, b, ...
class World {
 public:
  World() {
    const std::vector<std::string> rules{
        rule("GOV01", "/days", "days != null && days > 1.0"),
        rule("GOV02", "/days", "days != null && days > 2.0 && deal != null"),
        rule("GOV03", "/partners/*/runway", "partner.runway < 6.0", k_for_each),
        rule("GOV04", "/partners/*/gifts", "size(partner.gifts) > 5", k_for_each)};
    std::vector<rules::PackFile> files;
    for (const std::string& text : rules)
      files.push_back({fmt::format("{}.json", test::document(text).root->find("id")->text), text});
    small_.profile = test::need(profile::Schema::compile(test::document(k_schema)));
    pack_ = test::need(small_.load(files));
  }

  [[nodiscard]] Report report(const std::vector<std::string>& members) {
    told_.clear();
    for (const std::string& text : members) {
      told_.push_back(
          test::document("{\"phase\": \"operate\", \"type\": \"joint_venture\", " + text + "}"));
      told_.back().file = fmt::format("{}.json", told_.size() - 1);
    }
    if (told_.size() == 1) return report_of(told_.front(), {}, nullptr);
    std::vector<profile::Account> accounts;
    for (const Document& document : told_)
      accounts.push_back(
          {accounts.empty() ? "" : std::string(1, k_ids[accounts.size() - 1]), &document});
    const profile::Agreement agreement = profile::agree(accounts, small_.profile);
    return report_of(agreement.document, accounts, &agreement);
  }

 private:
  static constexpr const char* k_for_each = R"(, "for_each": {"partner": "partners"})";
  static constexpr std::string_view k_ids = "abc";

  [[nodiscard]] Report report_of(const Document& document,
                                 std::span<const profile::Account> accounts,
                                 const profile::Agreement* agreement) const {
    const profile::Facts facts = test::need(profile::validate(document, small_.profile));
    const auto outcomes = rules::evaluate(pack_, facts, {"operate", "joint_venture"});
    const score::Score score =
        score::score(score::scored_rules(outcomes), pack_.compounds, policy_);
    return report::build({.document = document,
                          .facts = facts,
                          .schema = small_.profile,
                          .outcomes = outcomes,
                          .next_outcomes = {},
                          .next_phase = "",
                          .score = score,
                          .gate = score::judge(outcomes, score, {}),
                          .factors = {},
                          .evaluated_on = "2026-11-01",
                          .accounts = accounts,
                          .agreement = agreement});
  }

  test::Small small_;
  score::Policy policy_ = score_fixture::shipped_policy();
  rules::RulePack pack_;
  std::vector<Document> told_;
};

constexpr const char* k_partners =
    R"("partners": [{"id": "a", "name": "Alder"}, {"id": "b", "name": "Brook"}])";

// The views add to the profile's partners.
std::vector<std::string> accounts(const std::string& a, const std::string& b,
                                  const std::string& profile = k_partners) {
  return {profile, R"("partners": [{"id": "a"}], )" + a, R"("partners": [{"id": "a"}], )" + b};
}

// "Alder: 24 (1.json:1); Brook: none (2.json:1)".
std::string words(const SaidDifferently& said, const Report& report) {
  std::vector<std::string> texts;
  for (const report::Word& word : said.words)
    texts.push_back(fmt::format("{}: {} ({}:{})", report.views->sides[word.side].name, word.value,
                                word.frame.file.empty() ? "profile" : word.frame.file,
                                word.frame.place.line));
  return join(texts, "; ");
}

std::string words_on(World& world, const std::string& a, const std::string& b) {
  const Report report = world.report(accounts(a, b));
  REQUIRE(report.views->differences.size() == 1);
  return words(report.views->differences.front(), report);
}

}  // namespace

TEST_CASE("a profile alone has no views") {
  World world;
  CHECK_FALSE(world.report({k_partners}).views);
}

TEST_CASE("what is told differently is said with both values and places") {
  World world;
  const Report report =
      world.report(accounts(R"("days": 24)", "\n\"days\": null, \"motto\": \"on\""));
  REQUIRE(report.views);
  REQUIRE(report.views->differences.size() == 1);
  const SaidDifferently& said = report.views->differences.front();
  CHECK(said.pointer == "/days");
  CHECK(said.title == "Days");
  CHECK(said.question == "How many days?");
  CHECK(said.entries.empty());
  CHECK(words(said, report) == "Alder: 24 (1.json:1); Brook: none (2.json:2)");
  CHECK(said.words.back().frame.line == "\"days\": null, \"motto\": \"on\"}");
  CHECK(said.rules == std::vector<std::string>{"GOV01", "GOV02"});
  CHECK_FALSE(said.own_side);
  // The question that rules ask is marked.
  const auto question = std::ranges::find(report.questions, "/days", &report::Question::pointer);
  REQUIRE(question != report.questions.end());
  CHECK(question->told_differently);
  CHECK(std::ranges::count_if(report.questions, &report::Question::told_differently) == 1);
}

TEST_CASE("the profile has a word, too, and its frame names no other file") {
  World world;
  const Report report = world.report(
      accounts(R"("days": 5)", R"("days": 7)", std::string(k_partners) + R"(, "days": 5)"));
  CHECK(words(report.views->differences.at(0), report) ==
        "the profile: 5 (profile:1); Alder: 5 (1.json:1); Brook: 7 (2.json:1)");
}

TEST_CASE("values are said in people's language") {
  World world;
  const auto said = [&](const std::string& field, const std::string& a, const std::string& b) {
    return words_on(world, "\"" + field + "\": " + a, "\"" + field + "\": " + b);
  };
  CHECK(said("aim", R"("grow")", R"("learn")") ==
        "Alder: grow (1.json:1); Brook: learn (2.json:1)");
  CHECK(said("motto", R"("x y")", R"("none")") ==
        "Alder: \"x y\" (1.json:1); Brook: \"none\" (2.json:1)");
  CHECK(said("is_open", "true", "false") == "Alder: yes (1.json:1); Brook: no (2.json:1)");
  CHECK(said("due", R"("2026-01-02")", R"("2026-01-03")") ==
        "Alder: 2026-01-02 (1.json:1); Brook: 2026-01-03 (2.json:1)");
  CHECK(said("names", R"(["u"])", "[]") == "Alder: 1 entry: u (1.json:1); Brook: none (2.json:1)");
  CHECK(said("names", R"(["1", "2", "3", "4", "5", "6", "7"])", R"(["u", "v"])") ==
        "Alder: 7 entries: 1, 2, 3, 4, 5, and 2 more (1.json:1); Brook: 2 entries: u, v "
        "(2.json:1)");
  CHECK(said("names", R"(["s", "v"])", R"(["u", "s"])") ==
        "Alder: 2 entries, here alone: v (1.json:1); Brook: 2 entries, here alone: u (2.json:1)");
  CHECK(said("names", R"(["s"])", R"(["u", "s"])") ==
        "Alder: 1 entry (1.json:1); Brook: 2 entries, here alone: u (2.json:1)");
  CHECK(said("deal", R"({"fee": 3, "paid": true})", "null") ==
        "Alder: Fee 3, paid yes (1.json:1); Brook: none (2.json:1)");
  CHECK(said("deal", "{}", "null") == "Alder: given (1.json:1); Brook: none (2.json:1)");
  const std::string lengthy(9'000, 'x');
  CHECK(said("motto", '"' + lengthy + '"', R"("y")").size() < 500);
}

TEST_CASE("an entry that one list has and another denies") {
  World world;
  const Report report = world.report(
      {k_partners,
       R"("partners": [{"id": "a", "gifts": [{"id": "g", "title": "A gift"}, {"id": "h"}]}])",
       R"("partners": [{"id": "a", "gifts": [{"id": "h"}]}])"});
  REQUIRE(report.views->differences.size() == 1);
  const SaidDifferently& said = report.views->differences.front();
  CHECK(words(said, report) == "Alder: A gift (1.json:1); Brook: not listed (2.json:1)");
  CHECK(said.entries == std::vector<std::string>{"Alder"});
  CHECK(said.title == "Gifts");
  CHECK(said.identity == "/partners/@a/gifts/@g");
  CHECK(said.section == "partners");
  CHECK(said.rules == std::vector<std::string>{"GOV04"});  // the list may lack an entry
}

TEST_CASE("a fact of an entry says of which") {
  World world;
  const Report report = world.report(
      {R"("partners": [{"id": "b"}, {"id": "a", "name": "Alder",
           "gifts": [{"id": "g", "title": "A gift"}]}])",
       R"("partners": [{"id": "a", "gifts": [{"id": "g", "worth": 1}]}])",
       R"("partners": [{"id": "b"}, {"id": "a", "gifts": [{"id": "g", "worth": 2}]}])"});
  REQUIRE(report.views->differences.size() == 1);
  const SaidDifferently& said = report.views->differences.front();
  CHECK(said.pointer == "/partners/1/gifts/0/worth");
  CHECK(said.identity == "/partners/@a/gifts/@g/worth");
  CHECK(said.entries == std::vector<std::string>{"Alder", "A gift"});
  CHECK(said.title == "Worth");
  CHECK(report.views->sides[2].name == "b");  // it has no name
}

TEST_CASE("what keeps most rules open comes first, then by pointer") {
  World world;
  const Report report =
      world.report(accounts(R"("motto": "x", "aim": "grow", "deal": {}, "days": 1)",
                            R"("motto": "y", "aim": "learn", "deal": null, "days": 9)"));
  std::string order;
  for (const SaidDifferently& said : report.views->differences)
    order += fmt::format("{} {}; ", said.pointer, said.rules.size());
  CHECK(order == "/days 2; /deal 1; /aim 0; /motto 0; ");
}

TEST_CASE("agreement is counted by part of the profile, and what one alone states is listed") {
  World world;
  const Report report = world.report(
      {R"("partners": [{"id": "a", "name": "Alder"}, {"id": "b", "runway": 3}], "due": "2026-01-01")",
       R"("partners": [{"id": "b", "runway": 3}], "days": 1, "motto": "m", "is_open": true)",
       R"("partners": [{"id": "a"}], "days": 2, "is_open": true)"});
  const report::Views& views = *report.views;
  std::string sections;
  for (const report::SectionAgreement& section : views.sections)
    sections += fmt::format("{}={} {} {} {}; ", section.id, section.title, section.agreed,
                            section.different, section.one_sided);
  // phase, type and is_open; days is no list and no object, either; runway.
  CHECK(sections == "=Alliance 3 1 1; partners=Partners 1 0 0; ");
  CHECK(views.agreed == 4);
  CHECK(views.different == 1);
  REQUIRE(views.one_sided.size() == 1);
  CHECK(views.one_sided.front().pointer == "/motto");
  CHECK(views.one_sided.front().side == 1);
  CHECK(views.sides[1].alone == 1);
  CHECK(views.sides[1].different == 1);
  CHECK(views.sides[0].different == 0);
  CHECK(views.sides[0].name == "the profile");
  CHECK(views.sides[1].id == "a");
  CHECK(views.sides[1].file == "1.json");
  CHECK(views.sides[1].sha256.size() == 64);
}

TEST_CASE("whose word a finding rests on") {
  const auto told = [](const Report& report) {
    std::string text;
    for (const report::Remedy& remedy : report.remedies)
      for (const report::ReportFinding& finding : remedy.findings)
        for (const rules::Evidence& fact : finding.evidence)
          text += fmt::format("{} by {}; ", fact.pointer, fact.by);
    return text;
  };
  World world;
  CHECK(told(world.report(accounts(R"("days": 2)", R"("motto": "x")"))) ==
        "/days by Alder alone; ");
  CHECK(told(world.report(accounts(R"("days": 2)", R"("days": 2)"))) == "/days by ; ");
  CHECK(told(world.report({std::string(k_partners) + R"(, "days": 2)"})) == "/days by ; ");
  // Without views as the profile says: a role, or a partner by name.
  CHECK(told(world.report({std::string(k_partners) +
                           R"(, "days": 2, "sources": {"/days": {"by": "legal counsel"}})"})) ==
        "/days by legal counsel; ");
  CHECK(told(world.report({R"("partners": [{"id": "a", "name": "Alder", "runway": 1}],
                              "sources": {"/partners": {"by": "x"}, "/partners/0": {"by": "a"}})"})) ==
        "/partners/0/runway by Alder; ");
  report::Run run;
  run.reports.push_back(world.report(accounts(R"("days": 2)", R"("motto": "x")")));
  const std::string shown = report::find_format("text")->render(run, {});
  CHECK(shown.find("(as told by Alder alone)") != std::string::npos);
}

TEST_CASE("a joint audience learns that they differ, not what they say") {
  World world;
  report::Run run;
  run.reports.push_back(world.report(
      {k_partners,
       "\"days\": 11, \"partners\": [{\"id\": \"a\", \"runway\": 7331}, {\"id\": \"b\"}]",
       "\"days\": 12, \"partners\": [{\"id\": \"a\", \"runway\": 7332}, {\"id\": \"b\"}]"}));
  const report::Run joint = report::for_joint(run);
  const std::vector<SaidDifferently>& said = joint.reports.front().views->differences;
  REQUIRE(said.size() == 2);
  const SaidDifferently& hidden = said[said[0].own_side ? 0 : 1];
  CHECK(hidden.own_side);
  CHECK(hidden.title == "Runway");
  CHECK(hidden.pointer == "/partners/0/runway");
  CHECK(hidden.words.empty());
  CHECK(hidden.entries == std::vector<std::string>{"Alder"});
  CHECK(hidden.rules == std::vector<std::string>{"GOV03"});
  for (const report::Format& format : report::formats()) {
    const std::string text = format.render(joint, {.detail = report::Detail::all});
    INFO(format.name);
    CHECK(text.find("733") == std::string::npos);
  }
  CHECK(report::find_format("json")->render(run, {}).find("7332") != std::string::npos);
  // What is no secret is still said, without the line that holds one.
  const std::string text = report::find_format("json")->render(joint, {});
  CHECK(text.find("\"value\": \"12\"") != std::string::npos);
}
