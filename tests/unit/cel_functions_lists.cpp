// Lists in another order or in part.
#include "support/catch.hpp"
#include "support/cel.hpp"
#include "support/checked.hpp"

using namespace partner_check;
using partner_check::test::check_rows;

TEST_CASE("lists in another order") {
  check_rows({
      {"[3, 1, 2].sort()", "[1, 2, 3]"},
      {"['b', 'a', '\u00e4', 'B'].sort()", "[\"B\", \"a\", \"b\", \"\u00e4\"]"},
      {"[as_of + days(1), as_of].sort()[0] == as_of", "true"},
      {"[2.5, 0.0 / 0.0, 1.5].sort()[1]", "1.5"},
      {"[true, false].sort()", "[false, true]"},
      {"[].sort()", "[]"},
      {"[1, 2.5].sort()", "error no_such_overload"},
      {"[1, 'a'].sort()", "error no_such_overload"},
      {"[[1], [2]].sort()", "error no_such_overload"},
      {"[null].sort()", "error no_such_overload"},
      {"[1, 'a', null].reverse()", "[null, \"a\", 1]"},
      {"[].reverse()", "[]"},
      {"[1, 1u, 2].distinct()", "[1, 2]"},
  });
}

TEST_CASE("parts of lists") {
  check_rows({
      {"[1, 2, 3].slice(1, 3)", "[2, 3]"},
      {"[1, 2, 3].slice(0, 0)", "[]"},
      {"[1, 2, 3].slice(3, 3)", "[]"},
      {"[1, 2, 3].slice(-1, 2)", "error index_out_of_bounds"},
      {"[1, 2, 3].slice(2, 1)", "error index_out_of_bounds"},
      {"[1, 2, 3].slice(0, 4)", "error index_out_of_bounds"},
      {"[1, 2, 3].slice(0, 9223372036854775807)", "error index_out_of_bounds"},
      {"[1, 2].first()", "optional(1)"},
      {"[1, 2].last()", "optional(2)"},
      {"[].first()", "none"},
      {"[].last().orValue(7)", "7"},
      {"log.first()", "unknown /log"},
  });
}

TEST_CASE("lists of lists made flat") {
  check_rows({
      {"[[1], [2, [3]], []].flatten()", "[1, 2, [3]]"},
      {"[1, [2]].flatten()", "[1, 2]"},
      {"[1, [2, [3, [4]]]].flatten(2)", "[1, 2, 3, [4]]"},
      {"[1, [2]].flatten(0)", "[1, [2]]"},
      {"[[1]].flatten(9223372036854775807)", "[1]"},
      {"[[1]].flatten(-1)", "error range"},
      {"[[1], log].flatten()", "unknown /log"},
      {"size([[u], [1]].flatten())", "2"},
  });
}

TEST_CASE("long lists keep to the budgets") {
  test::CelWorld world;
  const std::vector<Value> many(50'000, Value::of_int(1));
  world.define(
      "many", nullptr,
      Value::of(world.arena.make<List>(world.arena.copy(std::span<const Value>(many)), true)));
  CHECK(world.eval("many.sort().size()") == "50000");
  cel::Limits few;
  few.max_steps = 60'000;
  CHECK(world.eval("many.sort()", few) == "error budget");
  CHECK(world.eval("[many, many].flatten()", few) == "error budget");
  cel::Limits little;
  little.max_memory = 1000;
  for (const std::string_view source :
       {"many.sort()", "many.reverse()", "[many].flatten()", "[many].flatten(1)"}) {
    INFO(source);
    CHECK(world.eval(source, little) == "error budget");
  }
}

TEST_CASE_METHOD(test::CheckFixture, "types of lists in another order or in part") {
  check_types({
      {"partners.map(p, p.joined).sort()", "list(timestamp)"},
      {"partners.slice(0, 2)", "list(record partner)"},
      {"partners.first()", "optional(record partner)"},
      {"partners.map(p, p.tags).flatten()", "list(string)"},
      {"[1, [2]].flatten()", "list(dyn)"},
      {"partners.map(p, p.tags).flatten().distinct()", "list(string)"},
      {"partners.map(p, p.id).reverse()", "list(string)"},
      {"title.reverse()", "string"},
  });
}
