#include <string>
#include <vector>

#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"

#include "support/catch.hpp"
#include "support/documents.hpp"

namespace partner_check {
namespace {

using json::Part;

constexpr std::string_view k_text = R"({
  "name": "A – B",
  "partners": [
    {"id": "x", "a/b~c": [10, 20]},
    {
      "id": "y" },
    7
  ],
  "h\u0065llo": {"": {}}
})";

Document read(std::string_view text, std::size_t first_line = 1) {
  Result<Document> document = json::read("f.json", std::string(text), {}, first_line);
  REQUIRE(document);
  return std::move(document).value();
}

}  // namespace

TEST_CASE("json: a pointer is found in the text") {
  struct Row {
    std::string_view pointer;
    Part part;
    Place place;
  };
  const std::vector<Row> rows{
      {"", Part::value, {1, 1, 1}},
      {"", Part::key, {1, 1, 1}},
      {"", Part::member, {1, 1, 1}},
      {"/name", Part::key, {2, 3, 6}},
      {"/name", Part::value, {2, 11, 9}},
      {"/name", Part::member, {2, 3, 17}},
      {"/partners", Part::key, {3, 3, 10}},
      {"/partners", Part::value, {3, 15, 1}},
      {"/partners", Part::member, {3, 3, 13}},
      {"/partners/0", Part::value, {4, 5, 30}},
      {"/partners/0", Part::key, {4, 5, 1}},  // no name: its bracket
      {"/partners/0", Part::member, {4, 5, 30}},
      {"/partners/0/a~1b~0c", Part::key, {4, 17, 7}},
      {"/partners/0/a~1b~0c", Part::value, {4, 26, 8}},
      {"/partners/0/a~1b~0c/1", Part::value, {4, 31, 2}},
      {"/partners/0/a~1b~0c/1", Part::key, {4, 31, 2}},
      {"/partners/1", Part::value, {5, 5, 1}},  // ends with its first line
      {"/partners/1/id", Part::value, {6, 13, 3}},
      {"/partners/2", Part::value, {7, 5, 1}},
      {"/hello", Part::key, {9, 3, 12}},
      {"/hello/", Part::key, {9, 18, 2}},
      {"/hello/", Part::value, {9, 22, 2}},
  };
  const Document document = read(k_text);
  for (const Row& row : rows) {
    CAPTURE(row.pointer);
    const json::Located located = json::locate(document, row.pointer, row.part);
    CHECK(located.exact);
    CHECK(located.pointer == row.pointer);
    CHECK(located.place == row.place);
  }
}

TEST_CASE("json: what is missing is placed at the nearest ancestor's key") {
  struct Row {
    std::string_view pointer;
    std::string_view ancestor;
    Place place;
  };
  const std::vector<Row> rows{
      {"/end", "", {1, 1, 1}},
      {"/name/x/y", "/name", {2, 3, 6}},
      {"/partners/0/missing", "/partners/0", {4, 5, 1}},
      {"/partners/3", "/partners", {3, 3, 10}},
      {"/partners/00", "/partners", {3, 3, 10}},
      {"/partners/-", "/partners", {3, 3, 10}},
      {"/partners/0/a~1b~0c/2/z", "/partners/0/a~1b~0c", {4, 17, 7}},
      {"/partners/2/id", "/partners/2", {7, 5, 1}},
      {"/hello//x~1y", "/hello/", {9, 18, 2}},
  };
  const Document document = read(k_text);
  for (const Row& row : rows) {
    for (const Part part : {Part::key, Part::member, Part::value}) {
      CAPTURE(row.pointer);
      const json::Located located = json::locate(document, row.pointer, part);
      CHECK_FALSE(located.exact);
      CHECK(located.pointer == row.ancestor);
      CHECK(located.place == row.place);
    }
  }
}

TEST_CASE("json: one locator answers many questions, in any order") {
  const Document document =
      test::document("{\"a\": [ {\"b\": [1, 2]},\n {\"b\": [] } ],\n \"c\": {\"a\": \"x\"} }");
  const std::vector<std::string> pointers = {"/c/a",   "/a/1/b/0", "/a/0/b/1", "",  "/a/0/b/0",
                                             "/a/1/b", "/c/a",     "/a/2",     "/c"};
  json::Locator locator(document);
  for (const Part part : {Part::key, Part::member, Part::value})
    for (const std::string& pointer : pointers) {
      INFO(pointer);
      const json::Located once = json::locate(document, pointer, part);
      const json::Located again = locator.locate(pointer, part);
      CHECK(again.place == once.place);
      CHECK(again.pointer == once.pointer);
      CHECK(again.exact == once.exact);
    }
  CHECK(locator.locate("/a/0/b/1").place == Place{1, 19, 1});
  CHECK(locator.locate("/c/a", Part::member).place == Place{3, 8, 8});
}

TEST_CASE("json: lines of a text in the middle of a file") {
  const Document document = read("{\"a\":\n1}", 7);
  CHECK(json::locate(document, "/a").place == Place{8, 1, 1});
  CHECK(json::locate(document, "/a", Part::member).place == Place{7, 2, 4});
}

TEST_CASE("json: lines may end with a carriage return") {
  const Document document = read("{\r\n  \"a\": [\r\n  1]}\r\n");
  CHECK(json::locate(document, "/a").place == Place{2, 8, 1});
  CHECK(json::locate(document, "/a/0").place == Place{3, 3, 1});
}

TEST_CASE("json: a scalar alone") {
  const Document document = read(" \"abc\"");
  CHECK(json::locate(document, "").place == Place{1, 2, 5});
  CHECK(json::locate(document, "/a").place == Place{1, 2, 5});
  CHECK(json::locate_within(document, "", {1, 1}) == Place{1, 4, 1});
}

TEST_CASE("json: a place inside a string counts quotes and escapes") {
  struct Row {
    std::string_view literal;
    Diagnostic::Within within;
    std::size_t column;  // where the literal's quote is column 2
    std::size_t length;
  };
  const std::vector<Row> rows{
      {R"("abc")", {0, 1}, 3, 1},
      {R"("abc")", {0, 3}, 3, 3},
      {R"("abc")", {2, 1}, 5, 1},
      {R"("a\nb")", {1, 1}, 4, 2},
      {R"("a\nb")", {2, 1}, 6, 1},
      {R"("a\"b\"c")", {4, 1}, 9, 1},
      {R"("a\"b\"c")", {0, 5}, 3, 7},
      {R"("\u0041b")", {1, 1}, 9, 1},
      {R"("\u00e9b")", {0, 2}, 3, 6},
      {R"("\u00e9b")", {2, 1}, 9, 1},
      {R"("\u6f22b")", {3, 1}, 9, 1},
      {R"("\ud83d\ude00b")", {0, 4}, 3, 12},
      {R"("\ud83d\ude00b")", {2, 1}, 3, 12},  // inside the pair
      {R"("\ud83d\ude00b")", {4, 1}, 15, 1},
      {R"("\u005c\u005cb")", {2, 1}, 15, 1},
      {R"("éb")", {2, 1}, 5, 1},
      {R"("ab")", {2, 1}, 5, 1},  // just after the end: the closing quote
      {R"("ab")", {9, 4}, 5, 1},
      {R"("ab")", {1, 9}, 4, 1},
      {R"("ab")", {1, 0}, 4, 1},
      {R"("")", {0, 1}, 3, 1},
  };
  for (const Row& row : rows) {
    const Document document = read("[" + std::string(row.literal) + "]");
    CAPTURE(row.literal, row.within.offset, row.within.length);
    CHECK(json::locate_within(document, "/0", row.within) == Place{1, row.column, row.length});
  }
}

TEST_CASE("json: a place inside what is no string is that of the value") {
  const Document document = read(R"({"a": 12})");
  CHECK(json::locate_within(document, "/a", {1, 1}) == Place{1, 7, 2});
  CHECK(json::locate_within(document, "/a/b", {1, 1}) == Place{1, 2, 3});
}

TEST_CASE("json: problems get their places, but those that have one keep it") {
  const Document document = read(k_text);
  Diagnostics problems{
      {.code = "value", .message = "m", .pointer = "/partners/1/id"},
      {.code = "key", .message = "m", .pointer = "/name", .at_key = true},
      {.code = "missing", .message = "m", .pointer = "/partners/0/name"},
      {.code = "within", .message = "m", .pointer = "/name", .within = Diagnostic::Within{2, 3}},
      {.code = "placed", .message = "m", .pointer = "/name", .place = Place{99, 1, 1}},
      {.code = "other", .message = "m", .file = "other.json", .pointer = "/name"},
      {.code = "whole", .message = "m"},
  };
  json::place_all(document, problems);
  CHECK(problems[0].file == "f.json");
  CHECK(problems[0].place == Place{6, 13, 3});
  CHECK(problems[1].place == Place{2, 3, 6});
  CHECK(problems[2].place == Place{4, 5, 1});
  CHECK(problems[2].pointer == "/partners/0/name");
  CHECK(problems[3].place == Place{2, 14, 3});
  CHECK(problems[4].place == Place{99, 1, 1});
  CHECK(problems[4].file.empty());
  CHECK(problems[5].file == "other.json");
  CHECK_FALSE(problems[5].place);
  CHECK(problems[6].place == Place{1, 1, 1});
}

}  // namespace partner_check
