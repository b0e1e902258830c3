// JSON pointers (RFC 6901) as text: building, splitting, escaping. Knows nothing of documents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partner_check {

// `pointer` + "/" + escaped name (~0, ~1); the index as a decimal number.
[[nodiscard]] std::string pointer_child(std::string_view pointer, std::string_view name);
[[nodiscard]] std::string pointer_child(std::string_view pointer, std::size_t index);
// The unescaped steps of a pointer; none for "". The pointer must be "" or begin with "/".
[[nodiscard]] std::vector<std::string> pointer_steps(std::string_view pointer);
// Without its last step; "" stays "".
[[nodiscard]] std::string_view pointer_parent(std::string_view pointer);
// True for a pointer itself and everything below it.
[[nodiscard]] bool pointer_covers(std::string_view above, std::string_view pointer);

}  // namespace partner_check
