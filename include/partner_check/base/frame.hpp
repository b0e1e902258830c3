// The stretch of a file that a message is about, as compilers show it: the line with its number,
// and carets under the stretch. Promises: tabs become spaces, control characters are escaped, a
// line longer than the width is cut around the stretch, and the carets stand under the right
// characters all the same.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check {

struct FrameOptions {
  std::size_t width = 80;
  std::size_t first_line = 1;  // number of the first line of `text`
  // Bytes of its lines that `text` leaves out, before and after what it has of them.
  std::size_t cut_before = 0, cut_after = 0;
};

// Lines `  --> file:line:column`, `   |`, `88 |  "text"`, `   |  ^^^^ label`; each ends with a
// newline. `place.line` counts like first_line does. A label that does not fit beside the carets
// goes on wrapped lines below them.
[[nodiscard]] std::string frame(std::string_view file, std::string_view text, Place place,
                                std::string_view label, const FrameOptions& options);

// The middle of a frame: the lines `88 |  "text"` and `   |  ^^^^ label`, without a path.
[[nodiscard]] std::string excerpt(std::string_view text, Place place, std::string_view label,
                                  const FrameOptions& options);

}  // namespace partner_check
