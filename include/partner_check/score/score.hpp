// Outcomes to score: three numbers (proven, stated, possible), coverage, ceilings, ledger, gains.
// Formulas: docs/scoring.md. Promises: integers throughout (thousandths of a point inside, tenths
// outside, rounded half up; coverage is rounded down); proven <= stated <= possible; a view's
// ledger adds up to 1000 tenths minus its score exactly; the order of the rules does not matter.
// It reads outcomes, never facts or conditions.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/policy.hpp"

namespace partner_check::score {

// An element of a for_each: its name there and its JSON pointer, or k_any_element for one that a
// list not fully known may hold.
using Element = std::pair<std::string, std::string>;
inline constexpr std::string_view k_any_element = "*";

// What the score needs of a rule's outcome. One that does not apply is left out.
struct ScoredRule {
  std::string id, dimension, root;
  rules::Severity lo = rules::Severity::clear;
  rules::Severity hi = rules::Severity::clear;
  rules::Severity top = rules::Severity::clear;
  bool known_element = false;  // of one element more is known than [clear, top]
  // For compounds with `same`: the elements at which lo, and hi, are above clear.
  std::vector<Element> raised_at{}, possible_at{};
  std::size_t missing = 0;  // number of facts it waits for
  rules::Effort effort = rules::Effort::small;
};
[[nodiscard]] std::vector<ScoredRule> scored_rules(const std::vector<rules::Outcome>& outcomes);

enum class View : std::uint8_t { proven, stated, possible };
inline constexpr std::size_t k_views = 3;

enum class Assessment : std::uint8_t { assessed, not_assessed, not_applicable };

struct DimensionScore {
  std::string id;
  Assessment assessment = Assessment::not_applicable;
  // Of no meaning if not applicable; stated also if not assessed.
  std::array<int, k_views> tenths{};
  int coverage_percent = 0;                             // of its weight
  rules::Severity worst = rules::Severity::clear;       // certain (lo)
  std::size_t raised = 0, unknown = 0, applicable = 0;  // numbers of rules; unknown: lo < hi
};

// A ceiling that applied: which count reached what, and the ceiling in points.
struct Ceiling {
  std::string kind;    // "critical_roots", "accumulation", "compounds", "weak_dimensions"
  std::string reason;  // "2 critical causes", for people
  int points = 100;
  bool binding = false;
};

struct RaisedCompound {
  const rules::Compound* compound = nullptr;
  std::vector<std::string> feeds;  // the worst raised rule of each group, in their order
};

enum class LedgerKind : std::uint8_t { rule, critical_dimension, not_assessed, ceiling };

struct LedgerLine {
  LedgerKind kind = LedgerKind::rule;
  std::string dimension{}, rule{}, root{};
  rules::Severity severity = rules::Severity::clear;
  std::string reason{};  // for people, of lines without a rule
  int tenths = 0;        // lost; 0 for a ceiling that does not bind
};

struct ViewScore {
  int tenths = 0;       // 0..1000; of no meaning if no dimension counts (has_number false)
  int mean_tenths = 0;  // before ceilings
  bool has_number = false;
  std::vector<Ceiling> ceilings;          // all that applied, the binding one first
  std::vector<RaisedCompound> compounds;  // in the order given
  // By dimension, the worst rule first, then by id; the ceilings last. Not for possible.
  std::vector<LedgerLine> ledger;
};

// What clearing every rule on one root would win, in the stated view.
struct Gain {
  std::string root;
  std::vector<std::string> rules;  // lo above clear (info, too), the worst first, then by id
  rules::Severity worst = rules::Severity::clear;
  int tenths = 0, mean_tenths = 0;  // won; won before ceilings
};

// The part of the interval before ceilings that a rule holds open, per fact it waits for.
struct Openness {
  std::string rule;
  int thousandths = 0;  // of a point
};

struct Score {
  std::array<ViewScore, k_views> views;
  std::vector<DimensionScore> dimensions;  // the policy's; others that rules name follow, by id
  int coverage_percent = 0;                // of the weight of all rules; 0 if there is none
  std::optional<Band> band;         // of the stated number; none if there is not enough evidence
  bool enough_evidence = false;     // there is a stated number, and coverage allows to print it
  bool dimensions_covered = false;  // enough of them are half covered for a headline that is final
  std::vector<Gain> gains;          // by severity, gain, gain before ceilings, root
  std::vector<Openness> open;       // of rules that wait for facts; most open first, then by rule

  [[nodiscard]] const ViewScore& view(View wanted) const {
    return views[static_cast<std::size_t>(wanted)];
  }
};

// The compounds must outlive the score.
[[nodiscard]] Score score(const std::vector<ScoredRule>& rules,
                          const std::vector<rules::Compound>& compounds, const Policy& policy);
// Score as printed: "44.3", "44".
[[nodiscard]] std::string tenths_text(int tenths);

}  // namespace partner_check::score
