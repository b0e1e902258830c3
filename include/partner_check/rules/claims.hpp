// What the source documents state (data/claims.json): one claim a statement, with the rules that
// check it, or the reason why none does. Promises: documents, sections and claims in the order of
// the file; every problem at once. It does not know the documents themselves.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

struct Claim {
  std::string at;                  // "S4:84"; several lines, "S0:132-138", of what no rule checks
  std::string says;                // in our own words
  std::vector<std::string> rules;  // ids of rules and compounds that check it
  std::string not_a_rule;          // the reason; "" if rules check it, or if it is open
  std::string pointer;             // in claims.json

  [[nodiscard]] bool is_open() const { return rules.empty() && not_a_rule.empty(); }
};

struct ClaimSection {
  std::string title;  // its heading
  std::vector<Claim> claims;
};

struct ClaimDocument {
  std::string key, title;  // the key that rules cite
  std::vector<ClaimSection> sections;
};

using Claims = std::vector<ClaimDocument>;

// The schema's problems, and code claim-both for a claim with rules and a reason.
Result<Claims> read_claims(const Document& document, const profile::Schema& schema);
// Where claims and the pack do not fit together, in the order of the claims, then of the rules.
// Codes: unknown-rule (a claim names a rule that the pack has not), claim-uncited (a rule that a
// claim names does not cite the line), claim-missing (a rule or compound cites a line, under a
// document's key, of which no claim says that it checks it; no pointer).
[[nodiscard]] Diagnostics compare(const Claims& claims, const RulePack& pack);

}  // namespace partner_check::rules
