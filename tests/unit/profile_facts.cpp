#include <cmath>

#include "partner_check/profile/facts.hpp"

#include "profile_fixture.hpp"
#include "support/catch.hpp"

namespace profile_fixture {
namespace {

// The value with all its parts, each with its pointer: "[1 @/a/0] @/a"; "?" is unknown, "..." marks
// what is incomplete.
std::string dump(const Value& value);

std::string content(const Value& value) {
  std::string text;
  switch (value.kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean ? "true" : "false";
    case ValueKind::number: return fmt::format("{}", value.number);
    case ValueKind::string: return fmt::format("'{}'", value.string());
    case ValueKind::timestamp: return format_date(value.instant());
    case ValueKind::unknown: return fmt::format("?{}", unknown_paths(value).front());
    case ValueKind::list:
      for (const Value& item : value.list->items)
        text += dump(item) + ", ";
      return fmt::format("[{}{}]", text, value.list->complete ? "" : "...");
    case ValueKind::map:
      for (const MapEntry& entry : value.map->entries)
        text += fmt::format("{}: {}, ", content(entry.key), dump(entry.value));
      return fmt::format("{{{}{}}}", text, value.map->complete ? "" : "...");
    case ValueKind::record:
      for (std::size_t i = 0; i < value.record->fields.size(); ++i)
        text += fmt::format("{} = {}, ", value.record->type->fields[i].name,
                            dump(value.record->fields[i]));
      return fmt::format("({})", text);
    default: return "unexpected";
  }
}

std::string dump(const Value& value) {
  return content(value) + " @" + pointer_of(value.origin);
}

TEST_CASE("a document becomes values with origins") {
  struct Row {
    std::string properties;
    std::string document;
    std::string expected;
  };
  const std::vector<Row> rows{
      {R"("a": {"type": "number"})", R"({"a": 1.5})", "(a = 1.5 @/a, ) @"},
      {R"("a": {"type": "number"}, "b": {"type": "string"})", R"({"b": "x"})",
       "(a = ?/a @/a, b = 'x' @/b, ) @"},
      {R"("a": {"type": ["string", "null"], "format": "date"}, "b": {"type": "string", "format": "date"})",
       R"({"a": null, "b": "2026-11-01"})", "(a = null @/a, b = 2026-11-01 @/b, ) @"},
      {R"("a": {"type": "array", "items": {"type": "boolean"}})", R"({"a": [true, false]})",
       "(a = [true @/a/0, false @/a/1, ] @/a, ) @"},
      {R"("a": {"type": "array"}, "b": {"type": "object"})",
       R"({"a_complete": false, "a": [1], "b": {}, "b_complete": false, "x-c_complete": false})",
       "(a = [1 @/a/0, ...] @/a, b = {...} @/b, ) @"},
      {R"("a": {"type": "array"})", R"({"a": [], "a_complete": true})", "(a = [] @/a, ) @"},
      {R"("a": {"type": "object", "additionalProperties": {"type": "string", "format": "date"}})",
       R"({"a": {"x/y": "2026-01-02", "notes": "2026-01-03"}, "notes": 3})",
       "(a = {'x/y': 2026-01-02 @/a/x~1y, 'notes': 2026-01-03 @/a/notes, } @/a, ) @"},
      {R"("a": {"type": "object", "additionalProperties": true,
                "patternProperties": {"^(notes|\\$comment|x-.*)$": true}})",
       R"({"a": {"notes": 1, "b": 2, "x-c": 3}})", "(a = {'b': 2 @/a/b, } @/a, ) @"},
      {R"("a": {})", R"({"a": {"b": [null, {"c": false}]}})",
       "(a = {'b': [null @/a/b/0, {'c': false @/a/b/1/c, } @/a/b/1, ] @/a/b, } @/a, ) @"},
      {R"("a": {"$ref": "#"})", R"({"a": {"a": {}}})",
       "(a = (a = (a = ?/a/a/a @/a/a/a, ) @/a/a, ) @/a, ) @"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.properties, row.document);
    const profile::Schema compiled = schema(object_schema(row.properties, k_idiom));
    const Document read = document(row.document);
    const profile::Facts facts = need(profile::validate(read, compiled));
    CHECK(dump(facts.root) == row.expected);
    CHECK(facts.root.record->type == compiled.type()->record);
  }
}

TEST_CASE("facts stay where they are when they are moved") {
  const profile::Schema compiled = schema(object_schema(R"("a": {"type": "array"}, "b": {})"));
  const Document read = document(R"({"a": ["x", 2]})");
  profile::Facts facts = need(profile::validate(read, compiled));
  const profile::Facts moved = std::move(facts);
  CHECK(dump(moved.field("a")) == "['x' @/a/0, 2 @/a/1, ] @/a");
  CHECK(dump(moved.field("b")) == "?/b @/b");
  CHECK(moved.field("undeclared").is(ValueKind::unknown));
}

}  // namespace
}  // namespace profile_fixture
