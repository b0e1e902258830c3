// The numbers of the score, as data/scoring.json gives them; none stands in code. Read once, then
// read-only. It does not know what they are used for; docs/scoring.md has the formulas.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/severity.hpp"

namespace partner_check::score {

struct Dimension {
  std::string id;
  std::string title;
};

// What partnerships that last have in common; rules name those that they speak for.
struct SuccessFactor {
  std::string id;
  std::string title;
};

struct Band {
  int from = 0;  // tenths of a point
  std::string id;
  std::string title;
};

// A ceiling on the score when a count reaches `from`; of each kind the last step reached holds.
struct CeilingStep {
  int from = 0;
  int ceiling = 100;  // points
};

// A policy as it stands here takes nothing away; the numbers come from the file.
struct Policy {
  std::string version;
  std::vector<Dimension> dimensions;
  std::array<int, rules::k_severities> weights{};  // by severity, never falling; clear weighs 0
  int least_out_of = 1;                            // so that thin dimensions do not swing
  int critical_dimension_percent = 100;  // a dimension with a critical keeps this part of its score
  std::vector<CeilingStep> critical_roots, accumulation, compounds, weak_dimensions;
  int mediums_per_high = 1;  // accumulation: highs + mediums / this + criticals * the next
  int highs_per_critical = 1;
  int weak_dimension_below = 0;  // tenths
  std::vector<Band> bands;       // from the highest down; the last begins at 0
  std::vector<SuccessFactor> factors;
  int known_factor_percent = 0;  // coverage of its rules below which a factor is unknown
  std::array<int, rules::k_efforts> efforts{};  // cost of a remedy by effort, never falling
  std::int64_t plan_node_budget = 0;            // sets of remedies tried for a plan
  int covered_dimension_percent = 0;            // coverage at which a dimension counts as covered,
  int provisional_half_covered_percent = 0;     // and the part of the dimensions that must be
  int least_coverage_percent = 0;               // below: no stated number is printed
  int old_after_days = 0;  // older facts have a note, without weight; 0: none has
  int stability_draws = 1, stability_percent = 0;  // of --sensitivity: draws, and noise of weights
};

// The band of a number in tenths; nothing if the policy has none.
[[nodiscard]] std::optional<Band> band_of(int tenths, const Policy& policy);

// Codes bad-policy for what the schema (data/schema/policy.json) cannot say, such as the order of
// steps and bands; else the schema's problems.
Result<Policy> read_policy(const Document& document, const profile::Schema& schema);
// Of a document that is known to fit the schema.
Result<Policy> read_fitting_policy(const Document& document);

}  // namespace partner_check::score
