// Grounds for and against what a profile is about. Each is one condition, or one rule that speaks
// when it is raised. What they are is data (data/case.json); rules/weigh.hpp says which of them
// hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/cel/program.hpp"
#include "partner_check/rules/rule.hpp"

namespace partner_check::rules {

enum class Side : std::uint8_t { speaks_for, speaks_against };

struct Ground {
  std::string id, title;
  Side side = Side::speaks_for;
  std::string condition;              // as written; "" if a rule says it
  std::optional<cel::Program> holds;  // likewise
  std::string rule;                   // id; "" if a condition says it
  std::vector<Citation> sources;
};

struct Grounds {
  std::string title;                // of all of them, for people
  std::vector<std::string> phases;  // whose reports open with them; empty: all
  std::vector<Ground> all;          // in the order of the file
};

}  // namespace partner_check::rules

namespace partner_check {

inline constexpr std::array k_side_rows{
    EnumRow<rules::Side>{rules::Side::speaks_for, "for", "For"},
    EnumRow<rules::Side>{rules::Side::speaks_against, "against", "Against"},
};
template <>
inline constexpr std::span<const EnumRow<rules::Side>> k_rows<rules::Side>{k_side_rows};

}  // namespace partner_check
