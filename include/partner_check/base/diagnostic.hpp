// What is wrong with an input, where, and what to do about it. Problems are collected values, never
// exceptions. A diagnostic is made where the problem is found (code, message, pointer, hint); its
// place in the file is filled in later, by whoever has the text (see json/locate.hpp), because
// places are only computed when somebody reads them.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/enum_table.hpp"

namespace partner_check {

enum class Gravity { error, warning, note };

inline constexpr std::array<EnumRow<Gravity>, 3> k_gravities{{
    {Gravity::error, "error", "the input is refused"},
    {Gravity::warning, "warning", "the input is accepted, but is probably not what was meant"},
    {Gravity::note, "note", "worth knowing"},
}};
template <>
inline constexpr std::span<const EnumRow<Gravity>> k_rows<Gravity> = k_gravities;

// A stretch of one line. Line and column count from 1; column and length count bytes of that line.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t length = 1;
  auto operator<=>(const Place&) const = default;
};

struct Diagnostic {
  Gravity gravity = Gravity::error;
  std::string code;       // stable, kebab-case: "unknown-field", "json-syntax"
  std::string message;    // one sentence without a full stop; names in backticks
  std::string hint{};     // what to do; may be empty
  std::string file{};     // as the user named it
  std::string pointer{};  // JSON pointer of the value meant; "" is the whole document
  // Byte offset and length inside the *decoded* string value at `pointer` (an expression in a rule
  // file), if that is meant.
  struct Within {
    std::size_t offset = 0;
    std::size_t length = 1;
  };
  std::optional<Within> within{};
  bool at_key = false;  // the member's name is meant, not its value
  std::optional<Place> place{};
  std::string
      excerpt{};  // the line of the place with a caret line (frame.hpp), if the text was at hand
};

using Diagnostics = std::vector<Diagnostic>;

// Where in a file a wish stands that may turn out wrong; all empty: in no file.
struct Spot {
  std::string file{}, pointer{};
  std::optional<Place> place{};
  std::string excerpt{};
};
// The problem, placed at the spot if that is in a file.
[[nodiscard]] Diagnostic at(const Spot& spot, Diagnostic problem);

[[nodiscard]] bool has_errors(const Diagnostics& problems);

// `file:line:column: error[code]: message`, then the excerpt and the indented lines `at POINTER`
// and `hint: ...` where given; ends with a newline. Control characters of the input come out
// escaped.
[[nodiscard]] std::string to_text(const Diagnostic& problem);

}  // namespace partner_check
