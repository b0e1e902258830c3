// The promise behind laying accounts over each other, on the shipped rules: whichever account is
// right where two differ, the outcome of every rule lies within its range on what they agree on;
// and it does not matter whose account is laid over whose.
#include "partner_check/json/read.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "../../src/app/contradictions.hpp"
#include "support/agreeing.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

constexpr std::uint64_t k_profiles = 60;
constexpr int k_changes = 12;  // tried on each

class Accounts {
 public:
  [[nodiscard]] const profile::Schema& schema() const { return *engine_.schema; }

  [[nodiscard]] test::Tree generate(std::uint64_t seed) const {
    return test::agreeing(
        test::generate(schema(), {.seed = seed, .omitted = 0.1, .null = 0.15, .incomplete = 0}),
        engine_.pack, seed);
  }
  [[nodiscard]] bool is_valid(const test::Tree& tree) const {
    const Document document = test::document(test::to_json(tree));
    Result<profile::Facts> facts = profile::validate(document, schema());
    return facts && rules::derive(engine_.pack, std::move(facts).value());
  }
  [[nodiscard]] std::vector<rules::Outcome> evaluate(const Document& document) const {
    const profile::Facts facts =
        test::need(rules::derive(engine_.pack, test::need(profile::validate(document, schema()))));
    return rules::evaluate(engine_.pack, facts, rules::circumstances_of(schema(), facts));
  }
  // As the program lays them over each other.
  [[nodiscard]] profile::Agreement agree(const Document& one, const Document& other) const {
    const std::vector<profile::Account> accounts{{"", &one}, {"other", &other}};
    app::Contradictions contradictions;
    for (;;) {
      profile::Agreement made = profile::agree(accounts, schema(), contradictions);
      Diagnostics problems = profile::check(made.document, schema());
      if (problems.empty()) {
        const auto facts =
            rules::derive(engine_.pack, test::need(profile::validate(made.document, schema())));
        if (facts) return made;
        problems = facts.problems();
      }
      INFO(one.text << "\n" << other.text << "\n" << to_text(problems.front()));
      REQUIRE(app::add_contradictions(problems, made.document, engine_, contradictions));
    }
  }

 private:
  app::Engine engine_ = test::need(app::load_engine({}));
};

// Which values of a document may change without making it one of another partnership or day.
std::vector<std::string> changeable(const test::Tree& tree, const std::string& pointer) {
  std::vector<std::string> found;
  std::size_t index = 0;
  for (const test::Tree& child : tree.children) {
    const std::string at = tree.kind == NodeKind::array ? pointer_child(pointer, index++)
                                                        : pointer_child(pointer, child.name);
    found.push_back(at);
    const std::vector<std::string> below = changeable(child, at);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

test::Tree* at(test::Tree& tree, const std::string& pointer) {
  test::Tree* node = &tree;
  for (const std::string& step : pointer_steps(pointer))
    node = node->kind == NodeKind::array ? &node->children[std::stoul(step)] : node->find(step);
  return node;
}

// Another value of the field; an entry less, of a list.
void change(test::Tree& node, const profile::SchemaNode& schema, test::Random& random) {
  if (!schema.allowed.empty()) {
    const std::string name = node.name;
    node = test::Tree::of(random.one_of(schema.allowed));
    node.name = name;
  } else if (node.kind == NodeKind::boolean) {
    node.boolean = !node.boolean;
  } else if (node.kind == NodeKind::number) {
    node.number += random.chance(0.5) ? 1 : -1;
  } else if (node.kind == NodeKind::array && !node.children.empty()) {
    node.children.erase(node.children.begin() +
                        static_cast<std::ptrdiff_t>(random.below(node.children.size())));
  } else if (node.kind == NodeKind::object && schema.allows(NodeKind::null)) {
    node.kind = NodeKind::null;
    node.children.clear();
  }
}

// What somebody else says of the same partnership.
test::Tree told_otherwise(const test::Tree& tree, const Accounts& accounts, test::Random& random) {
  const profile::Schema& schema = accounts.schema();
  const profile::SubjectFields& subject = schema.subject();
  test::Tree other = tree;
  for (int i = 0; i < k_changes; ++i) {
    const std::vector<std::string> all = changeable(other, "");
    const std::string pointer = random.one_of(all);
    const std::vector<std::string> steps = pointer_steps(pointer);
    const profile::SchemaNode* node = schema.root().at(pointer);
    const bool is_subject =
        steps.size() == 1 &&
        (steps[0] == subject.name || steps[0] == subject.type || steps[0] == subject.phase ||
         steps[0] == subject.as_of || steps[0] == subject.parties);
    if (is_subject || node == nullptr) continue;
    test::Tree changed = other;
    change(*at(changed, pointer), *node, random);
    if (accounts.is_valid(changed)) other = std::move(changed);
  }
  return other;
}

void check_contains(const std::vector<rules::Outcome>& agreed,
                    const std::vector<rules::Outcome>& told, const std::string& text) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    INFO(told[i].rule->id << ": told [" << name_of(told[i].lo) << ", " << name_of(told[i].hi)
                          << "], agreed [" << name_of(agreed[i].lo) << ", " << name_of(agreed[i].hi)
                          << "]\n"
                          << text);
    CHECK((agreed[i].lo <= told[i].lo && told[i].hi <= agreed[i].hi));
  }
}

}  // namespace

TEST_CASE("what two accounts agree on holds whichever of them is right") {
  const Accounts accounts;
  test::Random random(23);
  std::size_t differences = 0;
  for (std::uint64_t seed = 1; seed <= k_profiles; ++seed) {
    const test::Tree tree = accounts.generate(seed);
    const Document one = test::document(test::to_json(tree));
    const Document other = test::document(test::to_json(told_otherwise(tree, accounts, random)));
    const profile::Agreement agreement = accounts.agree(one, other);
    const profile::Agreement turned = accounts.agree(other, one);
    differences += agreement.differences.size();
    CHECK(agreement.differences.size() == turned.differences.size());
    const std::vector<rules::Outcome> agreed = accounts.evaluate(agreement.document);
    const std::vector<rules::Outcome> agreed_turned = accounts.evaluate(turned.document);
    const std::string text = one.text + "\n" + other.text;
    check_contains(agreed, accounts.evaluate(one), text);
    check_contains(agreed, accounts.evaluate(other), text);
    check_contains(agreed, agreed_turned, text);
    check_contains(agreed_turned, agreed, text);
  }
  CHECK(differences > k_profiles);  // the property is not empty
}
