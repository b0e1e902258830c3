// Loops with two variables: position and item of a list, key and value of a dictionary.
#include "support/catch.hpp"
#include "support/cel.hpp"
#include "support/checked.hpp"

using namespace partner_check;
using partner_check::test::check_rows;

TEST_CASE("loops with two variables over lists") {
  check_rows({
      {"[5, 7].all(i, v, v == 5 + 2 * i)", "true"},
      {"[5, 7].all(i, v, v == i)", "false"},
      {"[].all(i, v, i == v)", "true"},
      {"[5, 7].exists(i, v, i == 1 && v == 7)", "true"},
      {"[5, 0].exists(i, v, 1 / v == 7)", "error divide_by_zero"},
      {"[1, 1].exists(i, v, 1 / i == v)", "true"},
      {"[5, 7, 8].existsOne(i, v, v % 5 == i)", "true"},
      {"[5, 5].exists_one(i, v, v > i)", "false"},
      {"[2, 4].transformList(i, v, v + i)", "[2, 5]"},
      {"[2, 4].transformList(i, v, i > 0, v + i)", "[5]"},
      {"[2, 0].transformList(i, v, i / v)", "error divide_by_zero"},
      {"[2, 4].transformMap(i, v, v + i)", "{0: 2, 1: 5}"},
      {"['a', 'b'].transformMapEntry(i, v, {v: i})", "{\"a\": 0, \"b\": 1}"},
      {"['a', 'b'].transformMapEntry(i, v, i > 0, {v: i})", "{\"b\": 1}"},
      {"['a', 'a'].transformMapEntry(i, v, {v: i})", "error duplicate_key"},
      {"[1, 1u].transformMapEntry(i, v, {v: i})", "error duplicate_key"},
      {"['a'].transformMapEntry(i, v, v)", "error no_such_overload"},
      {"['a'].transformMapEntry(i, v, {})", "{}"},
      {"[1].transformMap(i, v, v, v)", "error no_such_overload"},
      {"1.transformMap(i, v, v)", "error no_such_overload"},
      {"[[1, 2], [3]].transformList(i, x, x.transformList(j, y, y + 10 * j + 100 * i))",
       "[[1, 12], [103]]"},
      {"[4].transformList(i, v, [7].all(i, w, i == 0 && w == 7 && v == 4) && i == 0)", "[true]"},
  });
}

TEST_CASE("loops with two variables over dictionaries") {
  check_rows({
      {"{'a': 1, 'b': 2}.all(k, v, k < 'c' && v < 3)", "true"},
      {"{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 1)", "false"},
      {"{'a': 1, 'b': 2}.existsOne(k, v, v > 1)", "true"},
      {"{'a': 1, 'b': 2}.transformList(k, v, k + string(v))", "[\"a1\", \"b2\"]"},
      {"{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v * 2)", "{\"b\": 4}"},
      {"{'a': 1, 'b': 2}.transformMap(k, v, 1 / (v - 1))", "error divide_by_zero"},
      {"{'a': 1, 'b': 2}.transformMapEntry(k, v, {v: k})", "{1: \"a\", 2: \"b\"}"},
      {"{'a': 1, 'b': 1}.transformMapEntry(k, v, {v: k})", "error duplicate_key"},
      {"shares.exists(k, v, v == null)", "true"},
  });
}

TEST_CASE("loops with two variables where something is unknown") {
  check_rows({
      {"partners.all(i, p, i > 1 || p.people > 5)", "unknown /partners/1/people"},
      {"partners.all(i, p, i == 1 || p.people > 5)", "true"},
      {"partners.exists(i, p, i == 2 && p.people > 5)", "true"},
      {"partners.existsOne(i, p, p.people > 20)", "unknown /partners/1/people"},
      {"partners.existsOne(i, p, i < 2 && (p.people > 20 || u))", "unknown /partners/1/people /u"},
      {"size(partners.transformList(i, p, p.people))", "3"},
      {"partners.transformList(i, p, p.people > 20, i)", "unknown /partners/1/people"},
      {"size(partners.transformMap(i, p, p.people))", "3"},
      {"partners.transformMap(i, p, p.people)[1]", "unknown /partners/1/people"},
      {"partners.transformMap(i, p, p.people > 20, i)", "unknown /partners/1/people"},
      {"partners.transformMap(i, p, p.people + 1)", "unknown /partners/1/people"},
      {"partners.transformMap(i, p, i == 2 ? 1 / 0 : p.people > 5 ? 1 : 0)",
       "error divide_by_zero"},
      {"partners.transformMapEntry(i, p, {p.id: p.people}).a", "10.0"},
      {"partners.transformMapEntry(i, p, {string(p.people): i})", "unknown /partners/1/people"},
      {"partners.transformMapEntry(i, p, i == 0 ? u : {i: p.id})", "unknown /u"},
      {"partners.transformMapEntry(i, p, i == 0 ? u : i)", "error no_such_overload"},
      {"partners.transformMapEntry(i, p, i == 0 ? tags : {})", "unknown /tags"},
      {"u.transformMap(k, v, v)", "unknown /u"},
      {"u.all(k, v, false)", "unknown /u"},
  });
}

TEST_CASE("positions in a list that is known to be incomplete are unknown") {
  check_rows({
      {"log.exists(i, x, x == 2)", "true"},
      {"log.exists(i, x, i == 0)", "unknown /log"},
      {"log.all(i, x, x == 2)", "false"},
      {"log.all(i, x, i < 2)", "unknown /log"},
      {"log.transformList(i, x, i)", "unknown /log"},
      {"log.transformMap(i, x, x)", "unknown /log"},
      {"tags.exists(k, v, k == 'x' && v == 1)", "true"},
      {"tags.all(k, v, v == 1)", "unknown /tags"},
      {"tags.transformMap(k, v, v)", "unknown /tags"},
      {"tags.transformMapEntry(k, v, {k: v})", "unknown /tags"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "types of loops with two variables") {
  check_types({
      {"partners.all(i, p, i > 0 || p.fte > 0.5)", "bool"},
      {"partners.transformList(i, p, p.fte * i)", "list(double)"},
      {"partners.transformMap(i, p, p.id)", "map(int, string)"},
      {"partners.transformMap(i, p, i > 0, p.fte)", "map(int, double)"},
      {"partners.transformMapEntry(i, p, {p.id: p.fte})", "map(string, double)"},
      {"partners.transformMapEntry(i, p, i > 0 ? any : {p.id: 1})", "dyn"},
      {"budget.by_partner.exists(k, share, share > 0.5)", "bool"},
      {"budget.by_partner.transformMap(k, share, k + title)", "map(string, string)"},
      {"budget.by_partner.transformList(k, share, share)", "list(double)"},
      {"any.transformMap(k, v, v)", "map(dyn, dyn)"},
      {"partners.transformMap(i, p, p.left != null, p.left)", "map(int, timestamp)"},
  });
  check_problems({
      {"~title~.all(i, c, i > 0 && c == 1)", "cel-type: a text has no elements to go through"},
      {"partners.all(i, p, ~i + p.fte~)", "cel-type: `all` takes a condition, not a number"},
      {"partners.transformMapEntry(i, p, i > 0, ~p.id~)",
       "cel-type: `transformMapEntry` takes a dictionary, `{key: value}`, not a text"},
      {"partners.all(~i~, p, p.fte > 0.5)", "cel-unused-variable: `i` is not used"},
      {"partners.all(i, ~p~, i < 9)", "cel-unused-variable: `p` is not used"},
  });
  CHECK(problems_of("budget.by_partner.all(k, v, ready)").size() == 2);
}

TEST_CASE("loops with two variables are read and refused") {
  const auto read = [](std::string_view source) {
    const auto ast = cel::parse(source);
    return ast ? cel::to_text(*ast) : ast.problems().front().message;
  };
  CHECK(read("a.all(i, v, i < v)") == "(all a i v (< i v))");
  CHECK(read("a.transformMap(k, v, p, t)") == "(transformMap a k v p t)");
  CHECK(read("a.transformList(k, v, t)") == "(transformList a k v t)");
  CHECK(read("a.all(x, x, true)") == "the two variables of a loop have two names");
  CHECK(read("a.all(x, 1, true)") == "expected a plain name for the loop variable, not `1`");
  CHECK(read("a.transformList(v, t)") ==
        "`transformList` is written `map.transformList(k, v, value)` or "
        "`map.transformList(k, v, condition, value)`");
  CHECK(read("a.transformList(a, b, a.transformList(c, d, c.transformList(e, f, "
             "e.transformMap(g, h, g.all(i, j, i == j)))))") ==
        "macros are nested more than 4 deep");
}

TEST_CASE("a loop into a dictionary keeps to the budgets") {
  test::CelWorld world;
  std::vector<Value> many(5000, Value::of_int(1));
  world.define(
      "many", nullptr,
      Value::of(world.arena.make<List>(world.arena.copy(std::span<const Value>(many)), true)));
  cel::Limits few_steps;
  few_steps.max_steps = 1000;
  CHECK(world.eval("many.transformMap(i, v, v)", few_steps) == "error budget");
  cel::Limits little_memory;
  little_memory.max_memory = 1000;
  CHECK(world.eval("many.transformMap(i, v, v)", little_memory) == "error budget");
  CHECK(world.eval("many.transformMapEntry(i, v, {i: v})", little_memory) == "error budget");
  CHECK(world.eval("size(many.transformMap(i, v, v))") == "5000");
}
