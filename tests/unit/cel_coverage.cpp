// Branches of an expression, and which of them evaluations take.
#include <array>

#include "partner_check/cel/coverage.hpp"

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;

namespace {

// "goals.count > 2: false", a branch each, of those that an evaluation does not take.
std::vector<std::string> left_out(CelWorld& world, std::string_view source) {
  const auto program = cel::Program::compile(source, world.environment, world.types);
  REQUIRE(program);
  const cel::Ast& ast = program->ast();
  std::vector<cel::Seen> seen(ast.nodes.size());
  cel::Budget budget = cel::budget_for_traces({}, world.arena);
  const Value watched = program->evaluate(world.slots, world.arena, budget, seen);
  CHECK(test::exact(watched) == test::exact(program->evaluate(world.slots, world.arena)));
  static constexpr std::array k_ways{"true", "false", "reached"};
  std::vector<std::string> branches;
  for (const cel::Branch& branch : cel::branches_of(ast))
    if (!cel::taken(branch, seen))
      branches.push_back(std::string(ast.text(ast[branch.node])) + ": " +
                         k_ways[static_cast<std::size_t>(branch.way)]);
  return branches;
}

}  // namespace

TEST_CASE("a branch is left out if no evaluation takes it") {
  struct Row {
    std::string source;
    std::vector<std::string> expected;
  };
  // goals.count is 3, rate 2.5; u is unknown.
  const std::vector<Row> rows{
      {"goals.count > 2", {"goals.count > 2: false"}},
      {"!(goals.count > 2)", {"goals.count > 2: false"}},
      {"goals.count > 2 && rate > 3.0",
       {"goals.count > 2 && rate > 3.0: true", "goals.count > 2: false", "rate > 3.0: true"}},
      // Short-circuit: what stands on the right is not evaluated.
      {"goals.count > 2 || rate > 3.0",
       {"goals.count > 2 || rate > 3.0: false", "goals.count > 2: false", "rate > 3.0: true",
        "rate > 3.0: false"}},
      // Unknown is neither.
      {"u", {"u: true", "u: false"}},
      // The inner nodes of a chain are not in the source.
      {"goals.count > 1 && goals.count > 2 && rate > 2.0",
       {"goals.count > 1 && goals.count > 2 && rate > 2.0: false", "goals.count > 1: false",
        "goals.count > 2: false", "rate > 2.0: false"}},
      // Of a conditional its arms: those that are no conditions are reached or not.
      {"goals.count > (rate > 2.0 ? 1.0 : 5.0)",
       {"goals.count > (rate > 2.0 ? 1.0 : 5.0): false", "rate > 2.0: false", "5.0: reached"}},
      {"rate > 2.0 ? goals.count > 1 : goals.count > 9",
       {"rate > 2.0: false", "goals.count > 1: false", "goals.count > 9: true",
        "goals.count > 9: false"}},
      // The predicate of a loop is asked of each element.
      {"[1.0, 3.0].exists(x, x > rate)", {"[1.0, 3.0].exists(x, x > rate): false"}},
      {"[1.0, 3.0].filter(x, x > rate) == [3.0]",
       {"[1.0, 3.0].filter(x, x > rate) == [3.0]: false"}},
      {"cel.bind(x, rate > 2.0 ? 1.0 : 2.0, x > goals.count)",
       {"rate > 2.0: false", "2.0: reached", "x > goals.count: true"}},
  };
  for (const Row& row : rows) {
    INFO(row.source);
    CelWorld world;
    CHECK(left_out(world, row.source) == row.expected);
  }
}

TEST_CASE("what was seen adds up over evaluations") {
  CelWorld world;
  const auto program = cel::Program::compile("rate > 2.0", world.environment, world.types);
  REQUIRE(program);
  std::vector<cel::Seen> seen(program->ast().nodes.size());
  std::vector<Value> slots = world.slots;
  for (const double rate : {2.0, 3.0}) {
    slots[2] = Value::of_number(rate);
    cel::Budget budget = cel::budget_for_traces({}, world.arena);
    (void)program->evaluate(slots, world.arena, budget, seen);
  }
  const cel::Seen& root = seen[program->ast().root];
  CHECK(root.reached);
  CHECK(root.was_true);
  CHECK(root.was_false);
}
