// The promise behind unknowns, on the shipped rules: on a profile with fields left out, the range
// of every rule contains its outcome on the whole profile, and nothing contradicts that did not
// before; and no shipped rule errs on any profile that the schema accepts.
#include "partner_check/json/read.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/score.hpp"

#include "support/agreeing.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

constexpr std::uint64_t k_profiles = 150;
constexpr int k_thinned = 4;  // of each

struct Evaluated {
  std::vector<rules::Outcome> outcomes;
  std::string text;
};

class Harness {
 public:
  [[nodiscard]] Evaluated evaluate(const test::Tree& tree) const {
    const std::string text = test::to_json(tree);
    const Document document = test::document(text);
    const profile::Facts facts =
        test::need(rules::derive(pack_, test::need(profile::validate(document, shipped_.profile))));
    const rules::Circumstances here{std::string(facts.field("phase").string()),
                                    std::string(facts.field("type").string())};
    return {rules::evaluate(pack_, facts, here), text};
  }
  // A profile whose summaries and logs agree.
  [[nodiscard]] test::Tree generate(const test::GenerateOptions& options) const {
    return test::agreeing(test::generate(schema(), options), pack_, options.seed);
  }
  [[nodiscard]] const profile::Schema& schema() const { return shipped_.profile; }

 private:
  test::Shipped shipped_;
  rules::RulePack pack_ = test::need(rules::load_pack(test::Shipped::files(), shipped_.schemas()));
};

// What a rule may be at worst, as the gate reads it.
rules::Severity reach(const rules::Outcome& outcome) {
  rules::Severity worst = outcome.lo;
  for (const rules::Finding& finding : outcome.findings)
    worst = std::max(worst, finding.reach);
  return worst;
}

// Not applicable counts as clear.
void check_contains(const rules::Outcome& thin, const rules::Outcome& whole,
                    const std::string& text) {
  INFO(whole.rule->id << ": whole [" << name_of(whole.lo) << ", " << name_of(whole.hi)
                      << "], thinned [" << name_of(thin.lo) << ", " << name_of(thin.hi) << "]\n"
                      << text);
  CHECK((thin.lo <= whole.lo && whole.hi <= thin.hi));
  CHECK((reach(whole) <= reach(thin) && reach(thin) <= thin.hi));
}

}  // namespace

TEST_CASE("what is said of a thinned profile holds for the whole one") {
  const Harness harness;
  test::Random random(7);
  std::size_t definite = 0;
  for (std::uint64_t seed = 1; seed <= k_profiles; ++seed) {
    const test::Tree tree = harness.generate(
        {.seed = seed, .omitted = seed % 2 == 0 ? 0.0 : 0.1, .null = 0.15, .incomplete = 0.05});
    const Evaluated whole = harness.evaluate(tree);
    for (int i = 0; i < k_thinned; ++i) {
      const Evaluated thin = harness.evaluate(
          test::without_some(tree, &harness.schema().root(), 0.03 + 0.12 * i, random));
      for (std::size_t rule = 0; rule < whole.outcomes.size(); ++rule) {
        check_contains(thin.outcomes[rule], whole.outcomes[rule], thin.text);
        if (thin.outcomes[rule].lo == thin.outcomes[rule].hi) ++definite;
      }
    }
  }
  CHECK(definite > 1000);  // the property is not empty
}

namespace {

// The same profile with the members of every object and the partners in another order.
test::Tree shuffled(test::Tree tree, test::Random& random) {
  for (test::Tree& child : tree.children)
    child = shuffled(std::move(child), random);
  if (tree.kind == NodeKind::object || tree.name == "partners") random.shuffle(tree.children);
  return tree;
}

}  // namespace

TEST_CASE("the order of partners and members changes no outcome") {
  const Harness harness;
  test::Random random(11);
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const test::Tree tree = harness.generate({.seed = 5000 + seed, .omitted = 0.1});
    const Evaluated first = harness.evaluate(tree);
    const Evaluated second = harness.evaluate(shuffled(tree, random));
    for (std::size_t rule = 0; rule < first.outcomes.size(); ++rule) {
      INFO(first.outcomes[rule].rule->id << "\n" << first.text << "\n" << second.text);
      CHECK(first.outcomes[rule].state == second.outcomes[rule].state);
      CHECK(first.outcomes[rule].lo == second.outcomes[rule].lo);
      CHECK(first.outcomes[rule].hi == second.outcomes[rule].hi);
    }
  }
}

TEST_CASE("no shipped rule errs on a valid profile") {
  const Harness harness;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Evaluated evaluated = harness.evaluate(
        harness.generate({.seed = 1000 + seed, .omitted = 0.1, .null = 0.2, .incomplete = 0.1}));
    for (const rules::Outcome& outcome : evaluated.outcomes) {
      INFO(outcome.rule->id << "\n" << evaluated.text);
      CHECK(outcome.state != rules::State::error);
    }
  }
}
