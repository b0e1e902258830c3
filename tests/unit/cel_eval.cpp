// What expressions over known values give: arithmetic, comparison, selection, literals, loops,
// budgets.
#include <array>
#include <string>

#include "support/catch.hpp"
#include "support/cel.hpp"

using partner_check::cel::Limits;
using partner_check::test::CelWorld;
using partner_check::test::check_rows;

TEST_CASE("arithmetic stays within one kind of number, but an int meets a double as a double") {
  check_rows({
      {"1 + 2", "3"},
      {"1u + 2u", "3u"},
      {"1.5 + 2.5", "4.0"},
      {"rate * 2", "5.0"},
      {"2 / rate", "0.8"},
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"-7 % 2", "-1"},
      {"7 % 2u", "error no_such_overload"},
      {"1 + 1u", "error no_such_overload"},
      {"1u + 1.0", "error no_such_overload"},
      {"5.0 % 2.0", "error no_such_overload"},
      {"-(3)", "-3"},
      {"-rate", "-2.5"},
      {"-(1u)", "error no_such_overload"},
      {"-true", "error no_such_overload"},
  });
}

TEST_CASE("overflow and division by zero are errors, of doubles they are infinite") {
  check_rows({
      {"9223372036854775807 + 1", "error overflow"},
      {"-9223372036854775808 - 1", "error overflow"},
      {"5000000000 * 5000000000", "error overflow"},
      {"-(-9223372036854775808)", "error overflow"},
      {"-9223372036854775808 / -1", "error overflow"},
      {"-9223372036854775808 % -1", "error overflow"},
      {"-9223372036854775808 % 2", "0"},
      {"0u - 1u", "error overflow"},
      {"18446744073709551615u + 1u", "error overflow"},
      {"1 / 0", "error divide_by_zero"},
      {"1 % 0", "error divide_by_zero"},
      {"1u / 0u", "error divide_by_zero"},
      {"1.0 / 0.0", "inf"},
      {"-1.0 / 0", "-inf"},
      {"0.0 / 0.0 == 0.0 / 0.0", "false"},
      {"0.0 / 0.0 != 0.0 / 0.0", "true"},
      {"0.0 / 0.0 < 1.0", "false"},
  });
}

TEST_CASE("numbers of different kinds compare by value; a double rounds the integer first") {
  check_rows({
      {"1 == 1.0", "true"},
      {"1u == 1", "true"},
      {"-1 < 0u", "true"},
      {"0u > -1", "true"},
      {"18446744073709551615u > 9223372036854775807", "true"},
      {"1 < 1.5", "true"},
      {"2.5 <= 2u", "false"},
      {"9223372036854775807 < 9223372036854775808.0", "false"},
      {"9223372036854775807 <= 9223372036854775808.0", "true"},
      {"9223372036854775807 < 1e19", "true"},
      {"-1 < 1e19", "true"},
      {"'a' < 'b'", "true"},
      {"'\\u00ff' < '\\U0001F600'", "true"},
      {"b'a' < b'b'", "true"},
      {"false < true", "true"},
      {"1 < 'a'", "error no_such_overload"},
      {"null < 1", "error no_such_overload"},
      {"[1] < [2]", "error no_such_overload"},
  });
}

TEST_CASE("equality is total: values of different kinds are not equal") {
  check_rows({
      {"1 == '1'", "false"},
      {"null == null", "true"},
      {"null == 0", "false"},
      {"goals.challenge == null", "true"},
      {"goals.count != null", "true"},
      {"[1, 2] == [1.0, 2u]", "true"},
      {"[1, 2] == [2, 1]", "false"},
      {"[1] == [1, 2]", "false"},
      {"{'a': 1, 'b': 2} == {'b': 2.0, 'a': 1}", "true"},
      {"{'a': 1} == {'b': 1}", "false"},
      {"{'a': 1} == {'a': 1, 'b': 1}", "false"},
      {"b'a' == 'a'", "false"},
      {"type(1) == int", "true"},
      {"type([1]) == type(['a'])", "true"},
      {"type(1) == type(1u)", "false"},
      {"partners[0] == partners[2]", "false"},
      {"partners[0] == goals", "false"},
      {"partners[0] == partners[0]", "true"},
      {"optional.of(1) == optional.of(1.0)", "true"},
      {"optional.of(1) == optional.none()", "false"},
      {"optional.none() == optional.none()", "true"},
  });
}

TEST_CASE("selection of fields, entries and elements") {
  check_rows({
      {"goals.count", "3.0"},
      {"goals.nothing", "error no_such_field"},
      {"goals.challenge.text", "error no_such_field"},
      {"goals['count']", "3.0"},
      {"goals['nothing']", "error no_such_key"},
      {"rate.x", "error no_such_overload"},
      {"(1 / 0).x", "error divide_by_zero"},
      {"shares.a", "0.5"},
      {"shares['a']", "0.5"},
      {"shares.zz", "error no_such_field"},
      {"shares['zz']", "error no_such_key"},
      {"partners[2].id", "\"c\""},
      {"partners[2.0].id", "\"c\""},
      {"partners[2u].id", "\"c\""},
      {"partners[3]", "error index_out_of_bounds"},
      {"partners[-1]", "error index_out_of_bounds"},
      {"partners[0.5]", "error index_out_of_bounds"},
      {"partners[1e300]", "error index_out_of_bounds"},
      {"partners['a']", "error no_such_overload"},
      {"{1: 'a'}[1.0]", "\"a\""},
      {"{1u: 'a'}[1]", "\"a\""},
      {"{1: 'a'}[1.1]", "error no_such_key"},
      {"{true: 'a'}[true]", "\"a\""},
      {"null[0]", "error no_such_overload"},
      {"nobody", "error unknown_name"},
      {"true || nobody", "true"},
  });
}

TEST_CASE("has: of a stated null false, of a missing key false, of a missing field an error") {
  check_rows({
      {"has(goals.count)", "true"},
      {"has(goals.challenge)", "false"},
      {"has(shares.a)", "true"},
      {"has(shares.b)", "false"},
      {"has(shares.zz)", "false"},
      {"has({'a': null}.a)", "true"},
      {"has(goals.nothing)", "error no_such_field"},
      {"has(goals.challenge.text)", "error no_such_field"},
      {"has((1 / 0).x)", "error divide_by_zero"},
  });
}

TEST_CASE("literals of lists and maps") {
  check_rows({
      {"[1, 1 + 1, 'a']", "[1, 2, \"a\"]"},
      {"[1, 1 / 0]", "error divide_by_zero"},
      {"[?optional.of(1), ?optional.none(), 2]", "[1, 2]"},
      {"[?1]", "error no_such_overload"},
      {"{'a': 1, 2: true}", "{\"a\": 1, 2: true}"},
      {"{'a': 1, 'a': 2}", "error duplicate_key"},
      {"{0: 1, 0u: 2}", "error duplicate_key"},
      {"{1.5: 1}", "error no_such_overload"},
      {"{null: 1}", "error no_such_overload"},
      {"{?'a': optional.of(1), ?'b': optional.none()}", "{\"a\": 1}"},
      {"{'a': 1 / 0}", "error divide_by_zero"},
      {"{1 / 0: 'a'}", "error divide_by_zero"},
  });
}

TEST_CASE("concatenation and membership") {
  check_rows({
      {"'a' + 'b'", "\"ab\""},
      {"'' + ''", "\"\""},
      {"b'a' + b'b'", "b\"ab\""},
      {"[1] + [2, 3]", "[1, 2, 3]"},
      {"[] + []", "[]"},
      {"'a' + 1", "error no_such_overload"},
      {"2 in [1, 2]", "true"},
      {"2.0 in [1, 2]", "true"},
      {"3 in [1, 2]", "false"},
      {"'a' in {'a': 1}", "true"},
      {"1.0 in {1: 1}", "true"},
      {"'zz' in shares", "false"},
      {"1 in 1", "error no_such_overload"},
  });
}

TEST_CASE("optional selection") {
  check_rows({
      {"goals.?count", "optional(3.0)"},
      {"goals.?challenge", "none"},
      {"shares.?zz", "none"},
      {"{'k': null}.?k", "optional(null)"},
      {"{'k': null}.?k.x", "error no_such_field"},
      {"{}.?x.y", "none"},
      {"has({}.?x.y)", "false"},
      {"{'x': {'y': 1}}.?x.y", "optional(1)"},
      {"[1][?0]", "optional(1)"},
      {"[1][?1]", "none"},
      {"shares[?'a']", "optional(0.5)"},
      {"shares[?'b']", "none"},
      {"optional.none()[0]", "none"},
      {"optional.of([7])[0]", "optional(7)"},
      {"partners[?9].?id.orValue('x')", "\"x\""},
      {"shares.?zz.orValue(1.0)", "1.0"},
  });
}

TEST_CASE("loops") {
  check_rows({
      {"[1, 2].all(x, x > 0)", "true"},
      {"[1, 2].all(x, x > 1)", "false"},
      {"[].all(x, false)", "true"},
      {"[].exists(x, true)", "false"},
      {"[1, 2].exists(x, x > 1)", "true"},
      {"[1, 2, 3].all(e, 6 / (2 - e) == 6)", "false"},
      {"[0, 1].exists(e, 1 / e == 1)", "true"},
      {"[0, 1].all(e, 1 / e == 1)", "error divide_by_zero"},
      {"[1, 2].all(x, x)", "error no_such_overload"},
      {"[1, 2, 3].exists_one(x, x > 2)", "true"},
      {"[1, 2, 3].exists_one(x, x > 1)", "false"},
      {"[0, 1].exists_one(x, 1 / x == 1)", "error divide_by_zero"},
      {"[1, 2, 3].filter(x, x > 1)", "[2, 3]"},
      {"[1, 2].filter(x, x)", "error no_such_overload"},
      {"[1, 2].map(x, x * 2)", "[2, 4]"},
      {"[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"},
      {"[1, 0].map(x, 1 / x)", "error divide_by_zero"},
      {"{'a': 1, 'b': 2}.map(k, k)", "[\"a\", \"b\"]"},
      {"{'a': 1}.exists(k, k == 'a')", "true"},
      {"1.all(x, true)", "error no_such_overload"},
      {"[[1, 2], [3]].map(x, x.map(y, y + size(x)))", "[[3, 4], [4]]"},
      {"share([1, 2, 3, 4], x, x > 1)", "0.75"},
      {"share([], x, true)", "error empty_aggregate"},
      {"cel.bind(x, 2, x * x)", "4"},
      {"cel.bind(x, 1 / 0, true || x)", "true"},
  });
}

TEST_CASE("calls of functions that do not exist or do not fit") {
  check_rows({
      {"nofunction(1)", "error unknown_function"},
      {"size(1)", "error no_such_overload"},
      {"'a'.contains(1)", "error no_such_overload"},
      {"contains('a', 'b')", "error no_such_overload"},
      {"size('a', 'b')", "error no_such_overload"},
      {"size(1, 2, 3, 4, 5, 6, 7, 8, 9)", "error no_such_overload"},
      {"size()", "error no_such_overload"},
      {"size(1 / 0)", "error divide_by_zero"},
  });
}

TEST_CASE("an expression that needs too much ends with a budget error") {
  CelWorld world;
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]";
  const std::string nested = ten + ".all(a, " + ten + ".all(b, " + ten + ".all(c, " + ten +
                             ".all(d, a + b + c + d >= 0))))";
  CHECK(world.eval(nested, {.max_steps = 1'000'000}) == "true");
  CHECK(world.eval(nested, {.max_steps = 10'000}) == "error budget");
  CHECK(world.eval("1 + 1", {.max_steps = 3}) == "2");
  CHECK(world.eval("1 + 1", {.max_steps = 2}) == "error budget");
  CHECK(world.eval(ten + ".map(x, x)", {.max_steps = 25}) == "error budget");

  std::string doubled = "a24";
  for (int i = 24; i > 0; --i)
    doubled = "cel.bind(a" + std::to_string(i) + ", a" + std::to_string(i - 1) + " + a" +
              std::to_string(i - 1) + ", " + doubled + ")";
  doubled = "size(cel.bind(a0, 'abcdefgh', " + doubled + "))";
  const Limits roomy{.max_steps = 1'000'000'000, .max_memory = 1u << 30};
  CHECK(world.eval(doubled, roomy) == "134217728");
  Limits narrow = roomy;
  narrow.max_memory = 1u << 20;
  const partner_check::Value refused = world.value(doubled, narrow);
  REQUIRE(refused.is(partner_check::ValueKind::error));
  CHECK(refused.error->code == "budget");
  CHECK(std::string(refused.error->message).find("memory") != std::string::npos);
  CHECK(world.eval(doubled, {.max_memory = 1u << 30}) == "error budget");  // steps
}

TEST_CASE("long texts cost what it takes to compare them") {
  CelWorld world;
  const std::string longer = "'" + std::string(8'000, 'a') + "'";
  const std::size_t few = 12;
  for (const auto& [before, between, after] :
       {std::array{"", " < ", ""}, {"", " == ", ""}, {"{", ": 1}[", "]"}, {"", " in {", ": 1}"}}) {
    const auto of = [&](const std::string& text) { return before + text + between + text + after; };
    INFO(of("t"));
    CHECK(world.eval(of("'a'"), {.max_steps = few}).find("error") == std::string::npos);
    CHECK(world.eval(of(longer), {.max_steps = few}) == "error budget");
    CHECK(world.eval(of(longer)).find("error") == std::string::npos);
  }
}

TEST_CASE("messages name operations and kinds") {
  CelWorld world;
  CHECK(world.value("null < 1").error->message == "`<` does not take null and int");
  CHECK(world.value("goals.challenge.text").error->message ==
        "`goals.challenge` is null, so it has no `text`");
  CHECK(world.value("goals.nothing").error->message == "`goals` has no `nothing`");
  CHECK(world.value("partners[7]").error->message == "`partners` has no element 7");
  CHECK(world.value("shares['k']").error->message == "`shares` has no element \"k\"");
}
