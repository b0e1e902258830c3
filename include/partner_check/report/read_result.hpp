// A saved result, as the formats json and ndjson print it, as a run again: rendered, it gives the
// same bytes as the run that was saved. Promises: all problems with their place; what no format
// prints (openness of rules, gains of notes) is not restored. Not for profiles: it says so.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/report/format.hpp"

namespace partner_check::report {

// `schema` is data/schema/result.json. Codes: those of json::read and profile::check, and
// not-a-result, other-version, cut-off (lines at the end are missing), unknown-reference.
Result<Run> read_result(const std::string& file, const std::string& text,
                        const profile::Schema& schema);
// Whether a text begins as a result does, so that it can be told from a profile.
[[nodiscard]] bool looks_like_result(std::string_view text);

}  // namespace partner_check::report
