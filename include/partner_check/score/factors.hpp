// Success factors: what partnerships that last have in common, read off the rules that speak for
// each. Promises: pure; in the order of the policy; the order of the outcomes does not matter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/policy.hpp"

namespace partner_check::score {

enum class FactorState : std::uint8_t { in_place, partly, missing, unknown, not_applicable };

struct FactorScore {
  std::string id, title;
  FactorState state = FactorState::not_applicable;
  std::vector<std::string> criticals{};         // rules that are critical, and so make it missing
  std::size_t clear = 0, raised = 0, open = 0;  // numbers of rules; an error is open
};

// In place: every rule that speaks for it is clear. Missing: one is critical, or all are raised.
// Unknown: less than the policy's part of its weight is known. Partly: everything between.
[[nodiscard]] std::vector<FactorScore> success_factors(const std::vector<rules::Outcome>& outcomes,
                                                       const Policy& policy);

}  // namespace partner_check::score

namespace partner_check {

inline constexpr std::array k_factor_rows{
    EnumRow<score::FactorState>{score::FactorState::in_place, "in_place", "in place"},
    EnumRow<score::FactorState>{score::FactorState::partly, "partly", "partly"},
    EnumRow<score::FactorState>{score::FactorState::missing, "missing", "missing"},
    EnumRow<score::FactorState>{score::FactorState::unknown, "unknown", "not known"},
    EnumRow<score::FactorState>{score::FactorState::not_applicable, "not_applicable",
                                "not applicable"},
};
template <>
inline constexpr std::span<const EnumRow<score::FactorState>> k_rows<score::FactorState>{
    k_factor_rows};

}  // namespace partner_check
