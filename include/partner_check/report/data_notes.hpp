// What weakens the facts of a profile as a whole. It has no weight: no number changes. Strings are
// raw: each format escapes.
#pragma once

#include <array>
#include <string>

#include "partner_check/base/enum_table.hpp"

namespace partner_check::report {

enum class NoteKind : std::uint8_t { old, one_side };

struct DataNote {
  NoteKind kind = NoteKind::old;
  std::string text;  // one sentence
};

}  // namespace partner_check::report

namespace partner_check {

inline constexpr std::array k_note_kind_rows{
    EnumRow<report::NoteKind>{report::NoteKind::old, "old", "the facts are old"},
    EnumRow<report::NoteKind>{report::NoteKind::one_side, "one_side", "one side told them"},
};
template <>
inline constexpr std::span<const EnumRow<report::NoteKind>> k_rows<report::NoteKind>{
    k_note_kind_rows};

}  // namespace partner_check
