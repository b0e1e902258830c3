// Grounds for and against: three-valued, by a condition or by a rule, and what a file of them may
// say.
#include <fmt/format.h>

#include "partner_check/rules/weigh.hpp"

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

std::string ground(const std::string& id, const std::string& side, const std::string& settled) {
  return fmt::format(R"({{"id": "{}", "side": "{}", "title": "T", {},
 "sources": [{{"document": "d", "section": "s"}}]}})",
                     id, side, settled);
}

std::string case_text(const std::string& grounds, const std::string& more = "") {
  return R"({"title": "For and against")" + more + R"(, "grounds": [)" + grounds + "]}";
}

constexpr const char* k_levels =
    R"([{"severity": "high", "raised": "count > 5.0"}, {"severity": "info", "raised": "count > 3.0"}])";

// "open speaks /open; ...": what is known of each ground of a profile.
std::string weighed(const std::string& grounds, const std::string& facts,
                    const std::string& rule_more = "") {
  const test::Small small;
  const rules::RulePack pack = test::need(
      small.load({{"rule.json", test::rule_text(k_levels, rule_more)}, {"case.json", grounds}}));
  const Document document =
      test::document(R"({"phase": "structure", "type": "joint_venture")" + facts + "}");
  const profile::Facts stated = test::need(profile::validate(document, small.profile));
  const rules::Circumstances here = rules::circumstances_of(small.profile, stated);
  const auto outcomes = rules::evaluate(pack, stated, here);
  std::string text;
  for (const rules::WeighedGround& one : rules::weigh(pack, stated, here, outcomes)) {
    text += fmt::format("{} {} {}", one.ground->id, name_of(one.standing), one.pointer);
    for (const std::string& pointer : one.missing)
      text += " ?" + pointer;
    text += one.error.empty() ? "; " : " failed; ";
  }
  return text;
}

std::string codes(const std::string& grounds) {
  const test::Small small;
  const auto pack = small.load({{"rule.json", test::rule_text(k_levels)}, {"case.json", grounds}});
  std::string text;
  if (!pack)
    for (const Diagnostic& problem : pack.problems())
      text += problem.code + " " + problem.pointer + "; ";
  return text;
}

const std::string k_open = ground("open", "for", R"("holds": "open")");
const std::string k_count = ground("count", "against", R"("rule": "GOV01")");

}  // namespace

TEST_CASE("a condition speaks, does not, or names what would settle it") {
  CHECK(weighed(case_text(k_open), R"(, "open": true)") == "open speaks /open; ");
  CHECK(weighed(case_text(k_open), R"(, "open": false)") == "open does_not /open; ");
  CHECK(weighed(case_text(k_open), "") == "open not_known /open ?/open; ");
  const std::string either = ground("either", "for", R"("holds": "open || count > 1.0")");
  CHECK(weighed(case_text(either), R"(, "count": 2)") == "either speaks /count; ");
  CHECK(weighed(case_text(either), R"(, "count": 1)") == "either not_known /open ?/open; ");
}

TEST_CASE("a rule speaks above info, does not when it is clear, and is not known otherwise") {
  CHECK(weighed(case_text(k_count), R"(, "count": 6)") == "count speaks /count; ");
  CHECK(weighed(case_text(k_count), R"(, "count": 1)") == "count does_not /count; ");
  CHECK(weighed(case_text(k_count), "") == "count not_known /count ?/count; ");
  // It notes that something is not known: that is to be asked.
  CHECK(weighed(case_text(k_count), R"(, "count": 4)") == "count not_known /count ?/count; ");
}

TEST_CASE("grounds are for their phases, and for rules that apply") {
  CHECK(weighed(case_text(k_open, R"(, "phases": ["structure"])"), R"(, "open": true)") ==
        "open speaks /open; ");
  CHECK(weighed(case_text(k_open, R"(, "phases": ["operate"])"), R"(, "open": true)").empty());
  CHECK(weighed(case_text(k_open + "," + k_count), R"(, "open": true, "count": 6)",
                R"(, "phases": ["operate"])") == "open speaks /open; ");
}

TEST_CASE("a condition that fails says so and stands for nothing") {
  const std::string fails =
      ground("fails", "for", R"("holds": "partners != null && partners[5].people > 1.0")");
  CHECK(weighed(case_text(fails), R"(, "count": 0.1, "partners": [{"id": "x"}])") ==
        "fails not_known  failed; ");
}

TEST_CASE("a file of grounds is checked") {
  CHECK(codes(case_text(k_open + "," + k_count)).empty());
  CHECK(codes(case_text(ground("a", "for", R"("holds": "open", "rule": "GOV01")"))) ==
        "ground-settled-twice /grounds/0; ");
  CHECK(codes(R"({"title": "T", "grounds": [{"id": "a", "side": "for", "title": "T",
 "sources": [{"document": "d", "section": "s"}]}]})") == "ground-not-settled /grounds/0; ");
  CHECK(codes(case_text(ground("a", "for", R"("rule": "GOV77")"))) ==
        "ground-unknown-rule /grounds/0/rule; ");
  CHECK(codes(case_text(ground("a", "for", R"("holds": "count")"))) ==
        "rule-not-a-condition /grounds/0/holds; ");
  CHECK(codes(case_text(k_open, R"(, "phases": ["begin"])")) == "rule-scope /phases/0; ");
  CHECK(codes(case_text(k_open + "," + k_open)) == "duplicate-id /grounds/1/id; ");
  CHECK(codes(case_text(ground("a", "beside", R"("holds": "open")"))) ==
        "not-allowed /grounds/0/side; ");
}

TEST_CASE(
    "the last file of grounds is the one that counts; a rule that is left out takes its own") {
  const test::Small small;
  rules::RulePack pack = test::need(small.load({{"rule.json", test::rule_text(k_levels)},
                                                {"case.json", case_text(k_open)},
                                                {"own/case.json", case_text(k_count), 1}}));
  REQUIRE(pack.grounds.all.size() == 1);
  CHECK(pack.grounds.all.front().id == "count");
  CHECK(rules::set_severities(pack, {{.rule = "GOV01", .severity = {}, .reason = "r"}}).empty());
  CHECK(pack.grounds.all.empty());
}

TEST_CASE(
    "the shipped grounds read each fact that the rule on them reads, and rules that are there") {
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  std::size_t on_side[2] = {0, 0};
  for (const rules::Ground& one : pack.grounds.all)
    ++on_side[one.side == rules::Side::speaks_for ? 0 : 1];
  CHECK(on_side[0] == 6);
  CHECK(on_side[1] == 4);
  const rules::Rule* rule = pack.find("no-case-for-partnership");
  REQUIRE(rule != nullptr);
  for (const rules::Ground& one : pack.grounds.all) {
    if (!one.holds) continue;
    INFO(one.id);
    CHECK(rule->levels.front().condition.find(one.condition) != std::string::npos);
  }
}
