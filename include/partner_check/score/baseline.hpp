// What was found before: profiles with their findings from low on, and what is new since. Findings
// are told apart by rule and place (list entries by id), never by line or number. Promises: pure;
// the same baseline gives the same bytes; mending something is never a regression; a critical
// finding is never taken in.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::score {

struct KnownFinding {
  std::string rule, at;
  rules::Severity severity = rules::Severity::clear;  // certain; below low: clear
  rules::Severity possible = rules::Severity::clear;  // at worst
};

struct KnownProfile {
  std::optional<int> tenths;           // the stated score after waivers, if it is printed
  std::vector<KnownFinding> findings;  // by rule, then place; each once, at its worst
};

using Baseline = std::map<std::string, KnownProfile>;  // by file, relative to that of the baseline

// Of a document against data/schema/baseline.json. Problems are placed.
Result<Baseline> read_baseline(const Document& document, const profile::Schema& schema);
[[nodiscard]] std::string write_baseline(const Baseline& baseline);

// Where a finding stands in any version of the profile.
using PlaceOf = std::function<std::string(const rules::Outcome&, const rules::Finding&)>;
// A profile as it is now, of outcomes and score after waivers; the critical findings, too.
[[nodiscard]] KnownProfile known_profile(const std::vector<rules::Outcome>& outcomes,
                                         const Score& score, const PlaceOf& place_of);

// What changed since. New: not known, or more severe than known, certain or possible.
struct Changes {
  bool known = false;  // the profile stands in the baseline
  std::optional<int> tenths_before;
  std::vector<KnownFinding> fresh, fixed;
};
// `before`: nullptr if the baseline does not know the profile; then all its findings are new.
[[nodiscard]] Changes changes(const KnownProfile* before, const KnownProfile& now);
// The checks of --fail-on-regression: no new findings; and, with `most`, the score has not fallen
// by more than so many tenths.
[[nodiscard]] std::vector<GateCheck> check_regression(const Changes& changes,
                                                      const KnownProfile& now,
                                                      std::optional<int> most);

// Takes out what is gone and what is milder now; a better score stays as the one to keep.
void prune(KnownProfile& before, const KnownProfile& now);
// Takes in what is new, and the score; critical findings stay outside and are returned.
[[nodiscard]] std::vector<KnownFinding> add(KnownProfile& before, const KnownProfile& now);

}  // namespace partner_check::score
