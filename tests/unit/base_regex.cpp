#include <string>
#include <vector>

#include "partner_check/base/regex.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("a search is unanchored and knows UTF-8") {
  struct Row {
    std::string pattern;
    std::string text;
    bool expected;
  };
  const std::vector<Row> rows{
      {"b+", "abbc", true},        {"^b+$", "abbc", false}, {"", "", true},
      {"^.$", "ß", true},          {"^..$", "ß", false},    {"(?i)LAB", "ai-lab", true},
      {"^[a-z_]+$", "a-b", false},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " in " << row.text);
    const Result<Regex> regex = Regex::compile(row.pattern);
    REQUIRE(regex);
    CHECK(regex->matches(row.text) == row.expected);
  }
}

TEST_CASE("a bad pattern is a problem in RE2's words") {
  for (const std::string pattern : {"a(", "[z-a]", "(?=x)", "\\1", "a{2000}", "\xff"}) {
    INFO(pattern);
    const Result<Regex> regex = Regex::compile(pattern);
    REQUIRE_FALSE(regex);
    CHECK(regex.problems().front().code == "bad-regex");
  }
  CHECK(Regex::compile("a(").problems().front().message ==
        "`a(` is not a regular expression: missing ): a(");
}

TEST_CASE("a pattern that would need too much memory is refused") {
  const Result<Regex> regex = Regex::compile("((a{100}){100}){100}");
  REQUIRE_FALSE(regex);
  CHECK(regex.problems().front().code == "bad-regex");
}

TEST_CASE("a pattern that makes backtracking engines hang is linear here") {
  const Result<Regex> regex = Regex::compile("^(a+)+$");
  REQUIRE(regex);
  CHECK_FALSE(regex->matches(std::string(50'000, 'a') + "b"));
}

}  // namespace
}  // namespace partner_check
