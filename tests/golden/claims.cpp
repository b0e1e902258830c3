// Every statement of the source documents is checked by a rule, or has a reason why not; what the
// rules cite and what the claims say of it agree; docs/rules.md is what the program prints.
#include "partner_check/rules/claims.hpp"

#include <set>

#include "support/page.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

rules::Claims shipped_claims() {
  return test::need(rules::read_claims(test::document(test::shipped_text("claims.json")),
                                       test::shipped_schema("claims")));
}

}  // namespace

TEST_CASE("every statement of the source documents has its rules or its reason") {
  for (const rules::ClaimDocument& document : shipped_claims())
    for (const rules::ClaimSection& section : document.sections)
      for (const rules::Claim& claim : section.claims) {
        INFO(document.key << ", " << section.title << ": " << claim.at << " " << claim.says);
        const bool is_open = claim.is_open();
        CHECK_FALSE(is_open);
      }
}

TEST_CASE("claims and the citations of the shipped rules agree") {
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  for (const Diagnostic& problem : rules::compare(shipped_claims(), pack))
    FAIL_CHECK(problem.pointer << ": " << problem.message);
  std::set<std::string> known;
  for (const rules::ClaimDocument& document : shipped_claims())
    for (const rules::ClaimSection& section : document.sections)
      known.insert(document.key + ", " + section.title);
  for (const rules::Rule& rule : pack.rules)
    for (const rules::Citation& source : rule.sources) {
      INFO(rule.id);
      CHECK(known.contains(source.document + ", " + source.section));
    }
}

TEST_CASE("docs/rules.md is what the program prints") {
  test::settle(PARTNER_CHECK_SOURCE_DIR "/docs/rules.md",
               test::printed("partner-check rules --format markdown --no-config").out);
}
