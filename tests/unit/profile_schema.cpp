#include "partner_check/profile/schema.hpp"

#include "profile_fixture.hpp"
#include "support/catch.hpp"

namespace profile_fixture {
namespace {

TEST_CASE("a schema gives types") {
  struct Row {
    std::string schema;
    std::string expected;
  };
  const std::vector<Row> rows{
      {R"({"type": "null"})", "null"},
      {R"({"type": "boolean"})", "bool"},
      {R"({"type": "number"})", "double"},
      {R"({"type": "integer"})", "double"},
      {R"({"type": "string"})", "string"},
      {R"({"type": "string", "format": "date"})", "timestamp"},
      {R"({"type": ["null", "string"], "format": "date"})", "timestamp or null"},
      {R"({"type": ["number", "null"]})", "double or null"},
      {R"({"type": "array"})", "list(dyn)"},
      {R"({"type": "array", "items": {"type": ["string", "null"]}})", "list(string or null)"},
      {R"({"type": "object"})", "map(string, dyn)"},
      {R"({"type": "object", "additionalProperties": {"type": "number"}})", "map(string, double)"},
      {R"({"type": ["string", "array"], "items": {"type": "string"}})", "dyn"},
      {R"({"type": ["string", "number", "null"]})", "dyn"},
      {"true", "dyn"},
      {"{}", "dyn"},
      {R"({"enum": ["a", "b"]})", "string"},
      {R"({"const": 3})", "double"},
      {R"({"enum": ["a", 3]})", "dyn"},
      {object_schema("", R"(, "title": "Partner")"), "record Partner"},
      {object_schema(""), "record document"},
      {R"({"type": "array", "items": )" + object_schema("") + "}", "list(record /*)"},
      {R"({"$ref": "#/$defs/date", "$defs": {"date": {"type": "string", "format": "date"}}})",
       "schema-keyword"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    const std::string problems = problems_of_schema(row.schema);
    if (problems.empty())
      CHECK(to_text(schema(row.schema).type()) == row.expected);
    else
      CHECK(problems.substr(0, row.expected.size()) == row.expected);
  }
}

TEST_CASE("an enum is a closed set of strings, null apart") {
  const profile::Schema compiled = schema(object_schema(
      R"("phase": {"type": ["string", "null"], "enum": ["select", "operate", null]},
         "name": {"type": "string"})"));
  const TypeRef phase = compiled.type()->record->fields[0].type;
  CHECK(phase->values == std::vector<std::string>{"select", "operate"});
  CHECK(phase->nullable);
  CHECK(compiled.values_of("phase") == std::vector<std::string>{"select", "operate"});
  CHECK(compiled.values_of("name").empty());
  CHECK(compiled.values_of("elsewhere").empty());
}

TEST_CASE("records may contain themselves") {
  const profile::Schema compiled = schema(object_schema(
      R"("parts": {"type": "array", "items": {"$ref": "#/$defs/part"}}, "whole": {"$ref": "#"})",
      R"(, "$defs": {"part": )" +
          object_schema(R"("parts": {"type": "array", "items": {"$ref": "#/$defs/part"}})") + "}"));
  const RecordType* root = compiled.type()->record;
  const RecordType* part = root->fields[0].type->element->record;
  CHECK(part->fields[0].type->element->record == part);
  CHECK(root->fields[1].type->record == root);
}

TEST_CASE("a list that contains itself is dyn inside") {
  const profile::Schema compiled = schema(
      R"({"type": "array", "items": {"$ref": "#/$defs/list"},
          "$defs": {"list": {"type": "array", "items": {"$ref": "#/$defs/list"}}}})");
  CHECK(to_text(compiled.type()).substr(0, 15) == "list(list(list(");
}

TEST_CASE("variables are the top-level fields, by the names that rules use") {
  const profile::Schema compiled = schema(object_schema(
      R"("type": {"type": "string", "x-variable": "partnership_type"}, "name": {"type": "string"})"));
  REQUIRE(compiled.variables().size() == 2);
  CHECK(compiled.variables()[0].name == "partnership_type");
  CHECK(compiled.variables()[0].field == "type");
  CHECK(compiled.variables()[1].name == "name");
  CHECK(compiled.variables()[1].type == compiled.type()->record->fields[1].type);
}

TEST_CASE("a field is described by its pointer") {
  const profile::Schema compiled = schema(object_schema(
      R"("partners": {"type": "array", "title": "Partners", "x-asks": "manager",
           "items": {"$ref": "#/$defs/partner"}},
         "budgets": {"type": "object", "x-private": "own_side",
           "additionalProperties": {"$ref": "#/$defs/money", "title": "Budget of a year"}})",
      R"(, "$defs": {
           "partner": )" +
          object_schema(R"("runway": {"type": "number", "title": "Runway", "x-unit": "months",
                                      "description": "For how long?", "x-minutes": 15})") +
          R"(, "money": {"type": "number", "title": "Money", "x-unit": "EUR", "x-asks": "finance"}})"));
  const std::optional<profile::FieldInfo> runway = compiled.describe("/partners/12/runway");
  REQUIRE(runway.has_value());
  CHECK(runway->title == "Runway");
  CHECK(runway->question == "For how long?");
  CHECK(runway->unit == "months");
  CHECK(runway->minutes == 15);
  CHECK(runway->asks == "manager");
  CHECK_FALSE(runway->is_private);
  CHECK(compiled.describe("/partners/*/runway").has_value());

  const std::optional<profile::FieldInfo> budget = compiled.describe("/budgets/2026");
  REQUIRE(budget.has_value());
  CHECK(budget->title == "Budget of a year");
  CHECK(budget->unit == "EUR");
  CHECK(budget->asks == "finance");
  CHECK(budget->is_private);

  CHECK(compiled.describe("").has_value());
  for (const char* undeclared : {"/partner", "/partners/first", "/partners/0/name", "/budgets/a/b"})
    CHECK_FALSE(compiled.describe(undeclared).has_value());
}

TEST_CASE("problems of a schema") {
  struct Row {
    std::string schema;
    std::string expected;
  };
  const std::string date = R"({"type": "string", "format": "date"})";
  const std::vector<Row> rows{
      {"3", "schema-value : a schema is an object, or true for anything\n"},
      {"false", "schema-value : a schema is an object, or true for anything\n"},
      {R"({"minimun": 3})",
       "schema-keyword @/minimun: `minimun` is no keyword of the schemas read here | did you mean "
       "`minimum`?\n"},
      {R"({"oneOf": []})",
       "schema-keyword @/oneOf: `oneOf` is no keyword of the schemas read here\n"},
      {R"({"type": "array", "minLength": 2})",
       "schema-keyword @/minLength: `minLength` says nothing about a list\n"},
      {R"({"title": 3})", "schema-value /title: `title` is a number; it must be a string\n"},
      {R"({"title": ""})", "schema-value /title: `title` is empty\n"},
      {R"({"type": "text"})",
       "schema-value /type: `type` must be null, boolean, number, integer, string, array or "
       "object, or a list of these\n"},
      {R"({"type": []})", "schema-value /type: `type` is an empty list\n"},
      {R"({"type": ["string", "string"]})", "schema-value /type: `type` names a type twice\n"},
      {R"({"type": "string", "enum": ["a", 3]})",
       "schema-value /enum: `enum` has a value that is not a string, as `type` says\n"},
      {R"({"type": ["string", "null"], "enum": ["a"]})",
       "schema-value /enum: `enum` has no value that is null, which `type` allows\n"},
      {R"({"enum": ["a", "a"]})", "schema-value /enum: `enum` names a value twice\n"},
      {R"({"enum": []})", "schema-value /enum: `enum` is an empty list\n"},
      {R"({"enum": [[]]})",
       "schema-value /enum: `enum` takes strings, numbers, true, false and null only\n"},
      {R"({"enum": ["a", null], "enumDescriptions": ["first", "none"]})", ""},
      {R"({"enum": ["a", "b"], "enumDescriptions": ["first"]})",
       "schema-value /enumDescriptions: `enumDescriptions` needs an `enum` beside it, and a text "
       "for "
       "each of its values\n"},
      {R"({"type": "string", "enumDescriptions": []})",
       "schema-value /enumDescriptions: `enumDescriptions` needs an `enum` beside it, and a text "
       "for "
       "each of its values\n"},
      {R"({"enum": ["a"], "enumDescriptions": [""]})",
       "schema-value /enumDescriptions: `enumDescriptions` takes texts only\n"},
      {R"({"enum": ["a"], "enumDescriptions": [1]})",
       "schema-value /enumDescriptions: `enumDescriptions` takes texts only\n"},
      {R"({"enum": ["a"], "enumDescriptions": ["\u001b[31m"]})",
       "schema-value /enumDescriptions: `enumDescriptions` has a character that a terminal would "
       "act on\n"},
      {R"({"enum": ["a"], "const": "a"})",
       "schema-keyword @/const: `const` cannot stand beside `enum`\n"},
      {R"({"type": "string", "const": 1})",
       "schema-value /const: `const` has a value that is not a string, as `type` says\n"},
      {R"({"type": "string", "format": "email"})",
       "schema-value /format: `format` knows only date\n"},
      {R"({"type": "array", "minItems": -1})",
       "schema-value /minItems: `minItems` must be a whole number of at least 0\n"},
      {R"({"type": "array", "minItems": 3, "maxItems": 2})",
       "schema-value : the lower bound lies above the upper bound\n"},
      {R"({"type": "number", "minimum": 3, "exclusiveMaximum": 2})",
       "schema-value : the lower bound lies above the upper bound\n"},
      {R"({"x-minutes": 0})",
       "schema-value /x-minutes: `x-minutes` must be a whole number of minutes\n"},
      {R"({"x-private": true})", "schema-value /x-private: `x-private` must be \"own_side\"\n"},
      {R"({"type": "object", "properties": {}})",
       "schema-keyword : `properties` needs `additionalProperties`: false beside it\n"},
      {R"({"properties": {}, "additionalProperties": {}})",
       "schema-value /additionalProperties: `additionalProperties` must be false beside "
       "`properties`\n"},
      {object_schema(R"("phase": {})", R"(, "required": ["phse", 3])"),
       "schema-reference /required/0: `required` names `phse`, which is none of the properties | "
       "did you mean `phase`?\n"
       "schema-reference /required/1: `required` names ``, which is none of the properties\n"},
      {object_schema("", R"(, "patternProperties": {"^y-": true})"),
       "schema-value /patternProperties: `patternProperties` takes only "
       "\"^(notes|\\$comment|x-.*)$\": true and, beside `properties`, \"_complete$\": {\"type\": "
       "\"boolean\"}\n"},
      {R"({"$ref": "#/$defs/prtner", "$defs": {}})",
       "schema-keyword @/$defs: `$defs` cannot stand beside `$ref`\n"
       "schema-reference /$ref: `$ref` names `#/$defs/prtner`, which is no definition\n"},
      {object_schema(R"("a": {"$ref": "#/$defs/prtner"})",
                     R"(, "$defs": {"partner": {"type": "string"}})"),
       "schema-reference /properties/a/$ref: `$ref` names `#/$defs/prtner`, which is no definition "
       "| did you mean `#/$defs/partner`?\n"},
      {object_schema(R"("a": {"$ref": "#", "type": "object"})"),
       "schema-keyword @/properties/a/type: `type` cannot stand beside `$ref`\n"},
      {object_schema("", R"(, "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}})"),
       "schema-reference /$defs/b/$ref: `$ref` leads back to itself\n"},
      {object_schema(R"("a": {"$defs": {}})"),
       "schema-keyword @/properties/a/$defs: `$defs` stands only at the top\n"},
      {R"({"type": "array", "x-ordered": true, "items": {"type": "object"}})",
       "schema-reference /x-ordered: `x-ordered` is for lists of plain values; the order of others "
       "always counts\n"},
      {R"({"type": "array", "uniqueItems": true})",
       "schema-reference /uniqueItems: `uniqueItems` is for lists of plain values; for objects say "
       "`x-unique`\n"},
      {R"({"type": "array", "x-unique": "id", "items": )" + object_schema(R"("key": {})") + "}",
       "schema-reference /x-unique: `x-unique` names `id`, which is no text in the list's items\n"},
      {object_schema(R"("a": {"type": "string", "x-ref": "partners"})"),
       "schema-value /properties/a/x-ref: `x-ref` must be a pointer such as /partners/*/id\n"},
      {object_schema(R"("a": {"type": "string", "x-ref": "/partners/*/id"})"),
       "schema-reference /properties/a/x-ref: `x-ref` points to `/partners/*/id`, where no text "
       "and "
       "no dictionary is declared\n"},
      {object_schema(R"("a": {"type": "number", "x-ref": "/b"}, "b": {"type": "string"})"),
       "schema-reference /properties/a/x-ref: `x-ref` is for strings and dictionaries\n"},
      {object_schema(R"("to": {"type": "string", "format": "date", "x-after": "from"})"),
       "schema-reference /properties/to/x-after: `x-after` names `from`; both must be dates of one "
       "object\n"},
      {object_schema(R"("to": {"type": "string", "x-after": "from"}, "from": )" + date),
       "schema-reference /properties/to/x-after: `x-after` names `from`; both must be dates of one "
       "object\n"},
      {object_schema(R"("done": {"type": "number", "x-at-most": "due"})"),
       "schema-reference /properties/done/x-at-most: `x-at-most` names `due`; both must be numbers "
       "of one object\n"},
      {object_schema(R"("done": {"type": "number", "x-at-most": "due"}, "due": )" + date),
       "schema-reference /properties/done/x-at-most: `x-at-most` names `due`; both must be numbers "
       "of one object\n"},
      {R"({"type": "number", "x-at-most": "due"})",
       "schema-keyword @/x-at-most: `x-at-most` is for properties\n"},
      {R"({"type": "string", "x-pointers": true})",
       "schema-keyword @/x-pointers: `x-pointers` says nothing about a string\n"},
      {object_schema(R"("a": {})", R"(, "x-pointers": true)"),
       "schema-reference /x-pointers: `x-pointers` is for dictionaries\n"},
      {R"({"type": "string", "format": "date", "x-after": "from"})",
       "schema-keyword @/x-after: `x-after` is for properties\n"},
      {R"({"x-variable": "a"})",
       "schema-keyword @/x-variable: `x-variable` is for the properties of the document\n"},
      {object_schema(R"("a": {}, "b": {"x-variable": "a"})"),
       "schema-reference /properties/b: two fields have this name in rules\n"},
      {object_schema(R"("a": {"type": "strng"}, "b": {"x-minutes": "5"})"),
       "schema-value /properties/a/type: `type` must be null, boolean, number, integer, string, "
       "array or object, or a list of these\n"
       "schema-value /properties/b/x-minutes: `x-minutes` is a string; it must be a number\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(problems_of_schema(row.schema) == row.expected);
  }
}

TEST_CASE("a pattern that is none is a problem of the schema") {
  const std::string problems = problems_of_schema(R"({"type": "string", "pattern": "(a"})");
  CHECK(problems.starts_with("schema-value /pattern: `pattern` has a problem: "));
}

}  // namespace
}  // namespace profile_fixture
