// Waivers: what is read, what they cover and for how long, and the score and gate that remain.
#include <deque>

#include <fmt/format.h>

#include "partner_check/score/after_waivers.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/waivers.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using rules::Severity;
using score::Waiver;
using score::WaiverState;

namespace {

Instant day(std::string_view text) {
  return *parse_date(text);
}

Waiver waiver(const std::string& rule, const std::string& pointer = "",
              std::string_view expires = "2026-12-31", std::string_view created = "2026-11-01") {
  return {.rule = rule,
          .profile = "*.json",
          .pointer = pointer,
          .reason = "agreed on the phone",
          .owner = "Ana",
          .approved_by = "Bo",
          .ticket = "",
          .created = day(created),
          .expires = day(expires),
          .place = {}};
}

// Outcomes of rules made up here; each finding stands at a pointer.
class Outcomes {
 public:
  Outcomes& add(const std::string& id, const std::string& pointer, Severity lo, Severity hi,
                Severity top = Severity::critical) {
    if (outcomes_.empty() || outcomes_.back().rule->id != id) {
      rules::Rule& rule = rules_.emplace_back();
      rule.id = id;
      rule.dimension = "ip";
      rule.root = "/root";
      outcomes_.emplace_back().rule = &rule;
    }
    rules::Outcome& outcome = outcomes_.back();
    outcome.top = top;
    ++outcome.elements;
    outcome.lo = std::max(outcome.lo, lo);
    outcome.hi = std::max(outcome.hi, hi);
    outcome.state = outcome.lo != outcome.hi ? rules::State::unknown : rules::State::raised;
    rules::Finding& finding = outcome.findings.emplace_back();
    finding.lo = lo;
    finding.hi = finding.reach = hi;
    finding.pointer = pointer;
    return *this;
  }

  [[nodiscard]] const std::vector<rules::Outcome>& get() const { return outcomes_; }

 private:
  std::deque<rules::Rule> rules_;
  std::vector<rules::Outcome> outcomes_;
};

score::Waiving waive(const Outcomes& outcomes, const std::vector<Waiver>& waivers,
                     std::string_view on = "2026-11-22", const std::string& file = "p.json") {
  const std::vector<std::string> names{file};
  return score::waive(outcomes.get(), waivers, names, day(on), [](const rules::Finding& found) {
    return std::vector<std::string>{found.pointer};
  });
}

// "A clear; B medium..high": what is left of the outcomes, and the states of the waivers.
std::string text(const score::Waiving& waiving) {
  std::string text;
  for (const rules::Outcome& outcome : waiving.outcomes)
    text += fmt::format("{} {}..{} {}; ", outcome.rule->id, name_of(outcome.lo),
                        name_of(outcome.hi), name_of(outcome.state));
  for (const score::WaiverUse& use : waiving.uses)
    text += fmt::format("[{} {}]", name_of(use.state), use.days_left);
  for (const auto& [rule, reason] : waiving.reasons)
    text += fmt::format(" {}: {}", rule, reason);
  return text;
}

Result<std::vector<Waiver>> read(const std::string& content) {
  const Document schema_document = score_fixture::embedded("schema/waivers.json");
  const Result<profile::Schema> schema = profile::Schema::compile(schema_document);
  REQUIRE(schema);
  const Result<Document> document = json::read("waivers.json", content);
  REQUIRE(document);
  return score::read_waivers(*document, *schema);
}

std::string entry(const std::string& more, const std::string& reason = "agreed on the phone") {
  return R"({"version": "1", "waivers": [{"rule": "IP06", "profile": "p.json", "reason": ")" +
         reason + R"(", "category": "accepted_risk", "owner": "Ana", "approved_by": "Bo", )" +
         more + "}]}";
}

}  // namespace

TEST_CASE("a file of waivers is read with every member and its place") {
  const auto waivers = read(entry(R"("pointer": "/ip", "ticket": "T-1", "created": "2026-11-01",
"expires": "2026-12-31")"));
  REQUIRE(waivers);
  REQUIRE(waivers->size() == 1);
  const Waiver& waiver = waivers->front();
  CHECK(waiver.rule == "IP06");
  CHECK(waiver.profile == "p.json");
  CHECK(waiver.pointer == "/ip");
  CHECK(waiver.ticket == "T-1");
  CHECK(waiver.category == score::WaiverCategory::accepted_risk);
  CHECK(waiver.owner + waiver.approved_by == "AnaBo");
  CHECK(format_date(waiver.created) + format_date(waiver.expires) == "2026-11-012026-12-31");
  CHECK(waiver.place.line == 1);
  CHECK(waiver.place.column == 30);
}

TEST_CASE("what is wrong with a file of waivers has a code and a place") {
  struct Row {
    std::string content, code, pointer;
  };
  const std::string days = R"("created": "2026-11-01", "expires": "2026-12-31")";
  for (const Row& row : std::vector<Row>{
           {"{}", "missing-field", ""},
           {R"({"version": "2", "waivers": []})", "unsupported-version", "/version"},
           {entry(days + R"(, "reasn": 1)"), "unknown-field", "/waivers/0/reasn"},
           {entry(days, "too short"), "wrong-length", "/waivers/0/reason"},
           {entry(days, "            "), "wrong-pattern", "/waivers/0/reason"},
           {entry(days + R"(, "pointer": "ip")"), "wrong-pattern", "/waivers/0/pointer"},
           {entry(R"("created": "2026-11-01", "expires": "2026-10-31")"), "date-order",
            "/waivers/0/expires"},
           {entry(R"("created": "2026-11-01", "expires": "soon")"), "not-a-date",
            "/waivers/0/expires"},
           {entry(R"("created": "2026-11-01")"), "missing-field", "/waivers/0"}}) {
    INFO(row.content);
    const auto waivers = read(row.content);
    REQUIRE_FALSE(waivers);
    CHECK(waivers.problems().front().code == row.code);
    CHECK(waivers.problems().front().pointer == row.pointer);
    CHECK(waivers.problems().front().place);
  }
}

TEST_CASE("a waiver covers a rule at a place in a file, and what lies below") {
  Outcomes outcomes;
  outcomes.add("A", "/partners/@x/people", Severity::high, Severity::high);
  struct Row {
    Waiver waiver;
    bool covers;
  };
  for (const Row& row : std::vector<Row>{{waiver("A"), true},
                                         {waiver("A", "/partners/@x"), true},
                                         {waiver("A", "/partners/@x/people"), true},
                                         {waiver("A", "/partners/@x/peo"), false},
                                         {waiver("A", "/partners/@x/people/0"), false},
                                         {waiver("B"), false}}) {
    INFO(row.waiver.rule + row.waiver.pointer);
    CHECK(text(waive(outcomes, {row.waiver})) ==
          (row.covers ? "A clear..clear clear; [active 39]" : "A high..high raised; [unused 39]"));
  }
  CHECK(waive(outcomes, {waiver("A")}, "2026-11-22", "p.txt").uses.empty());
}

TEST_CASE("it covers what is certain, never what is unknown or failed") {
  Outcomes partly;
  partly.add("A", "/a", Severity::medium, Severity::high);
  CHECK(text(waive(partly, {waiver("A")})) == "A clear..high unknown; [active 39]");
  Outcomes open;
  open.add("A", "/a", Severity::clear, Severity::high);
  CHECK(text(waive(open, {waiver("A")})) == "A clear..high unknown; [unused 39]");
  Outcomes several;
  several.add("A", "/a", Severity::high, Severity::high)
      .add("A", "/b", Severity::low, Severity::low);
  const score::Waiving waiving = waive(several, {waiver("A", "/a")});
  CHECK(text(waiving) == "A low..low raised; [active 39]");
  CHECK(waiving.waived == 1);
}

TEST_CASE("it counts from its first day to the end of its last") {
  Outcomes outcomes;
  outcomes.add("A", "/a", Severity::high, Severity::high);
  struct Row {
    std::string_view on;
    std::string expected;
  };
  const std::string clear = "A clear..clear clear; ", raised = "A high..high raised; ";
  for (const Row& row :
       std::vector<Row>{{"2026-10-31", raised + "[not_yet 61] A: waiver begins 2026-11-01"},
                        {"2026-11-01", clear + "[active 60]"},
                        {"2026-11-30", clear + "[active 31]"},
                        {"2026-12-01", clear + "[expiring 30]"},
                        {"2026-12-31", clear + "[expiring 0]"},
                        {"2027-01-01", raised + "[expired -1] A: waiver expired 2026-12-31"}}) {
    INFO(row.on);
    CHECK(text(waive(outcomes, {waiver("A")}, row.on)) == row.expected);
  }
}

TEST_CASE("a critical finding is waived for 90 days at most, a milder one for any time") {
  Outcomes outcomes;
  outcomes.add("A", "/a", Severity::critical, Severity::critical)
      .add("B", "/b", Severity::high, Severity::high);
  const auto lasting = [&](std::string_view expires) {
    return text(waive(outcomes, {waiver("A", "", expires), waiver("B", "", expires)}));
  };
  CHECK(lasting("2027-01-30") ==
        "A clear..clear clear; B clear..clear clear; [active 69][active 69]");
  CHECK(lasting("2027-01-31") ==
        "A critical..critical raised; B clear..clear clear; [too_long 70][active 70] "
        "A: waiver lasts more than 90 days");
}

TEST_CASE("the first waiver in force is taken, and an expired one beside it is no reason") {
  Outcomes outcomes;
  outcomes.add("A", "/a", Severity::high, Severity::high);
  const score::Waiving waiving =
      waive(outcomes, {waiver("A", "", "2026-11-02"), waiver("A"), waiver("A", "/a")});
  CHECK(text(waiving) == "A clear..clear clear; [expired -20][active 39][active 39]");
  const std::vector<std::string> places{"/a"};
  CHECK(score::covering(waiving.uses, "A", Severity::high, places) == 1u);
  CHECK_FALSE(score::covering(waiving.uses, "A", Severity::clear, places));
}

TEST_CASE("the gate compares what is left, and names the waiver that has expired") {
  Outcomes outcomes;
  outcomes.add("A", "/a", Severity::critical, Severity::critical);
  const score::Policy policy = score_fixture::shipped_policy();
  const score::Score before = score::score(score::scored_rules(outcomes.get()), {}, policy);
  const auto gate = [&](std::string_view on) {
    const score::Waiving waiving = waive(outcomes, {waiver("A")}, on);
    const score::Score after =
        score::score_after_waivers(outcomes.get(), waiving.outcomes, before, policy);
    const score::Gate judged = score::judge(waiving.outcomes, after, {.fail_under = 900},
                                            {.reasons = waiving.reasons, .further = {}});
    std::string words(name_of(judged.verdict));
    for (const score::GateCheck& check : judged.checks)
      words += "; " + check.found;
    return words;
  };
  CHECK(gate("2026-11-22") == "pass; 0; 0; 100");
  CHECK(gate("2027-01-01") == "fail; 1 (A, waiver expired 2026-12-31); 0; 9.8");
}
