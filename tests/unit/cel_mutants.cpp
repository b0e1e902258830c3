// Small mistakes that are put into expressions.
#include "partner_check/cel/mutants.hpp"

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;

TEST_CASE("an expression has mutants of its operators, loops and literals") {
  CelWorld world;
  world.define("kind", world.types.enumeration({"nda", "mou", "jda"}), Value::of_string("nda"));
  struct Row {
    std::string source;
    std::vector<std::string> expected;
  };
  const std::vector<Row> rows{
      {"rate < goals.count", {"rate <= goals.count"}},
      {"rate >= goals.count", {"rate > goals.count"}},
      {"(rate) == (goals.count)", {"(rate) != (goals.count)"}},
      {"goals.count > 14", {"goals.count >= 14", "goals.count > 15", "goals.count > 13"}},
      {"rate > 0.25", {"rate >= 0.25", "rate > 0.26", "rate > 0.24"}},
      {"rate > 0.0", {"rate >= 0.0", "rate > 0.1"}},
      {"rate > 50000.0", {"rate >= 50000.0", "rate > 50050.0", "rate > 49950.0"}},
      {"!u && v", {"u && v", "!u || v"}},
      {"u || v", {"u && v"}},
      {"partners.all(p, p.lead)", {"partners.exists(p, p.lead)"}},
      {"partners.existsOne(p, p.lead)", {"partners.exists(p, p.lead)"}},
      {"u ? true : v", {"u ? false : v"}},
      {"kind == 'nda'", {"kind != 'nda'", "kind == 'mou'"}},
      {"kind in ['nda', 'mou']", {"kind in ['jda', 'mou']", "kind in ['nda', 'jda']"}},
      // A text that is no member of a set has no neighbours.
      {"goals.vision == 'x'", {"goals.vision != 'x'"}},
      // What is constant is folded, yet a mistake may be in it.
      {"as_of - days(30) > as_of",
       {"as_of - days(31) > as_of", "as_of - days(29) > as_of", "as_of - days(30) >= as_of"}},
  };
  for (const Row& row : rows) {
    INFO(row.source);
    const auto program = cel::Program::compile(row.source, world.environment, world.types);
    REQUIRE(program);
    std::vector<std::string> mutants;
    for (const cel::Mutant& mutant : cel::mutants_of(*program)) {
      std::string text = row.source;
      mutants.push_back(text.replace(mutant.place.offset, mutant.place.length, mutant.replacement));
    }
    CHECK(mutants == row.expected);
  }
}
