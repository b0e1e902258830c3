// Compiled expressions.
#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;
using partner_check::test::exact;

namespace {

// Compiles, which must succeed, and evaluates.
std::string answer(CelWorld& world, std::string_view source, const cel::Limits& limits = {}) {
  const auto program = cel::Program::compile(source, world.environment, world.types, limits);
  REQUIRE(program);
  return exact(program->evaluate(world.slots, world.arena));
}

}  // namespace

TEST_CASE("a program knows what it reads and which type it gives") {
  CelWorld world;
  const auto program =
      cel::Program::compile("goals.count > 2 && has(goals.challenge) && partners.exists(p, p.lead)",
                            world.environment, world.types);
  REQUIRE(program);
  const auto slot = [&](std::string_view name) {
    for (std::uint32_t i = 0; i < world.environment.variables.size(); ++i)
      if (world.environment.variables[i].name == name) return i;
    return ~0u;
  };
  CHECK(program->reads(slot("goals")));
  CHECK(program->reads(slot("partners")));
  CHECK_FALSE(program->reads(slot("gone")));
  CHECK(program->reads(slot("goals"), "count"));
  CHECK(program->reads(slot("goals"), "challenge"));
  CHECK_FALSE(program->reads(slot("goals"), "vision"));
  CHECK_FALSE(program->reads(slot("partners"), "lead"));
  CHECK(program->type()->kind == TypeKind::boolean);
  CHECK(exact(program->evaluate(world.slots, world.arena)) == "false");
  CHECK_FALSE(cel::Program::compile("goals.cuont > 2", world.environment, world.types));
}

TEST_CASE("a program evaluates its constants when it is compiled") {
  CelWorld world;
  CHECK(answer(world, "goals.count in [1 + 1, 1 + 2]") == "true");
  CHECK(answer(world, "as_of + days(30) == timestamp('2026-12-01T00:00:00Z')") == "true");
  CHECK(answer(world, "rate > 2.0 || rate > [1.0][7]") == "true");
  CHECK(answer(world, "rate < 2.0 || rate > [1.0][7]") == "error index_out_of_bounds");
  CHECK(answer(world, "[1.0, 2.0].exists(x, x == rate)") == "false");
  // A list of three would need four steps at run time.
  CHECK(answer(world, "rate in [1, 2, 3]", {.max_steps = 6}) == "false");
}

TEST_CASE("a program with more variables than fit on the stack") {
  CelWorld world;
  for (int i = 0; i < 100; ++i)
    world.define("n" + std::to_string(i), primitive(TypeKind::number), Value::of_number(i));
  CHECK(answer(world, "n0 + n99 + [1.0].map(x, x + n1)[0] == 101.0") == "true");
}

TEST_CASE("the budget counts from what the arena holds already") {
  CelWorld world;
  CHECK_FALSE(world.arena.make_array<char>(1000).empty());
  CHECK(answer(world, "partners[0].id + 'x' == 'ax'", {.max_memory = 100}) == "true");
}

TEST_CASE("long texts cost steps") {
  CelWorld world;
  const std::string text(80'000, 'a');
  world.define("story", primitive(TypeKind::string), Value::of_string(text));
  world.define("copy", primitive(TypeKind::string), Value::of_string(text));
  for (const std::string_view source :
       {"story == copy", "story.contains('b')", "story.matches('a+$')", "size(story) > 1",
        "story + 'b' == 'b'", "story.trim() == 'b'", "story.upperAscii() == 'B'",
        "size(story.split('b')) == 1", "[story, story].join() == 'b'"}) {
    INFO(source);
    CHECK(answer(world, source, {.max_steps = 9'000}) == "error budget");
    CHECK(answer(world, source) != "error budget");
  }
}

TEST_CASE("an explanation ends with the budget") {
  CelWorld world;
  const auto program = cel::Program::compile("goals.count > 2.0 && partners.all(p, p.lead)",
                                             world.environment, world.types, {.max_steps = 3});
  REQUIRE(program);
  CHECK(program->explain(world.slots, world.arena).size() < 2);
}
