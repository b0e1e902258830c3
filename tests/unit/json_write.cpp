#include <limits>
#include <string>
#include <vector>

#include "partner_check/json/read.hpp"
#include "partner_check/json/write.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

using json::Json;
using json::Layout;

std::string line(const Json& value) {
  return json::write(value, Layout::line);
}

}  // namespace

TEST_CASE("json: values are written") {
  struct Row {
    Json value;
    std::string_view text;
  };
  constexpr double k_infinity = std::numeric_limits<double>::infinity();
  const std::vector<Row> rows{
      {{}, "null"},
      {nullptr, "null"},
      {true, "true"},
      {-7, "-7"},
      {std::size_t{7}, "7"},
      {std::int64_t{9'007'199'254'740'993}, "9007199254740993"},
      {3.0, "3"},
      {-3.0, "-3"},
      {-0.0, "0"},
      {0.1, "0.1"},
      {0.1 + 0.2, "0.30000000000000004"},
      {9'007'199'254'740'992.0, "9007199254740992"},
      {1e300, "1e+300"},
      {5e-324, "5e-324"},
      {k_infinity, "null"},
      {-k_infinity, "null"},
      {std::numeric_limits<double>::quiet_NaN(), "null"},
      {"", "\"\""},
      {"é 漢 😀 /", "\"é 漢 😀 /\""},
      {"\"\\\b\f\n\r\t\x01\x7F", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f\""},
      {std::string("a\0b", 3), "\"a\\u0000b\""},
      {"caf\xE9 \xED\xA0\x80", "\"caf\uFFFD \uFFFD\uFFFD\uFFFD\""},
      {"\u009b2J \u202e\u2028", "\"\\u009b2J \\u202e\\u2028\""},
      {Json::Array{}, "[]"},
      {Json::Object{}, "{}"},
      {Json::Array{1, "a", Json::Array{}, nullptr}, "[1,\"a\",[],null]"},
      {Json::Object{{"b", 1}, {"a", Json::Object{{"c", 2}}}}, "{\"b\":1,\"a\":{\"c\":2}}"},
      {Json::Object{{"\xFF", 1}}, "{\"\uFFFD\":1}"},
  };
  for (const Row& row : rows)
    CHECK(line(row.value) == row.text);
}

TEST_CASE("json: pretty means two spaces of indent and no newline at the end") {
  const Json value(
      Json::Object{{"list", Json::Array{1, 2}}, {"empty", Json::Array{}}, {"none", nullptr}});
  CHECK(json::write(value, Layout::pretty) ==
        "{\n  \"list\": [\n    1,\n    2\n  ],\n  \"empty\": [],\n  \"none\": null\n}");
}

TEST_CASE("json: what was read is written in the same order") {
  const Result<Document> document = json::read(
      "f", R"({ "z": [1.0, 2.50, -0, 1e3], "a": {"b": "\u00e9\/"}, "t": true, "n": null })");
  REQUIRE(document);
  CHECK(line(json::to_json(*document->root)) ==
        R"({"z":[1,2.5,0,1000],"a":{"b":"é/"},"t":true,"n":null})");
}

}  // namespace partner_check
