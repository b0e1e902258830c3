// A validated document as typed values: what rules evaluate. A declared field that the document
// leaves out is an unknown value that names its path; a date is a timestamp; every number is a
// double; a list or dictionary beside `"<name>_complete": false` is incomplete. Promises:
// read-only; values live as long as the facts, and the facts need the schema and the document
// alive.
#pragma once

#include "partner_check/base/arena.hpp"
#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/base/value.hpp"
#include "partner_check/profile/schema.hpp"

namespace partner_check::profile {

// Dates outside are refused: they are slips, and their differences do not fit a duration.
inline constexpr Instant k_first_date{.seconds = -2'208'988'800};  // 1900-01-01
inline constexpr Instant k_last_date{.seconds = 5'711'731'200};    // 2150-12-31

struct Facts {
  Arena arena;
  Value root;  // a record of schema.type()
  // The value of a top-level field by its name in the document; unknown if not given.
  [[nodiscard]] const Value& field(std::string_view name) const;
  // Where the fact at a pointer stands: there, or, if it was derived, at what it was derived from.
  [[nodiscard]] std::string place_of(std::string_view pointer) const;
};

// All problems at once, in the order of the document, each with pointer and hint (places are filled
// in by the caller). Codes: unknown-field, missing-field, wrong-type, not-allowed (enum, const),
// out-of-range, part-over-whole, wrong-length, wrong-pattern, not-a-date, date-order,
// unknown-reference (an id or a pointer to nothing), duplicate-id, duplicate-item, not-a-list (a
// `_complete` without its list), unsupported-version (a const on `schema_version`-like fields says
// the supported value). After 1,000 problems it stops with the note too-many-problems.
Result<Facts> validate(const Document& document, const Schema& schema);
// The same checks without building values, for documents that are not evaluated (rule files,
// policies).
[[nodiscard]] Diagnostics check(const Document& document, const Schema& schema);

}  // namespace partner_check::profile
