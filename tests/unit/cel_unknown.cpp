// What facts that nobody has stated make of an expression.
#include <array>

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;
using partner_check::test::check_rows;

namespace {

constexpr std::array<std::string_view, 4> k_operands{"true", "false", "u", "1 / 0 == 0"};

std::string text(std::string_view left, std::string_view middle, std::string_view right) {
  return std::string("(").append(left).append(middle).append(right).append(")");
}

}  // namespace

TEST_CASE("&& and || of true, false, unknown and error, all pairs") {
  check_rows({
      {"true && true", "true"},
      {"true && false", "false"},
      {"true && u", "unknown /u"},
      {"true && 1/0 == 0", "error divide_by_zero"},
      {"false && true", "false"},
      {"false && false", "false"},
      {"false && u", "false"},
      {"false && 1/0 == 0", "false"},
      {"u && true", "unknown /u"},
      {"u && false", "false"},
      {"u && v", "unknown /u /v"},
      {"u && 1/0 == 0", "unknown /u"},
      {"1/0 == 0 && true", "error divide_by_zero"},
      {"1/0 == 0 && false", "false"},
      {"1/0 == 0 && u", "unknown /u"},
      {"1/0 == 0 && 1 % 0 == 0", "error divide_by_zero"},
      {"true || true", "true"},
      {"true || false", "true"},
      {"true || u", "true"},
      {"true || 1/0 == 0", "true"},
      {"false || true", "true"},
      {"false || false", "false"},
      {"false || u", "unknown /u"},
      {"false || 1/0 == 0", "error divide_by_zero"},
      {"u || true", "true"},
      {"u || false", "unknown /u"},
      {"u || v", "unknown /u /v"},
      {"u || 1/0 == 0", "unknown /u"},
      {"1/0 == 0 || true", "true"},
      {"1/0 == 0 || false", "error divide_by_zero"},
      {"1/0 == 0 || u", "unknown /u"},
      {"1/0 == 0 || 1 % 0 == 0", "error divide_by_zero"},
  });
}

TEST_CASE("&& and || with operands that are no booleans") {
  check_rows({
      {"'horses' && false", "false"},
      {"false && 'horses'", "false"},
      {"'horses' && true", "error no_such_overload"},
      {"'a' && 'b'", "error no_such_overload"},
      {"'a' || true", "true"},
      {"'a' || u", "unknown /u"},
      {"null && true", "error no_such_overload"},
      {"!u", "unknown /u"},
      {"!'a'", "error no_such_overload"},
      {"!(1/0 == 0)", "error divide_by_zero"},
  });
}

TEST_CASE("&& and || give the same in either order") {
  CelWorld world;
  for (const auto operation : {" && ", " || "})
    for (const auto left : k_operands)
      for (const auto right : k_operands)
        CHECK(world.eval(text(left, operation, right)) == world.eval(text(right, operation, left)));
}

TEST_CASE("?: of true, false, unknown and error, all triples") {
  CelWorld world;
  for (const auto condition : k_operands)
    for (const auto yes : k_operands)
      for (const auto no : k_operands) {
        const std::string source = fmt::format("{} ? {} : {}", condition, yes, no);
        INFO(source);
        const auto wanted = condition == "true" ? yes : condition == "false" ? no : condition;
        CHECK(world.eval(source) == world.eval(wanted));
      }
  CHECK(world.eval("1 ? 2 : 3") == "error no_such_overload");
}

TEST_CASE("all and exists are folded && and ||") {
  CelWorld world;
  for (const auto a : k_operands)
    for (const auto b : k_operands)
      for (const auto c : k_operands) {
        const std::string pick = "(i, i == 0 ? " + std::string(a) + " : i == 1 ? " +
                                 std::string(b) + " : " + std::string(c) + ")";
        INFO(pick);
        CHECK(world.eval("[0, 1, 2].all" + pick) ==
              world.eval(text(a, " && ", text(b, " && ", c))));
        CHECK(world.eval("[0, 1, 2].exists" + pick) ==
              world.eval(text(a, " || ", text(b, " || ", c))));
      }
}

TEST_CASE("a field that is declared and not given is unknown, with its path") {
  check_rows({
      {"goals.vision", "unknown /goals/vision"},
      {"has(goals.vision)", "unknown /goals/vision"},
      {"goals.?vision", "unknown /goals/vision"},
      {"goals['vision']", "unknown /goals/vision"},
      {"gone", "unknown /gone"},
      {"gone.vision", "unknown /gone/vision"},
      {"has(gone.vision)", "unknown /gone/vision"},
      {"gone.?vision", "unknown /gone/vision"},
      {"gone.?vision.length", "unknown /gone/vision/length"},
      {"gone.vision.length", "unknown /gone/vision/length"},
      {"gone['vision']", "unknown /gone"},
      {"partners[1].people > 3", "unknown /partners/1/people"},
      {"(u ? goals : gone).vision", "unknown /u"},
      {"(true ? gone : goals).vision", "unknown /gone/vision"},
      {"[gone][0].vision", "unknown /gone/vision"},
      {"partners.filter(p, p.people > 20)[0].id", "unknown /partners/1/people"},
      {"[u, v].map(x, x)[0]", "unknown /u"},
  });
}

TEST_CASE("operators unite the unknowns of both sides; an error wins") {
  check_rows({
      {"u == v", "unknown /u /v"},
      {"u != 1", "unknown /u"},
      {"1 < v", "unknown /v"},
      {"u + v", "unknown /u /v"},
      {"u in [1]", "unknown /u"},
      {"1 in u", "unknown /u"},
      {"-u", "unknown /u"},
      {"u[v]", "unknown /u /v"},
      {"u[?v]", "unknown /u /v"},
      {"u + 1 / 0", "error divide_by_zero"},
      {"1 / 0 + u", "error divide_by_zero"},
      {"u[1 / 0]", "error divide_by_zero"},
      {"u + v + gone.count", "unknown /gone/count /u /v"},
      {"gone.count + gone.count", "unknown /gone/count"},
      {"{u: 1, v: 2}", "unknown /u /v"},
      {"{u: 1, 'a': 1 / 0}", "error divide_by_zero"},
      {"[?u, ?v]", "unknown /u /v"},
      {"{?'a': u}", "unknown /u"},
  });
}

TEST_CASE("unknown parts of lists and maps matter only where they are looked at") {
  check_rows({
      {"[u, 2][1]", "2"},
      {"[u, 2][0]", "unknown /u"},
      {"[gone.count, 2][1]", "2"},
      {"[gone.count + 1, 2][1]", "unknown /gone/count"},
      {"{'a': gone.count + 1, 'b': 2}.b", "unknown /gone/count"},
      {"partners.map(p, 2 * p.people).exists(n, n > 20)", "unknown /partners/1/people"},
      {"size([u, 2])", "2"},
      {"2 in [u, 2]", "true"},
      {"3 in [u, v]", "unknown /u /v"},
      {"[1, u] == [2, 3]", "false"},
      {"[1, u] == [1, v]", "unknown /u /v"},
      {"[1, u] != [1, 2]", "unknown /u"},
      {"[1, u] == [1]", "false"},
      {"{'a': u, 'b': 1} == {'a': 1, 'b': 2}", "false"},
      {"{'a': u, 'b': 1} == {'a': 1, 'b': 1}", "unknown /u"},
      {"{'a': u}.a", "unknown /u"},
      {"has({'a': u}.a)", "unknown /u"},
      {"{'a': u, 'b': 1}.b", "1"},
      {"partners[1] == partners[1]", "unknown /partners/1/people"},
      {"partners[0] == partners[1]", "false"},
      {"partners.map(p, p.people).exists(n, n > 20)", "true"},
      {"sum(partners.map(p, p.people))", "unknown /partners/1/people"},
      {"optional.of(u)", "unknown /u"},
  });
}

TEST_CASE("loops over elements of which something is unknown") {
  check_rows({
      {"partners.all(p, p.people > 5)", "unknown /partners/1/people"},
      {"partners.all(p, p.people > 20)", "false"},
      {"partners.exists(p, p.people > 20)", "true"},
      {"partners.exists(p, p.people > 40)", "unknown /partners/1/people"},
      {"partners.exists(p, p.people > 40 || u)", "unknown /partners/1/people /u"},
      {"partners.exists_one(p, p.people > 20)", "unknown /partners/1/people"},
      {"partners.exists_one(p, p.id == 'a')", "true"},
      {"partners.filter(p, p.people > 20)", "unknown /partners/1/people"},
      {"size(partners.filter(p, p.id != 'b'))", "2"},
      {"size(partners.map(p, p.people))", "3"},
      {"partners.map(p, p.people > 20, p.id)", "unknown /partners/1/people"},
      {"partners.map(p, p.id == 'b' ? u : p.id == 'c' ? 1 / 0 : 0)", "error divide_by_zero"},
      {"share(partners, p, p.people > 20)", "unknown /partners/1/people"},
      {"share(partners, p, p.lead) > 0.5", "true"},
      {"u.all(x, false)", "unknown /u"},
      {"u.exists_one(x, true)", "unknown /u"},
      {"u.filter(x, true)", "unknown /u"},
      {"u.map(x, 1)", "unknown /u"},
      {"share(u, x, true)", "unknown /u"},
      {"(1 / 0).filter(x, true)", "error divide_by_zero"},
      {"cel.bind(x, u, true || x)", "true"},
      {"cel.bind(x, gone, x.vision)", "unknown /gone/vision"},
  });
}

TEST_CASE("a list that is known to be incomplete") {
  check_rows({
      {"log.exists(x, x == 2)", "true"},
      {"log.exists(x, x == 9)", "unknown /log"},
      {"log.exists(x, x == 9 || u)", "unknown /log /u"},
      {"log.all(x, x < 2)", "false"},
      {"log.all(x, x < 9)", "unknown /log"},
      {"2 in log", "true"},
      {"9 in log", "unknown /log"},
      {"size(log)", "unknown /log"},
      {"log.size()", "unknown /log"},
      {"sum(log)", "unknown /log"},
      {"max(log)", "unknown /log"},
      {"avg(log)", "unknown /log"},
      {"spread(log)", "unknown /log"},
      {"distinct(log)", "unknown /log"},
      {"log.map(x, x)", "unknown /log"},
      {"log.filter(x, true)", "unknown /log"},
      {"log.filter(x, u)", "unknown /log /u"},
      {"log.exists_one(x, x == 1)", "unknown /log"},
      {"share(log, x, true)", "unknown /log"},
      {"log[0]", "unknown /log"},
      {"log[?0]", "unknown /log"},
      {"log == [1.0, 2.0]", "unknown /log"},
      {"log + [1]", "unknown /log"},
      {"sets.contains(log, [1])", "unknown /log"},
      {"sets.intersects([1], log)", "unknown /log"},
      {"[log, 1] == [log, 2]", "false"},
      {"type(log) == list", "true"},
  });
}

TEST_CASE("a map that is known to be incomplete") {
  check_rows({
      {"tags.x", "1.0"},
      {"tags.y", "unknown /tags"},
      {"tags['x']", "1.0"},
      {"tags['y']", "unknown /tags"},
      {"tags.?y", "unknown /tags"},
      {"tags[?'y']", "unknown /tags"},
      {"has(tags.x)", "true"},
      {"has(tags.y)", "unknown /tags"},
      {"'x' in tags", "true"},
      {"'y' in tags", "unknown /tags"},
      {"size(tags)", "unknown /tags"},
      {"tags == {'x': 1}", "unknown /tags"},
      {"tags.exists(k, k == 'x')", "true"},
      {"tags.all(k, k == 'x')", "unknown /tags"},
      {"tags.map(k, k)", "unknown /tags"},
  });
}
