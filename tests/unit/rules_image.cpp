// Packs that were written to bytes and read again: every field, every expression, every outcome.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "partner_check/rules/evaluate.hpp"
#include "partner_check/rules/image.hpp"

#include "support/catch.hpp"
#include "support/same_program.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

void check_same(const rules::Message& a, const rules::Message& b) {
  REQUIRE(a.pieces.size() == b.pieces.size());
  for (std::size_t i = 0; i < a.pieces.size(); ++i) {
    REQUIRE(a.pieces[i].index() == b.pieces[i].index());
    if (const auto* text = std::get_if<std::string>(&a.pieces[i]))
      CHECK(*text == std::get<std::string>(b.pieces[i]));
    else
      test::check_same(std::get<cel::Program>(a.pieces[i]), std::get<cel::Program>(b.pieces[i]));
  }
}

void check_same(const rules::Scope& a, const rules::Scope& b) {
  CHECK(a.phases == b.phases);
  CHECK(a.types == b.types);
}

void check_same(const rules::Level& a, const rules::Level& b) {
  CHECK(a.severity == b.severity);
  check_same(a.scope, b.scope);
  CHECK(a.condition == b.condition);
  test::check_same(a.raised, b.raised);
  REQUIRE(a.message.has_value() == b.message.has_value());
  if (a.message) check_same(*a.message, *b.message);
  CHECK(a.title == b.title);
  CHECK(a.why == b.why);
  CHECK(a.fix == b.fix);
}

void check_same(const rules::ForEach& a, const rules::ForEach& b) {
  CHECK(a.name == b.name);
  CHECK(a.list == b.list);
  test::check_same(a.elements, b.elements);
}

void check_same(const rules::Parameter& a, const rules::Parameter& b) {
  CHECK(a.name == b.name);
  CHECK(test::exact(a.value) == test::exact(b.value));
  CHECK(a.is_default == b.is_default);
  CHECK(a.unit == b.unit);
  CHECK(a.ground == b.ground);
  CHECK(a.min == b.min);
  CHECK(a.max == b.max);
}

void check_same(const rules::Citation& a, const rules::Citation& b) {
  CHECK(a.document == b.document);
  CHECK(a.section == b.section);
  CHECK(a.claim == b.claim);
}

void check_same(const rules::Rule& a, const rules::Rule& b);
void check_same(const rules::Compound& a, const rules::Compound& b);
void check_same(const rules::DerivedFact& a, const rules::DerivedFact& b);
void check_same(const rules::Ground& a, const rules::Ground& b);

template <typename T>
void check_same(const std::vector<T>& a, const std::vector<T>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    check_same(a[i], b[i]);
}

void check_same(const rules::Rule& a, const rules::Rule& b) {
  INFO(b.id);
  CHECK(std::tie(a.id, a.name, a.title, a.dimension, a.root, a.why, a.fix, a.strength) ==
        std::tie(b.id, b.name, b.title, b.dimension, b.root, b.why, b.fix, b.strength));
  CHECK(a.effort == b.effort);
  check_same(a.scope, b.scope);
  check_same(a.for_each, b.for_each);
  check_same(a.parameters, b.parameters);
  CHECK(test::exact(a.parameter_record) == test::exact(b.parameter_record));
  REQUIRE(a.when.has_value() == b.when.has_value());
  if (a.when) test::check_same(*a.when, *b.when);
  CHECK(a.when_text == b.when_text);
  check_same(a.levels, b.levels);
  check_same(a.message, b.message);
  CHECK(a.success_factors == b.success_factors);
  CHECK(a.evidence == b.evidence);
  check_same(a.sources, b.sources);
  CHECK(a.benchmark == b.benchmark);
  CHECK(a.file == b.file);
}

void check_same(const rules::Compound& a, const rules::Compound& b) {
  CHECK(std::tie(a.id, a.name, a.title, a.why, a.fix, a.all, a.same) ==
        std::tie(b.id, b.name, b.title, b.why, b.fix, b.all, b.same));
  check_same(a.sources, b.sources);
}

void check_same(const rules::DerivedFact& a, const rules::DerivedFact& b) {
  CHECK(std::tie(a.pointer, a.expression, a.fact, a.source, a.owner, a.file) ==
        std::tie(b.pointer, b.expression, b.fact, b.source, b.owner, b.file));
  test::check_same(a.program, b.program);
}

void check_same(const rules::Ground& a, const rules::Ground& b) {
  CHECK(std::tie(a.id, a.title, a.side, a.condition, a.rule) ==
        std::tie(b.id, b.title, b.side, b.condition, b.rule));
  REQUIRE(a.holds.has_value() == b.holds.has_value());
  if (a.holds) test::check_same(*a.holds, *b.holds);
  check_same(a.sources, b.sources);
}

void check_same(const rules::RulePack& a, const rules::RulePack& b) {
  CHECK(a.grounds.title == b.grounds.title);
  CHECK(a.grounds.phases == b.grounds.phases);
  check_same(a.grounds.all, b.grounds.all);
  check_same(a.rules, b.rules);
  check_same(a.compounds, b.compounds);
  check_same(a.derived, b.derived);
  CHECK(a.benchmarks == b.benchmarks);
  CHECK(a.schema == b.schema);
}

std::string text_of(const rules::Outcome& outcome) {
  std::string text = outcome.rule->id + " " + std::string(name_of(outcome.state)) + " " +
                     std::string(name_of(outcome.lo)) + " " + std::string(name_of(outcome.hi)) +
                     " " + std::string(name_of(outcome.top)) + "\n";
  for (const rules::Finding& finding : outcome.findings) {
    text += "  " + finding.pointer + ": " + finding.message + finding.error + "\n";
    for (const rules::Evidence& evidence : finding.evidence)
      text += "    " + evidence.expression + " = " + evidence.value + " @ " + evidence.pointer;
    for (const std::string& missing : finding.missing)
      text += "    ? " + missing;
  }
  return text;
}

std::string outcomes(const rules::RulePack& pack, const Document& document) {
  profile::Facts facts = test::need(profile::validate(document, *pack.schema));
  const profile::Facts derived = test::need(rules::derive(pack, std::move(facts)));
  std::string text;
  for (const rules::Outcome& outcome :
       rules::evaluate(pack, derived, rules::circumstances_of(*pack.schema, derived)))
    text += text_of(outcome);
  return text;
}

}  // namespace

TEST_CASE("the shipped pack comes back from its image as it was") {
  const test::Shipped shipped;
  const rules::RulePack pack = test::need(rules::load_pack(shipped.files(), shipped.schemas()));
  const std::string image = rules::write_image(pack);
  const rules::RulePack read = test::need(rules::read_image(image, shipped.profile));
  CHECK(pack.rules.size() > 100);
  CHECK(pack.derived.size() > 5);
  check_same(read, pack);
  CHECK(rules::write_image(read) == image);
}

TEST_CASE("a pack from an image finds what the pack from files finds") {
  const test::Shipped shipped;
  const rules::RulePack pack = test::need(rules::load_pack(shipped.files(), shipped.schemas()));
  const rules::RulePack read =
      test::need(rules::read_image(rules::write_image(pack), shipped.profile));
  std::size_t profiles = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(PARTNER_CHECK_SOURCE_DIR "/data/profiles")) {
    INFO(entry.path());
    std::ifstream file(entry.path());
    const Document document = test::document({std::istreambuf_iterator<char>(file), {}});
    CHECK(outcomes(read, document) == outcomes(pack, document));
    ++profiles;
  }
  CHECK(profiles >= 10);
}

TEST_CASE("a small pack comes back from its image, its parameters of all kinds") {
  const test::Small small;
  const rules::RulePack pack = test::need(small.load({{"GOV01.json", test::rule_text(R"([
    {"severity": "high", "raised": "partner.people < params.most && params.on",
     "phases": ["operate"], "types": ["joint_venture"], "message": "{{{partner.id}}}",
     "title": "t", "why": "because", "fix": "mend"},
    {"severity": "low", "raised": "partner.id == params.id"}])",
                                                                                     R"(,
    "when": ["open &&", "count > 1"], "for_each": {"partner": "partners"}, "strength": "s",
    "parameters": {"most": {"default": 5, "unit": "people", "ground": "heuristic", "min": 1, "max": 9},
                   "on": {"default": true, "unit": "word", "ground": "heuristic"},
                   "id": {"default": "ü", "unit": "word", "ground": "heuristic"}})")}}));
  const std::string image = rules::write_image(pack);
  const rules::RulePack read = test::need(rules::read_image(image, small.profile));
  check_same(read, pack);
}

TEST_CASE("a parameter of a pack from an image can be set") {
  const test::Small small;
  const rules::RulePack pack = test::need(small.load(
      {{"GOV01.json",
        test::rule_text(
            R"([{"severity": "high", "raised": "count > params.most"}])",
            R"(, "parameters": {"most": {"default": 5, "unit": "items", "ground": "heuristic"}})")}}));
  rules::RulePack read = test::need(rules::read_image(rules::write_image(pack), small.profile));
  CHECK(rules::set_parameters(read, {{"GOV01", "most", "7"}}).empty());
  CHECK(read.rules.front().parameters.front().value.number == 7);
  CHECK(read.rules.front().parameter_record.record->fields.front().number == 7);
}

TEST_CASE("bytes that are no whole image of this version are refused") {
  const test::Small small;
  const std::string image = rules::write_image(test::need(small.load({})));
  CHECK(rules::read_image(image, small.profile));
  std::string other = image;
  other.at(10) ^= 1;
  for (const std::string& bytes : {std::string(), image.substr(0, 10),
                                   image.substr(0, image.size() - 1), image + 'x', other}) {
    const auto read = rules::read_image(bytes, small.profile);
    REQUIRE_FALSE(read);
    CHECK(read.problems().front().code == "bad-image");
  }
}
