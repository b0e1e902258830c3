// JSON pointer to line and column, found by scanning the text when somebody asks; documents carry no positions.
// Promises: linear in the text up to the place; the text must be valid JSON (it was read before).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"

namespace partner_check::json {

enum class Part { key, member, value };  // the name; from the name to the end of the value; the value (both end with the line)

struct Located {
  Place place;
  std::string pointer;  // of what was found: the pointer asked for, or its nearest ancestor that exists
  bool exact = true;    // false: an ancestor; the place is then that ancestor's key (the opening bracket for the whole document)
};

// Lines count from document.first_line.
[[nodiscard]] Located locate(const Document& document, std::string_view pointer, Part part = Part::value);
// The place of bytes [offset, offset + length) of the decoded string at `pointer`, escapes and the opening quote counted.
[[nodiscard]] Place locate_within(const Document& document, std::string_view pointer, Diagnostic::Within within);
// Fills in file and place of every diagnostic that has neither; a missing value is placed at its parent's key.
void place_all(const Document& document, Diagnostics& problems);

}  // namespace partner_check::json
