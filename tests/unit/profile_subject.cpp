// x-subject: which fields of a document say what it is about.
#include "profile_fixture.hpp"
#include "support/catch.hpp"

namespace profile_fixture {
namespace {

constexpr std::string_view k_fields = R"("title": {"type": ["string", "null"]},
  "kind": {"$ref": "#/$defs/kind"}, "stage": {"type": "string", "enum": ["early", "late", "over"]},
  "seen_on": {"type": "string", "format": "date"}, "loose": {"type": "string", "enum": ["a"]},
  "free": {"type": "string"}, "count": {"type": "number"},
  "sides": {"type": "array", "x-unique": "id", "items": {"type": "object",
    "properties": {"id": {"type": "string"}}, "required": ["id"], "additionalProperties": false}},
  "loose_sides": {"type": "array", "x-unique": "id", "items": {"type": "object",
    "properties": {"id": {"type": "string"}}, "additionalProperties": false}})";

std::string with_subject(const std::string& subject) {
  return object_schema(k_fields, R"(, "required": ["kind", "stage", "free", "sides", "loose_sides"],
    "$defs": {"kind": {"type": "string", "enum": ["one", "other"]}}, "x-subject": )" +
                                     subject);
}

TEST_CASE("a schema says which fields name the subject") {
  const profile::Schema all = schema(with_subject(
      R"({"name": "title", "type": "kind", "phase": "stage", "as_of": "seen_on", "start": "seen_on",
          "before_work": ["early", "late"], "parties": "sides", "teller": "free"})"));
  CHECK(all.subject().name == "title");
  CHECK(all.subject().type == "kind");
  CHECK(all.subject().phase == "stage");
  CHECK(all.subject().as_of == "seen_on");
  CHECK(all.subject().start == "seen_on");
  CHECK(all.subject().parties == "sides");
  CHECK(all.subject().teller == "free");
  CHECK(all.subject().before_work == std::vector<std::string>{"early", "late"});
  const profile::Schema nothing = schema(object_schema(k_fields, R"(, "$defs": {"kind": {}})"));
  CHECK(nothing.subject().name.empty());
  CHECK(nothing.subject().phase.empty());
  CHECK(nothing.subject().before_work.empty());
}

TEST_CASE("what a subject cannot be is refused with its place") {
  struct Row {
    std::string subject;
    std::string expected;
  };
  const std::vector<Row> rows{
      {R"("stage")", "schema-value /x-subject: `x-subject` is a string; it must be an object\n"},
      {R"({"phases": "stage"})",
       "schema-keyword @/x-subject/phases: `phases` is no part of `x-subject` | did you mean "
       "`phase`?\n"},
      {R"({"phase": ["stage"]})",
       "schema-value /x-subject/phase: must be the name of a field of the document\n"},
      {R"({"phase": "stagw"})",
       "schema-reference /x-subject/phase: `stagw` is no field of the document | did you mean "
       "`stage`?\n"},
      {R"({"phase": "loose"})",
       "schema-reference /x-subject/phase: `loose` must be a required text with an enum\n"},
      {R"({"type": "free"})",
       "schema-reference /x-subject/type: `free` must be a required text with an enum\n"},
      {R"({"name": "count"})", "schema-reference /x-subject/name: `count` must be a text\n"},
      {R"({"name": "seen_on"})", "schema-reference /x-subject/name: `seen_on` must be a text\n"},
      {R"({"as_of": "free", "start": "count"})",
       "schema-reference /x-subject/as_of: `free` must be a date\n"
       "schema-reference /x-subject/start: `count` must be a date\n"},
      {R"({"parties": "free", "teller": "count"})",
       "schema-reference /x-subject/parties: `free` must be a required list with `x-unique`, a "
       "required text\n"
       "schema-reference /x-subject/teller: `count` must be a text\n"},
      {R"({"parties": "loose_sides"})",
       "schema-reference /x-subject/parties: `loose_sides` must be a required list with "
       "`x-unique`, a required text\n"},
      {R"({"before_work": ["early"]})",
       "schema-reference /x-subject/before_work: `before_work` needs a `phase` beside it\n"},
      {R"({"phase": "stage", "before_work": "early"})",
       "schema-value /x-subject/before_work: must be a list of phases\n"},
      {R"({"phase": "stage", "before_work": ["erly", "over"]})",
       "schema-reference /x-subject/before_work/0: `erly` is no value of `stage` | did you mean "
       "`early`?\n"
       "schema-reference /x-subject/before_work/1: no phase follows `over`\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.subject);
    CHECK(problems_of_schema(with_subject(row.subject)) == row.expected);
  }
}

TEST_CASE("texts of a schema that reports show hold nothing that a terminal acts on") {
  CHECK(
      problems_of_schema(R"({"type": "string", "title": "a\u001b[31mb", "enum": ["x\u202ey"]})") ==
      "schema-value /enum: `enum` has a character that a terminal would act on\n"
      "schema-value /title: `title` has a character that a terminal would act on\n");
  CHECK(problems_of_schema(R"({"type": "string", "description": "Two\nlines?"})").empty());
}

TEST_CASE("x-subject stands at the root") {
  CHECK(problems_of_schema(object_schema(R"("a": {"type": "object", "x-subject": {}})")) ==
        "schema-keyword @/properties/a/x-subject: `x-subject` is for the document\n");
  CHECK(problems_of_schema(R"({"type": "object", "x-subject": {"name": "a"}})") ==
        "schema-reference /x-subject/name: `a` is no field of the document\n");
}

}  // namespace
}  // namespace profile_fixture
