// What a result hangs on: operands with their places, in reading order.
#include "support/catch.hpp"
#include "support/cel.hpp"

using partner_check::test::CelWorld;

namespace {

using Lines = std::vector<std::string>;

struct Row {
  std::string_view source;
  Lines operands;
};

void check(const std::vector<Row>& rows) {
  CelWorld world;
  for (const Row& row : rows) {
    INFO(row.source);
    CHECK(world.explain(row.source) == row.operands);
  }
}

}  // namespace

TEST_CASE("of a comparison, the operands that come from the profile, once each") {
  check({
      {"goals.count > 2", {"goals.count = 3.0 @ /goals/count"}},
      {"goals.count > rate", {"goals.count = 3.0 @ /goals/count", "rate = 2.5 @ /rate"}},
      {"goals.count + goals.count > 2", {"goals.count = 3.0 @ /goals/count"}},
      {"goals.challenge == null", {"goals.challenge = null @ /goals/challenge"}},
      {"goals.vision == 'x'", {"goals.vision = unknown /goals/vision @ /goals/vision"}},
      {"gone.vision == 'x'", {"gone.vision = unknown /gone/vision @ /gone/vision"}},
      {"size(partners) > 2", {"partners = [record, record, record] @ /partners"}},
      {"partners[goals.count - 1].id == 'c'",
       {"partners[goals.count - 1].id = \"c\" @ /partners/2/id",
        "goals.count = 3.0 @ /goals/count"}},
      {"shares['a'] > 0.1", {"shares['a'] = 0.5 @ /shares/a"}},
      {"max([goals.count, rate]) > 2.0",
       {"goals.count = 3.0 @ /goals/count", "rate = 2.5 @ /rate"}},
  });
}

TEST_CASE("of a strict operation that is unknown, the unknown operands") {
  check({
      {"goals.count + gone.count > rate", {"gone.count = unknown /gone/count @ /gone/count"}},
      {"goals.count / (rate - rate) > gone.count",
       {"gone.count = unknown /gone/count @ /gone/count"}},
      {"[goals.count][5] > gone.count", {"goals.count = 3.0 @ /goals/count"}},
  });
}

TEST_CASE("of && and ||, the sides that decide") {
  check({
      {"goals.count > 2 && rate > 9", {"rate = 2.5 @ /rate"}},
      {"goals.count > 9 && rate > 9", {"goals.count = 3.0 @ /goals/count", "rate = 2.5 @ /rate"}},
      {"goals.count > 2 && rate > 2", {"goals.count = 3.0 @ /goals/count", "rate = 2.5 @ /rate"}},
      {"goals.count > 2 && u", {"u = unknown /u @ /u"}},
      {"goals.count > 2 || u", {"goals.count = 3.0 @ /goals/count"}},
      {"goals.count > 9 || u", {"u = unknown /u @ /u"}},
      {"!(goals.count > 2 || u)", {"goals.count = 3.0 @ /goals/count"}},
      {"u || v", {"u = unknown /u @ /u", "v = unknown /v @ /v"}},
  });
}

TEST_CASE("of a conditional, the condition and the branch taken") {
  check({
      {"goals.count > 2 ? rate > 2 : u",
       {"goals.count = 3.0 @ /goals/count", "rate = 2.5 @ /rate"}},
      {"goals.count > 9 ? rate > 2 : u",
       {"goals.count = 3.0 @ /goals/count", "u = unknown /u @ /u"}},
      {"u ? rate > 2 : v", {"u = unknown /u @ /u"}},
  });
}

TEST_CASE("of has, the field asked for") {
  check({
      {"has(goals.challenge)", {"goals.challenge = null @ /goals/challenge"}},
      {"has( goals.challenge )", {"goals.challenge = null @ /goals/challenge"}},
      {"has(goals.vision)", {"goals.vision = unknown /goals/vision @ /goals/vision"}},
      {"has(shares.zz)", {"shares = {\"a\": 0.5, \"b\": null} @ /shares"}},
      {"goals.?challenge.hasValue()", {"goals.?challenge = none @ /goals/challenge"}},
      {"goals.?count.orValue(1.0) > 2", {"goals.?count = 3.0 @ /goals/count"}},
  });
}

TEST_CASE("of a loop, the elements that decide") {
  check({
      {"partners.all(p, p.lead)", {"p.lead = false @ /partners/1/lead"}},
      {"partners.exists(p, p.lead)",
       {"p.lead = true @ /partners/0/lead", "p.lead = true @ /partners/2/lead"}},
      {"partners.all(p, p.people > 5)",
       {"p.people = unknown /partners/1/people @ /partners/1/people"}},
      {"partners.exists(p, p.people > 20)", {"p.people = 30.0 @ /partners/2/people"}},
      {"partners.exists_one(p, p.id == 'b')", {"p.id = \"b\" @ /partners/1/id"}},
      {"size(partners.filter(p, p.id != 'b')) > 1",
       {"p.id = \"a\" @ /partners/0/id", "p.id = \"c\" @ /partners/2/id"}},
      {"size(partners.filter(p, p.id == 'x')) > 1",
       {"p.id = \"a\" @ /partners/0/id", "p.id = \"b\" @ /partners/1/id",
        "p.id = \"c\" @ /partners/2/id"}},
      {"sum(partners.map(p, p.people)) > 1",
       {"p.people = unknown /partners/1/people @ /partners/1/people"}},
      {"share(partners, p, p.lead) > 0.5",
       {"p.lead = true @ /partners/0/lead", "p.lead = false @ /partners/1/lead",
        "p.lead = true @ /partners/2/lead"}},
      {"partners.filter(p, p.lead).all(p, p.people > 20)",
       {"p.lead = true @ /partners/0/lead", "p.lead = true @ /partners/2/lead",
        "p.people = 10.0 @ /partners/0/people"}},
      {"log.all(x, x < 9)", {"log = [1.0, 2.0] @ /log"}},
      {"log.all(x, x < 2)", {"x = 2.0 @ /log/1"}},
      {"shares.all(k, k == 'a')", {"shares = {\"a\": 0.5, \"b\": null} @ /shares"}},
      {"gone.vision.split(',').all(x, x == '')",
       {"gone.vision = unknown /gone/vision @ /gone/vision"}},
      {"[1, 2, 3, 4, 5, 6, 7].all(x, x < rate + 9)", {"rate = 2.5 @ /rate"}},
      {"cel.bind(x, goals.count, x > 2)", {"goals.count = 3.0 @ /goals/count"}},
  });
}

TEST_CASE("a loop over many elements is explained by the first five") {
  CelWorld world;
  std::vector<partner_check::Value> items;
  const auto* many = world.arena.make<partner_check::Origin>(nullptr, "many");
  for (std::uint32_t i = 0; i < 50; ++i) {
    items.push_back(partner_check::Value::of_number(i));
    items.back().origin = world.arena.make<partner_check::Origin>(many, std::string_view{}, i);
  }
  partner_check::Value list = partner_check::Value::of(world.arena.make<partner_check::List>(
      world.arena.copy(std::span<const partner_check::Value>(items)), true));
  list.origin = many;
  world.define("many", world.types.list(partner_check::primitive(partner_check::TypeKind::number)),
               list);
  const Lines operands = world.explain("many.exists(x, x > 9)");
  REQUIRE(operands.size() == 5);
  CHECK(operands.front() == "x = 10.0 @ /many/10");
}
