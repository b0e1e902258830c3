// Facts derived from others: what becomes of a summary beside its log, and what derived.json may
// say.
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

constexpr const char* k_schema = R"({
  "type": "object", "additionalProperties": false,
  "patternProperties": {"_complete$": {"type": "boolean"}},
  "properties": {
    "phase": {"type": "string", "enum": ["structure", "operate"]},
    "type": {"type": "string", "enum": ["joint_venture"], "x-variable": "partnership_type"},
    "as_of": {"type": "string", "format": "date"},
    "meetings": {"type": ["object", "null"], "additionalProperties": false,
      "patternProperties": {"_complete$": {"type": "boolean"}},
      "properties": {
        "planned": {"type": "integer", "minimum": 0}, "held": {"type": "integer", "maximum": 5},
        "any": {"type": "boolean"}, "last_on": {"type": ["string", "null"], "format": "date"},
        "rate": {"type": "integer", "x-at-most": "planned"}, "names": {"type": "array", "items": {"type": "string"}},
        "mood": {"type": "string", "enum": ["good", "bad"]},
        "log": {"type": "array", "items": {"type": "object", "additionalProperties": false,
          "properties": {"on": {"type": "string", "format": "date"}, "held": {"type": "boolean"}}}}}}
  }})";

constexpr const char* k_derived = R"~({"facts": {
  "/meetings/planned": "meetings == null ? 0 : size(meetings.log)",
  "/meetings/held": "meetings == null ? 0 : size(meetings.log.filter(m, m.held))",
  "/meetings/any": "meetings != null && meetings.log.exists(m, m.held)",
  "/meetings/last_on": ["meetings == null || !meetings.log.exists(m, m.held) ? null",
                        " : max(meetings.log.filter(m, m.held).map(m, m.on))"]
}})~";

test::Small small_pack() {
  return {.profile = test::need(profile::Schema::compile(test::document(k_schema)))};
}

rules::RulePack pack_of(const test::Small& small, const std::string& derived) {
  return test::need(small.load({{"derived.json", derived}}));
}

// "planned=2 held=? ...": unknown facts with their paths; or the problems.
std::string derived_text(const rules::RulePack& pack, const std::string& meetings) {
  const Document document =
      test::document(R"({"as_of": "2026-06-30", "meetings": )" + meetings + "}");
  const Result<profile::Facts> facts =
      rules::derive(pack, test::need(profile::validate(document, *pack.schema)));
  std::string text;
  if (!facts) {
    for (const Diagnostic& problem : facts.problems())
      text += std::string(name_of(problem.gravity)) + " " + problem.code + " " + problem.pointer +
              ": " + problem.message + "\n";
    return text;
  }
  const Value& register_value = facts->field("meetings");
  if (!register_value.is(ValueKind::record)) return readable(register_value);
  for (const char* name : {"planned", "held", "any", "last_on"}) {
    const Value& value =
        register_value.record
            ->fields[static_cast<std::size_t>(register_value.record->type->index_of(name))];
    text += text.empty() ? "" : " ";
    text += std::string(name) + "=" + readable(value);
    if (value.is(ValueKind::unknown)) {
      for (const std::string& path : unknown_paths(value))
        text += "?" + path;
    } else if (pointer_of(value.origin) != "/meetings/" + std::string(name)) {
      text += "@" + pointer_of(value.origin);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a summary is taken as stated, else from the log, else it is unknown itself") {
  const test::Small small = small_pack();
  const rules::RulePack pack = pack_of(small, k_derived);
  const std::string log = R"("log": [{"on": "2026-05-01", "held": true},
                                     {"on": "2026-06-01", "held": false}])";
  struct Row {
    const char* what;
    std::string meetings;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"no register", "null", "none"},
      {"nothing", "{}",
       "planned=not stated?/meetings/planned held=not stated?/meetings/held "
       "any=not stated?/meetings/any last_on=not stated?/meetings/last_on"},
      {"a summary", R"({"planned": 3, "held": 1})",
       "planned=3 held=1 any=not stated?/meetings/any last_on=not stated?/meetings/last_on"},
      {"a log", "{" + log + "}",
       "planned=2@/meetings/log held=1@/meetings/log any=yes@/meetings/log "
       "last_on=2026-05-01@/meetings/log"},
      {"an empty log", R"({"log": []})",
       "planned=0@/meetings/log held=0@/meetings/log any=no@/meetings/log "
       "last_on=none@/meetings/log"},
      {"both, and they agree", R"({"planned": 2, "last_on": "2026-05-01", )" + log + "}",
       "planned=2 held=1@/meetings/log any=yes@/meetings/log last_on=2026-05-01"},
      {"an incomplete log", R"({"log_complete": false, )" + log + "}",
       "planned=not stated?/meetings/planned held=not stated?/meetings/held "
       "any=yes@/meetings/log last_on=not stated?/meetings/last_on"},
      {"an incomplete log beside a summary",
       R"({"planned": 9, "log_complete": false, )" + log + "}",
       "planned=9 held=not stated?/meetings/held any=yes@/meetings/log "
       "last_on=not stated?/meetings/last_on"},
      {"an entry that lacks a field", R"({"log": [{"on": "2026-05-01"}, {"held": false}]})",
       "planned=2@/meetings/log held=not stated?/meetings/log/0/held "
       "any=not stated?/meetings/log/0/held last_on=not stated?/meetings/log/0/held"},
      {"many entries that lack a field", R"({"log": [{}, {}, {}, {}]})",
       "planned=4@/meetings/log held=not stated?/meetings/held any=not stated?/meetings/any "
       "last_on=not stated?/meetings/last_on"},
      {"a summary beside an entry that lacks a field", R"({"held": 4, "log": [{}]})",
       "planned=1@/meetings/log held=4 any=not stated?/meetings/log/0/held "
       "last_on=not stated?/meetings/log/0/held"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(derived_text(pack, row.meetings) == row.expected);
  }
}

TEST_CASE("a summary that its log refutes is a contradiction, with both places") {
  const test::Small small = small_pack();
  const rules::RulePack pack = pack_of(small, k_derived);
  CHECK(derived_text(pack, R"({"held": 2, "log": [{"held": true}]})") ==
        "error contradiction /meetings/held: `/meetings/held` is 2, but `/meetings/log` gives 1\n"
        "note contradiction /meetings/log: this gives 1: "
        "meetings == null ? 0 : size(meetings.log.filter(m, m.held))\n");
  CHECK(derived_text(pack, R"({"last_on": "2026-05-02", "any": false,
                               "log_complete": false, "log": [{"held": true}]})")
            .starts_with("error contradiction /meetings/any: `/meetings/any` is no, but "
                         "`/meetings/log` gives yes\n"));
  CHECK(derived_text(pack, R"({"last_on": "2026-05-02", "log": []})")
            .starts_with("error contradiction /meetings/last_on: `/meetings/last_on` is "
                         "2026-05-02, but `/meetings/log` gives none\n"));
}

TEST_CASE("a part is at most its whole, whichever of both is derived") {
  const test::Small small = small_pack();
  const rules::RulePack whole = pack_of(small, k_derived);
  CHECK(derived_text(whole, R"({"rate": 1, "log": [{}]})").starts_with("planned=1"));
  CHECK(derived_text(whole, R"({"rate": 3, "log_complete": false, "log": [{}]})")
            .starts_with("planned=not stated"));
  CHECK(derived_text(whole, R"({"rate": 3, "log": [{}]})") ==
        "error part-over-whole /meetings/rate: `/meetings/rate` is 3, more than the 1 of "
        "`/meetings/planned` (from `/meetings/log`) that it is a part of\n");
  const rules::RulePack part = pack_of(
      small, R"~({"facts": {"/meetings/rate": "meetings == null ? 0 : size(meetings.log)"}})~");
  CHECK(derived_text(part, R"({"planned": 1, "log": [{}, {}]})") ==
        "error part-over-whole /meetings/planned: `/meetings/rate` (from `/meetings/log`) is 2, "
        "more than the 1 of `/meetings/planned` that it is a part of\n");
}

TEST_CASE("an expression that fails is a fault of its file") {
  const test::Small small = small_pack();
  const std::string entries = R"({"log": [{"held": true}, {"held": true}, {"held": true}]})";
  struct Row {
    std::string fact;
    std::string expression;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"last_on", "meetings == null ? null : max(meetings.log.filter(m, !m.held).map(m, m.on))",
       "`max` of an empty list"},
      {"held", "meetings == null ? 0 : size(meetings.log) * 2",
       "it gives 6, which the schema does not allow"},
      {"rate", "meetings == null ? 0.5 : size(meetings.log) / 2.0",
       "it gives 1.5, which the schema does not allow"},
  };
  for (const Row& row : rows) {
    const rules::RulePack pack = pack_of(
        small, R"({"facts": {"/meetings/)" + row.fact + R"(": ")" + row.expression + "\"}}");
    CHECK(derived_text(pack, entries) == "error derived-error : `/meetings/" + row.fact +
                                             "` cannot be derived from `" + row.expression +
                                             "`: " + row.expected + "\n");
  }
}

TEST_CASE("derived.json is checked when it is read") {
  const test::Small small = small_pack();
  struct Row {
    std::string facts;
    std::string expected;
  };
  const std::string log = "meetings == null ? 0 : size(meetings.log)";
  const std::vector<Row> rows{
      {R"("/meetings/hold": "1")", "derived-fact did you mean `held`?"},
      {R"("meetings": "1")", "derived-fact did you mean `meetings`?"},
      {R"("/meetings/log/0/held": "true")", "derived-fact elements of lists are not derived"},
      {R"("/meetings/names": "['a']")", "derived-fact "},
      {R"("/meetings": "null")", "derived-fact "},
      {R"("/meetings/held": "metings.held")", "cel-unknown-name"},
      {R"~("/meetings/held": "size(meetings.log)")~", "cel-null"},
      {R"("/meetings/held": ["size(", "phase"])", "cel-syntax"},
      {R"("/meetings/any": ")" + log + "\"", "derived-type"},
      {R"~("/meetings/planned": "meetings == null ? null : size(meetings.log)")~", "derived-type"},
      {R"("/meetings/mood": "phase")", "derived-type"},
      {R"("/meetings/mood": "'fine'")", "derived-type"},
      {R"("/meetings/planned": "3")", "derived-source"},
      {R"("/meetings/planned": 3)", "wrong-type"},
      {R"("$comment": "how", "/meetings/planned": ")" + log + "\"", ""},
      {R"("/meetings/last_on": "as_of")", ""},
  };
  for (const Row& row : rows) {
    INFO(row.facts);
    const auto pack = small.load({{"derived.json", R"({"facts": {)" + row.facts + "}}"}});
    const Diagnostic problem = pack ? Diagnostic{} : pack.problems().front();
    CHECK((problem.code == "derived-fact" ? problem.code + " " + problem.hint : problem.code) ==
          row.expected);
  }
}

TEST_CASE("a later file replaces the expression of a fact") {
  const test::Small small = small_pack();
  const rules::RulePack pack = test::need(small.load(
      {{"derived.json", k_derived},
       {"own/derived.json",
        R"({"facts": {"/meetings/planned": "meetings == null ? 0 : size(meetings.log) + 1"}})",
        1}}));
  CHECK(pack.derived.size() == 4);
  CHECK(derived_text(pack, R"({"log": []})").starts_with("planned=1@/meetings/log held=0"));
}

TEST_CASE("a finding on derived facts rests on their log, each fact for itself") {
  const test::Small small = small_pack();
  std::string rule = test::rule_text(
      R"([{"severity": "high", "raised": "meetings != null && meetings.held < meetings.planned"}])");
  rule.replace(rule.find("\"/count\""), 8, "\"/meetings/held\"");
  rule.replace(rule.find("count is {count}"), 16, "held or not");
  const rules::RulePack pack =
      test::need(small.load({{"derived.json", k_derived}, {"GOV01.json", rule}}));
  const Document document = test::document(
      R"({"phase": "operate", "type": "joint_venture", "as_of": "2026-06-30",
          "meetings": {"log": [{"held": true}, {"held": false}]}})");
  const profile::Facts facts =
      test::need(rules::derive(pack, test::need(profile::validate(document, small.profile))));
  const std::vector<rules::Outcome> outcomes =
      rules::evaluate(pack, facts, {"operate", "joint_venture"});
  REQUIRE(outcomes.front().findings.size() == 1);
  std::string evidence;
  for (const rules::Evidence& fact : outcomes.front().findings.front().evidence)
    evidence += fact.expression + "=" + fact.value + "@" + fact.pointer + " ";
  CHECK(evidence.ends_with("meetings.held=1@/meetings/log meetings.planned=2@/meetings/log "));
  CHECK(facts.place_of("/meetings/held") == "/meetings/log");
  CHECK(facts.place_of("/meetings/log/0/held") == "/meetings/log/0/held");
  CHECK(facts.place_of("/phase") == "/phase");
}

TEST_CASE("derived facts share one budget") {
  const test::Small small = small_pack();
  // About six million steps for a log of a thousand meetings that were all held.
  const std::string pairs =
      "meetings != null && meetings.log.exists(a, meetings.log.exists(b, a.held != b.held))";
  const rules::RulePack one = pack_of(small, R"({"facts": {"/meetings/any": ")" + pairs + R"("}})");
  const rules::RulePack two =
      pack_of(small, R"({"facts": {"/meetings/any": ")" + pairs + R"(", "/meetings/held": ")" +
                         pairs + R"( ? 1 : 0"}})");
  std::string log = R"({"log": [{"held": true})";
  for (int i = 1; i < 1000; ++i)
    log += R"(, {"held": true})";
  log += "]}";
  CHECK(derived_text(one, log).find("any=no@/meetings/log") != std::string::npos);
  const std::string refused = derived_text(two, log);
  INFO(refused);
  CHECK(refused.starts_with("error derived-error"));
  CHECK(refused.find("the derived facts need more than 10,000,000 steps") != std::string::npos);
}
