// Places in texts and parts of them, counted in code points; texts made from others; base64.
#include <string>

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::check_rows;

TEST_CASE("places in a text are code points") {
  check_rows({
      {"'a\U0001F431\u00e4'.charAt(1)", "\"\U0001F431\""},
      {"'a\u00e4'.charAt(2)", "\"\""},
      {"'a\u00e4'.charAt(3)", "error index_out_of_bounds"},
      {"'a'.charAt(-1)", "error index_out_of_bounds"},
      {"'a'.charAt(9223372036854775807)", "error index_out_of_bounds"},
      {"''.charAt(0)", "\"\""},
      {"'\u00e4b\u00e4b'.indexOf('b')", "1"},
      {"'\u00e4b\u00e4b'.indexOf('b', 2)", "3"},
      {"'\u00e4b'.indexOf('')", "0"},
      {"'\u00e4b'.indexOf('', 2)", "2"},
      {"'\u00e4b'.indexOf('b', 2)", "-1"},
      {"'\u00e4b'.indexOf('b', 3)", "error index_out_of_bounds"},
      {"'\u00e4b'.indexOf('\u00e4b\u00e4b')", "-1"},
      {"'\u00e4b\u00e4b'.lastIndexOf('b')", "3"},
      {"'\u00e4b\u00e4b'.lastIndexOf('b', 2)", "1"},
      {"'\u00e4b\u00e4b'.lastIndexOf('\u00e4b', 2)", "2"},
      {"'\u00e4b\u00e4b'.lastIndexOf('')", "4"},
      {"'\u00e4b\u00e4b'.lastIndexOf('x')", "-1"},
      {"''.lastIndexOf('x')", "-1"},
      {"'\u00e4b'.lastIndexOf('b', -1)", "error index_out_of_bounds"},
      {"'\u00e4b\u00e4'.substring(1)", "\"b\u00e4\""},
      {"'\u00e4b\u00e4'.substring(3)", "\"\""},
      {"'\u00e4b\u00e4'.substring(1, 2)", "\"b\""},
      {"'\u00e4b\u00e4'.substring(2, 1)", "error index_out_of_bounds"},
      {"'\u00e4b\u00e4'.substring(0, 4)", "error index_out_of_bounds"},
      {"'\u00e4b\u00e4'.substring(-1, 2)", "error index_out_of_bounds"},
  });
}

TEST_CASE("texts made from others") {
  check_rows({
      {"'a-b-c'.replace('-', '')", "\"abc\""},
      {"'a-b-c'.replace('-', '--', 1)", "\"a--b-c\""},
      {"'a-b'.replace('-', '+', 0)", "\"a-b\""},
      {"'a-b-c'.replace('-', '+', -1)", "\"a+b+c\""},
      {"'aaa'.replace('aa', 'b')", "\"ba\""},
      {"'\u00e4b'.replace('', '.')", "\".\u00e4.b.\""},
      {"'\u00e4b'.replace('', '.', 2)", "\".\u00e4.b\""},
      {"''.replace('', 'x')", "\"x\""},
      {"''.replace('a', 'x')", "\"\""},
      {"'a\u00e4\U0001F431'.reverse()", "\"\U0001F431\u00e4a\""},
      {"''.reverse()", "\"\""},
      {"strings.quote('a\"b\\\\\\n\u00e4\\u0007')", "\"\"a\\\"b\\\\\\n\u00e4\\a\"\""},
      {"strings.quote('')", "\"\"\"\""},
      {"1.reverse()", "error no_such_overload"},
      {"'a'.replace('a', 1)", "error no_such_overload"},
  });
}

TEST_CASE("base64, with padding or without") {
  check_rows({
      {"base64.encode(b'')", "\"\""},
      {"base64.encode(b'f')", "\"Zg==\""},
      {"base64.encode(b'fo')", "\"Zm8=\""},
      {"base64.encode(b'foo')", "\"Zm9v\""},
      {"base64.encode(b'\\xff\\xfe\\xfd')", "\"//79\""},
      {"base64.decode('Zm8=')", "b\"fo\""},
      {"base64.decode('Zm8')", "b\"fo\""},
      {"base64.decode('Zg')", "b\"f\""},
      {"base64.decode('') == b''", "true"},
      {"base64.decode('Zm9vYg==')", "b\"foob\""},
      {"base64.decode('Z')", "error bad_conversion"},
      {"base64.decode('Zg=')", "error bad_conversion"},
      {"base64.decode('Zg==Zg==')", "error bad_conversion"},
      {"base64.decode('Zm 8')", "error bad_conversion"},
      {"base64.decode('====')", "error bad_conversion"},
      {"base64.decode('a-_b')", "error bad_conversion"},
  });
}

TEST_CASE("searches in repetitive texts take linear time, and long results the budget") {
  test::CelWorld world;
  const std::string text(1 << 20, 'a');
  const std::string part = std::string(1 << 19, 'a') + "b";
  world.define("text", primitive(TypeKind::string), Value::of_string(text));
  world.define("part", primitive(TypeKind::string), Value::of_string(part));
  CHECK(world.eval("text.contains(part)") == "false");
  CHECK(world.eval("text.indexOf(part)") == "-1");
  CHECK(world.eval("text.split(part).size()") == "1");
  CHECK(world.eval("text.replace(part, '') == text") == "true");
  CHECK(world.eval("text.lastIndexOf(part)") == "error budget");
  CHECK(world.eval("text.replace('a', text)") == "error budget");
  CHECK(world.eval("text.replace('', text)") == "error budget");
  CHECK(world.eval(
            "'%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s'.format([" +
            std::string("text, text, text, text, text, text, text, text, text, text, text, text, "
                        "text, text, text, text, text])")) == "error budget");
  cel::Limits few;
  few.max_steps = 1000;
  for (const std::string_view source :
       {"text.charAt(0)", "text.indexOf('a')", "text.indexOf('b', 9999999)", "text.substring(1)",
        "text.reverse()", "strings.quote(text)", "base64.encode(bytes(text))",
        "base64.decode(text)", "text.startsWith(text)", "text.endsWith(text)",
        "'%s'.format([text])", "'%x'.format([text])", "text.format([])"}) {
    INFO(source);
    CHECK(world.eval(source, few) == "error budget");
  }
}

TEST_CASE("a regular expression made at run time has a length, a price and a size") {
  test::CelWorld world;
  const auto define = [&](std::string_view name, const std::string& text) {
    world.define(std::string(name), primitive(TypeKind::string),
                 Value::of_string(world.arena.copy(text)));
  };
  define("longest", std::string(1000, 'a'));
  define("too_long", std::string(1001, 'a'));
  define("too_large", "((a{100}){100}){100}");
  define("text", std::string(100'000, 'b'));
  define("dots", "(..............................c)");
  struct Row {
    std::string_view source;
    std::size_t max_steps;
    std::string_view expected;
  };
  for (const auto& [source, max_steps, expected] : std::vector<Row>{
           {"'a'.matches(longest)", 100'000, "false"},
           {"'a'.matches(too_long)", 100'000, "error budget"},
           // What a compilation takes, also a vain one.
           {"'a'.matches('a' + '')", 2'000, "true"},
           {"'a'.matches('a' + '')", 900, "error budget"},
           {"'a'.matches('(' + '')", 30'000, "error bad_regex"},
           {"'a'.matches('(' + '')", 15'000, "error budget"},
           {"'a'.matches(too_large)", 30'000, "error bad_regex"},
           {"'a'.matches(too_large)", 15'000, "error budget"},
           // What a search takes: more for a long text, more still for many parts.
           {"text.matches('c' + '')", 100'000, "false"},
           {"text.matches('c' + '')", 10'000, "error budget"},
           {"text.matches(dots)", 1'000'000, "false"},
           {"text.matches(dots)", 50'000, "error budget"},
       }) {
    INFO(source << " in " << max_steps);
    cel::Limits limits;
    limits.max_steps = max_steps;
    CHECK(world.eval(source, limits) == expected);
  }
  CHECK(world.value("'a'.matches(too_long)").error->message ==
        "a regular expression made by a rule may be 1,000 bytes long, not more");
}
