// How bad a finding is, and the state of a rule. Severities are ordered from clear to critical.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "partner_check/base/enum_table.hpp"

namespace partner_check::rules {

enum class Severity : std::uint8_t { clear, info, low, medium, high, critical };
inline constexpr std::size_t k_severities = 6;

enum class State : std::uint8_t { clear, raised, unknown, not_applicable, error };

enum class Effort : std::uint8_t { small, medium, large };
inline constexpr std::size_t k_efforts = 3;

}  // namespace partner_check::rules

namespace partner_check {

inline constexpr std::array k_severity_rows{
    EnumRow<rules::Severity>{rules::Severity::clear, "clear", "nothing found"},
    EnumRow<rules::Severity>{rules::Severity::info, "info", "worth knowing, costs nothing"},
    EnumRow<rules::Severity>{rules::Severity::low, "low", "mend when convenient"},
    EnumRow<rules::Severity>{rules::Severity::medium, "medium", "costs time or goodwill"},
    EnumRow<rules::Severity>{rules::Severity::high, "high", "endangers the result"},
    EnumRow<rules::Severity>{rules::Severity::critical, "critical",
                             "blocks everyone or cannot be undone"},
};
template <>
inline constexpr std::span<const EnumRow<rules::Severity>> k_rows<rules::Severity>{k_severity_rows};

inline constexpr std::array k_state_rows{
    EnumRow<rules::State>{rules::State::clear, "clear",
                          "the facts show that the pattern is absent"},
    EnumRow<rules::State>{rules::State::raised, "raised", "the facts show the pattern"},
    EnumRow<rules::State>{rules::State::unknown, "unknown", "facts are missing that decide it"},
    EnumRow<rules::State>{rules::State::not_applicable, "not_applicable",
                          "not for this phase, type or partnership"},
    EnumRow<rules::State>{rules::State::error, "error", "the rule failed to evaluate"},
};
template <>
inline constexpr std::span<const EnumRow<rules::State>> k_rows<rules::State>{k_state_rows};

inline constexpr std::array k_effort_rows{
    EnumRow<rules::Effort>{rules::Effort::small, "small", "days"},
    EnumRow<rules::Effort>{rules::Effort::medium, "medium", "weeks"},
    EnumRow<rules::Effort>{rules::Effort::large, "large", "months, or other people's consent"},
};
template <>
inline constexpr std::span<const EnumRow<rules::Effort>> k_rows<rules::Effort>{k_effort_rows};

}  // namespace partner_check
