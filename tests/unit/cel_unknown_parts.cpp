// What is known although a part is missing: of random lists, of optionals, of the operands of
// calls.
#include <array>
#include <random>

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;
using partner_check::test::check_rows;

namespace {

constexpr std::array<std::string_view, 5> k_verdicts{"true", "false", "u", "v", "1 / 0 == 0"};

}  // namespace

TEST_CASE("loops over random verdicts are folded && and ||, or wait for all that is unknown") {
  std::mt19937 random(20261122);
  CelWorld world;
  for (int i = 0; i < 400; ++i) {
    const std::size_t length = random() % 7;
    std::string verdicts;  // of the element i
    std::string all = "true";
    std::string any = "false";
    std::string strict = "0";
    std::string elements;
    for (std::size_t j = 0; j < length; ++j) {
      const std::string verdict(k_verdicts[random() % k_verdicts.size()]);
      verdicts += fmt::format("i == {} ? {} : ", j, verdict);
      all += fmt::format(" && ({})", verdict);
      any += fmt::format(" || ({})", verdict);
      strict += fmt::format(" + (({}) ? 1 : 0)", verdict);
      elements += (j == 0 ? "" : ", ") + std::to_string(j);
    }
    const auto loop = [&](std::string_view macro) {
      return fmt::format("[{}].{}(i, {}false)", elements, macro, verdicts);
    };
    INFO(loop("m"));
    CHECK(world.eval(loop("all")) == world.eval(all));
    CHECK(world.eval(loop("exists")) == world.eval(any));
    // The others need every verdict: the first error, else all that is unknown.
    CHECK(world.eval("size(" + loop("filter") + ")") == world.eval(strict));
    CHECK(world.eval(loop("exists_one")) == world.eval(strict + " == 1"));
    CHECK(world.eval(fmt::format("size([{}].map(i, {}false, i))", elements, verdicts)) ==
          world.eval(strict));
    if (length > 0)
      CHECK(world.eval(fmt::format("share([{}], i, {}false) * {}.0", elements, verdicts, length)) ==
            world.eval("double(" + strict + ")"));
  }
}

TEST_CASE("the other value of an optional counts only if there is none") {
  check_rows({
      {"optional.of(1).orValue(u)", "1"},
      {"optional.of(1).orValue(1 / 0)", "1"},
      {"optional.none().orValue(u)", "unknown /u"},
      {"optional.none().orValue(1 / 0)", "error divide_by_zero"},
      {"optional.of(u).orValue(v)", "unknown /u"},
      {"goals.?vision.orValue(1 / 0)", "unknown /goals/vision"},
      {"[1][?1 / 0].orValue(u)", "error divide_by_zero"},
      {"optional.of(1).or(u)", "optional(1)"},
      {"optional.none().or(u)", "unknown /u"},
      {"optional.none().or(optional.of(2))", "optional(2)"},
      {"optional.none().or(2)", "error no_such_overload"},
      {"gone.?vision.or(optional.of(v))", "unknown /gone/vision"},
      {"(1).orValue(2)", "error no_such_overload"},
      {"goals.?challenge.orValue('x')", "\"x\""},
      {"goals.?challenge.hasValue()", "false"},
      {"goals.?vision.hasValue()", "unknown /goals/vision"},
      {"goals.?vision.optMap(x, x + '!')", "unknown /goals/vision"},
      {"goals.?challenge.optMap(x, u)", "none"},
      {"goals.?count.optMap(x, u)", "unknown /u"},
      {"goals.?count.optMap(x, 2).orValue(u)", "2"},
      {"goals.?count.optFlatMap(x, gone.?count)", "unknown /gone/count"},
      {"[?goals.?vision, 1]", "unknown /goals/vision"},
      {"[?goals.?challenge, 1]", "[1]"},
      {"{?'a': goals.?vision, 'b': 1}", "unknown /goals/vision"},
      {"shares[?'a'].orValue(u)", "0.5"},
      {"shares[?'z'].orValue(u)", "unknown /u"},
      {"tags[?'z'].orValue(u)", "unknown /tags"},
  });
}

TEST_CASE("a call waits for all of its unknown arguments at once") {
  check_rows({
      {"max(gone.count, partners[1].people)", "unknown /gone/count /partners/1/people"},
      {"[u, v].exists(x, x)", "unknown /u /v"},
      {"sets.intersects([u], [v])", "unknown /u /v"},
      {"[partners[1].people, gone.count] == [1.0, 2.0]", "unknown /gone/count /partners/1/people"},
      {"[partners[1].people, gone.count, 3.0] == [1.0, 2.0, 4.0]", "false"},
      {"{'a': partners[1].people, 'b': gone.count} == {'b': 1.0, 'a': 2.0}",
       "unknown /gone/count /partners/1/people"},
      {"gone.vision + (u ? 'a' : 'b') + goals.vision", "unknown /goals/vision /gone/vision /u"},
      {"gone.vision.contains(goals.vision)", "unknown /goals/vision /gone/vision"},
      {"gone.deadline - goals.deadline > days(1)", "unknown /goals/deadline /gone/deadline"},
      {"(u && gone.count > 1) || (v && partners[1].people > 1)",
       "unknown /gone/count /partners/1/people /u /v"},
      {"u in [v, gone.count]", "unknown /u"},  // known, a list is looked into
      {"2 in [v, gone.count]", "unknown /gone/count /v"},
      {"2 in [gone.count, 2, 1 / 0]", "error divide_by_zero"},
      {"(u ? gone : goals).count + gone.count", "unknown /gone/count /u"},
  });
}
