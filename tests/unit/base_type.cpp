#include "partner_check/base/type.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("types read as in messages") {
  TypeTable table;
  const TypeRef text = primitive(TypeKind::string);
  const TypeRef number = primitive(TypeKind::number);
  const TypeRef partner = table.record(table.new_record("partner"));
  struct Row {
    TypeRef type;
    std::string expected;
  };
  const std::vector<Row> rows{
      {primitive(TypeKind::dyn), "dyn"},
      {primitive(TypeKind::null), "null"},
      {primitive(TypeKind::boolean), "bool"},
      {primitive(TypeKind::int64), "int"},
      {primitive(TypeKind::uint64), "uint"},
      {number, "double"},
      {text, "string"},
      {primitive(TypeKind::bytes), "bytes"},
      {primitive(TypeKind::timestamp), "timestamp"},
      {primitive(TypeKind::duration), "duration"},
      {primitive(TypeKind::type), "type"},
      {table.list(text), "list(string)"},
      {table.map(text, table.list(number)), "map(string, list(double))"},
      {table.optional(partner), "optional(record partner)"},
      {table.parameter("T"), "T"},
      {table.enumeration({"low", "high"}), "string"},
      {table.nullable(primitive(TypeKind::timestamp)), "timestamp or null"},
      {table.list(table.nullable(partner)), "list(record partner or null)"},
  };
  for (const Row& row : rows)
    CHECK(to_text(row.type) == row.expected);
}

TEST_CASE("primitive types compare by pointer") {
  TypeTable table;
  const TypeRef text = primitive(TypeKind::string);
  CHECK(text == primitive(TypeKind::string));
  CHECK(table.without_null(table.nullable(text)) == text);
}

TEST_CASE("null is taken in once and taken out again") {
  TypeTable table;
  const TypeRef severity = table.enumeration({"low", "high"});
  const TypeRef maybe = table.nullable(severity);
  CHECK(maybe->nullable);
  CHECK(table.nullable(maybe) == maybe);
  CHECK(same_type(table.without_null(maybe), severity));
  CHECK(table.without_null(severity) == severity);
  CHECK(table.nullable(primitive(TypeKind::dyn)) == primitive(TypeKind::dyn));
  CHECK(table.nullable(primitive(TypeKind::null)) == primitive(TypeKind::null));
}

TEST_CASE("structured types are the same when their parts are") {
  TypeTable table;
  const TypeRef text = primitive(TypeKind::string);
  const TypeRef number = primitive(TypeKind::number);
  RecordType* const partner = table.new_record("partner");
  RecordType* const other = table.new_record("partner");
  struct Row {
    TypeRef a;
    TypeRef b;
    bool expected;
  };
  const std::vector<Row> rows{
      {table.list(text), table.list(text), true},
      {table.list(text), table.list(number), false},
      {table.list(text), table.optional(text), false},
      {table.list(table.list(text)), table.list(table.list(text)), true},
      {table.map(text, number), table.map(text, number), true},
      {table.map(text, number), table.map(number, text), false},
      {table.map(text, number), table.list(number), false},
      {table.record(partner), table.record(partner), true},
      {table.record(partner), table.record(other), false},
      {table.nullable(text), text, false},
      {table.nullable(text), table.nullable(text), true},
      {table.enumeration({"a", "b"}), table.enumeration({"b", "a"}), true},
      {table.enumeration({"a", "b"}), table.enumeration({"a", "c"}), false},
      {table.enumeration({"a", "b"}), table.enumeration({"a"}), false},
      {table.enumeration({"a"}), text, false},
      {table.parameter("T"), table.parameter("T"), true},
      {table.parameter("T"), table.parameter("U"), false},
  };
  for (const Row& row : rows) {
    INFO(to_text(row.a) << " and " << to_text(row.b));
    CHECK(same_type(row.a, row.b) == row.expected);
    CHECK(same_type(row.b, row.a) == row.expected);
  }
}

TEST_CASE("a record may contain itself") {
  TypeTable table;
  RecordType* const part = table.new_record("part");
  const TypeRef type = table.record(part);
  part->fields = {{"id", primitive(TypeKind::string)}, {"parts", table.list(type)}};
  CHECK(part->index_of("id") == 0);
  CHECK(part->index_of("parts") == 1);
  CHECK(part->index_of("part") == -1);
  CHECK(to_text(part->fields[1].type) == "list(record part)");
  CHECK(same_type(table.list(type), part->fields[1].type));
}

}  // namespace
}  // namespace partner_check
