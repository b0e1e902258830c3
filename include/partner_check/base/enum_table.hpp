// Closed sets: an enum class and one table row a member {value, name, help}; printing, parsing and
// help all read the row. Usage: specialize `k_rows<E>` next to the enum; then name_of(E),
// help_of(E), parse_name<E>(text), names_of<E>().
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace partner_check {

template <typename E>
struct EnumRow {
  E value;
  std::string_view name;
  std::string_view help;
};

template <typename E>
inline constexpr std::span<const EnumRow<E>> k_rows{};

template <typename E>
[[nodiscard]] constexpr std::string_view name_of(E value) {
  for (const EnumRow<E>& row : k_rows<E>)
    if (row.value == value) return row.name;
  return {};
}

// What a member means, for people.
template <typename E>
[[nodiscard]] constexpr std::string_view help_of(E value) {
  for (const EnumRow<E>& row : k_rows<E>)
    if (row.value == value) return row.help;
  return {};
}

template <typename E>
[[nodiscard]] constexpr std::optional<E> parse_name(std::string_view name) {
  for (const EnumRow<E>& row : k_rows<E>)
    if (row.name == name) return row.value;
  return std::nullopt;
}

template <typename E>
[[nodiscard]] std::vector<std::string_view> names_of() {
  std::vector<std::string_view> names;
  for (const EnumRow<E>& row : k_rows<E>)
    names.push_back(row.name);
  return names;
}

}  // namespace partner_check
