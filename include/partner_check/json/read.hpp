// JSON text to Document: strict RFC 8259, duplicate names refused, UTF-8 checked, a byte order mark
// accepted. Promises: linear time, no recursion deeper than the depth limit; all problems carry
// code ("json-..."), place and hint; a number that no double can hold is a problem, an integer
// beyond 2^53 a warning. It does not know what the document means.
#pragma once

#include <cstddef>
#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"

namespace partner_check::json {

struct ReadLimits {
  std::size_t max_depth = 128;
};

// `file` is the name for messages; `first_line` is the number of the text's first line in it.
// Codes: json-empty, json-syntax, json-trailing, json-utf8, json-surrogate, json-number,
// json-depth, json-duplicate-key, and of warnings json-big-integer. Problems come in the order of
// the text: every duplicate, every number that does not fit, and the first syntax error. The text
// is shorter than 4 GiB.
Result<Document> read(std::string file, std::string text, const ReadLimits& limits = {},
                      std::size_t first_line = 1);

}  // namespace partner_check::json
