// One rule over one profile. Private to the rules layer.
#pragma once

#include <span>

#include "partner_check/rules/evaluate.hpp"

namespace partner_check::rules {

// The values of the profile's variables, in slot order, with phase and type replaced by the
// circumstances'. The circumstances must outlive the values.
[[nodiscard]] std::vector<Value> variables_of(const profile::Schema& schema,
                                              const profile::Facts& facts,
                                              const Circumstances& circumstances);

// `parameters` is the record that `params` stands for.
[[nodiscard]] Outcome evaluate_rule(const Rule& rule, std::span<const Value> variables,
                                    const Value& parameters, const Circumstances& circumstances);

// The rule's root with `*` replaced by the indices of `elements` (pointers of the for_each
// elements) and, where those leave one open, of the first pointer in `read` that fits; cut before a
// `*` that stays open.
[[nodiscard]] std::string resolve_root(const std::string& root,
                                       std::span<const std::string> elements,
                                       std::span<const std::string> read);

}  // namespace partner_check::rules
