// Where a value stands in its document, and sets of places where nothing stands. Both live in an
// Arena; the JSON pointer is built when somebody asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace partner_check {

// One step of a path into the document: a member by name, or, if name has no data, an element by
// index.
struct Origin {
  const Origin* parent = nullptr;  // nullptr: a top-level member
  std::string_view name{};
  std::uint32_t index = 0;
};
[[nodiscard]] std::string pointer_of(const Origin* origin);  // "/partners/1/id"; "" for nullptr

// A set of paths nobody stated: a leaf (`where` set), or the union of two sets.
struct Unknown {
  const Origin* where = nullptr;
  const Unknown* left = nullptr;
  const Unknown* right = nullptr;
};

}  // namespace partner_check
