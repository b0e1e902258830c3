#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("UTF-8 is decoded, and what is none is replaced once a part") {
  struct Row {
    std::string text;
    std::u32string expected;
  };
  const std::vector<Row> rows{
      {"", U""},
      {"aß日😀", U"aß日😀"},
      {std::string("a\0b", 3), std::u32string(U"a\0b", 3)},
      {"\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80", U"\x7f\x80\x7ff\x800"},
      {"\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf", U"\xd7ff\xe000\xffff"},
      {"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", U"\x10000\x10ffff"},
      {"a\x80z", U"a\xfffdz"},                            // no lead
      {"\xc0\xaf", U"\xfffd\xfffd"},                      // overlong
      {"\xe0\x80\xaf", U"\xfffd\xfffd\xfffd"},            // overlong
      {"\xed\xa0\x80", U"\xfffd\xfffd\xfffd"},            // surrogate
      {"\xf4\x90\x80\x80", U"\xfffd\xfffd\xfffd\xfffd"},  // beyond U+10FFFF
      {"\xff\xfe", U"\xfffd\xfffd"},
      {"\xe6\x97z", U"\xfffdz"},    // cut short by a letter
      {"\xf0\x9f\x98", U"\xfffd"},  // cut short by the end
  };
  for (const Row& row : rows) {
    std::u32string points;
    for_each_code_point(row.text, [&](const CodePoint& point) { points += point.value; });
    INFO(terminal_safe(row.text));
    CHECK((points == row.expected));
  }
}

TEST_CASE("nothing in a text can steer a terminal") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"plain text, Größe, 日本, 😀", "plain text, Größe, 日本, 😀"},
      {"\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"},
      {std::string("\0", 1), "\\x00"},
      {"a\r\nb\tc\b\x7f", "a\\x0d\\x0ab\\x09c\\x08\\x7f"},
      {"\xc2\x9b\x33\x31m", "\\x9b31m"},         // C1: CSI in one character
      {"\xc2\x85", "\\x85"},                     // C1: next line
      {"a\u2028b\u2029c", "a\\u2028b\\u2029c"},  // line and paragraph separators
      {"\u202eabc\u202c", "\\u202eabc\\u202c"},  // override
      {"\u2066\u2069\u200f\u061c", "\\u2066\\u2069\\u200f\\u061c"},
      {"\u200d\u00a0\u2027", "\u200d\u00a0\u2027"},  // joiner, space, a dot: harmless
      {"a\xff"
       "b\xe2\x80",
       "a\ufffdb\ufffd"},
      {"back\\slash", "back\\slash"},
  };
  for (const Row& row : rows)
    CHECK(terminal_safe(row.text) == row.expected);
}

TEST_CASE("newlines and tabs are kept where they are wanted, and nothing else") {
  CHECK(terminal_safe("a\n\tb\r\n", Newlines::keep) == "a\n\tb\\x0d\n");
}

TEST_CASE("wide characters take two columns and combining ones none") {
  struct Row {
    std::string text;
    std::size_t expected;
  };
  const std::vector<Row> rows{
      {"", 0},         {"abc", 3},
      {"Größe", 5},    {"日本語", 6},
      {"ｱｲｳ", 3},                                  // half width
      {"ＡＢ", 4},                                 // full width
      {"한국", 4},     {"\u1112\u1161\u11ab", 2},  // the same syllable in parts
      {"e\u0301", 1},  {"か\u3099", 2},
      {"😀", 2},        {"\U0002000b", 2},
      {"→…—", 3},      {"\u200b\ufeff\u200d", 0},
      {"a\u00adb", 3}, {"\x1b", 0},
      {"\xff", 1},
  };
  for (const Row& row : rows) {
    INFO(terminal_safe(row.text));
    CHECK(display_width(row.text) == row.expected);
  }
}

TEST_CASE("a text is cut to columns, not to bytes") {
  struct Row {
    std::string text;
    std::size_t width;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"partner", 7, "partner"},
      {"partner", 6, "partn…"},
      {"partner", 1, "…"},
      {"partner", 0, ""},
      {"日本語", 6, "日本語"},
      {"日本語", 5, "日本…"},
      {"日本語", 4, "日…"},
      {"e\u0301e\u0301x", 2, "e\u0301…"},
      {"", 0, ""},
  };
  for (const Row& row : rows) {
    INFO(row.text << " to " << row.width);
    const std::string cut = cut_to_width(row.text, row.width);
    CHECK(cut == row.expected);
    CHECK(display_width(cut) <= row.width);
  }
}

TEST_CASE("a shortened text keeps whole characters") {
  CHECK(shortened("short", 5) == "short");
  CHECK(shortened("longer", 5) == "longe…");
  CHECK(shortened("aéé", 4) == "aé…");
  CHECK(shortened("aéé", 3) == "aé…");
  CHECK(shortened("é", 1) == "…");
  CHECK(shortened("", 0).empty());
}

}  // namespace
}  // namespace partner_check
