// One rule over one profile. Private to the rules layer.
#pragma once

#include <span>

#include "partner_check/cel/coverage.hpp"
#include "partner_check/rules/trace.hpp"

namespace partner_check::rules {

// The values of the profile's variables, in slot order, with phase and type replaced by the
// circumstances'. The circumstances must outlive the values.
[[nodiscard]] std::vector<Value> variables_of(const profile::Schema& schema,
                                              const profile::Facts& facts,
                                              const Circumstances& circumstances);

using ElementPointers = std::vector<std::pair<std::string, std::string>>;  // as in Finding

// Hears what the loop asks of an element, then what became of it.
class Witness {
 public:
  virtual ~Witness() = default;
  // A level's condition; without a level a list of for_each (only if it gives no element to judge)
  // or `when`.
  virtual void asked(const cel::Program& question, const Level* level,
                     std::span<const Value> slots) = 0;
  // Where to note what the parts of a program give when it is asked; nothing: nowhere.
  virtual std::span<cel::Seen> watches(const cel::Program&) { return {}; }
  // The finding is nullptr if there is none.
  virtual void closed(Fate fate, ElementPointers elements, const Finding* finding) = 0;
};

// What the rules of a pack may still take on one profile, in steps; each rule has a budget of its
// own besides (cel::Limits).
struct Allowance {
  std::size_t asking = k_max_profile_steps;
  std::size_t explaining = 4 * k_max_profile_steps;  // see cel::budget_for_traces()
};

// `parameters` is the record that `params` stands for. Values that are made live in `arena`.
// Without an allowance the rule is the only one.
[[nodiscard]] Outcome evaluate_rule(const Rule& rule, std::span<const Value> variables,
                                    const Value& parameters, const Circumstances& circumstances,
                                    Arena& arena, Witness* witness = nullptr,
                                    Allowance* allowance = nullptr);

// The rule's root with `*` replaced by the indices of `elements` (pointers of the for_each
// elements) and, where those leave one open, of the first pointer in `read` that fits; cut before a
// `*` that stays open.
[[nodiscard]] std::string resolve_root(const std::string& root,
                                       std::span<const std::string> elements,
                                       std::span<const std::string> read);

}  // namespace partner_check::rules
