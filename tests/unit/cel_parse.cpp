#include "partner_check/cel/parse.hpp"

#include "support/parsed.hpp"

namespace partner_check::cel {
namespace {

using test::check_problems;
using test::check_trees;
using test::repeated;

TEST_CASE("numbers") {
  check_trees({
      {"0", "0"},
      {"42", "42"},
      {"0x1F", "31"},
      {"0xffu", "255u"},
      {"7u", "7u"},
      {"7U", "7u"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"-0x8000000000000000", "-9223372036854775808"},
      {"18446744073709551615u", "18446744073709551615u"},
      {"1.5", "1.5"},
      {".5", "0.5"},
      {"2.0", "2.0"},
      {"1e-999", "0.0"},
      {"1e3", "1000.0"},
      {"1.25E-2", "0.0125"},
      {"-1.5", "-1.5"},
      {"- 1", "-1"},
      {"--1", "(- -1)"},
      {"-1u", "(- 1u)"},
      {"1.size()", "(.size 1)"},
      {"1-1", "(- 1 1)"},
      {"1 - -1", "(- 1 -1)"},
      {"-a", "(- a)"},
      {"-1.f", "(. -1 f)"},
  });
  check_problems({
      {"~9223372036854775808~",
       "cel-syntax: `9223372036854775808` is too large for a whole number; the limit is "
       "9223372036854775807"},
      {"-~9223372036854775809~",
       "cel-syntax: `9223372036854775809` is too large for a whole number; the limit is "
       "9223372036854775808"},
      {"~0x1ffffffffffffffff~",
       "cel-syntax: `0x1ffffffffffffffff` is too large for a whole number; the limit is "
       "9223372036854775807"},
      {"1 + ~18446744073709551616u~",
       "cel-syntax: `18446744073709551616u` is too large for an unsigned number"},
      {"~1e999~", "cel-syntax: `1e999` is outside the range of numbers"},
      {"a > ~10px~", "cel-syntax: `10px` is neither a number nor a name"},
      {"~0X10~", "cel-syntax: `0X10` is neither a number nor a name"},
      {"~1.5u~", "cel-syntax: `1.5u` is neither a number nor a name"},
  });
}

TEST_CASE("texts and bytes") {
  check_trees({
      {R"("")", R"("")"},
      {R"("a")", R"("a")"},
      {R"('a "b"')", R"("a \"b\"")"},
      {R"('it\'s')", R"("it's")"},
      {R"("\a\b\f\n\r\t\v\\\?\"\'\`")", R"("\x07\x08\x0c\x0a\x0d\x09\x0b\\?\"'`")"},
      {R"("\x41\X42\103")", R"("ABC")"},
      {R"("\u00e9\U0001F600")", "\"\u00e9\U0001F600\""},
      {"\"\u00e9\"", "\"\u00e9\""},
      {R"("\u0000")", R"("\x00")"},
      {R"(r"\d+")", R"("\\d+")"},
      {R"(R'\')", R"("\\")"},
      {"'''a\n'b' ''c'''", R"("a\x0a'b' ''c")"},
      {R"("""""")", R"("")"},
      {R"(r"""a\"b""")", R"("a\\\"b")"},
      {R"(b"\xff\377a")",
       "b\"\xff\xff"
       "a\""},
      {R"(B'a')", R"(b"a")"},
      {R"(br"\n")", R"(b"\\n")"},
      {R"(bR'''a''')", R"(b"a")"},
      {R"(r + b)", "(+ r b)"},
  });
  check_problems({
      {R"(a == ~"abc~)", "cel-syntax: this text has no closing `\"`"},
      {"~'abc~\n'", "cel-syntax: this text has no closing `'`"},
      {"~'''abc~\n''", "cel-syntax: this text has no closing `'''`"},
      {R"(~"\~)", "cel-syntax: this text has no closing `\"`"},
      {R"("a~\q~")",
       R"(cel-syntax: `\q` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {R"("~\x~4")",
       R"(cel-syntax: `\x` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {R"("~\4~00")",
       R"(cel-syntax: `\4` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {R"("~\u~d800")",
       R"(cel-syntax: `\u` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {R"("~\U~00110000")",
       R"(cel-syntax: `\U` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {R"(b"~\u~0041")",
       R"(cel-syntax: `\u` is not an escape sequence; write `\\` for a backslash, or a raw text: `r"..."`)"},
      {"a == ~\u201c~signed\u201d",
       "cel-syntax: typographic quotes do not mark a text; use straight quotes"},
  });
}

TEST_CASE("names, selections and calls") {
  check_trees({
      {"a", "a"},
      {"_a1", "_a1"},
      {"true", "true"},
      {"null", "null"},
      {".a", ".a"},
      {". a.b", "(. .a b)"},
      {"a.b.c", "(. (. a b) c)"},
      {"a.package", "(. a package)"},
      {"a.if.while", "(. (. a if) while)"},
      {"a.`b-c`", "(. a b-c)"},
      {"a.`in`", "(. a in)"},
      {"a.`b c/d.e`", "(. a b c/d.e)"},
      {"a[0]", "([] a 0)"},
      {"a[b[1]].c", "(. ([] a ([] b 1)) c)"},
      {"a.?b", "(.? a b)"},
      {"a.?b.c[?d]", "([?] (. (.? a b) c) d)"},
      {"f()", "(f)"},
      {"f(a, 1)", "(f a 1)"},
      {".f(a)", "(.f a)"},
      {"a.f()", "(.f a)"},
      {"a.b.f(c)[0]", "([] (.f (. a b) c) 0)"},
      {"math.greatest(1, 2)", "(.greatest math 1 2)"},
      {"a.for()", "(.for a)"},
      {"has(a.b)", "(has a b)"},
      {"has(a.?b.c)", "(has (.? a b) c)"},
      {"a.has(b)", "(.has a b)"},
  });
  check_problems({
      {"~package~", "cel-syntax: `package` is a reserved word"},
      {"~if~ a", "cel-syntax: `if` is a reserved word; write `condition ? a : b`"},
      {"a.~in~",
       "cel-syntax: `in` is a reserved word; as a field name it stands in backticks: .`in`"},
      {"a.~true~",
       "cel-syntax: `true` is a reserved word; as a field name it stands in backticks: .`true`"},
      {"~`a`~", "cel-syntax: a name in backticks can only follow a `.`"},
      {"a.~`b~",
       "cel-syntax: this name in backticks does not end; it may hold letters, digits, spaces and "
       "`_.-/`"},
      {"a.~`b~$`",
       "cel-syntax: this name in backticks does not end; it may hold letters, digits, spaces and "
       "`_.-/`"},
      {"a.~", "cel-syntax: expected a field name after `.`"},
      {"a.?~", "cel-syntax: expected a field name after `.`"},
      {"a~.1~", "cel-syntax: expected an operator before `.1`"},
      {"a.~(b)", "cel-syntax: expected a field name after `.`"},
      {"f(a~", "cel-syntax: expected `)` to close `(` at column 2"},
      {"f(a,~)", "cel-syntax: expected a value before `)`"},
      {"a[1~", "cel-syntax: expected `]` to close `[` at column 2"},
      {"a[~]", "cel-syntax: expected a value before `]`"},
      {"has(~a~)",
       "cel-syntax: `has` takes a field, not `a`; write `has(a.field)`; for a key: `\"key\" in a`"},
      {"has(~a[\"b\"]~)",
       "cel-syntax: `has` takes a field, not `a[\"b\"]`; write `has(a.field)`; for a key: `\"key\" "
       "in a`"},
      {"~has~(a.b, c)", "cel-syntax: `has` is written `has(a.field)`"},
      {"Partner~{name: 1}",
       "cel-syntax: `Partner{...}` is not supported; write a map: `{\"key\": value}`"},
  });
}

TEST_CASE("operators by precedence") {
  check_trees({
      {"a + b * c", "(+ a (* b c))"},
      {"a * b + c", "(+ (* a b) c)"},
      {"(a + b) * c", "(* (+ a b) c)"},
      {"a - b - c", "(- (- a b) c)"},
      {"a / b * c % d", "(% (* (/ a b) c) d)"},
      {"a + b < c - d", "(< (+ a b) (- c d))"},
      {"a < b == c", "(== (< a b) c)"},
      {"a <= b", "(<= a b)"},
      {"a >= b", "(>= a b)"},
      {"a != b > c", "(> (!= a b) c)"},
      {"a in b", "(in a b)"},
      {"a in b == true", "(== (in a b) true)"},
      {"!a in b", "(in (! a) b)"},
      {"!(a in b)", "(! (in a b))"},
      {"inner in b", "(in inner b)"},
      {"a && b || c && d", "(|| (&& a b) (&& c d))"},
      {"a || b && c", "(|| a (&& b c))"},
      {"a == 1 && b > 2", "(&& (== a 1) (> b 2))"},
      {"!a && !b", "(&& (! a) (! b))"},
      {"!!a", "(! (! a))"},
      {"!-a", "(! (- a))"},
      {"-a.b[0]", "(- ([] (. a b) 0))"},
      {"a ? b : c", "(?: a b c)"},
      {"a ? b : c ? d : e", "(?: a b (?: c d e))"},
      {"a ? (b ? c : d) : e", "(?: a (?: b c d) e)"},
      {"a || b ? c && d : e + f", "(?: (|| a b) (&& c d) (+ e f))"},
      {"a ? .b : c", "(?: a .b c)"},
      {"a && b && c", "(&& (&& a b) c)"},
      {"a && b && c && d", "(&& (&& a b) (&& c d))"},
      {"a || b || c || d || e", "(|| (|| (|| a b) c) (|| d e))"},
      {"a && (b && c)", "(&& a (&& b c))"},
  });
  check_problems({
      {"~", "cel-syntax: the expression is empty"},
      {"~   // nothing", "cel-syntax: the expression is empty"},
      {"a ~= 1", "cel-syntax: `=` is not an operator; compare with `==`"},
      {"a ==~= 1", "cel-syntax: `=` is not an operator; compare with `==`"},
      {"a ~=>~ 1", "cel-syntax: `=>` is not an operator; write `>=`"},
      {"a ~& b", "cel-syntax: `&` is not an operator; write `&&` for \"and\""},
      {"a ~| b", "cel-syntax: `|` is not an operator; write `||` for \"or\""},
      {"a <~> b", "cel-syntax: expected a value before `>`; write `!=` for \"is not\""},
      {"a ~and~ b", "cel-syntax: `and` is not an operator; write `&&`"},
      {"(a ~or~ b)", "cel-syntax: `or` is not an operator; write `||`"},
      {"~not~ a", "cel-syntax: `not` is not an operator; write `!`"},
      {"~not~(a)", "cel-syntax: `not` is not an operator; write `!`"},
      {"a ~not~ in b", "cel-syntax: `not` is not an operator; write `!(element in list)`"},
      {"a ~is~ null", "cel-syntax: `is` is not an operator; write `==`"},
      {"a ~contains~ \"b\"",
       "cel-syntax: `contains` is not an operator; write `text.contains(\"part\")` or `element in "
       "list`"},
      {"a ~then~ b", "cel-syntax: `then` is not an operator; write `condition ? a : b`"},
      {"a ~b~", "cel-syntax: expected an operator before `b`"},
      {"a ~1~", "cel-syntax: expected an operator before `1`"},
      {"a +~", "cel-syntax: expected a value at the end"},
      {"~* a", "cel-syntax: expected a value before `*`"},
      {"a && ~&&~ b", "cel-syntax: expected a value before `&&`"},
      {"~in~ a", "cel-syntax: expected a value before `in`"},
      {"(a~", "cel-syntax: expected `)` to close `(` at column 1"},
      {"(a ~b~)", "cel-syntax: expected `)` to close `(` at column 1"},
      {"f(\n  (a~\n", "cel-syntax: expected `)` to close `(` at line 2, column 3"},
      {"a~)", "cel-syntax: `)` closes nothing"},
      {"[a~)", "cel-syntax: expected `]` to close `[` at column 1"},
      {"a ? b~", "cel-syntax: expected the `:` of the `?` at column 3"},
      {"a ? b ~? c : d : e", "cel-syntax: a `?` inside of `? :` stands in parentheses"},
      {"a ~: b", "cel-syntax: expected an operator before `:`"},
      {"a ~# b", "cel-syntax: `#` has no meaning here"},
      {"a ~\u20ac~ b", "cel-syntax: `\u20ac` has no meaning here"},
      {"a ~\u2264~ b", "cel-syntax: `\u2264` is not an operator; write `<=`"},
      {"a~;", "cel-syntax: `;` has no meaning here"},
  });
}

TEST_CASE("lists and maps") {
  check_trees({
      {"[]", "[]"},
      {"[1, a, [2]]", "[1 a [2]]"},
      {"[1, 2,]", "[1 2]"},
      {"[?a, b, ?c]", "[?a b ?c]"},
      {"{}", "{}"},
      {"{\"a\": 1, 2: b}", "{\"a\" 1 2 b}"},
      {"{a: 1,}", "{a 1}"},
      {"{?\"a\": b, \"c\": d}", "{?\"a\" b \"c\" d}"},
      {"{\"a\": x ? 1 : 2}", "{\"a\" (?: x 1 2)}"},
      {"[1][0]", "([] [1] 0)"},
      {"{1: 2}.size()", "(.size {1 2})"},
  });
  check_problems({
      {"[1~", "cel-syntax: expected `]` to close `[` at column 1"},
      {"[1 ~2~]", "cel-syntax: expected `]` to close `[` at column 1"},
      {"[~,]", "cel-syntax: expected a value before `,`"},
      {"{1~}", "cel-syntax: expected `:` between key and value"},
      {"{1: ~}", "cel-syntax: expected a value before `}`"},
      {"{1: 2~", "cel-syntax: expected `}` to close `{` at column 1"},
  });
  CHECK(parse("[" + repeated("?a, ", 32) + "b]"));
  check_problems({{"[" + repeated("?a, ", 32) + "?~a]",
                   "cel-limit: only the first 32 elements may be optional"}});
}

TEST_CASE("macros become nodes of their own") {
  check_trees({
      {"a.all(x, x > 0)", "(all a x (> x 0))"},
      {"a.b.exists(x, x.c)", "(exists (. a b) x (. x c))"},
      {"a.exists_one(x, x == 1)", "(exists_one a x (== x 1))"},
      {"a.existsOne(x, x == 1)", "(exists_one a x (== x 1))"},
      {"a.filter(x, x.y).map(z, z.w)", "(map (filter a x (. x y)) z (. z w))"},
      {"a.map(x, x > 1, x * 2)", "(map a x (> x 1) (* x 2))"},
      {"share(a.b, x, x.c == 1) > 0.5", "(> (share (. a b) x (== (. x c) 1)) 0.5)"},
      {"cel.bind(x, a + 1, x * x)", "(bind x (+ a 1) (* x x))"},
      {"a.bind(x, b, c)", "(.bind a x b c)"},
      {"a.all(x, x.all(y, y))", "(all a x (all x y y))"},
      {"a.optMap(x, x + 1)",
       "(bind @o a (?: (.hasValue @o) (optional.of (bind x (.value @o) (+ x 1))) "
       "(optional.none)))"},
      {"a.optFlatMap(x, x.?b)",
       "(bind @o a (?: (.hasValue @o) (bind x (.value @o) (.? x b)) (optional.none)))"},
      {"all(a, b)", "(all a b)"},
  });
  check_problems({
      {"a.~all~(x)",
       "cel-syntax: `all` is written `list.all(x, condition)` or `map.all(k, v, condition)`"},
      {"a.~map~(x, y, z, w)",
       "cel-syntax: `map` is written `list.map(x, value)` or `list.map(x, condition, value)`"},
      {"~share~(a, b)", "cel-syntax: `share` is written `share(list, x, condition)`"},
      {"cel.~bind~(x, a)", "cel-syntax: `bind` is written `cel.bind(x, value, expression)`"},
      {"a.all(~x.y~, true)", "cel-syntax: expected a plain name for the loop variable, not `x.y`"},
      {"a.all(~1~, true)", "cel-syntax: expected a plain name for the loop variable, not `1`"},
      {"a.all(~.x~, true)", "cel-syntax: expected a plain name for the loop variable, not `.x`"},
      {"a.all(~for~, true)", "cel-syntax: `for` is a reserved word"},
  });
}

TEST_CASE("white space and comments separate, and mean nothing else") {
  check_trees({
      {" \t\r\n\f a \n", "a"},
      {"a // comment", "a"},
      {"a // == b\n && c", "(&& a c)"},
      {"[ // one\n 1, // two\n 2 ]", "[1 2]"},
      {"\"// no comment\"", "\"// no comment\""},
      {"a . b", "(. a b)"},
      {"a\n.b\n(c)", "(.b a c)"},
      {"a\n  ? b\n  : c", "(?: a b c)"},
  });
}

}  // namespace
}  // namespace partner_check::cel
