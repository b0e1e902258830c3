// Compiled expressions that were written to bytes and read again.
#include <array>

#include "partner_check/cel/image.hpp"

#include "support/catch.hpp"
#include "support/cel.hpp"
#include "support/same_program.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;
using partner_check::test::exact;

namespace {

constexpr std::array k_expressions{
    "goals.count > 2.0 && has(goals.challenge) && partners.exists(p, p.lead)",
    "rate",
    "goals.deadline",
    "goals.challenge == null ? 'none' : 'some'",
    "partners.map(p, p.people > 1, p.id)",
    "partners.filter(p, p.lead)",
    "shares.all(k, v, k != 'c' && v > 0.1)",
    "[1, 2u, 3.5, 'x', b'y\\x00', true, null]",
    "{'a': [1, 2], 'b': []}",
    "{?'a': optional.of(1), 'b': 2}",
    "duration('1h30m')",
    "timestamp('2026-11-01T00:00:00.000000007Z')",
    "as_of + duration('36h') > timestamp('2026-11-02T00:00:00Z')",
    "optional.of(duration('1s'))",
    "optional.none()",
    "type(rate) == double",
    "list",
    "type(type(1))",
    "[[1.0], [2.0, rate]]",
    "'aab'.matches('a+b')",
    "goals.vision.matches('^a+b$') || partners[0].id.matches('[a-m].*')",
    "cel.bind(x, partners, size(x) > 1 && x[0].id == 'ü')",
    "9223372036854775807",
    "18446744073709551615u",
    "-9223372036854775808",
    "1e300 * rate",
};

// One after the other, all in one image.
std::vector<cel::Program> again(const std::vector<cel::Program>& programs, Arena& arena,
                                TypeTable& types) {
  cel::Ast trees;
  cel::ProgramWriter writer(trees), shared(trees);
  writer(programs);
  shared(trees);
  const std::string bytes = shared.bytes() + writer.bytes();
  const auto kept = std::make_shared<cel::Ast>();
  cel::ProgramReader reader(bytes, arena, types, kept);
  std::vector<cel::Program> read;
  reader(*kept, read);
  CHECK(reader.at_end());
  return read;
}

}  // namespace

TEST_CASE("programs come back from their image as they were") {
  CelWorld world;
  std::vector<cel::Program> programs;
  for (const char* expression : k_expressions) {
    INFO(expression);
    auto program = cel::Program::compile(expression, world.environment, world.types);
    if (!program) {  // constant conditions are for standard CEL
      cel::Environment standard = world.environment;
      standard.dialect = cel::Dialect::standard;
      program = cel::Program::compile(expression, standard, world.types);
    }
    if (!program) FAIL(program.problems().front().message);
    programs.push_back(*program);
  }
  Arena arena;
  TypeTable types;
  const std::vector<cel::Program> read = again(programs, arena, types);
  REQUIRE(read.size() == programs.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    INFO(k_expressions.at(i));
    test::check_same(read[i], programs[i]);
    CHECK(exact(read[i].evaluate(world.slots, world.arena)) ==
          exact(programs[i].evaluate(world.slots, world.arena)));
    const auto operands = read[i].explain(world.slots, world.arena);
    const auto expected = programs[i].explain(world.slots, world.arena);
    REQUIRE(operands.size() == expected.size());
    for (std::size_t j = 0; j < operands.size(); ++j)
      CHECK(operands[j].text == expected[j].text);
    for (std::uint32_t slot = 0; slot < world.environment.variables.size(); ++slot)
      CHECK(read[i].reads(slot) == programs[i].reads(slot));
  }
}

TEST_CASE("an image holds which words a text may be") {
  CelWorld world;
  TypeTable types;
  const TypeRef color = types.nullable(types.enumeration({"red", "green"}));
  world.define("color", color, world.unknown("color"));
  const auto program = cel::Program::compile("color", world.environment, world.types);
  REQUIRE(program);
  Arena arena;
  CHECK(same_type(again({*program}, arena, types).front().type(), color));
}
