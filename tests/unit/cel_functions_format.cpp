// format(): each clause on each kind of value, and what is wrong with a format or a value.
#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::check_rows;

TEST_CASE("%s takes almost everything") {
  check_rows({
      {"'%s'.format(['a\u00e4'])", "\"a\u00e4\""},
      {"'%s %s %s'.format([null, true, 1u])", "\"null true 1\""},
      {"'%s %s'.format([100000.0, 1.0 / 0.0])", "\"100000 Infinity\""},
      {"'%s'.format([b'a\\xffb'])", "\"a\ufffdb\""},
      {"'%s'.format([as_of])", "\"2026-11-01T00:00:00Z\""},
      {"'%s'.format([duration('1.5s')])", "\"1.5s\""},
      {"'%s %s %s'.format([int, type(null), type(as_of)])",
       "\"int null_type google.protobuf.Timestamp\""},
      {"'%s'.format([['a', [1, 2.5]]])", "\"[a, [1, 2.5]]\""},
      {"'%s'.format([{'b': 1, 'a': {}}])", "\"{a: {}, b: 1}\""},
      {"'%s'.format([partners[0]])", "error no_such_overload"},
      {"'%s'.format([optional.of(1)])", "error no_such_overload"},
      {"'%%%s%%'.format([1])", "\"%1%\""},
      {"'no clause'.format([1, 2])", "\"no clause\""},
      {"''.format([])", "\"\""},
  });
}

TEST_CASE("clauses for numbers") {
  check_rows({
      {"'%d %d %d'.format([-1, 2u, 3.0])", "\"-1 2 3\""},
      {"'%d'.format([-9223372036854775808])", "\"-9223372036854775808\""},
      {"'%d'.format([0.0 / 0.0])", "\"NaN\""},
      {"'%d'.format(['1'])", "error no_such_overload"},
      {"'%d'.format([true])", "error no_such_overload"},
      {"'%f'.format([2])", "\"2.000000\""},
      {"'%.2f %.0f %.0f'.format([1.005, 2.5, 3.5])", "\"1.00 2 4\""},
      {"'%.3e'.format([12345.678])", "\"1.235e+04\""},
      {"'%e'.format([-1.0 / 0.0])", "\"-Infinity\""},
      {"'%f'.format([null])", "error no_such_overload"},
      {"'%f'.format([-0.0000001])", "\"-0.000000\""},
      {"size('%.1000f'.format([0.1]))", "1002"},
      {"size('%.1000f'.format([-1.7976931348623157e308]))", "1311"},
      {"'%.1000f'.format([5e-324]).substring(325, 330)", "\"49406\""},
      {"'%b %b %b'.format([5, true, -2u + 3u])", "error no_such_overload"},
      {"'%b %b %b'.format([5, true, -2])", "\"101 1 -10\""},
      {"'%o %x %X'.format([8, 255u, -255])", "\"10 ff -FF\""},
      {"'%x'.format([-9223372036854775808])", "\"-8000000000000000\""},
      {"'%x'.format([255.0])", "\"ff\""},
      {"'%x'.format([0.5])", "error no_such_overload"},
      {"'%x'.format([1e300])", "error no_such_overload"},
      {"'%x %X'.format(['\u00e4', b'\\xff'])", "\"c3a4 FF\""},
      {"'%o'.format([true])", "error no_such_overload"},
      {"'%b'.format(['a'])", "error no_such_overload"},
  });
}

TEST_CASE("formats that are none") {
  check_rows({
      {"'%'.format([1])", "error bad_format"},
      {"'%.2'.format([1])", "error bad_format"},
      {"'%.f'.format([1.0])", "error bad_format"},
      {"'%.-1f'.format([1.0])", "error bad_format"},
      {"'%.1001f'.format([1.0])", "error bad_format"},
      {"'%.99999999999f'.format([1.0])", "error bad_format"},
      {"'%5d'.format([1])", "error bad_format"},
      {"'%E'.format([1.0])", "error bad_format"},
      {"'%\u00e4'.format([1])", "error bad_format"},
      {"'%s %s'.format([1])", "error bad_format"},
      {"'%s'.format(1)", "error no_such_overload"},
  });
  test::CelWorld world;
  CHECK(world.value("'a %y'.format([1])").error->message == "`%y` is no clause of a format");
  CHECK(world.value("'%d'.format(['a'])").error->message == "`%d` does not take string");
}

TEST_CASE("what is unknown anywhere in the values leaves the text unknown") {
  check_rows({
      {"'%s'.format([u])", "unknown /u"},
      {"'a'.format([u])", "unknown /u"},
      {"'%s'.format([[u, [v]]])", "unknown /u /v"},
      {"'%s'.format([{'a': u}])", "unknown /u"},
      {"'%s'.format([log])", "unknown /log"},
      {"'%s'.format([tags])", "unknown /tags"},
      {"'%s %s'.format([[u]])", "error bad_format"},
      {"'%s %s'.format(log)", "unknown /log"},
  });
}
