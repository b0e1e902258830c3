// The promise of three-valued logic, on random expressions: an answer that does not wait for a
// missing fact stays the answer whatever the fact turns out to be.
#include <array>
#include <random>

#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;
using partner_check::test::CelWorld;

namespace {

constexpr int k_expressions = 4000;
constexpr int k_completions = 6;
constexpr unsigned k_seed = 20261101;

// Writes expressions over b0..b2 (bool), n0..n2 (double), xs and ys (lists of double) and m (a
// dictionary of double).
class Writer {
 public:
  explicit Writer(std::mt19937& random) : random_(random) {}

  std::string boolean(int depth) {
    if (depth == 0) return pick({"true", "false", "b0", "b1", "b2", "n0 < n1", "'a' in m"});
    const auto b = [&] { return boolean(depth - 1); };
    const auto n = [&] { return number(depth - 1); };
    const auto l = [&] { return list(depth - 1); };
    switch (below(18)) {
      case 0: return "(" + b() + " && " + b() + ")";
      case 1: return "(" + b() + " || " + b() + ")";
      case 2: return "!" + b();
      case 3: return "(" + b() + " ? " + b() + " : " + b() + ")";
      case 4: return "(" + n() + pick({" == ", " != ", " < ", " >= "}) + n() + ")";
      case 5: return "(" + n() + " in " + l() + ")";
      case 6: return "(" + l() + pick({" == ", " != "}) + l() + ")";
      case 7: return l() + loop(".all", depth);
      case 8: return l() + loop(".exists", depth);
      case 9: return l() + loop(".exists_one", depth);
      case 10:
        return pick({"sets.contains(", "sets.intersects(", "sets.equivalent("}) + l() + ", " + l() +
               ")";
      case 11: return pick({"has(m.a)", "has(m.c)", "'c' in m", "m == {'a': 1.0}", "size(m) == 1"});
      case 12: return "m" + loop_over_keys(depth);
      case 13: return l() + loop_with_two(depth);
      case 14: return "m.exists(k, v, k == 'c' && v > " + n() + ")";
      case 15: return "(" + l() + transform(".transformMap", depth) + " == {0: " + n() + "})";
      case 16: return "('%s'.format([" + n() + "]) == '%s'.format([" + l() + "]))";
      default: return boolean(0);
    }
  }

 private:
  std::string number(int depth) {
    if (depth == 0) return pick({"0.0", "1.0", "2.0", "n0", "n1", "n2", variable_, variable_});
    const auto n = [&] { return number(depth - 1); };
    const auto l = [&] { return list(depth - 1); };
    switch (below(12)) {
      case 0: return "(" + n() + pick({" + ", " - ", " * "}) + n() + ")";
      case 1: return "(" + boolean(depth - 1) + " ? " + n() + " : " + n() + ")";
      case 2: return "double(size(" + l() + "))";
      case 3: return pick({"sum(", "min(", "max(", "avg(", "spread("}) + l() + ")";
      case 4: return "share(" + l() + ", " + scoped(", ", ")", [&] { return boolean(depth - 1); });
      case 5: return l() + "[" + pick({"0", "1", "9"}) + "]";
      case 6: return l() + "[?1].orValue(" + n() + ")";
      case 7: return pick({"m.a", "m.c", "m['c']", "m.?c.orValue(1.0)"});
      case 8: return "math.greatest(" + n() + ", " + n() + ")";
      case 9: return "math.least(" + l() + ")";
      case 10: return l() + pick({".first()", ".last()"}) + ".orValue(" + n() + ")";
      default: return number(0);
    }
  }

  std::string list(int depth) {
    if (depth == 0) return pick({"xs", "ys", "[n0, 1.0]", "[n1]", "[]"});
    const auto l = [&] { return list(depth - 1); };
    switch (below(9)) {
      case 0: return l() + loop(".filter", depth);
      case 1: return l() + ".map(" + scoped(", ", ")", [&] { return number(depth - 1); });
      case 2: return "(" + l() + " + " + l() + ")";
      case 3: return "distinct(" + l() + ")";
      case 4: return "(" + boolean(depth - 1) + " ? " + l() + " : " + l() + ")";
      case 5: return l() + transform(".transformList", depth);
      case 6: return l() + pick({".sort()", ".reverse()", ".slice(0, 1)"});
      case 7: return "[" + l() + ", " + l() + "].flatten()";
      default: return list(0);
    }
  }

  std::string loop(std::string_view macro, int depth) {
    return std::string(macro) + "(" + scoped(", ", ")", [&] { return boolean(depth - 1); });
  }
  std::string loop_with_two(int depth) {
    const std::string at = "i" + std::to_string(++variables_);
    const std::string condition = pick({" > 0 || ", " == 0 && ", " == 1 ? b0 : "});
    return pick({".all(", ".exists(", ".existsOne("}) + at + ", " +
           scoped(", " + at + condition, ")", [&] { return boolean(depth - 1); });
  }
  std::string transform(std::string_view macro, int depth) {
    const std::string at = "i" + std::to_string(++variables_);
    return std::string(macro) + "(" + at + ", " +
           scoped(", double(" + at + ") + ", ")", [&] { return number(depth - 1); });
  }
  std::string loop_over_keys(int depth) {
    return pick({".all(k, k == 'a' || ", ".exists(k, k == 'c' && "}) + boolean(depth - 1) + ")";
  }

  // A new loop variable, what is written in its scope, and the end.
  template <typename Body>
  std::string scoped(std::string_view middle, std::string_view end, Body body) {
    const std::string outer = std::exchange(variable_, "x" + std::to_string(++variables_));
    const std::string text = variable_ + std::string(middle) + body() + std::string(end);
    variable_ = outer;
    return text;
  }

  std::string pick(std::initializer_list<std::string> choices) {
    return choices.begin()[below(choices.size())];
  }
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  std::mt19937& random_;
  std::string variable_ = "n0";  // the innermost loop variable
  int variables_ = 0;
};

enum class Gaps { open, filled };

// A profile some of whose facts are missing.
class Profile {
 public:
  explicit Profile(std::mt19937& random) : random_(random) {
    for (bool& gap : gaps_)
      gap = one_in(2);
  }

  // With open gaps: the same each time. With filled ones: with other values each time.
  std::string answer(const std::string& source, Gaps gaps) {
    CelWorld world;
    for (std::size_t i = 0; i < k_facts; ++i) {
      const bool gap = gaps == Gaps::open && gaps_[i];
      define(world, i, gap,
             gaps_[i] ? static_cast<double>(random_() % 4) : static_cast<double>(i % 3));
    }
    const Value value = world.value(source);
    // Which one of several errors is found first may change.
    return value.is(ValueKind::error) ? "error" : partner_check::test::exact(value);
  }

 private:
  static constexpr std::size_t k_facts = 9;

  bool one_in(unsigned n) { return random_() % n == 0; }

  void define(CelWorld& world, std::size_t i, bool gap, double value) {
    static constexpr std::array<std::string_view, k_facts> k_names{"b0", "b1", "b2", "n0", "n1",
                                                                   "n2", "xs", "ys", "m"};
    const std::string name(k_names[i]);
    Value known = i < 3 ? Value::of(value >= 2) : Value::of_number(value);
    if (i < 6) return world.define(name, nullptr, gap ? world.unknown(name) : known);
    // A container with a gap shows its first element only.
    const std::size_t shown = gap || (gaps_[i] && value == 0) ? 1 : 2;
    const std::array items{Value::of_number(1), known};
    const std::array entries{MapEntry{Value::of_string("a"), items[0]},
                             MapEntry{Value::of_string("c"), items[1]}};
    Value container =
        i < 8 ? Value::of(world.arena.make<List>(
                    world.arena.copy(std::span<const Value>(items)).first(shown), !gap))
              : Value::of(world.arena.make<Map>(
                    world.arena.copy(std::span<const MapEntry>(entries)).first(shown), !gap));
    container.origin = world.unknown(name).origin;
    world.define(name, nullptr, container);
  }

  std::mt19937& random_;
  std::array<bool, k_facts> gaps_{};
};

}  // namespace

TEST_CASE("an answer given in spite of missing facts is the answer of every completion") {
  std::mt19937 random(k_seed);
  int answers = 0;
  int open = 0;
  for (int i = 0; i < k_expressions; ++i) {
    const std::string source = Writer(random).boolean(3);
    Profile profile(random);
    const std::string answer = profile.answer(source, Gaps::open);
    if (answer.starts_with("unknown")) {
      ++open;
      continue;
    }
    ++answers;
    for (int j = 0; j < k_completions; ++j) {
      const std::string completed = profile.answer(source, Gaps::filled);
      if (completed != answer) FAIL_CHECK(source << ": " << answer << ", but " << completed);
    }
  }
  // Neither kind may be rare, or the run shows nothing.
  CHECK(answers > k_expressions / 5);
  CHECK(open > k_expressions / 5);
}
