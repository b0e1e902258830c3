// What commands print besides reports: problems, help, and the last write with its errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "partner_check/app/run.hpp"
#include "partner_check/base/diagnostic.hpp"
#include "partner_check/report/format.hpp"

namespace partner_check::app {

void print_problems(const Diagnostics& problems, const Streams& streams);
// Writes to `out`; `code`, or internal with a message if the text could not be written whole.
ExitCode print(std::string_view text, const Streams& streams, ExitCode code);
// The text for the log of a GitHub action, which takes `::error::` at the start of a line, and
// `##[error]` anywhere, for commands to itself: there they are broken. The same text elsewhere.
[[nodiscard]] std::string without_commands(std::string_view text, const Streams& streams);
// By NO_COLOR (set, not empty), FORCE_COLOR, TERM=dumb, then whether `out` is a terminal.
[[nodiscard]] report::Color color_of(const Streams& streams);
// Commands and exit codes, for --help.
[[nodiscard]] std::string general_help();
// "500", "500K", "64M", "1G" (powers of 1024) in bytes.
[[nodiscard]] std::optional<std::size_t> parse_size(std::string_view text);

}  // namespace partner_check::app
