// The tree of what an expression gave: parts, values, and which of them the result hangs on.
#include "support/catch.hpp"
#include "support/cel.hpp"

using namespace partner_check;

namespace {

// A line a part, beginning with a line feed: two spaces a level, `~` before what did not decide,
// "x: /log/1" or "x: 1" for an element. Without literals.
std::string text_of(const cel::Trace& trace, std::size_t depth = 0) {
  if (trace.op == cel::Op::literal) return {};
  std::string text = "\n" + std::string(2 * depth, ' ') + (trace.decides ? "" : "~");
  if (trace.part == cel::Trace::Part::element && !trace.key_variable.empty())
    text += std::string(trace.key_variable) + " " + test::exact(trace.key) + ", ";
  text += trace.text;
  const std::string where = pointer_of(trace.value.origin);
  if (trace.part == cel::Trace::Part::element)
    text += ": " + (where.empty() ? test::exact(trace.value) : where);
  else
    text += " = " + test::exact(trace.value);
  if (trace.part == cel::Trace::Part::operand && !where.empty()) text += " @ " + where;
  if (trace.more > 0) text += " +" + std::to_string(trace.more);
  for (const cel::Trace& child : trace.children)
    text += text_of(child, depth + 1);
  return text;
}

struct Row {
  std::string_view source;
  cel::Aside aside;
  std::string_view tree;
};

void check(const std::vector<Row>& rows) {
  test::CelWorld world;
  for (const Row& row : rows) {
    INFO(row.source);
    const auto program = cel::Program::compile(row.source, world.environment, world.types);
    REQUIRE(program);
    CHECK(text_of(program->trace(world.slots, world.arena, row.aside)) == row.tree);
  }
}

constexpr auto k_short = cel::Aside::in_short;

}  // namespace

TEST_CASE("a chain of && or || has all its sides, and those with its answer decide") {
  check({
      {"goals.count > 2 && rate > 9 && u", k_short, R"(
goals.count > 2 && rate > 9 && u = false
  ~goals.count > 2 = true
  rate > 9 = false
    rate = 2.5 @ /rate
  ~u = unknown /u)"},
      {"goals.count > 9 || (u && rate > 2)", k_short, R"(
goals.count > 9 || (u && rate > 2) = unknown /u
  ~goals.count > 9 = false
  u && rate > 2 = unknown /u
    u = unknown /u @ /u
    ~rate > 2 = true)"},
  });
}

TEST_CASE("what did not decide is left out, in short or in full") {
  check({
      {"goals.count > 2 || rate > 9", cel::Aside::left_out, R"(
goals.count > 2 || rate > 9 = true
  goals.count > 2 = true
    goals.count = 3.0 @ /goals/count)"},
      {"goals.count > 2 || rate > 9", cel::Aside::in_short, R"(
goals.count > 2 || rate > 9 = true
  goals.count > 2 = true
    goals.count = 3.0 @ /goals/count
  ~rate > 9 = false)"},
      {"goals.count > 2 || rate > 9", cel::Aside::in_full, R"(
goals.count > 2 || rate > 9 = true
  goals.count > 2 = true
    goals.count = 3.0 @ /goals/count
  ~rate > 9 = false
    rate = 2.5 @ /rate)"},
  });
}

TEST_CASE("a conditional has both branches, and the one taken decides") {
  check({
      {"goals.challenge == null ? rate > 2 : u", k_short, R"(
goals.challenge == null ? rate > 2 : u = true
  goals.challenge == null = true
    goals.challenge = null @ /goals/challenge
  rate > 2 = true
    rate = 2.5 @ /rate
  ~u = unknown /u)"},
      {"u ? rate > 2 : v", k_short, R"(
u ? rate > 2 : v = unknown /u
  u = unknown /u @ /u
  ~rate > 2 = true
  ~v = unknown /v)"},
  });
}

TEST_CASE("a loop has its range and the elements that decide; in full all elements") {
  check({
      {"partners.exists(p, p.people > 20)", k_short, R"(
partners.exists(p, p.people > 20) = true
  ~partners = [record, record, record]
  p: /partners/2
    p.people > 20 = true
      p.people = 30.0 @ /partners/2/people)"},
      {"log.all(x, x < 9)", k_short, R"(
log.all(x, x < 9) = unknown /log
  log = [1.0, 2.0] @ /log)"},
      {"partners.all(p, p.lead)", cel::Aside::in_full, R"(
partners.all(p, p.lead) = false
  ~partners = [record, record, record] @ /partners
  ~p: /partners/0
    p.lead = true @ /partners/0/lead
  p: /partners/1
    p.lead = false @ /partners/1/lead
  ~p: /partners/2
    p.lead = true @ /partners/2/lead)"},
  });
}

TEST_CASE("an element of a loop with two variables has its key as well") {
  check({
      {"shares.exists(k, v, k == 'a' && v > 0.1)", k_short, R"(
shares.exists(k, v, k == 'a' && v > 0.1) = true
  ~shares = {"a": 0.5, "b": null}
  k "a", v: /shares/a
    k == 'a' && v > 0.1 = true
      k == 'a' = true
        k = "a"
      v > 0.1 = true
        v = 0.5 @ /shares/a)"},
      {"partners.all(i, p, i > 1 || p.lead)", k_short, R"(
partners.all(i, p, i > 1 || p.lead) = false
  ~partners = [record, record, record]
  i 1, p: /partners/1
    i > 1 || p.lead = false
      i > 1 = false
        i = 1
      p.lead = false @ /partners/1/lead)"},
  });
}

TEST_CASE("of many elements that decide five are shown and the others counted") {
  check({{"[1, 2, 3, 4, 5, 6, 7].all(x, x < 9)", k_short, R"(
[1, 2, 3, 4, 5, 6, 7].all(x, x < 9) = true +2
  x: 1
    x < 9 = true
      x = 1
  x: 2
    x < 9 = true
      x = 2
  x: 3
    x < 9 = true
      x = 3
  x: 4
    x < 9 = true
      x = 4
  x: 5
    x < 9 = true
      x = 5)"}});
}

TEST_CASE("of has the field asked for, of a shorthand what it stands for") {
  check({
      {"has(goals.challenge)", k_short, R"(
has(goals.challenge) = false
  goals.challenge = null @ /goals/challenge)"},
      {"cel.bind(x, goals.count + 1, x > 2)", k_short, R"(
cel.bind(x, goals.count + 1, x > 2) = true
  goals.count + 1 = 4.0
    goals.count = 3.0 @ /goals/count
  x > 2 = true
    x = 4.0)"},
  });
}

TEST_CASE("an error shows the operand that made it") {
  check({{"partners[7].id == 'a'", k_short, R"(
partners[7].id == 'a' = error index_out_of_bounds
  partners[7].id = error index_out_of_bounds
    partners[7] = error index_out_of_bounds
      partners = [record, record, record] @ /partners)"}});
}
