// The function library over known values.
#include "support/catch.hpp"
#include "support/cel.hpp"

using partner_check::test::check_rows;

TEST_CASE("conversions to int and uint stay in range") {
  check_rows({
      {"int(42u)", "42"},
      {"int(18446744073709551615u)", "error range"},
      {"int(-7.9)", "-7"},
      {"int(9223372036854775807.0)", "error range"},
      {"int(-9223372036854775808.0)", "error range"},
      {"int(9223372036854774784.0)", "9223372036854774784"},
      {"int(0.0 / 0.0)", "error range"},
      {"int('-987')", "-987"},
      {"int('+5')", "5"},
      {"int('9223372036854775808')", "error bad_conversion"},
      {"int('1.5')", "error bad_conversion"},
      {"int('')", "error bad_conversion"},
      {"int('+-5')", "error bad_conversion"},
      {"int(' 5')", "error bad_conversion"},
      {"int(timestamp('1970-01-02T00:00:00.5Z'))", "86400"},
      {"uint(-1)", "error range"},
      {"uint(3.9)", "3u"},
      {"uint(-0.5)", "error range"},
      {"uint(18446744073709551616.0)", "error range"},
      {"uint('300')", "300u"},
      {"uint('-1')", "error bad_conversion"},
  });
}

TEST_CASE("conversions to double, bool, bytes, dyn and type") {
  check_rows({
      {"double(3)", "3.0"},
      {"double(3u)", "3.0"},
      {"double('-84.32e7')", "-843200000.0"},
      {"double('1e400')", "error bad_conversion"},
      {"double('x')", "error bad_conversion"},
      {"bool('True')", "true"},
      {"bool('0')", "false"},
      {"bool('TrUe')", "error bad_conversion"},
      {"bytes('\\u00ff') == b'\\303\\277'", "true"},
      {"dyn(1)", "1"},
      {"type(type(1)) == type", "true"},
      {"type(null) == null_type", "true"},
      {"type(goals) == type(partners[0])", "true"},
      {"type(optional.none()) == optional_type", "true"},
      {"type(as_of) == google.protobuf.Timestamp", "true"},
  });
}

TEST_CASE("conversions to string") {
  check_rows({
      {"string(true)", "\"true\""},
      {"string(-456)", "\"-456\""},
      {"string(9876u)", "\"9876\""},
      {"string(123.456)", "\"123.456\""},
      {"string(-4.5e-3)", "\"-0.0045\""},
      {"string(100000.0)", "\"100000\""},
      {"string(1e21)", "\"1e+21\""},
      {"string(123456789012345680000.0)", "\"123456789012345680000\""},
      {"string(1.5e300)", "\"1.5e+300\""},
      {"string(0.000001)", "\"0.000001\""},
      {"string(0.0000001)", "\"1e-7\""},
      {"string(-0.0)", "\"0\""},
      {"string(1.0 / 0.0)", "\"Infinity\""},
      {"string(-1.0 / 0.0)", "\"-Infinity\""},
      {"string(0.0 / 0.0)", "\"NaN\""},
      {"string(b'a\\303\\277')", "\"a\u00ff\""},
      {"string(b'\\000\\xff')", "error bad_conversion"},
      {"string(b'\\xed\\xa0\\x80')", "error bad_conversion"},
      {"string(b'\\xc0\\x80')", "error bad_conversion"},
      {"string(b'\\xf4\\x90\\x80\\x80')", "error bad_conversion"},
      {"string(b'\\xe2\\x82')", "error bad_conversion"},
      {"string(as_of)", "\"2026-11-01T00:00:00Z\""},
      {"string(duration('-1.5s'))", "\"-1.5s\""},
      {"string(duration('1000000s'))", "\"1000000s\""},
      {"string(duration('-0.5s'))", "\"-0.5s\""},
  });
}

TEST_CASE("texts count code points") {
  check_rows({
      {"size('')", "0"},
      {"size('\\U0001F431\\u00ff')", "2"},
      {"'abc'.size()", "3"},
      {"size(b'\\303\\277')", "2"},
      {"'hello'.contains('ell')", "true"},
      {"'hello'.contains('')", "true"},
      {"'hello'.startsWith('he')", "true"},
      {"'he'.startsWith('hello')", "false"},
      {"'hello'.endsWith('lo')", "true"},
      {"'hubba'.matches('ubb')", "true"},
      {"matches('hubba', '^ubb')", "false"},
      {"'a'.matches('(' + '')", "error bad_regex"},
      {"'A\u00c4b'.lowerAscii()", "\"a\u00c4b\""},
      {"'A\u00e4b'.upperAscii()", "\"A\u00e4B\""},
      {"' \\t\\u3000 a b \\n'.trim()", "\"a b\""},
      {"'  '.trim()", "\"\""},
      {"'a, b, c'.split(', ')", "[\"a\", \"b\", \"c\"]"},
      {"'a,b,c'.split(',', 2)", "[\"a\", \"b,c\"]"},
      {"'a,b'.split(',', 0)", "[]"},
      {"'a,b'.split(',', 1)", "[\"a,b\"]"},
      {"'a,b'.split(',', -1)", "[\"a\", \"b\"]"},
      {"'a\u00e4'.split('')", "[\"a\", \"\u00e4\"]"},
      {"''.split('')", "[]"},
      {"''.split(',')", "[\"\"]"},
      {"['a', 'b'].join()", "\"ab\""},
      {"['a', '', 'c'].join('-')", "\"a--c\""},
      {"['', 'b'].join('-')", "\"-b\""},
      {"[].join('-')", "\"\""},
      {"[1].join('-')", "error no_such_overload"},
  });
}

TEST_CASE("durations and timestamps are read and checked") {
  check_rows({
      {"duration('1h30m')", "5400000000000ns"},
      {"duration('-1.5s')", "-1500000000ns"},
      {"duration('1ms1us1ns')", "1001001ns"},
      {"duration('1\u00b5s')", "1000ns"},
      {"duration('.5h')", "1800000000000ns"},
      {"duration('0')", "0ns"},
      {"duration('9223372036854775807ns')", "9223372036854775807ns"},
      {"duration('-9223372036854775808ns')", "-9223372036854775808ns"},
      {"duration('9223372036854775808ns')", "error bad_conversion"},
      {"duration('320000000000s')", "error bad_conversion"},
      {"duration('1d')", "error bad_conversion"},
      {"duration('h')", "error bad_conversion"},
      {"duration('')", "error bad_conversion"},
      {"duration('1')", "error bad_conversion"},
      {"duration('1 s')", "error bad_conversion"},
      {"timestamp('2009-02-13T23:31:30.5+01:00')", "2009-02-13T22:31:30.5Z"},
      {"timestamp('0000-01-01T00:00:00Z')", "error bad_conversion"},
      {"timestamp('2026-02-29T00:00:00Z')", "error bad_conversion"},
      {"timestamp(0)", "1970-01-01T00:00:00Z"},
      {"timestamp(253402300800)", "error range"},
      {"days(1.5)", "129600000000000ns"},
      {"days(-2)", "-172800000000000ns"},
      {"days(rate)", "216000000000000ns"},
      {"days(106752)", "error range"},
      {"days(1e300)", "error range"},
      {"days(0.0 / 0.0)", "error range"},
  });
}

TEST_CASE("arithmetic and order of timestamps and durations") {
  check_rows({
      {"as_of + days(30)", "2026-12-01T00:00:00Z"},
      {"days(30) + as_of", "2026-12-01T00:00:00Z"},
      {"as_of - days(1)", "2026-10-31T00:00:00Z"},
      {"as_of - timestamp('2026-10-31T12:00:00Z') == duration('12h')", "true"},
      {"as_of - duration('1ns')", "2026-10-31T23:59:59.999999999Z"},
      {"as_of > timestamp('2026-10-31T00:00:00Z')", "true"},
      {"days(1) < days(2)", "true"},
      {"days(1) + days(1) == days(2)", "true"},
      {"days(1) - days(2) == days(-1)", "true"},
      {"duration('9223372036854775807ns') + duration('1ns')", "error range"},
      {"timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns')", "error range"},
      {"timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error range"},
      {"timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')", "error range"},
      {"duration('1s') + 1", "error no_such_overload"},
      {"as_of + as_of", "error no_such_overload"},
      {"days(1) - as_of", "error no_such_overload"},
      {"days(1) * 2", "error no_such_overload"},
      {"as_of < days(1)", "error no_such_overload"},
  });
}

TEST_CASE("parts of timestamps, in UTC and at fixed offsets") {
  check_rows({
      {"timestamp('2009-02-13T23:31:30.123456789Z').getFullYear()", "2009"},
      {"timestamp('2009-02-13T23:31:30Z').getMonth()", "1"},
      {"timestamp('2009-02-13T23:31:30Z').getDate()", "13"},
      {"timestamp('2009-02-13T23:31:30Z').getDayOfMonth()", "12"},
      {"timestamp('2009-02-13T23:31:30Z').getDayOfYear()", "43"},
      {"timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "365"},
      {"timestamp('1900-12-31T00:00:00Z').getDayOfYear()", "364"},
      {"timestamp('2009-02-13T23:31:30Z').getDayOfWeek()", "5"},
      {"timestamp('1969-12-28T00:00:00Z').getDayOfWeek()", "0"},
      {"timestamp('1969-12-31T23:59:59Z').getHours()", "23"},
      {"timestamp('2009-02-13T23:31:30Z').getMinutes()", "31"},
      {"timestamp('2009-02-13T23:31:30Z').getSeconds()", "30"},
      {"timestamp('2009-02-13T23:31:30.123456789Z').getMilliseconds()", "123"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('02:00')", "1"},
      {"timestamp('2009-02-13T02:00:00Z').getDayOfMonth('-02:30')", "11"},
      {"timestamp('2009-02-13T23:31:30Z').getDate('+11:00')", "14"},
      {"timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')", "0"},
      {"timestamp('2009-02-13T23:31:30Z').getSeconds('-00:00')", "30"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('UTC')", "23"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('Mars/Olympus')", "error unknown_time_zone"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('+2:00')", "error unknown_time_zone"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('+24:00')", "error unknown_time_zone"},
      {"timestamp('2009-02-13T23:31:30Z').getHours('+:1:00')", "error unknown_time_zone"},
      {"duration('10000s').getHours()", "2"},
      {"duration('3730s').getMinutes()", "62"},
      {"duration('3730s').getSeconds()", "3730"},
      {"duration('1.234s').getMilliseconds()", "234"},
      {"duration('-1.234s').getMilliseconds()", "-234"},
  });
}

TEST_CASE("aggregates; of nothing they are errors") {
  check_rows({
      {"sum([1, 2, 3])", "6"},
      {"sum([1u, 2u])", "3u"},
      {"sum([1.5, 2.5])", "4.0"},
      {"sum([1, 2.5])", "3.5"},
      {"sum([days(1), days(2)]) == days(3)", "true"},
      {"sum([9223372036854775807, 1])", "error overflow"},
      {"sum(['a', 'b'])", "error no_such_overload"},
      {"sum([1, 'b'])", "error no_such_overload"},
      {"sum([])", "error empty_aggregate"},
      {"avg([1, 2])", "1.5"},
      {"avg([1u, 2u])", "1.5"},
      {"avg([1.0, 4.0])", "2.5"},
      {"avg(['a'])", "error no_such_overload"},
      {"avg([])", "error empty_aggregate"},
      {"min([3, 1, 2])", "1"},
      {"max([3.0, 1.0])", "3.0"},
      {"max([as_of, as_of + days(1)]) == as_of + days(1)", "true"},
      {"min([days(2), days(1)]) == days(1)", "true"},
      {"max([1, 'a'])", "error no_such_overload"},
      {"min([])", "error empty_aggregate"},
      {"max([])", "error empty_aggregate"},
      {"min(3, 1)", "1"},
      {"max(rate, 2)", "2.5"},
      {"max(rate, 3)", "3.0"},
      {"min(3, rate)", "2.5"},
      {"max(days(1), days(2)) == days(2)", "true"},
      {"max(1, 2u)", "error no_such_overload"},
      {"spread([3, 1, 7])", "6"},
      {"spread([1.5, 4.0])", "2.5"},
      {"spread([5])", "0"},
      {"spread([-9223372036854775808, 9223372036854775807])", "error overflow"},
      {"spread(['a', 'b'])", "error no_such_overload"},
      {"spread([])", "error empty_aggregate"},
  });
}

TEST_CASE("lists as sets") {
  check_rows({
      {"distinct([1, 2, 1.0, 2u, 'a'])", "[1, 2, \"a\"]"},
      {"distinct([])", "[]"},
      {"distinct([[1], [1]])", "[[1]]"},
      {"sets.contains([1, 2, 3], [3, 1.0])", "true"},
      {"sets.contains([1, 2], [3])", "false"},
      {"sets.contains([1], [])", "true"},
      {"sets.intersects([1, 2], [2, 3])", "true"},
      {"sets.intersects([1, 2], [])", "false"},
      {"sets.equivalent([1, 2, 2], [2u, 1.0])", "true"},
      {"sets.equivalent([1, 2], [1])", "false"},
      {"sets.equivalent([], [])", "true"},
      {"size([1, 2])", "2"},
      {"{'a': 1}.size()", "1"},
  });
}

TEST_CASE("optional values") {
  check_rows({
      {"optional.of(1).hasValue()", "true"},
      {"optional.none().hasValue()", "false"},
      {"optional.of(1).value()", "1"},
      {"optional.none().value()", "error no_value"},
      {"optional.none().or(optional.of(2)).value()", "2"},
      {"optional.of(1).or(optional.of(2)).value()", "1"},
      {"optional.none().orValue(3)", "3"},
      {"optional.of(1).orValue(3)", "1"},
      {"optional.ofNonZeroValue('')", "none"},
      {"optional.ofNonZeroValue(0.0)", "none"},
      {"optional.ofNonZeroValue([])", "none"},
      {"optional.ofNonZeroValue(null)", "none"},
      {"optional.ofNonZeroValue(5u)", "optional(5u)"},
      {"optional.of(42).optMap(y, y + 1)", "optional(43)"},
      {"optional.none().optMap(y, y + 1)", "none"},
      {"{'k': {'s': 1}}.?k.optFlatMap(k, k.?s)", "optional(1)"},
  });
}
