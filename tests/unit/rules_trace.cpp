// What the loop asked of each element, in order, and what became of it.
#include "partner_check/rules/trace.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

std::string step_text(const rules::Step& step) {
  const std::string asked = step.level == nullptr ? std::string(step.answer.text)
                                                  : std::string(name_of(step.level->severity));
  const Value& value = step.answer.value;
  return asked + " " + (value.is(ValueKind::error) ? "error" : readable(value));
}

// "judged /partners/0: open yes, high no -> low", an element each.
std::vector<std::string> lines(const rules::RuleTrace& trace) {
  static constexpr std::array k_fates{"judged", "left out", "open", "empty"};
  std::vector<std::string> lines;
  for (const rules::ElementTrace& element : trace.elements) {
    std::string line = k_fates[static_cast<std::size_t>(element.fate)];
    for (const auto& [name, pointer] : element.elements)
      line += " " + pointer;
    for (const rules::Step& step : element.steps)
      line += (&step == &element.steps.front() ? ": " : ", ") + step_text(step);
    if (element.finding)
      line += " -> " + std::string(name_of(element.finding->lo)) + ".." +
              std::string(name_of(element.finding->hi));
    lines.push_back(line);
  }
  return lines;
}

struct Row {
  std::string levels;
  std::string more;     // further members of the rule
  std::string profile;  // further members of the profile
  std::vector<std::string> expected;
};

constexpr const char* k_two =
    R"([{"severity": "high", "raised": "count > 10"}, {"severity": "low", "raised": "open"}])";
constexpr const char* k_few = R"([{"severity": "high", "raised": "partner.people < 2"}])";
constexpr const char* k_each = R"(, "for_each": {"partner": "partners"})";

const std::vector<Row> k_rows_of_traces = {
    {k_two, "", R"(, "count": 11)", {"judged: high yes -> high..high"}},
    {k_two, "", R"(, "count": 1, "open": true)", {"judged: high no, low yes -> low..low"}},
    {k_two, "", R"(, "count": 1, "open": false)", {"judged: high no, low no"}},
    {k_two, "", R"(, "open": true)", {"judged: high not stated, low yes -> low..high"}},
    {k_two, R"(, "when": "open")", R"(, "open": false)", {"left out: open no"}},
    {k_two, R"(, "when": "open")", "", {"open: open not stated -> clear..high"}},
    {k_two,
     R"(, "when": "open")",
     R"(, "count": 1, "open": true)",
     {"judged: open yes, high no, low yes -> low..low"}},
    {k_two, R"(, "phases": ["structure"])", R"(, "count": 11)", {}},
    {R"([{"severity": "high", "raised": "[count][3] > 1"}, {"severity": "low", "raised": "open"}])",
     "",
     R"(, "count": 1, "open": true)",
     {"judged: high error -> clear..high"}},
    {k_few,
     k_each,
     R"(, "partners": [{"id": "a", "people": 1}, {"id": "b", "people": 5}])",
     {"judged /partners/0: high yes -> high..high", "judged /partners/1: high no"}},
    {k_few, k_each, R"(, "partners": [])", {"empty: partners none"}},
    {k_few, k_each, R"(, "partners": null)", {"empty: partners none"}},
    {k_few, k_each, "", {"open: partners not stated -> clear..high"}},
    {k_few,
     k_each,
     R"(, "partners": [{"id": "a", "people": 5}], "partners_complete": false)",
     {"judged /partners/0: high no",
      "open: partners (id: a, people: 5), and others -> clear..high"}},
    {R"([{"severity": "high", "raised": "item.due > 3"}])",
     R"(, "for_each": {"partner": "partners", "item": "partner.items"})",
     R"(, "partners": [{"id": "a", "items": [{"due": 9}]}, {"id": "b", "items": []}])",
     {"judged /partners/0 /partners/0/items/0: high yes -> high..high",
      "empty /partners/1: partner.items none"}},
};

}  // namespace

TEST_CASE("a trace has every element with what was asked of it") {
  const test::Small small;
  const rules::Circumstances here{"operate", "strategic_alliance"};
  for (const Row& row : k_rows_of_traces) {
    INFO(row.levels << row.more << "\nprofile " << row.profile);
    const rules::RulePack pack =
        test::need(small.load({{"GOV01.json", test::rule_text(row.levels, row.more)}}));
    const Document document =
        test::document(R"({"phase": "operate", "type": "strategic_alliance")" + row.profile + "}");
    const profile::Facts facts = test::need(profile::validate(document, small.profile));
    const rules::RuleTrace trace =
        rules::trace(pack.rules.front(), small.profile, facts, here, cel::Aside::in_short);
    CHECK(lines(trace) == row.expected);
    const rules::Outcome outcome = rules::evaluate(pack, facts, here).front();
    CHECK(trace.outcome.state == outcome.state);
    CHECK(trace.outcome.findings.size() == outcome.findings.size());
  }
}
