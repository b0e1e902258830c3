#include "partner_check/cel/check.hpp"
#include "partner_check/cel/parse.hpp"

#include "support/catch.hpp"

namespace partner_check::cel {
namespace {

struct Row {
  std::string source;
  std::string tree;
  std::string slots;  // of the variables and macros as they stand in the tree; `-` for none
};

std::string slots_below(const Ast& ast, NodeId id) {
  const AstNode& node = ast[id];
  const bool has_slot = node.op == Op::variable || node.slot != k_none;
  std::string text;
  if (has_slot) text = node.slot == k_none ? " -" : " " + std::to_string(node.slot);
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    text += slots_below(ast, ast.child(node, i));
  return text;
}

void check_rows(const Environment& environment, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.source);
    Result<Ast> ast = parse(row.source);
    REQUIRE(ast);
    resolve(*ast, environment);
    CHECK(to_text(*ast) == row.tree);
    CHECK(slots_below(*ast, ast->root) == row.slots);
  }
}

TEST_CASE("variables get their slots, loop variables slots of their own") {
  check_rows({{{"a", nullptr}, {"b", nullptr}}},
             {
                 {"a", "a", " 0"},
                 {"b.c + a", "(+ (. b c) a)", " 1 0"},
                 {".b", ".b", " 1"},
                 {"c", "c", " -"},
                 {"a.all(x, x == b)", "(all a x (== x b))", " 2 0 2 1"},
                 {"a.all(a, a.all(a, a))", "(all a a (all a a a))", " 2 0 3 2 3"},
                 {"a.all(b, b == .b)", "(all a b (== b .b))", " 2 0 2 1"},
                 {"a.all(x, x) && x", "(&& (all a x x) x)", " 2 0 2 -"},
                 {"a.map(x, x) + b.map(x, x)", "(+ (map a x x) (map b x x))", " 2 0 2 3 1 3"},
                 {"cel.bind(x, x, x)", "(bind x x x)", " 2 - 2"},
                 {"has(b.c)", "(has b c)", " 1"},
             });
}

TEST_CASE("the longest bound name wins, but an inner variable hides all") {
  check_rows({{{"a", nullptr}, {"a.b", nullptr}, {"a.b.c", nullptr}}},
             {
                 {"a.b", "a.b", " 1"},
                 {"a.b.c", "a.b.c", " 2"},
                 {"a.b.d", "(. a.b d)", " 1"},
                 {"a.c", "(. a c)", " 0"},
                 {".a.b.c.d", "(. .a.b.c d)", " 2"},
                 {"a.all(a, a.b)", "(all a a (. a b))", " 3 0 3"},
                 {"a.b.all(x, x.b.c)", "(all a.b x (. (. x b) c))", " 3 1 3"},
             });
}

TEST_CASE("names of types are values, if no variable is called so") {
  check_rows({{{"string", nullptr}}},
             {
                 {"int", "int", ""},
                 {"type(1) == double", "(== (type 1) double)", ""},
                 {"null_type", "null", ""},
                 {"google.protobuf.Duration", "duration", ""},
                 {"string", "string", " 0"},
                 {"[1].all(int, int > 0)", "(all [1] int (> int 0))", " 1 1"},
             });
}

TEST_CASE("a namespaced function is a global one, if no variable is called like the namespace") {
  check_rows({{{"optional", nullptr}}}, {
                                            {".size(1)", "(size 1)", ""},
                                            {".unheard(1)", "(unheard 1)", ""},
                                            {"sets.contains(1, 2)", "(sets.contains 1 2)", ""},
                                            {"sets.unheard(1)", "(.unheard sets 1)", " -"},
                                            {"optional.of(1)", "(.of optional 1)", " 0"},
                                            {"[1].map(sets, sets.contains(1, 2))",
                                             "(map [1] sets (.contains sets 1 2))", " 1 1"},
                                        });
}

TEST_CASE("a name is looked for in the container first, from the inside out") {
  check_rows({.variables = {{"x", nullptr}, {"a.x", nullptr}, {"a.b.y", nullptr}, {"a", nullptr}},
              .container = "a.b"},
             {
                 {"x", "x", " 1"},
                 {".x", ".x", " 0"},
                 {"y.z", "(. y z)", " 2"},
                 {"b.y", "b.y", " 2"},
                 {"a.x", "a.x", " 1"},
                 {"a.z", "(. a z)", " 3"},
                 {"z", "z", " -"},
                 {"[1].map(x, x)", "(map [1] x x)", " 4 4"},
             });
  check_rows({.variables = {}, .container = "google.protobuf"},
             {
                 {"Timestamp", "timestamp", ""},
                 {"protobuf.Duration", "duration", ""},
                 {"int", "int", ""},
             });
  check_rows({.variables = {}, .container = "math"}, {
                                                         {"abs(1)", "(math.abs 1)", ""},
                                                         {".abs(1)", "(abs 1)", ""},
                                                         {"size([1])", "(size [1])", ""},
                                                     });
}

}  // namespace
}  // namespace partner_check::cel
