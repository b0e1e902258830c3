#include <algorithm>
#include <string>
#include <utility>

#include "partner_check/json/read.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

// "3:14 json-duplicate-key /a/b" a problem.
std::vector<std::string> summary(const Diagnostics& problems) {
  std::vector<std::string> lines;
  for (const Diagnostic& problem : problems)
    lines.push_back(std::to_string(problem.place->line) + ':' +
                    std::to_string(problem.place->column) + ' ' + problem.code + ' ' +
                    problem.pointer);
  return lines;
}

Document read(std::string text) {
  Result<Document> document = json::read("f", std::move(text));
  REQUIRE(document);
  return std::move(document).value();
}

}  // namespace

TEST_CASE("json: a document is a tree of its values") {
  const Document document =
      read(R"({"b": [1, -2.5e1, true, false, null], "a": {"x\n": "é\u00e9\ud83d\ude00"}})");
  const Node& root = *document.root;
  REQUIRE(root.kind == NodeKind::object);
  REQUIRE(root.size == 2);
  CHECK(root.children()[0].key == "b");  // the order of the text
  CHECK(root.children()[1].key == "a");

  const Node& list = *root.find("b");
  REQUIRE(list.kind == NodeKind::array);
  REQUIRE(list.size == 5);
  CHECK(list.children()[0].number == 1);
  CHECK(list.children()[1].number == -25);
  CHECK(list.children()[2].boolean);
  CHECK(list.children()[3].kind == NodeKind::boolean);
  CHECK_FALSE(list.children()[3].boolean);
  CHECK(list.children()[4].kind == NodeKind::null);

  const Node* text = find(root, "/a/x\n");
  REQUIRE(text != nullptr);
  CHECK(text->kind == NodeKind::string);
  CHECK(text->text == "éé😀");
}

TEST_CASE("json: empty names, strings, lists and objects are kept") {
  const Document document = read(R"({"": "", "list": [], "object": {}, "nul": "\u0000"})");
  CHECK(document.root->size == 4);
  CHECK(document.root->children()[0].kind == NodeKind::string);
  CHECK(document.root->find("")->text.empty());
  CHECK(document.root->find("list")->children().empty());
  CHECK(document.root->find("object")->kind == NodeKind::object);
  CHECK(document.root->find("nul")->text == std::string_view("\0", 1));
}

TEST_CASE("json: a lone scalar is a document") {
  CHECK(read(" \"a\" ").root->text == "a");
  CHECK(read("true").root->boolean);
  CHECK(read("null\n").root->kind == NodeKind::null);
  CHECK(read("-12.5").root->number == -12.5);
}

TEST_CASE("json: numbers are the nearest doubles to what is written") {
  const Document document = read(
      "[0.1, 1e23, 5e-324, 1.7976931348623157e308, 123456789012345678901234567890, "
      "1e00000000000000000000001, 0.30000000000000004]");
  const std::vector<double> expected{
      0.1, 1e23, 5e-324, 1.7976931348623157e308, 123456789012345678901234567890.0, 10, 0.1 + 0.2};
  const auto numbers = document.root->children();
  CHECK(std::equal(numbers.begin(), numbers.end(), expected.begin(), expected.end(),
                   [](const Node& node, double number) { return node.number == number; }));
}

TEST_CASE("json: nodes survive the move of their document") {
  Document first = read(R"(["short", "a string that is not short at all"])");
  const Node* list = first.root;
  const Document second = std::move(first);
  CHECK(second.root == list);
  CHECK(list->children()[0].text == "short");
  CHECK(list->children()[1].text == "a string that is not short at all");
}

TEST_CASE("json: a byte order mark is accepted and is no part of the text") {
  const Document document = read("\xEF\xBB\xBF[1]");
  CHECK(document.text == "[1]");
  const Result<Document> broken = json::read("f", "\xEF\xBB\xBF[x]");
  REQUIRE_FALSE(broken);
  CHECK(broken.problems().front().place == Place{1, 2, 1});
}

TEST_CASE("json: every repeated name is reported at its own place, with the line of the first") {
  const Result<Document> document = json::read("f", R"({"a": 1,
 "b": {"a": 2, "a": 3},
 "\u0061": {"c": 4},
 "b": [{"c": 5, "d": 6, "c": 7}],
 "a": 8, "a~/": 9, "a~/": 10})");
  REQUIRE_FALSE(document);
  const Diagnostics& problems = document.problems();
  CHECK(summary(problems) ==
        std::vector<std::string>{"2:16 json-duplicate-key /b/a", "3:2 json-duplicate-key /a",
                                 "4:2 json-duplicate-key /b", "4:25 json-duplicate-key /b/0/c",
                                 "5:2 json-duplicate-key /a", "5:20 json-duplicate-key /a~0~1"});
  CHECK(problems[1].message == "the name `a` is given twice in one object");
  CHECK(problems[1].hint == "the first one is on line 1; keep one of them");
  CHECK(problems[1].place->length == 8);
  CHECK(problems[2].hint == "the first one is on line 2; keep one of them");
  CHECK(std::all_of(problems.begin(), problems.end(),
                    [](const auto& problem) { return problem.at_key; }));
}

TEST_CASE("json: the same name in different objects is no duplicate") {
  CHECK(
      read(R"({"a": {"a": {"a": 1}, "b": {"a": 2}}, "b": [{"a": 1}, {"a": 2}]})").warnings.empty());
}

TEST_CASE("json: integers beyond 2^53 are kept as the nearest double, with a warning each") {
  const Document document = read(R"({"a": 9007199254740992, "b": -9007199254740992,
 "c": 9007199254740993, "d": [-9007199254740993, 12345678901234567890123],
 "e": 1e30, "f": 12345678901234567890.0})");
  CHECK(summary(document.warnings) == std::vector<std::string>{"2:7 json-big-integer /c",
                                                               "2:31 json-big-integer /d/0",
                                                               "2:50 json-big-integer /d/1"});
  CHECK(document.warnings[0].gravity == Gravity::warning);
  CHECK(document.warnings[0].file == "f");
  CHECK(find(*document.root, "/c")->number == 9007199254740992.0);
  CHECK(find(*document.root, "/d/1")->number == 12345678901234567890123.0);
}

TEST_CASE("json: all that is wrong is reported at once, in the order of the text") {
  const Result<Document> document = json::read("f", R"({"a": 1e400,
 "b": [99999999999999999999, -1e999],
 "a": {"x": 1, "x": 2},
 "c": oops})");
  REQUIRE_FALSE(document);
  CHECK(summary(document.problems()) ==
        std::vector<std::string>{"1:7 json-number /a", "2:8 json-big-integer /b/0",
                                 "2:30 json-number /b/1", "3:16 json-duplicate-key /a/x",
                                 "4:7 json-syntax "});
}

TEST_CASE("json: a syntax error before ill-formed UTF-8 does not hide it") {
  const Result<Document> document = json::read("f", "[1 2,\n\"\xFF\"]");
  REQUIRE_FALSE(document);
  CHECK(summary(document.problems()) ==
        std::vector<std::string>{"1:4 json-syntax ", "2:2 json-utf8 "});
}

TEST_CASE("json: lines count from the first line of the text in its file") {
  const Result<Document> document = json::read("f", "{\"a\": 1, \n\"a\": 2}", {}, 40);
  REQUIRE_FALSE(document);
  CHECK(document.problems().front().place == Place{41, 1, 3});
  CHECK(document.problems().front().hint == "the first one is on line 40; keep one of them");
}

TEST_CASE("json: nesting is limited, and the bracket that is too deep is named") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(json::read("f", nested(128)));
  const Result<Document> deep = json::read("f", nested(129));
  REQUIRE_FALSE(deep);
  REQUIRE(deep.problems().size() == 1);
  CHECK(deep.problems().front().code == "json-depth");
  CHECK(deep.problems().front().place == Place{1, 129, 1});
  CHECK(deep.problems().front().message == "lists and objects are nested more than 128 deep");

  CHECK(json::read("f", nested(1'000), {.max_depth = 1'000}));
  CHECK(json::read("f", "1", {.max_depth = 0}));
  CHECK_FALSE(json::read("f", "[]", {.max_depth = 0}));
  CHECK_FALSE(json::read("f", std::string(1'000'000, '[')));
  const Result<Document> object = json::read("f", R"({"a": {"b": {}}})", {.max_depth = 2});
  REQUIRE_FALSE(object);
  CHECK(summary(object.problems()) == std::vector<std::string>{"1:13 json-depth /a/b"});
}

TEST_CASE("json: many members and many duplicates take linear time") {
  std::string text = "{";
  for (int i = 0; i < 20'000; ++i)
    text += "\"name" + std::to_string(i % 10'000) + "\": 0,\n";
  text += "\"end\": 0}";
  const Result<Document> document = json::read("f", text);
  REQUIRE_FALSE(document);
  CHECK(document.problems().size() == 10'000);
}

}  // namespace partner_check
