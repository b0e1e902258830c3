// A second reader of JSON to compare the real one with: slow, obvious, straight from the grammar of
// RFC 8259. It takes numbers of any size, any depth and repeated names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check::json_tests {

using Bytes = std::pair<std::size_t, std::size_t>;  // begin and end in the text

struct Entry {
  std::string pointer;
  std::optional<Bytes> key;
  Bytes value;
  std::vector<std::size_t> offsets;  // of a string: where each decoded byte comes from
};

// All values in the order in which they begin; nothing if the text is not JSON.
[[nodiscard]] std::optional<std::vector<Entry>> reference_read(std::string_view text);
// Of bytes, ending with their first line.
[[nodiscard]] Place reference_place(std::string_view text, Bytes bytes);

}  // namespace partner_check::json_tests
