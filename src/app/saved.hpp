// A result that was saved as json or ndjson, read against its schema.
#pragma once

#include <string>

#include "partner_check/report/read_result.hpp"

namespace partner_check::app {

// Bytes that a saved result has at most.
inline constexpr std::size_t k_most_saved = std::size_t{1} << 30;

// Problems are placed (report::read_result).
Result<report::Run> read_saved(const std::string& file, const std::string& text);

}  // namespace partner_check::app
