// math.*: values at the borders of int, uint and double.
#include "support/catch.hpp"
#include "support/cel.hpp"
#include "support/checked.hpp"

using namespace partner_check;
using partner_check::test::check_rows;

TEST_CASE("the greatest and the least of any number of arguments, or of a list") {
  check_rows({
      {"math.greatest(1)", "1"},
      {"math.greatest(1, 3, 2)", "3"},
      {"math.greatest(1u, 3u)", "3u"},
      {"math.greatest(1, 2.5, 2u)", "2.5"},
      {"math.greatest(1, 1u)", "1"},
      {"math.greatest(9, 8, 7, 6, 5, 4, 3, 2, 1, 10)", "10"},
      {"math.least(9, 8, 7, 6, 5, 4, 3, 2, 1, 10)", "1"},
      {"math.least(-9223372036854775808, 18446744073709551615u)", "-9223372036854775808"},
      {"math.least([2, 1.5, 3u])", "1.5"},
      {"math.greatest([])", "error empty_aggregate"},
      {"math.greatest('a')", "error no_such_overload"},
      {"math.greatest(1, 'a')", "error no_such_overload"},
      {"math.greatest([1], [2])", "error no_such_overload"},
      {"math.greatest(days(1), days(2))", "error no_such_overload"},
      {"math.greatest([days(1)])", "error no_such_overload"},
      {"math.greatest()", "error no_such_overload"},
      {"math.greatest(1, u, v)", "unknown /u /v"},
      {"math.greatest(1, u, 1 / 0)", "error divide_by_zero"},
      {"math.greatest(log)", "unknown /log"},
      {"math.greatest(partners.map(p, p.people))", "unknown /partners/1/people"},
  });
}

TEST_CASE("rounding and kinds of doubles") {
  check_rows({
      {"math.ceil(-1.2)", "-1.0"},
      {"math.floor(-1.2)", "-2.0"},
      {"math.round(-1.5)", "-2.0"},
      {"math.round(2.5)", "3.0"},
      {"math.round(0.49999999999999994)", "0.0"},
      {"math.trunc(-1.9)", "-1.0"},
      {"math.round(1e300) == 1e300", "true"},
      {"math.isInf(math.ceil(1.0 / 0.0))", "true"},
      {"math.ceil(dyn(1))", "error no_such_overload"},
      {"math.isNaN(0.0 / 0.0)", "true"},
      {"math.isNaN(1.0)", "false"},
      {"math.isInf(-1.0 / 0.0)", "true"},
      {"math.isFinite(1.7e308)", "true"},
      {"math.isFinite(0.0 / 0.0)", "false"},
      {"math.sqrt(9)", "3.0"},
      {"math.sqrt(9u)", "3.0"},
      {"math.sqrt(2.25)", "1.5"},
      {"math.isNaN(math.sqrt(-1))", "true"},
  });
}

TEST_CASE("signs and sizes") {
  check_rows({
      {"math.abs(-11)", "11"},
      {"math.abs(-9223372036854775807)", "9223372036854775807"},
      {"math.abs(-9223372036854775808)", "error overflow"},
      {"math.abs(-1.5)", "1.5"},
      {"math.abs(3u)", "3u"},
      {"math.sign(-3)", "-1"},
      {"math.sign(0)", "0"},
      {"math.sign(7u)", "1u"},
      {"math.sign(-0.5)", "-1.0"},
      {"math.sign(0.0)", "0.0"},
      {"math.isNaN(math.sign(0.0 / 0.0))", "true"},
      {"math.sign(dyn(true))", "error no_such_overload"},
  });
}

TEST_CASE("bits") {
  check_rows({
      {"math.bitAnd(6, 3)", "2"},
      {"math.bitAnd(5, -1)", "5"},
      {"math.bitOr(4u, 1u)", "5u"},
      {"math.bitOr(4, 1u)", "error no_such_overload"},
      {"math.bitXor(4, -2)", "-6"},
      {"math.bitNot(0u)", "18446744073709551615u"},
      {"math.bitNot(9223372036854775807)", "-9223372036854775808"},
      {"math.bitShiftLeft(1, 63)", "-9223372036854775808"},
      {"math.bitShiftLeft(1, 64)", "0"},
      {"math.bitShiftLeft(1u, 63)", "9223372036854775808u"},
      {"math.bitShiftRight(-1, 63)", "1"},
      {"math.bitShiftRight(-1, 64)", "0"},
      {"math.bitShiftRight(1024u, 2)", "256u"},
      {"math.bitShiftLeft(1, -1)", "error range"},
      {"math.bitShiftRight(1u, -9223372036854775808)", "error range"},
  });
}

TEST_CASE_METHOD(test::CheckFixture, "types of the greatest and the least") {
  check_types({
      {"math.greatest(1, 2)", "int"},
      {"math.greatest(1u)", "uint"},
      {"math.greatest(budget.total, 1, 2)", "double"},
      {"math.greatest(1, 2u)", "dyn"},
      {"math.greatest(any, 1.5)", "dyn"},
      {"math.greatest([1, 2])", "int"},
      {"math.greatest(partners.map(p, p.fte))", "double"},
      {"math.least([1, 2u, 2.5])", "dyn"},
  });
  check_problems({
      {"~math.greatest(title)~ > 1",
       "cel-type: `math.greatest` cannot be called with a text; there is "
       "`math.greatest(list(int))`, `math.greatest(list(uint))`, `math.greatest(list(double))`, "
       "`math.greatest(list(dyn))` and `math.greatest(int, ...)`"},
  });
  CHECK(problems_of("math.greatest(as_of, as_of) == as_of").size() == 1);
  CHECK(problems_of("math.greatest(1, title) == 1").size() == 1);
  CHECK(problems_of("math.greatest() == 1").size() == 1);
}
