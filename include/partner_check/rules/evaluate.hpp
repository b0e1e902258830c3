// The loop: every rule of a pack over the facts of one profile. Outcomes are ranges of severities
// (lo: certain, hi: possible). Promises: pure; outcomes in the order of the pack; no rule can hang
// it: one that needs more than cel::Limits, or than all rules may take together, has the state
// error. It does not know scores.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

// Steps that all rules may take on one profile: about a second.
inline constexpr std::size_t k_max_profile_steps = 10'000'000;

// The phase and type to evaluate for; usually the profile's own, the next phase for readiness. ""
// where the document schema names no such field (profile::SubjectFields).
struct Circumstances {
  std::string phase;
  std::string type;
};
[[nodiscard]] Circumstances circumstances_of(const profile::Schema& schema,
                                             const profile::Facts& facts);

[[nodiscard]] bool covers(const Scope& scope, const Circumstances& circumstances);

// A fact that a finding rests on.
struct Evidence {
  std::string expression;  // as in the condition: "a.b.c"
  std::string pointer;     // where it stands
  std::string value;       // readable
  std::string by{};        // whose word it is, in reports: "Helix Robotics alone"; "": nobody's
};

// One element's outcome (the whole profile's where a rule has no for_each), if it is not clear.
struct Finding {
  Severity lo = Severity::clear;
  Severity hi = Severity::clear;
  // What it can be at worst: hi, or less where only `when` is open and its levels rule hi out.
  Severity reach = Severity::clear;
  // The certain one, else the highest possible one; none of an element that no list names.
  const Level* level = nullptr;
  std::vector<std::pair<std::string, std::string>> elements;  // for_each name -> JSON pointer
  std::string pointer;  // the rule's root, with this element's indices: what the finding hangs on
  std::string message;  // of the level that is certain, else of the level that is possible
  std::vector<Evidence> evidence;  // stated facts on the critical path
  std::vector<std::string>
      missing;        // pointers of the facts that would settle it; empty if lo == hi
  std::string error;  // not empty: the rule failed on this element
};

struct Outcome {
  const Rule* rule = nullptr;
  State state = State::clear;
  Severity lo = Severity::clear;
  Severity hi = Severity::clear;
  Severity top =
      Severity::clear;  // the highest level that applies to phase and type; clear: none applies
  std::size_t elements = 0;       // it was evaluated on, the clear ones and open lists among them
  std::vector<Finding> findings;  // worst first, then by pointer
};

[[nodiscard]] std::vector<Outcome> evaluate(const RulePack& pack, const profile::Facts& facts,
                                            const Circumstances& circumstances);
// The pointers that an outcome waits for: sorted, distinct.
[[nodiscard]] std::vector<std::string> missing_facts(const Outcome& outcome);

}  // namespace partner_check::rules
