#include <limits>

#include "partner_check/base/text.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("the nearest candidate is near enough or none") {
  const std::vector<std::string_view> fields{
      "steering_committee", "roles", "reviews", "metrics", "tier", "ip", "a"};
  struct Row {
    std::string word;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"stearing_comittee", "steering_committee"},
      {"steeringCommittee", "steering_committee"},
      {"STEERING_COMMITTEE", "steering_committee"},
      {"tiers", "tier"},
      {"itp", "ip"},
      {"pi", "ip"},
      {"rolse", "roles"},
      {"reveiws", "reviews"},
      {"metrics", "metrics"},
      {"budget", ""},
      {"x", ""},
      {"", ""},
      {std::string(100'000, 'x'), ""},
  };
  for (const Row& row : rows) {
    INFO(row.word.substr(0, 40));
    CHECK(nearest(row.word, fields) == row.expected);
  }
  CHECK(nearest("word", {}).empty());
}

TEST_CASE("of two candidates the nearer wins, of equally near ones the first") {
  const std::vector<std::string_view> names{"agreed_on", "agreed_in", "agreed"};
  CHECK(nearest("agreed_an", names) == "agreed_on");
  CHECK(nearest("agred", names) == "agreed");
}

TEST_CASE("a suggestion is a question or nothing") {
  const std::vector<std::string_view> names{"tier"};
  CHECK(did_you_mean("tiers", names) == "did you mean `tier`?");
  CHECK(did_you_mean("budget", names).empty());
}

TEST_CASE("text is wrapped at spaces") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 10).empty());
  CHECK(wrap(" \n\t", 10).empty());
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 6) == Lines{"one", "two", "three"});
  CHECK(wrap("  one\n\ttwo  ", 80) == Lines{"one two"});
  CHECK(wrap("a unbreakable b", 4) == Lines{"a", "unbreakable", "b"});
  CHECK(wrap("日本 日本", 8) == Lines{"日本", "日本"});
  CHECK(wrap("日本 日本", 9) == Lines{"日本 日本"});
  CHECK(wrap("a b", 0) == Lines{"a", "b"});
}

TEST_CASE("items are joined, enumerated and counted") {
  const std::vector<std::string> three{"a", "b", "c"};
  const std::span<const std::string> all(three);
  CHECK(join(all, "; ") == "a; b; c");
  CHECK(join({}, "; ").empty());
  CHECK(enumerate({}, "and").empty());
  CHECK(enumerate(all.first(1), "and") == "a");
  CHECK(enumerate(all.first(2), "or") == "a or b");
  CHECK(enumerate(all, "and") == "a, b and c");
  CHECK(counted(0, "finding", "findings") == "0 findings");
  CHECK(counted(1, "finding", "findings") == "1 finding");
  CHECK(counted(3, "finding", "findings") == "3 findings");
}

TEST_CASE("a number for people has no more decimals than its size deserves") {
  struct Row {
    double number;
    std::string expected;
  };
  constexpr double k_infinity = std::numeric_limits<double>::infinity();
  const std::vector<Row> rows{
      {0, "0"},
      {-0.0, "0"},
      {-0.001, "0"},
      {1, "1"},
      {-7, "-7"},
      {10, "10"},
      {100, "100"},
      {1'000'000, "1,000,000"},
      {999'999'999'999'999, "999,999,999,999,999"},
      {1e15, "1000000000000000"},
      {1e16, "1e+16"},
      {1.5e300, "1.5e+300"},
      {0.333, "0.33"},
      {0.5, "0.5"},
      {1.999, "2"},
      {9.999, "10"},
      {12.34, "12.3"},
      {12.04, "12"},
      {99.96, "100"},
      {123.4, "123"},
      {123'456.789, "123,457"},
      {-2.25, "-2.25"},
      {k_infinity, "infinity"},
      {-k_infinity, "-infinity"},
      {std::numeric_limits<double>::quiet_NaN(), "not a number"},
  };
  for (const Row& row : rows)
    CHECK(readable_number(row.number) == row.expected);
}

}  // namespace
}  // namespace partner_check
