#include "partner_check/profile/facts.hpp"

#include "profile_fixture.hpp"
#include "support/catch.hpp"

namespace profile_fixture {
namespace {

struct Row {
  std::string schema;
  std::string document;
  std::string expected;  // as lines_of()
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.schema, row.document);
    const profile::Schema compiled = schema(row.schema);
    const Document read = document(row.document);
    CHECK(lines_of(profile::check(read, compiled)) == row.expected);
    CHECK(static_cast<bool>(profile::validate(read, compiled)) == row.expected.empty());
  }
}

TEST_CASE("types") {
  const std::string whole = object_schema(R"("levels": {"type": "integer", "title": "Levels"})");
  const std::string days = object_schema(
      R"("days": {"type": ["number", "null"], "title": "Decision latency"},
         "open": {"type": "boolean"}, "name": {"type": "string"},
         "tags": {"type": "array", "items": {"type": "string"}}, "size": {"type": ["string", "array"]})");
  check_rows({
      {days, R"({"days": 3, "open": false, "name": "", "tags": [], "size": []})", ""},
      {days, R"({"days": null})", ""},
      {days, R"({"days": "3"})",
       "wrong-type /days: `days` (Decision latency) is \"3\"; a number or null is expected | write "
       "3 without quotes\n"},
      {days, R"({"days": "three"})",
       "wrong-type /days: `days` (Decision latency) is \"three\"; a number or null is expected\n"},
      {days, R"({"open": "true"})",
       "wrong-type /open: `open` is \"true\"; true or false is expected | write true without "
       "quotes\n"},
      {days, R"({"open": null})",
       "wrong-type /open: `open` is null; true or false is expected | null says that there is "
       "none; "
       "what nobody knows is left out\n"},
      {days, R"({"name": 12})",
       "wrong-type /name: `name` is 12; a string is expected | write \"12\" with quotes\n"},
      {days, R"({"tags": "a"})",
       "wrong-type /tags: `tags` is \"a\"; a list is expected | write [\"a\"] for a list of one\n"},
      {days, R"({"tags": {"a": 1}})",
       "wrong-type /tags: `tags` is an object; a list is expected\n"},
      {days, R"({"tags": ["a", 2]})",
       "wrong-type /tags/1: entry 2 of `tags` is 2; a string is expected | write \"2\" with "
       "quotes\n"},
      {days, R"({"size": {}})",
       "wrong-type /size: `size` is an object; a string or a list is expected\n"},
      {days, "[]", "wrong-type : the document is a list; an object is expected\n"},
      {whole, R"({"levels": 2.0})", ""},
      {whole, R"({"levels": 2.5})",
       "wrong-type /levels: `levels` is 2.5; a whole number is expected\n"},
      {R"({"type": "array", "items": {"type": "number"}})", "[1, false]",
       "wrong-type /1: entry 2 of the list is false; a number is expected\n"},
  });
}

TEST_CASE("closed sets and versions") {
  const std::string phase = object_schema(
      R"("phase": {"type": "string", "enum": ["select", "structure", "operate", "evaluate"]})");
  const std::string version =
      object_schema(R"("schema_version": {"type": "string", "const": "1"})");
  check_rows({
      {phase, R"({"phase": "operate"})", ""},
      {phase, R"({"phase": "operating"})",
       "not-allowed /phase: `phase` is \"operating\"; allowed: select, structure, operate, "
       "evaluate "
       "| did you mean `operate`?\n"},
      {phase, R"({"phase": ""})",
       "not-allowed /phase: `phase` is empty; allowed: select, structure, operate, evaluate\n"},
      {phase, R"({"phase": 3})",
       "wrong-type /phase: `phase` is 3; allowed: select, structure, operate, evaluate\n"},
      {R"({"enum": [1, true, null, "a"]})", "2",
       "not-allowed : the document is 2; allowed: 1, true, null, a\n"},
      {R"({"enum": [1, true, null, "a"]})", "true", ""},
      {version, R"({"schema_version": "1"})", ""},
      {version, R"({"schema_version": "2"})",
       "unsupported-version /schema_version: `schema_version` is \"2\"; this version reads "
       "\"1\"\n"},
      {version, R"({"schema_version": 1})",
       "unsupported-version /schema_version: `schema_version` is 1; this version reads \"1\" | "
       "write \"1\" with quotes\n"},
      {object_schema(R"("version": {"enum": [1, 2]})"), R"({"version": 3})",
       "unsupported-version /version: `version` is 3; this version reads 1 and 2\n"},
  });
}

TEST_CASE("ranges and lengths") {
  const std::string share = object_schema(
      R"("cost": {"type": "number", "title": "Cost share", "minimum": 0, "maximum": 1})");
  const std::string months =
      object_schema(R"("months": {"type": "number", "exclusiveMinimum": 0, "maximum": 12})");
  const std::string text =
      object_schema(R"("name": {"type": "string", "minLength": 2, "maxLength": 4})");
  const std::string list = object_schema(R"("partners": {"type": "array", "minItems": 2})");
  check_rows({
      {share, R"({"cost": 1})", ""},
      {share, R"({"cost": 60})",
       "out-of-range /cost: `cost` (Cost share) is 60; allowed: 0 to 1 | shares are 0..1: 0.6?\n"},
      {share, R"({"cost": -0.5})",
       "out-of-range /cost: `cost` (Cost share) is -0.5; allowed: 0 to 1\n"},
      {months, R"({"months": 0})",
       "out-of-range /months: `months` is 0; allowed: more than 0 and at most 12\n"},
      {months, R"({"months": 0.0001})", ""},
      {R"({"type": "number", "minimum": 1})", "0",
       "out-of-range : the document is 0; allowed: at least 1\n"},
      {R"({"type": "number", "exclusiveMaximum": 1})", "1",
       "out-of-range : the document is 1; allowed: less than 1\n"},
      {text, R"({"name": "été"})", ""},
      {text, R"({"name": " x "})", ""},
      {text, R"({"name": "éééé"})", ""},
      {text, R"({"name": "ééééé"})",
       "wrong-length /name: `name` has 5 characters; allowed: 2 to 4\n"},
      {text, R"({"name": "é"})", "wrong-length /name: `name` has 1 character; allowed: 2 to 4\n"},
      {text, R"({"name": ""})", "wrong-length /name: `name` is empty; a text is expected\n"},
      {list, R"({"partners": [1]})",
       "wrong-length /partners: `partners` has 1 entry; allowed: at least 2\n"},
      {R"({"type": "array", "maxItems": 1})", "[1, 2]",
       "wrong-length : the document has 2 entries; allowed: at most 1\n"},
      {R"({"type": "array", "minItems": 3, "maxItems": 3})", "[]",
       "wrong-length : the document has 0 entries; allowed: exactly 3\n"},
  });
}

TEST_CASE("patterns and dates") {
  const std::string id = object_schema(R"("id": {"type": "string", "pattern": "^[a-z]+$"})");
  const std::string dates = object_schema(
      R"("start_date": {"type": "string", "format": "date", "title": "Start date"},
         "end_date": {"type": ["string", "null"], "format": "date", "x-after": "start_date"})");
  check_rows({
      {id, R"({"id": "helix"})", ""},
      {id, R"({"id": "Helix 2"})",
       "wrong-pattern /id: `id` is \"Helix 2\", which does not have the expected form | it must "
       "match ^[a-z]+$\n"},
      {dates, R"({"start_date": "2024-02-29", "end_date": "2024-02-29"})", ""},
      {dates, R"({"end_date": "2024-01-01"})", ""},
      {dates, R"({"start_date": "2024-01-01", "end_date": null})", ""},
      {dates, R"({"start_date": "2026-02-30"})",
       "not-a-date /start_date: `start_date` is \"2026-02-30\", which is no day of the calendar\n"},
      {dates, R"({"start_date": "1.3.2026"})",
       "not-a-date /start_date: `start_date` is \"1.3.2026\", which is no date | dates are written "
       "YYYY-MM-DD, such as 2026-11-01\n"},
      {dates, R"({"start_date": 2026})",
       "wrong-type /start_date: `start_date` is 2026; a date is expected | dates are written "
       "YYYY-MM-DD, such as 2026-11-01\n"},
      {dates, R"({"end_date": "2025-01-01", "start_date": "2026-03-01"})",
       "date-order /end_date: `end_date` 2025-01-01 lies before `start_date` 2026-03-01\n"},
      {dates, R"({"start_date": "2026-13-01", "end_date": "2025-01-01"})",
       "not-a-date /start_date: `start_date` is \"2026-13-01\", which is no day of the calendar\n"},
  });
}

TEST_CASE("a part is at most its whole") {
  const std::string actions =
      object_schema(R"("actions": )" + object_schema(
                                           R"("due": {"type": ["integer", "null"]},
             "on_time": {"type": "integer", "title": "Done in time", "x-at-most": "due"})"));
  check_rows({
      {actions, R"({"actions": {"due": 4, "on_time": 4}})", ""},
      {actions, R"({"actions": {"on_time": 4}})", ""},
      {actions, R"({"actions": {"due": null, "on_time": 4}})", ""},
      {actions, R"({"actions": {"due": "many", "on_time": 4}})",
       "wrong-type /actions/due: `due` is \"many\"; a whole number or null is expected\n"},
      {actions, R"({"actions": {"on_time": 5, "due": 4}})",
       "part-over-whole /actions/on_time: `on_time` (Done in time) is 5, more than the 4 of "
       "`/actions/due` that it is a part of | correct `on_time` or `due`\n"},
  });
}

TEST_CASE("pointers point to declared fields") {
  const std::string evidence =
      object_schema(R"("partners": {"type": "array", "items": )" +
                    object_schema(R"("kind": {"type": "string"}, "size/2": {"type": "number"})") +
                    R"(}, "shares": {"type": "object", "additionalProperties": {"type": "number"}},
         "evidence": {"type": "object", "x-pointers": true, "additionalProperties": {"type": "string"},
                      "patternProperties": {"^(notes|\\$comment|x-.*)$": true}})");
  check_rows({
      {evidence,
       R"({"evidence": {"": "", "/partners": "", "/partners/7/kind": "", "/partners/0/size~12": "",
                        "/shares/any one": "", "/evidence": "", "notes": ""}})",
       ""},
      {evidence, R"({"evidence": {"partners": ""}})",
       "unknown-reference @/evidence/partners: `partners` points to no field of a profile | write "
       "a JSON pointer, such as /partners/0/kind\n"},
      {evidence, R"({"evidence": {"/partner/0/kind": ""}})",
       "unknown-reference @/evidence/~1partner~10~1kind: `/partner/0/kind` points to no field of "
       "a profile | did you mean `/partners`?\n"},
      {evidence, R"({"evidence": {"/partners/0/knd": "", "/partners/first/kind": ""}})",
       "unknown-reference @/evidence/~1partners~10~1knd: `/partners/0/knd` points to no field of "
       "a profile | did you mean `/partners/0/kind`?\n"
       "unknown-reference @/evidence/~1partners~1first~1kind: `/partners/first/kind` points to no "
       "field of a profile\n"},
      {evidence, R"({"evidence": {"/zzzzzz": ""}})",
       "unknown-reference @/evidence/~1zzzzzz: `/zzzzzz` points to no field of a profile\n"},
  });
}

TEST_CASE("members that are missing, unknown or ignored") {
  const std::string nested = object_schema(
      R"("phase": {"enum": ["select", "operate"], "title": "Phase", "description": "Where is it?"},
         "governance": )" +
          object_schema(R"("steering_committee": )" +
                            object_schema(R"("last_met_on": {"type": "string"}, "charter": {})") +
                            R"(, "votes": {})",
                        k_idiom) +
          R"(, "teams": {"type": "array", "items": )" + object_schema(R"("votes": {})") + "}",
      R"(, "required": ["phase", "teams"])");
  check_rows({
      {nested, R"({"teams": [], "phase": "select"})", ""},
      {nested, "{}",
       "missing-field : the document has no `phase`; allowed: select, operate | Where is it?\n"
       "missing-field : the document has no `teams`\n"},
      {nested, R"({"teams": [], "phase": "select", "notes": ""})",
       "unknown-field @/notes: there is no field `notes`\n"},
      {nested,
       R"({"teams": [], "phase": "select", "governance": {"notes": [1], "$comment": {}, "x-": 1}})",
       ""},
      {nested, R"({"teams": [], "phase": "select", "goverance": {}})",
       "unknown-field @/goverance: there is no field `goverance` | did you mean `governance`?\n"},
      {nested, R"({"teams": [], "phase": "select", "governance": {"steering_comittee": {}}})",
       "unknown-field @/governance/steering_comittee: there is no field `steering_comittee` in "
       "`governance` | did you mean `steering_committee`?\n"},
      {nested,
       R"({"teams": [], "phase": "select",
           "governance": {"steering_committee": {}, "steering_comittee": {}}})",
       "unknown-field @/governance/steering_comittee: there is no field `steering_comittee` in "
       "`governance`\n"},
      {nested, R"({"teams": [], "phase": "select", "last_met_on": "x"})",
       "unknown-field @/last_met_on: there is no field `last_met_on` | `last_met_on` belongs to "
       "/governance/steering_committee\n"},
      {nested, R"({"teams": [], "phase": "select", "votes": "x"})",
       "unknown-field @/votes: there is no field `votes` | `votes` belongs to /governance or "
       "/teams/*\n"},
      {nested, R"({"teams": [{"phase": 1}], "phase": "select"})",
       "unknown-field @/teams/0/phase: there is no field `phase` in entry 1 of `teams` | `phase` "
       "belongs to the top level\n"},
  });
}

TEST_CASE("a `_complete` flag needs its list") {
  const std::string flags = object_schema(
      R"("rights": {"type": ["array", "null"]}, "votes": {"type": "object"}, "name": {"type": "string"},
         "audit_complete": {"type": "boolean"})",
      k_idiom);
  const std::string plain = object_schema(R"("rights": {"type": "array"})");
  check_rows({
      {flags, R"({"rights": [], "rights_complete": false, "votes": {}, "votes_complete": true})",
       ""},
      {flags, R"({"rights_complete": false, "rights": []})", ""},
      {flags, R"({"audit_complete": false})", ""},
      {flags, R"({"rights_complete": true})",
       "not-a-list @/rights_complete: `rights_complete` stands beside no list: `rights` is left "
       "out "
       "| give the entries that are known in `rights`, or leave `rights_complete` out\n"},
      {flags, R"({"rights": null, "rights_complete": false})",
       "not-a-list @/rights_complete: `rights_complete` stands beside no list: `rights` is null | "
       "give the entries that are known in `rights`, or leave `rights_complete` out\n"},
      {flags, R"({"rights": [], "rights_complete": "no"})",
       "wrong-type /rights_complete: `rights_complete` is \"no\"; true or false is expected\n"},
      {flags, R"({"name": "a", "name_complete": false})",
       "unknown-field @/name_complete: there is no field `name_complete` | only a list or a "
       "dictionary can be incomplete, and `name` is none\n"},
      {flags, R"({"rights": [], "right_complete": false})",
       "unknown-field @/right_complete: there is no field `right_complete` | did you mean "
       "`rights_complete`?\n"},
      {plain, R"({"rights": [], "rights_complete": false})",
       "unknown-field @/rights_complete: there is no field `rights_complete`\n"},
  });
}

const std::string& register_schema() {
  static const std::string k_schema = object_schema(
      R"("partners": {"type": "array", "x-unique": "id", "items": {"$ref": "#/$defs/partner"}},
         "lead": {"type": ["string", "null"], "x-ref": "/partners/*/id", "title": "Lead partner"},
         "attended": {"type": "object", "x-ref": "/partners/*/id",
                      "additionalProperties": {"type": "number"}},
         "metrics": {"type": "object", "additionalProperties": true},
         "metric": {"type": "string", "x-ref": "/metrics"},
         "tags": {"type": "array", "uniqueItems": true,
                  "items": {"type": ["string", "number", "boolean", "null"]}})",
      std::string(k_idiom) + R"(, "$defs": {"partner": )" +
          object_schema(R"("id": {"type": "string"}, "name": {"type": "string"})") + "}");
  return k_schema;
}

TEST_CASE("ids and references") {
  const std::string& registers = register_schema();
  check_rows({
      {registers, R"({"lead": "helix", "partners": [{"id": "helix"}, {"id": "north"}]})", ""},
      {registers, R"({"lead": null, "partners": []})", ""},
      {registers, R"({"lead": "north", "partners": [{"id": "helix"}, {"id": "northfield"}]})",
       "unknown-reference /lead: `lead` (Lead partner) is \"north\", which is not in "
       "/partners/*/id; known: helix, northfield\n"},
      {registers, R"({"lead": "helx", "partners": [{"id": "helix"}]})",
       "unknown-reference /lead: `lead` (Lead partner) is \"helx\", which is not in "
       "/partners/*/id; known: helix | did you mean `helix`?\n"},
      {registers, R"({"lead": "helix", "partners": []})",
       "unknown-reference /lead: `lead` (Lead partner) is \"helix\", which is not in "
       "/partners/*/id: nothing stands there\n"},
      {registers, R"({"lead": "helix"})", ""},
      {registers, R"({"lead": "helix", "partners": [{"id": "north"}], "partners_complete": false})",
       ""},
      {registers, R"({"lead": "helix", "partners": [{"id": "north"}, {}]})", ""},
      // What is no list of ids refutes nothing either: it is one problem, not one a reference.
      {registers, R"({"lead": "helix", "partners": {"helix": 1}})",
       "wrong-type /partners: `partners` is an object; a list is expected\n"},
      {registers, R"({"lead": "helix", "partners": [{"id": "north"}, "helix"]})",
       "wrong-type /partners/1: entry 2 of `partners` is \"helix\"; an object is expected\n"},
      {registers, R"({"lead": "helix", "partners": [{"id": "north"}, {"id": ["helix"]}]})",
       "wrong-type /partners/1/id: `id` is a list; a string is expected\n"},
      {registers, R"({"metric": "yield", "metrics": ["yield"]})",
       "wrong-type /metrics: `metrics` is a list; an object is expected\n"},
      {registers,
       R"({"attended": {"helix": 2, "notes": 1, "nrth": 3}, "partners": [{"id": "helix"}]})",
       "unknown-reference @/attended/notes: `notes` is not in /partners/*/id; known: helix\n"
       "unknown-reference @/attended/nrth: `nrth` is not in /partners/*/id; known: helix\n"},
      {registers, R"({"metric": "yield", "metrics": {"yield": 1}})", ""},
      {registers, R"({"metric": "yeld", "metrics": {"yield": 1}})",
       "unknown-reference /metric: `metric` is \"yeld\", which is not in /metrics; known: yield | "
       "did you mean `yield`?\n"},
      {registers,
       R"({"partners": [{"id": "b"}, {"id": "a"}, {"name": "c", "id": "b"}, {"id": "b"}]})",
       "duplicate-id /partners/2/id: `id` \"b\" is taken already by entry 1 of `partners`\n"
       "duplicate-id /partners/3/id: `id` \"b\" is taken already by entry 1 of `partners`\n"},
      {registers, R"({"tags": ["1", 1, true, null, "true"]})", ""},
      {registers, R"({"tags": ["b", "a", "b", 2, 2.0]})",
       "duplicate-item /tags/2: entry 3 of `tags` is \"b\", as is entry 1\n"
       "duplicate-item /tags/4: entry 5 of `tags` is 2, as is entry 4\n"},
  });
}

TEST_CASE("all problems come at once, in the order of the document") {
  const std::string all = object_schema(
      R"("partners": {"type": "array", "minItems": 2, "x-unique": "id", "items": )" +
          object_schema(R"("id": {"type": "string"}, "size": {"type": "number", "minimum": 1})",
                        R"(, "required": ["id"])") +
          R"(}, "lead": {"type": "string", "x-ref": "/partners/*/id"}, "as_of": {"type": "string"})",
      R"(, "required": ["as_of"])");
  check_rows({
      {all,
       R"({"lead": "c", "partners": [{"size": 0, "id": "a"}, {"sise": 3, "id": "a"}], "x": 1})",
       "missing-field : the document has no `as_of`\n"
       "unknown-reference /lead: `lead` is \"c\", which is not in /partners/*/id; known: a\n"
       "out-of-range /partners/0/size: `size` is 0; allowed: at least 1\n"
       "unknown-field @/partners/1/sise: there is no field `sise` in entry 2 of `partners` | did "
       "you "
       "mean `size`?\n"
       "duplicate-id /partners/1/id: `id` \"a\" is taken already by entry 1 of `partners`\n"
       "unknown-field @/x: there is no field `x`\n"},
      {all, R"({"partners": [{"size": "1"}], "as_of": "x"})",
       "wrong-length /partners: `partners` has 1 entry; allowed: at least 2\n"
       "missing-field /partners/0: entry 1 of `partners` has no `id`\n"
       "wrong-type /partners/0/size: `size` is \"1\"; a number is expected | write 1 without "
       "quotes\n"},
  });
}

TEST_CASE("long values and long lists are cut") {
  std::string names;
  for (int i = 10; i < 40; ++i)
    names += fmt::format("{}\"v{}\"", names.empty() ? "" : ", ", i);
  const profile::Schema compiled = schema(fmt::format(R"({{"enum": [{}]}})", names));
  const Diagnostics problems =
      profile::check(document("\"" + std::string(1000, 'x') + "\""), compiled);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.size() < 300);
  CHECK(problems[0].message.ends_with("v28, v29 and 10 more"));
}

TEST_CASE("a document with too many problems ends in a note") {
  const profile::Schema compiled = schema(R"({"type": "array", "items": {"type": "number"}})");
  std::string items = "null";
  for (int i = 1; i < 1000; ++i)
    items += ", null";
  CHECK(profile::check(document("[" + items + "]"), compiled).size() == 1000);
  const Diagnostics problems = profile::check(document("[" + items + ", 1, null]"), compiled);
  REQUIRE(problems.size() == 1001);
  CHECK(problems.back().code == "too-many-problems");
  CHECK(problems.back().gravity == Gravity::note);
}

}  // namespace
}  // namespace profile_fixture
