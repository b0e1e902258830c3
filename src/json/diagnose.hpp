// Why a text is not JSON: where it breaks, in words for people, and what to do. Only for a text
// that was refused. Promises: at least one problem, each with code, place and hint; linear in the
// text, no recursion, no exceptions.
#pragma once

#include <string_view>

#include "partner_check/base/diagnostic.hpp"

#include "scan.hpp"

namespace partner_check::json {

// The text holds more than white space. `lines` are those of the same text.
[[nodiscard]] Diagnostics diagnose(std::string_view text, Lines& lines);

}  // namespace partner_check::json
