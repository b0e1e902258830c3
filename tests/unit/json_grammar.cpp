// What is JSON (y) and what is not (n), in the manner of JSONTestSuite.
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/json/read.hpp"

#include "json_reference.hpp"
#include "support/catch.hpp"

namespace partner_check::json_tests {
namespace {

using std::string_view_literals::operator""sv;

const std::vector<std::string_view> k_valid{
    // structure
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{\"a\":{}}",
    "[1,2]",
    "{\"a\":1,\"b\":2}",
    "{\"\":0}",
    " [] ",
    "\t\r\n{ }\n",
    "[1\n,\n2]",
    "[[[[[[[[]]]]]]]]",
    "[\"a\",null,1,true,{\"b\":[]}]",
    "{\"a\":[{\"a\":{\"a\":[]}}]}",
    // scalars alone
    "null",
    "true",
    "false",
    "0",
    "-1",
    "\"\"",
    " 1 ",
    "\"a\"\n",
    "1e2",
    // numbers
    "[0]",
    "[-0]",
    "[-0.0]",
    "[1.5]",
    "[1e1]",
    "[1E1]",
    "[1e+1]",
    "[1E-1]",
    "[0e0]",
    "[0.0e+0]",
    "[-1.25e-3]",
    "[9007199254740992]",
    "[1.7976931348623157e308]",
    "[5e-324]",
    "[123456789012345678901234567890]",
    "[-99999999999999999999]",
    "[1e00000000000000000000001]",
    "[0.00000000000000000000000000000001]",
    "[3.14159265358979323846264338327950288419716939937510582097494459]",
    // strings
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
    "[\"\\u0041\\u00e9\\u6F22\"]",
    "[\"\\u0000\"]",
    "[\"\\ud83d\\ude00\"]",
    "[\"\\uDBFF\\uDFFF\"]",
    "[\"\\\\u0041\"]",
    "[\"\x7F\"]",
    "[\"é漢😀\"]",
    "[\"\xF4\x8F\xBF\xBF\"]",
    "[\"\xEF\xBF\xBF\"]",
    "[\"\u2028\u2029\"]",
    "[\"\uFEFF\"]",
    "[\"/*a*/ // #\"]",
    "[\"{[,:]}\"]",
    "{\"\\u0061\\\"\":1}",
    "{\"é\":1}",
    "[\"\\\\\"]",
};

const std::vector<std::string_view> k_invalid{
    // nothing
    "",
    " ",
    "\n\t\r ",
    "\xEF\xBB\xBF",
    // structure
    "[",
    "]",
    "{",
    "}",
    "[}",
    "{]",
    "[[]",
    "[]]",
    "{}}",
    "{{}}",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[,]",
    "[1,,2]",
    ",",
    "[1 2]",
    "[1:2]",
    ":",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\" 1}",
    "{\"a\"::1}",
    "{\"a\":1,}",
    "{,}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1:2}",
    "{1:2}",
    "{null:1}",
    "{a:1}",
    "{'a':1}",
    "{[]:1}",
    "{\"a\",1}",
    "[\"a\":1]",
    "{\"a\":[1}",
    "[] []",
    "{} 1",
    "1 2",
    "\"a\" \"b\"",
    "true false",
    "[1]x",
    "x[1]",
    "[1];",
    "[(1)]",
    "<a/>",
    "[][",
    "{}{}",
    "1]",
    "\"a\"]",
    // literals
    "nul",
    "nulll",
    "truee",
    "fals",
    "True",
    "NULL",
    "undefined",
    "[nan]",
    "[NaN]",
    "[Infinity]",
    "[-Infinity]",
    "[inf]",
    "[tru]",
    "[truefalse]",
    "[true1]",
    "[null\"a\"]",
    "yes",
    // numbers
    "[01]",
    "[-01]",
    "[00]",
    "[+1]",
    "[1.]",
    "[.1]",
    "[-.1]",
    "[-]",
    "[--1]",
    "[1e]",
    "[1e+]",
    "[1.e1]",
    "[1.2.3]",
    "[0x10]",
    "[1_000]",
    "[1e1.5]",
    "[1 000]",
    "[1a]",
    "[-a]",
    "[2024-01-01]",
    "[1,000,]",
    "[1e400]",
    "[-1e400]",
    "[1e-400]",
    "[\xEF\xBC\x91]",
    "-",
    "01",
    "1.",
    "1e999999999999999999999999",
    // strings
    "\"",
    "\"a",
    "[\"a]",
    "[\"a\\\"]",
    "[\"\n\"]",
    "[\"\t\"]",
    "[\"\x01\"]",
    "[\"a\0b\"]"sv,
    "[\"\\x41\"]",
    "[\"\\'\"]",
    "[\"\\u12\"]",
    "[\"\\u12G4\"]",
    "[\"\\U0041\"]",
    "[\"\\\"",
    "[\"\\",
    "[\"\\u",
    "[\"\\ud800\"]",
    "[\"\\udc00\"]",
    "[\"\\ud800\\u0041\"]",
    "[\"\\ud800\\n\"]",
    "[\"\\ude00\\ud83d\"]",
    "[\"\\ud800\\ud800\\udc00\"]",
    "['a']",
    "[\u201Ca\u201D]",
    "[\"a\"b]",
    "[a\"b\"]",
    // UTF-8
    "[\"\xFF\"]",
    "[\"\x80\"]",
    "[\"\xC3\"]",
    "[\"\xC0\x80\"]",
    "[\"\xE0\x80\x80\"]",
    "[\"\xED\xA0\x80\"]",
    "[\"\xF4\x90\x80\x80\"]",
    "[\"\xF8\x88\x80\x80\x80\"]",
    "[\"\xE9\"]",
    "[\xC3\xA9]",
    "\xFF\xFE[\0]\0"sv,
    "\xEF\xBB[]",
    "\xEF\xBB\xBF\xEF\xBB\xBF[]",
    // comments, white space of other kinds, NUL
    "[] // a",
    "/* a */ []",
    "# a\n[]",
    "[1/**/]",
    "[\f1]",
    "[\v1]",
    "[\xC2\xA0]",
    "[\u2028]",
    "[]\0"sv,
    "\0[]"sv,
    "[1\0]"sv,
    "\0"sv,
};

}  // namespace

TEST_CASE("json: what RFC 8259 allows is read") {
  for (const std::string_view text : k_valid) {
    CAPTURE(text);
    CHECK(reference_read(text));
    CHECK(json::read("f", std::string(text)));
  }
}

TEST_CASE("json: what RFC 8259 does not allow, or no double can hold, is refused with a place") {
  for (const std::string_view text : k_invalid) {
    CAPTURE(text);
    const Result<Document> document = json::read("f", std::string(text));
    REQUIRE_FALSE(document);
    REQUIRE(has_errors(document.problems()));
    for (const Diagnostic& problem : document.problems())
      CHECK(problem.place);
  }
}

}  // namespace partner_check::json_tests
