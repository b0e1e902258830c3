#include <vector>

#include <fmt/format.h>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/text.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("a frame shows the line, the stretch and the label") {
  const std::string text = "{\n    \"on_termination\": null\n}\n";
  CHECK(frame("ai-lab.json", text, {88, 5, 22}, "no one knows who may use results after an exit",
              {.first_line = 87}) ==
        "  --> ai-lab.json:88:5\n"
        "   |\n"
        "88 |     \"on_termination\": null\n"
        "   |     ^^^^^^^^^^^^^^^^^^^^^^ no one knows who may use results after an exit\n"
        "   |\n");
}

struct Row {
  std::string name;
  std::string text;
  Place place;
  std::string label;
  std::size_t width;
  std::string expected;  // without the first two lines and the last
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string gutter(std::to_string(row.place.line).size(), ' ');
    CHECK(frame("a.json", row.text, row.place, row.label, {.width = row.width}) ==
          fmt::format("{0}--> a.json:{1}:{2}\n{0} |\n{3}{0} |\n", gutter, row.place.line,
                      row.place.column, row.expected));
  }
}

TEST_CASE("carets stand under the right characters") {
  check({
      {"the first of several lines", "one\ntwo", {1, 2, 1}, "", 80, "1 | one\n  |  ^\n"},
      {"the last line without a newline",
       "one\ntwo",
       {2, 1, 3},
       "here",
       80,
       "2 | two\n  | ^^^ here\n"},
      {"carriage returns belong to the line end",
       "one\r\ntwo\r\n",
       {2, 3, 9},
       "",
       80,
       "2 | two\n  |   ^\n"},
      {"tabs become spaces",
       "\t\"a\":\t1",
       {1, 7, 1},
       "",
       80,
       "1 |     \"a\":    1\n  |             ^\n"},
      {"wide characters", "\"日本\": 1", {1, 2, 6}, "", 80, "1 | \"日本\": 1\n  |  ^^^^\n"},
      {"after wide characters",
       "\"日本\": 1",
       {1, 11, 1},
       "",
       80,
       "1 | \"日本\": 1\n  |         ^\n"},
      {"combining marks", "e\u0301: 1", {1, 6, 1}, "", 80, "1 | e\u0301: 1\n  |    ^\n"},
      {"a combining mark itself", "e\u0301: 1", {1, 2, 1}, "", 80, "1 | e\u0301: 1\n  | ^\n"},
      {"escapes", "\x1b[1m!", {1, 5, 1}, "", 80, "1 | \\x1b[1m!\n  |        ^\n"},
      {"an escape itself", "a\x1b", {1, 2, 1}, "", 80, "1 | a\\x1b\n  |  ^^^^\n"},
      {"invalid UTF-8", "\xff\xff!", {1, 3, 1}, "", 80, "1 | \ufffd\ufffd!\n  |   ^\n"},
      {"the end of the line",
       "abc",
       {1, 4, 1},
       "a comma is missing",
       80,
       "1 | abc\n  |    ^ a comma is missing\n"},
      {"behind the end of the line", "abc", {1, 40, 5}, "", 80, "1 | abc\n  |    ^\n"},
      {"longer than the line", "abc", {1, 2, 40}, "", 80, "1 | abc\n  |  ^^\n"},
      {"no length", "abc", {1, 2, 0}, "", 80, "1 | abc\n  |  ^\n"},
      {"an empty line", "a\n\nb", {2, 1, 1}, "", 80, "2 |\n  | ^\n"},
      {"an empty text", "", {1, 1, 1}, "", 80, "1 |\n  | ^\n"},
      {"a line that is not there", "a\nb", {12, 1, 1}, "", 80, "12 |\n   | ^\n"},
      {"a hostile label", "a", {1, 1, 1}, "x\ny\x1b", 80, "1 | a\n  | ^ x\\x0ay\\x1b\n"},
  });
}

TEST_CASE("long lines are cut around the stretch") {
  const std::string letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
  check({
      {"in the middle", letters, {1, 27, 2}, "", 24, "1 | …stuvwxyzabcdefghij…\n  |          ^^\n"},
      {"at the start", letters, {1, 1, 2}, "", 24, "1 | abcdefghijklmnopqr…\n  | ^^\n"},
      {"an indent that is cut off needs no mark",
       "    " + letters,
       {1, 5, 52},
       "",
       24,
       "1 | abcdefghijklmnopqr…\n  | ^^^^^^^^^^^^^^^^^^\n"},
      {"at the end",
       letters,
       {1, 51, 2},
       "",
       24,
       "1 | …ijklmnopqrstuvwxyz\n  |                  ^^\n"},
      {"behind the end",
       letters,
       {1, 53, 1},
       "",
       24,
       "1 | …ijklmnopqrstuvwxyz\n  |                    ^\n"},
      {"wider than the room",
       letters,
       {1, 3, 40},
       "",
       24,
       "1 | …cdefghijklmnopqrst…\n  |  ^^^^^^^^^^^^^^^^^^\n"},
      {"a narrow terminal still shows 20 columns",
       letters,
       {1, 1, 2},
       "",
       3,
       "1 | abcdefghijklmnopqr…\n  | ^^\n"},
      {"a line that just fits",
       letters.substr(0, 20),
       {1, 20, 1},
       "",
       24,
       "1 | abcdefghijklmnopqrst\n  |                    ^\n"},
  });
}

TEST_CASE("a very long line costs no more than the part that is shown") {
  const std::string text = "[" + std::string(5'000'000, '1') + "日]";
  check({
      {"at its start",
       text,
       {1, 1, 5'000'000},
       "",
       24,
       "1 | [11111111111111111…\n  | ^^^^^^^^^^^^^^^^^^\n"},
      {"in its middle",
       text,
       {1, 2'500'000, 1},
       "",
       24,
       "1 | …111111111111111111…\n  |          ^\n"},
      {"at its end",
       text,
       {1, 5'000'002, 3},
       "",
       24,
       "1 | …111111111111111日]\n  |                 ^^\n"},
      {"behind its end",
       text,
       {1, 30'000'000, 3},
       "",
       24,
       "1 | …111111111111111日]\n  |                    ^\n"},
  });
}

TEST_CASE("a long line of marks or of broken bytes is cut as well") {
  std::string marks = "e";
  for (int i = 0; i < 1'000; ++i)
    marks += "\u0301";
  CHECK(frame("a.json", marks, {1, 2'001, 1}, "", {}).size() < 2'000);
  const std::string broken(100'000, '\x80');
  CHECK(frame("a.json", broken, {1, 50'000, 1}, "", {}).size() < 2'000);
}

TEST_CASE("wide characters are never cut in halves") {
  std::string wide;
  for (int i = 0; i < 40; ++i)
    wide += "日";
  check(
      {{"in the middle", wide, {1, 61, 3}, "", 25, "1 | …日日日日日日日日日…\n  |          ^^\n"}});
}

TEST_CASE("a label that does not fit beside the carets goes below them") {
  const std::string label = "the partners have not said who decides when they do not agree";
  check({
      {"under the first caret",
       "  \"votes\": {}",
       {1, 3, 11},
       label,
       50,
       "1 |   \"votes\": {}\n"
       "  |   ^^^^^^^^^^^\n"
       "  |   the partners have not said who decides when\n"
       "  |   they do not agree\n"},
      {"moved to the left where there is no room",
       std::string(30, ' ') + "\"votes\": {}",
       {1, 31, 11},
       label,
       50,
       "1 |                               \"votes\": {}\n"
       "  |                               ^^^^^^^^^^^\n"
       "  |                 the partners have not said who\n"
       "  |                 decides when they do not agree\n"},
      {"just fitting",
       "abc",
       {1, 1, 3},
       std::string(72, 'x'),
       80,
       "1 | abc\n  | ^^^ " + std::string(72, 'x') + "\n"},
      {"one too long",
       "abc",
       {1, 1, 3},
       std::string(73, 'x'),
       80,
       "1 | abc\n  | ^^^\n  | " + std::string(73, 'x') + "\n"},
  });
}

TEST_CASE("the name of the file is made safe") {
  CHECK(frame("a\x1b[2J.json", "x", {1, 1, 1}, "", {}).starts_with(" --> a\\x1b[2J.json:1:1\n"));
}

TEST_CASE("no line of a frame is wider than the terminal") {
  const std::string text = "\t\"näme\": \"日本 \x1b[31m e\u0301 " + std::string(90, 'y') + "\"";
  for (std::size_t width = 40; width < 140; ++width) {
    for (std::size_t column = 1; column < text.size() + 2; column += 5) {
      const std::string shown =
          frame("a.json", text, {1, column, 30}, "why this matters here", {.width = width});
      for (std::size_t begin = 0; begin < shown.size();) {
        const std::size_t end = shown.find('\n', begin);
        INFO("width " << width << ", column " << column);
        REQUIRE(display_width(shown.substr(begin, end - begin)) <= width);
        begin = end + 1;
      }
    }
  }
}

}  // namespace
}  // namespace partner_check
