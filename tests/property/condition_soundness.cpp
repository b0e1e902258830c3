// The promise of three-valued logic on conditions as people write them: over the shipped schema,
// what is answered although fields are missing is the answer once they are there; what is asked for
// is missing, and enough.
#include <map>

#include "partner_check/base/pointer.hpp"
#include "partner_check/cel/program.hpp"
#include "partner_check/profile/facts.hpp"

#include "support/catch.hpp"
#include "support/conditions.hpp"
#include "support/generate.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

constexpr std::size_t k_batches = 8;       // each with profiles and conditions of its own
constexpr std::size_t k_conditions = 250;  // a batch
constexpr std::size_t k_profiles = 20;     // a batch
constexpr std::size_t k_thinned = 4;       // of each profile
constexpr std::size_t k_completed = 1000;  // answers, of which the unknown ones are followed up
static_assert(k_batches * k_conditions * k_profiles * (1 + k_thinned) == 200'000);

// The same profile, with lists and dictionaries that it does not promise to be complete.
test::Tree with_open_lists(test::Tree tree, const profile::SchemaNode* schema, double share,
                           test::Random& random) {
  if (schema == nullptr) return tree;
  for (test::Tree& child : tree.children)
    child = with_open_lists(std::move(child), schema->child(child.name.empty() ? "*" : child.name),
                            share, random);
  if (tree.kind != NodeKind::object || schema->record == nullptr || !schema->allows_complete)
    return tree;
  for (const Field& field : schema->record->fields) {
    const std::string flag = field.name + "_complete";
    const test::Tree* list = tree.find(field.name);
    if (list == nullptr || !schema->property(field.name)->is_collection() ||
        schema->property(flag) != nullptr || !random.chance(share) ||
        (list->kind != NodeKind::array && list->kind != NodeKind::object))
      continue;
    tree.remove(flag);
    tree.add(flag, test::Tree::of(false));
  }
  return tree;
}

// A profile, its facts, and the answers to conditions.
class Subject {
 public:
  Subject(test::Tree tree, const profile::Schema& schema)
      : tree_(std::move(tree)),
        document_(test::document(test::to_json(tree_))),
        facts_(test::need(profile::validate(document_, schema))) {
    for (const profile::Variable& variable : schema.variables())
      slots_.push_back(facts_.field(variable.field));
  }

  [[nodiscard]] Value answer(const cel::Program& program, Arena& arena) const {
    return program.evaluate(slots_, arena);
  }
  [[nodiscard]] const test::Tree& tree() const { return tree_; }

  // Whether the place is missing, or below a missing one, or a list or dictionary that does not
  // show everything.
  [[nodiscard]] bool lacks(const std::string& pointer) const {
    const Value* value = &facts_.root;
    for (const std::string& step : pointer_steps(pointer)) {
      if (value->is(ValueKind::unknown)) return true;
      value = below(*value, step);
      if (value == nullptr) return false;
    }
    return value->is(ValueKind::unknown) ||
           (value->is(ValueKind::list) && !value->list->complete) ||
           (value->is(ValueKind::map) && !value->map->complete);
  }

 private:
  static const Value* below(const Value& value, const std::string& step) {
    switch (value.kind) {
      case ValueKind::record: {
        const int at = value.record->type->index_of(step);
        return at < 0 ? nullptr : &value.record->fields[static_cast<std::size_t>(at)];
      }
      case ValueKind::list: return &value.list->items[std::stoul(step)];
      case ValueKind::map:
        for (const MapEntry& entry : value.map->entries)
          if (entry.key.string() == step) return &entry.value;
        return nullptr;
      default: return nullptr;
    }
  }

  test::Tree tree_;
  Document document_;
  profile::Facts facts_;
  std::vector<Value> slots_;
};

// Takes over from `whole` what stands at the place: a member that is missing, or the rest of a list
// or dictionary. False if `whole` has no more to give.
bool put_back(test::Tree& tree, test::Tree& whole, const std::string& pointer) {
  test::Tree* here = &tree;
  test::Tree* there = &whole;
  const std::vector<std::string> steps = pointer_steps(pointer);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string flag = steps[i] + "_complete";
    if (there->kind == NodeKind::array) {
      here = &here->children.at(std::stoul(steps[i]));
      there = &there->children.at(std::stoul(steps[i]));
      continue;
    }
    test::Tree* const source = there->find(steps[i]);
    const test::Tree* const source_flag = there->find(flag);
    if (source == nullptr) return false;
    const bool is_new = here->find(steps[i]) == nullptr;
    if (is_new || i + 1 == steps.size()) {
      if (!is_new && (here->find(flag) == nullptr || (source_flag && !source_flag->boolean)))
        return false;
      if (is_new) here->add(steps[i], *source);
      here->remove(flag);
      if (source_flag != nullptr) here->add(flag, *source_flag);
      return true;
    }
    here = here->find(steps[i]);
    there = source;
  }
  return false;
}

// What a condition gives, for comparison: true, false, error, unknown.
std::string kind_of(const Value& answer) {
  if (answer.is(ValueKind::boolean)) return answer.boolean ? "true" : "false";
  if (answer.is(ValueKind::error)) return "error";
  return answer.is(ValueKind::unknown) ? "unknown" : "no condition";
}

class Run {
 public:
  void batch(std::uint64_t seed) {
    std::vector<Family> families;
    for (std::size_t i = 0; i < k_profiles; ++i)
      families.push_back(family(seed * k_profiles + i));
    test::ConditionWriter writer(environment_, seed);
    for (std::size_t i = 0; i < k_conditions;) {
      const std::string source = writer.condition();
      ++written_;
      const auto program = cel::Program::compile(source, environment_, types_);
      if (!program) {
        ++refused_[program.problems().front().code];
        continue;
      }
      ++i;
      for (const Family& one : families)
        compare(source, *program, one);
    }
  }

  void check_shares() {
    const auto share = [&](const std::string& kind) {
      return static_cast<double>(thinned_[kind]) /
             (k_batches * k_conditions * k_profiles * k_thinned);
    };
    for (const auto& [code, count] : refused_)
      UNSCOPED_INFO("refused " << code << ": " << count);
    UNSCOPED_INFO("true " << share("true") << ", false " << share("false") << ", unknown "
                          << share("unknown") << ", error " << share("error") << "; settled "
                          << settled_ << ", open " << open_ << ", steps " << steps_);
    CHECK(evaluations_ == 200'000);
    // Nearly all that is written is well typed.
    CHECK(written_ < k_batches * k_conditions * 105 / 100);
    // None of the answers is rare, or the run shows nothing.
    CHECK(share("true") > 0.1);
    CHECK(share("false") > 0.1);
    CHECK(share("unknown") > 0.2);
    CHECK(share("error") > 0.0005);
    CHECK(settled_ > k_completed / 10);
    CHECK(open_ > k_completed / 100);
    CHECK(steps_ > settled_ + k_completed / 10);
  }

 private:
  struct Family {
    Subject whole;
    std::vector<Subject> thinned;
  };

  Family family(std::uint64_t seed) {
    const test::Tree tree = test::generate(
        schema(), {.seed = seed, .omitted = seed % 2 == 0 ? 0.0 : 0.15, .incomplete = 0.05});
    Family made{Subject(tree, schema()), {}};
    for (std::size_t i = 0; i < k_thinned; ++i) {
      const double share = 0.02 + 0.12 * static_cast<double>(i);
      test::Tree thin = test::without_some(tree, &schema().root(), share, random_);
      made.thinned.emplace_back(with_open_lists(std::move(thin), &schema().root(), share, random_),
                                schema());
    }
    return made;
  }

  void compare(const std::string& source, const cel::Program& program, const Family& family) {
    Arena arena;
    const std::string whole = kind_of(family.whole.answer(program, arena));
    ++evaluations_;
    for (const Subject& thin : family.thinned) {
      const Value answer = thin.answer(program, arena);
      const std::string kind = kind_of(answer);
      ++evaluations_;
      ++thinned_[kind];
      if (answer.is(ValueKind::unknown)) {
        check_missing(source, answer, thin);
        if (thinned_[kind] % (k_batches * k_conditions * k_profiles / k_completed) == 0)
          follow_up(source, program, thin, family.whole, whole);
      } else if (kind != whole) {
        FAIL_CHECK(source << ": " << kind << ", but " << whole << " on the whole profile\n"
                          << test::to_json(thin.tree()) << "\n"
                          << test::to_json(family.whole.tree()));
      }
    }
  }

  static void check_missing(const std::string& source, const Value& unknown, const Subject& thin) {
    for (const std::string& path : unknown_paths(unknown))
      if (!thin.lacks(path)) FAIL_CHECK(source << " asks for " << path << ", which is there");
  }

  // Puts back one of the facts that are asked for, again and again. In the end the condition is
  // settled, as the whole profile settles it, or asks for what the whole profile lacks as well.
  void follow_up(const std::string& source, const cel::Program& program, const Subject& thin,
                 const Subject& whole, const std::string& wanted) {
    test::Tree rest = thin.tree();
    test::Tree complete = whole.tree();
    for (int i = 0; i < 1000; ++i) {
      Arena arena;
      const Subject subject(rest, schema());
      const Value answer = subject.answer(program, arena);
      ++steps_;
      if (!answer.is(ValueKind::unknown)) {
        ++settled_;
        if (kind_of(answer) != wanted) FAIL_CHECK(source << ": " << kind_of(answer));
        return;
      }
      const std::vector<std::string> paths = unknown_paths(answer);
      if (std::ranges::any_of(paths,
                              [&](const auto& path) { return put_back(rest, complete, path); }))
        continue;
      ++open_;
      if (wanted != "unknown") FAIL_CHECK(source << ": " << wanted << ", but cannot be settled");
      return;
    }
    FAIL_CHECK(source << " asks without end");
  }

  [[nodiscard]] const profile::Schema& schema() const { return shipped_.profile; }

  test::Shipped shipped_;
  TypeTable types_;
  cel::Environment environment_ = [this] {
    cel::Environment environment;
    for (const profile::Variable& variable : schema().variables())
      environment.variables.push_back({variable.name, variable.type});
    return environment;
  }();
  test::Random random_{99};
  std::size_t written_ = 0;
  std::size_t evaluations_ = 0;
  std::map<std::string, std::size_t> refused_;  // by code of the first problem
  std::map<std::string, std::size_t> thinned_;  // by kind of answer
  std::size_t settled_ = 0;
  std::size_t open_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

TEST_CASE(
    "conditions on thinned profiles are answered as on whole ones, or ask for what is missing") {
  Run run;
  for (std::size_t i = 1; i <= k_batches; ++i)
    run.batch(i);
  run.check_shares();
}
