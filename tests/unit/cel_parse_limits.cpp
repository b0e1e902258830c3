#include <string>
#include <utility>
#include <vector>

#include "partner_check/cel/parse.hpp"

#include "support/parsed.hpp"

namespace partner_check::cel {
namespace {

using test::check_problems;
using test::repeated;

TEST_CASE("a node knows its stretch of the source, parentheses of its operands included") {
  const Result<Ast> ast = parse("  (a || b) && c.d  // end");
  REQUIRE(ast);
  const AstNode& root = (*ast)[ast->root];
  CHECK(ast->text(root) == "(a || b) && c.d");
  CHECK(ast->text((*ast)[ast->child(root, 0)]) == "a || b");
  CHECK(ast->text((*ast)[ast->child(root, 1)]) == "c.d");
  CHECK((*ast)[ast->child(root, 1)].name_begin == 16);
}

TEST_CASE("every limit is a problem, one less is not") {
  Limits small;
  small.max_source = 10;
  CHECK(parse("aaaa+bbbbb", small));
  check_problems({{"aaaa+bbbbb~c~", "cel-limit: the expression is 11 bytes long; the limit is 10"}},
                 small);
  small = {};
  small.max_nodes = 3;
  CHECK(parse("a + b", small));
  check_problems({{"a + b + c~", "cel-limit: the expression has more than 3 parts"}}, small);

  const std::size_t depth = Limits{}.max_depth;
  const std::string too_deep = "cel-limit: the expression is nested more than 100 deep";
  const auto nested = [](std::string_view open, std::size_t count, std::string_view close) {
    return repeated(open, count) + "a" + repeated(close, count);
  };
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{
           {"(", ")"}, {"[", "]"}, {"f(", ")"}, {"{1: ", "}"}, {"b[", "]"}, {"b ? c : ", ""}}) {
    INFO(open);
    CHECK(parse(nested(open, depth - 1, close)));
    const Result<Ast> ast = parse(nested(open, depth, close));
    REQUIRE_FALSE(ast);
    CHECK(test::in_one_line(ast.problems().front()) == too_deep);
  }
  for (const std::string_view part : {".f", "[0]", " + b", ".f()", ".?f"}) {
    INFO(part);
    CHECK(parse("a" + repeated(part, depth - 1)));
    CHECK_FALSE(parse("a" + repeated(part, depth)));
  }
  CHECK(parse(repeated("!", depth - 1) + "a"));
  CHECK_FALSE(parse(repeated("!", depth) + "a"));
  CHECK_FALSE(parse(repeated("(", 16'000)));
  CHECK_FALSE(parse(repeated("-", 16'000) + "1"));

  const auto macros = [](std::size_t count) {
    return repeated("a.all(x, ", count) + "x" + repeated(")", count);
  };
  CHECK(parse(macros(4)));
  check_problems({{repeated("a.all(x, ", 4) + "a.~all~(x, x)" + repeated(")", 4),
                   "cel-limit: macros are nested more than 4 deep"}});
  CHECK(parse(repeated("a.map(x, x) + ", 20) + "[]"));
}

TEST_CASE("chains of && and || may be long") {
  for (const std::string_view op : {" && ", " || "}) {
    const Result<Ast> ast = parse(repeated("a" + std::string(op), 3'000) + "a");
    REQUIRE(ast);
    CHECK(ast->text((*ast)[ast->root]) == ast->source);
  }
  CHECK(parse("f(" + repeated("a, ", 200) + "a)"));
  CHECK(parse(repeated("a ? b : ", 24) + "c"));
}

}  // namespace
}  // namespace partner_check::cel
