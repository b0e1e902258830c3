// Changes by JSON pointer.
#include "partner_check/json/patch.hpp"

#include "support/catch.hpp"
#include "support/documents.hpp"

using namespace partner_check;

TEST_CASE("patches set, append and remove by pointer") {
  const auto json = [](const std::string& text) {
    return json::to_json(*test::document(text).root);
  };
  const auto text = [](const Result<json::Json>& value) {
    return value ? json::write(*value, json::Layout::line) : value.problems().front().code;
  };
  const json::Json base = json(R"({"a": [1, {"b": null}], "c": "x"})");
  CHECK(text(json::with(base, "/c", json::Json(2))) == R"({"a":[1,{"b":null}],"c":2})");
  CHECK(text(json::with(base, "/d/e", json::Json(2))) ==
        R"({"a":[1,{"b":null}],"c":"x","d":{"e":2}})");
  CHECK(text(json::with(base, "/a/1/b/z", json::Json(2))) == R"({"a":[1,{"b":{"z":2}}],"c":"x"})");
  CHECK(text(json::with(base, "/a/-", json::Json(2))) == R"({"a":[1,{"b":null},2],"c":"x"})");
  CHECK(text(json::with(base, "/a/1/b/-", json::Json(2))) == R"({"a":[1,{"b":[2]}],"c":"x"})");
  CHECK(text(json::with(base, "/d/-/e", json::Json(2))) ==
        R"({"a":[1,{"b":null}],"c":"x","d":[{"e":2}]})");
  CHECK(text(json::with(base, "/a/-/0", json::Json(2))) == R"({"a":[1,{"b":null},[2]],"c":"x"})");
  CHECK(text(json::with(base, "/a/7", json::Json(2))) == "bad-pointer");
  CHECK(text(json::with(base, "/a/00", json::Json(2))) == "bad-pointer");
  CHECK(text(json::with(base, "/c/x", json::Json(2))) == "bad-pointer");
  CHECK(text(json::without(base, "/a/0")) == R"({"a":[{"b":null}],"c":"x"})");
  CHECK(text(json::without(base, "/a/1/b")) == R"({"a":[1,{}],"c":"x"})");
  CHECK(text(json::without(base, "/a/01")) == "bad-pointer");
  CHECK(text(json::without(base, "/q")) == "bad-pointer");
  CHECK(text(json::without(base, "")) == "bad-pointer");
}
