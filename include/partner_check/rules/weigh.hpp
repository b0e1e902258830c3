// Which grounds for and against hold on one profile. Promises: pure; three-valued: a ground that
// waits for facts is not known and names them, never guessed; the order of the file. It draws no
// conclusion: rules do that.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/rules/evaluate.hpp"

namespace partner_check::rules {

enum class Standing : std::uint8_t { speaks, silent, not_known };

struct WeighedGround {
  const Ground* ground = nullptr;
  Standing standing = Standing::not_known;
  std::string pointer;               // of the fact that settles it, or would
  std::vector<std::string> missing;  // of one that is not known: what would settle it
  const Finding* finding = nullptr;  // of its rule, the worst; nullptr: none, or no rule
  std::string error;                 // not empty: its condition, or its rule, failed
};

// Empty: the grounds are not for this phase, or there are none. A ground whose rule has no level
// for this phase and type is left out. A rule that is raised at info only says what is not known:
// the facts that it rests on would settle it. The result points into pack and outcomes.
[[nodiscard]] std::vector<WeighedGround> weigh(const RulePack& pack, const profile::Facts& facts,
                                               const Circumstances& circumstances,
                                               const std::vector<Outcome>& outcomes);

}  // namespace partner_check::rules

namespace partner_check {

inline constexpr std::array k_standing_rows{
    EnumRow<rules::Standing>{rules::Standing::speaks, "speaks", "holds"},
    EnumRow<rules::Standing>{rules::Standing::silent, "does_not", "does not"},
    EnumRow<rules::Standing>{rules::Standing::not_known, "not_known", "not known"},
};
template <>
inline constexpr std::span<const EnumRow<rules::Standing>> k_rows<rules::Standing>{k_standing_rows};

}  // namespace partner_check
