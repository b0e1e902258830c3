// The words for each way in which a text is not JSON: one row each.
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/json/read.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

using std::string_view_literals::operator""sv;

struct Row {
  std::string_view text;
  std::string_view code;
  Place place;
  std::string_view message;
  std::string_view hint;  // a part of it
};

const std::vector<Row> k_rows_of_structure{
    {"{\"a\": 1,}",
     "json-syntax",
     {1, 8, 1},
     "nothing follows the comma before `}`",
     "remove the comma before `}`"},
    {"[\n  1,\n  2,\n]",
     "json-syntax",
     {3, 4, 1},
     "nothing follows the comma before `]`",
     "remove the comma before `]`"},
    {"{\"a\": 1\n \"b\": 2}",
     "json-syntax",
     {2, 2, 3},
     "a comma is missing before `\"b\"`",
     "after `1` on line 1"},
    {"[{}\n{}]", "json-syntax", {2, 1, 1}, "a comma is missing before `{`", "after `}` on line 1"},
    {"{\"a\": \"say \"hi\" now\"}",
     "json-syntax",
     {1, 13, 2},
     "a comma is missing before `hi`",
     "a quote inside a string is `\\\"`"},
    {"{\"a\" 1}",
     "json-syntax",
     {1, 6, 1},
     "a colon is missing after the name `\"a\"`",
     "put a colon before `1`"},
    {"{\"a\" = 1}",
     "json-syntax",
     {1, 6, 1},
     "a colon is missing after the name `\"a\"`",
     "put a colon before `=`"},
    {"{\"a\": 1, \"b\"}",
     "json-syntax",
     {1, 10, 3},
     "the name `\"b\"` has no value",
     "a colon and a value"},
    {"{\"a\": }", "json-syntax", {1, 2, 3}, "the value of `\"a\"` is missing", "after the colon"},
    {"{\"a\": , \"b\": 1}",
     "json-syntax",
     {1, 2, 3},
     "the value of `\"a\"` is missing",
     "after the colon"},
    {"[1,,2]", "json-syntax", {1, 4, 1}, "nothing stands before this comma", "remove it"},
    {"{,}", "json-syntax", {1, 2, 1}, "nothing stands before this comma", "remove it"},
    {"{\n\"a\": [1, 2}",
     "json-syntax",
     {2, 11, 1},
     "`}` does not close the list that begins on line 2",
     "with `]` first"},
    {"{\"a\": 1]",
     "json-syntax",
     {1, 8, 1},
     "`]` does not close the object that begins on line 1",
     "with `}` first"},
    {"]", "json-syntax", {1, 1, 1}, "`]` closes nothing", "remove it"},
    {"{\"a\":: 1}",
     "json-syntax",
     {1, 6, 1},
     "a value is expected here, not `:`",
     "check the brackets"},
    {"{\"a\": 1: 2}",
     "json-syntax",
     {1, 8, 1},
     "a comma or `}` is expected here, not `:`",
     "check"},
    {"{[1]: 2}",
     "json-syntax",
     {1, 2, 1},
     "a name in double quotes is expected here, not `[`",
     "check"},
    {"{a: 2}",
     "json-syntax",
     {1, 2, 1},
     "the name `a` is not in double quotes",
     "put it in double quotes"},
    {"{\"a\": 250,000}",
     "json-syntax",
     {1, 11, 3},
     "the name `000` is not in double quotes",
     "without thousands separators"},
    {"{\"a\": 1}}",
     "json-trailing",
     {1, 9, 1},
     "`}` stands after the end of the JSON value",
     "remove"},
    {"{}\n\n{}",
     "json-trailing",
     {3, 1, 1},
     "`{` stands after the end of the JSON value",
     "remove"},
    {"12 x", "json-trailing", {1, 4, 1}, "`x` stands after the end of the JSON value", "remove"},
    {"{\"a\":\n [1, 2\n",
     "json-syntax",
     {2, 6, 1},
     "the text ends inside the list that begins on line 2",
     "at least `]`"},
    {"{\n\"a\":",
     "json-syntax",
     {2, 4, 1},
     "the text ends inside the object that begins on line 1",
     "at least `}`"},
    {"[1, \"abc", "json-syntax", {1, 5, 4}, "the text ends inside a string", "closing quote"},
    {"\"a\\\"", "json-syntax", {1, 1, 4}, "the text ends inside a string", "closing quote"},
};

const std::vector<Row> k_rows_of_scalars{
    {"", "json-empty", {1, 1, 1}, "the text is empty", "write a JSON value"},
    {" \n ", "json-empty", {1, 1, 1}, "there is only white space", "write a JSON value"},
    {"[NaN]", "json-number", {1, 2, 3}, "`NaN` is not a JSON value", "leave the member out"},
    {"[-Infinity]",
     "json-number",
     {1, 2, 9},
     "`-Infinity` is not a JSON value",
     "leave the member out"},
    {"[+inf]", "json-number", {1, 2, 4}, "`+inf` is not a JSON value", "leave the member out"},
    {"[True]", "json-syntax", {1, 2, 4}, "`True` is not a JSON value", "write `true`"},
    {"[None]", "json-syntax", {1, 2, 4}, "`None` is not a JSON value", "write `null` for none"},
    {"[open]", "json-syntax", {1, 2, 4}, "`open` is not a JSON value", "put text in double quotes"},
    {"[007]", "json-number", {1, 2, 3}, "`007` is not a JSON number", "remove the leading zero"},
    {"[-01]", "json-number", {1, 2, 3}, "`-01` is not a JSON number", "remove the leading zero"},
    {"[+7]", "json-number", {1, 2, 2}, "`+7` is not a JSON number", "remove the plus sign"},
    {"[.5]", "json-number", {1, 2, 2}, "`.5` is not a JSON number", "before the point"},
    {"[5.]", "json-number", {1, 2, 2}, "`5.` is not a JSON number", "after the point"},
    {"[2026-11-01]",
     "json-number",
     {1, 2, 10},
     "`2026-11-01` is not a JSON number",
     "a date, in double quotes"},
    {"[-]", "json-number", {1, 2, 1}, "`-` is not a JSON number", "digits only"},
    {"[1,\n -1e400]", "json-number", {2, 2, 6}, "the number `-1e400` does not fit", "1.8e308"},
    {"[1e-400]", "json-number", {1, 2, 6}, "the number `1e-400` does not fit", "4.9e-324"},
    {"{'a': 1}", "json-syntax", {1, 2, 3}, "single quotes do not make a string", "double quotes"},
    {"[‘a’]", "json-syntax", {1, 2, 7}, "single quotes do not make a string", "double quotes"},
    {"{“a”: 1}", "json-syntax", {1, 2, 7}, "curly quotes do not make a string", "straight"},
    {"[1, // one\n 2]", "json-syntax", {1, 5, 2}, "JSON has no comments", "$comment"},
    {"[1 /* one */]", "json-syntax", {1, 4, 2}, "JSON has no comments", "$comment"},
    {"# one\n[]", "json-syntax", {1, 1, 1}, "JSON has no comments", "$comment"},
    {"[]\n// end", "json-syntax", {2, 1, 2}, "JSON has no comments", "$comment"},
    {"[\u00A01]",
     "json-syntax",
     {1, 2, 3},
     "a special space stands outside a string",
     "plain space"},
    {"[\uFEFF1]",
     "json-syntax",
     {1, 2, 4},
     "a byte order mark stands inside the text",
     "remove it"},
    {"\uFEFF\uFEFF[]",
     "json-syntax",
     {1, 1, 3},
     "a byte order mark stands inside the text",
     "remove it"},
    {"[]\n\0"sv, "json-syntax", {2, 1, 1}, "a NUL byte stands in the text", "UTF-16"},
    {"[\0]"sv, "json-syntax", {1, 2, 1}, "a NUL byte stands in the text", "UTF-16"},
};

const std::vector<Row> k_rows_of_strings{
    {"{\"a\": \"x\n}", "json-syntax", {1, 7, 2}, "a string is not closed on its line", "`\\n`"},
    {"[\"a\tb\"]",
     "json-syntax",
     {1, 4, 1},
     "the control character U+0009 stands in a string",
     "`\\t`"},
    {"[\"a\x1F\"]",
     "json-syntax",
     {1, 4, 1},
     "the control character U+001F stands in a string",
     "`\\u001f`"},
    {"{\"a\\d\": 1}", "json-syntax", {1, 4, 2}, "`\\d` is not an escape", "`\\\\`"},
    {"[\"\\\\ C:\\docs\"]", "json-syntax", {1, 8, 2}, "`\\d` is not an escape", "`\\\\`"},
    {"[\"\\é\"]", "json-syntax", {1, 3, 3}, "`\\é` is not an escape", "`\\\\`"},
    {"[\"\\ud\\", "json-syntax", {1, 3, 2}, "`\\u` needs four hexadecimal digits", "`\\\\`"},
    {"[\"\\u12G4\"]", "json-syntax", {1, 3, 2}, "`\\u` needs four hexadecimal digits", "`\\\\`"},
    {"[\"a\\ud800b\"]",
     "json-surrogate",
     {1, 4, 6},
     "`\\ud800` is half of a surrogate pair",
     "both halves"},
    {"[\"\\udc00\"]",
     "json-surrogate",
     {1, 3, 6},
     "`\\udc00` is half of a surrogate pair",
     "both halves"},
    {"[\"\\ud83d\\ude00\\ud83d\\u0041\"]",
     "json-surrogate",
     {1, 15, 6},
     "`\\ud83d` is half of a surrogate pair",
     "both halves"},
    {"[\"a\xFF\"]",
     "json-utf8",
     {1, 4, 1},
     "the byte 0xFF does not belong to UTF-8 text",
     "save the file as UTF-8"},
    {"[1,\n\"\xC3\xA9\xE2\x82\"]",
     "json-utf8",
     {2, 4, 2},
     "the byte 0xE2 does not belong to UTF-8 text",
     "save the file as UTF-8"},
    {"[\"caf\xE9\", \"na\xEFve\"]",
     "json-utf8",
     {1, 6, 1},
     "the byte 0xE9 does not belong to UTF-8 text",
     "there are 2 such places"},
    {"[\xE9]", "json-utf8", {1, 2, 1}, "the byte 0xE9 does not belong to UTF-8 text", "UTF-8"},
    {"[\"\xED\xA0\x80\"]",
     "json-utf8",
     {1, 3, 1},
     "the byte 0xED does not belong to UTF-8 text",
     "UTF-8"},
};

void check(const Row& row) {
  CAPTURE(row.text);
  const Result<Document> document = json::read("f.json", std::string(row.text));
  REQUIRE_FALSE(document);
  REQUIRE(document.problems().size() == 1);
  const Diagnostic& problem = document.problems().front();
  CAPTURE(problem.hint, problem.place->line, problem.place->column, problem.place->length);
  CHECK(problem.gravity == Gravity::error);
  CHECK(problem.file == "f.json");
  CHECK(problem.code == row.code);
  CHECK(problem.place == row.place);
  CHECK(problem.message == row.message);
  CHECK(problem.hint.find(row.hint) != std::string::npos);
}

}  // namespace

TEST_CASE("json: broken structure is explained") {
  for (const Row& row : k_rows_of_structure)
    check(row);
}

TEST_CASE("json: what is no value is explained") {
  for (const Row& row : k_rows_of_scalars)
    check(row);
}

TEST_CASE("json: flaws in strings are explained") {
  for (const Row& row : k_rows_of_strings)
    check(row);
}

TEST_CASE("json: a long token is cut in the message") {
  const Result<Document> document = json::read("f", "[" + std::string(1'000, 'x') + "]");
  REQUIRE_FALSE(document);
  CHECK(document.problems().front().message.size() < 80);
  CHECK(document.problems().front().place == Place{1, 2, 1'000});
}

}  // namespace partner_check
