#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/result.hpp"

#include "support/catch.hpp"

namespace partner_check {
namespace {

TEST_CASE("a diagnostic says what is known of its place") {
  Diagnostic problem{.code = "unknown-field", .message = "`tiers` is not a field"};
  CHECK(to_text(problem) == "error[unknown-field]: `tiers` is not a field\n");

  problem.file = "lab.json";
  problem.gravity = Gravity::warning;
  CHECK(to_text(problem) == "lab.json: warning[unknown-field]: `tiers` is not a field\n");

  problem.place = Place{7, 3, 5};
  problem.pointer = "/tiers";
  problem.hint = "did you mean `tier`?";
  problem.gravity = Gravity::note;
  CHECK(to_text(problem) ==
        "lab.json:7:3: note[unknown-field]: `tiers` is not a field\n"
        "  at /tiers\n"
        "  hint: did you mean `tier`?\n");
}

TEST_CASE("a hostile input cannot forge lines or colours") {
  const Diagnostic problem{.code = "unknown-field",
                           .message = "`a\nerror[x]: b` is not a field",
                           .hint = "\x1b[31m",
                           .file = "a\rb.json",
                           .pointer = "/\xe2\x80\xae"};
  CHECK(to_text(problem) ==
        "a\\x0db.json: error[unknown-field]: `a\\x0aerror[x]: b` is not a field\n"
        "  at /\\u202e\n"
        "  hint: \\x1b[31m\n");
}

TEST_CASE("only errors refuse an input") {
  const Diagnostic warning{.gravity = Gravity::warning, .code = "w", .message = "w"};
  const Diagnostic note{.gravity = Gravity::note, .code = "n", .message = "n"};
  const Diagnostic error{.code = "e", .message = "e"};
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning, note}));
  CHECK(has_errors({warning, error}));
}

TEST_CASE("a result is a value or its problems") {
  const auto half = [](int number) -> Result<int> {
    if (number % 2 != 0) return Diagnostic{.code = "odd", .message = "odd"};
    return number / 2;
  };
  REQUIRE(half(4));
  CHECK(*half(4) == 2);
  REQUIRE_FALSE(half(3));
  CHECK(half(3).problems().front().code == "odd");
}

TEST_CASE("a closed set is printed, parsed and listed from its rows") {
  CHECK(name_of(Gravity::warning) == "warning");
  CHECK(parse_name<Gravity>("note") == Gravity::note);
  CHECK(parse_name<Gravity>("Note") == std::nullopt);
  CHECK(parse_name<Gravity>("") == std::nullopt);
  CHECK(names_of<Gravity>() == std::vector<std::string_view>{"error", "warning", "note"});
}

}  // namespace
}  // namespace partner_check
