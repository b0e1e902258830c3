// Where a finding stands: the root of its rule with the indices of its element.
#include "../../src/rules/loop.hpp"
#include "../../src/rules/patch.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

TEST_CASE("roots take the indices of the element, then of what was read") {
  struct Row {
    std::string root;
    std::vector<std::string> elements, read;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"/ip/on_termination", {}, {}, "/ip/on_termination"},
      {"/partners/*/sponsor", {"/partners/1"}, {}, "/partners/1/sponsor"},
      {"/partners/*/items/*/due",
       {"/partners/1", "/partners/1/items/4"},
       {},
       "/partners/1/items/4/due"},
      {"/partners/*/objective", {}, {"/as_of", "/partners/2/objective"}, "/partners/2/objective"},
      {"/partners/*/objective", {}, {"/as_of"}, "/partners"},
      {"/partners/*/objective", {"/other/3"}, {}, "/partners"},
  };
  for (const Row& row : rows)
    CHECK(rules::resolve_root(row.root, row.elements, row.read) == row.expected);
}

TEST_CASE("patches set, append and remove by pointer") {
  const auto json = [](const std::string& text) {
    return json::to_json(*test::document(text).root);
  };
  const auto text = [](const Result<json::Json>& value) {
    return value ? json::write(*value, json::Layout::line) : value.problems().front().code;
  };
  const json::Json base = json(R"({"a": [1, {"b": null}], "c": "x"})");
  CHECK(text(rules::with(base, "/c", json::Json(2))) == R"({"a":[1,{"b":null}],"c":2})");
  CHECK(text(rules::with(base, "/d/e", json::Json(2))) ==
        R"({"a":[1,{"b":null}],"c":"x","d":{"e":2}})");
  CHECK(text(rules::with(base, "/a/1/b/z", json::Json(2))) == R"({"a":[1,{"b":{"z":2}}],"c":"x"})");
  CHECK(text(rules::with(base, "/a/-", json::Json(2))) == R"({"a":[1,{"b":null},2],"c":"x"})");
  CHECK(text(rules::with(base, "/a/7", json::Json(2))) == "bad-pointer");
  CHECK(text(rules::with(base, "/c/x", json::Json(2))) == "bad-pointer");
  CHECK(text(rules::without(base, "/a/0")) == R"({"a":[{"b":null}],"c":"x"})");
  CHECK(text(rules::without(base, "/a/1/b")) == R"({"a":[1,{}],"c":"x"})");
  CHECK(text(rules::without(base, "/q")) == "bad-pointer");
  CHECK(text(rules::without(base, "")) == "bad-pointer");
}
