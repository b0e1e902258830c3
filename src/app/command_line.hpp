// CLI11, wrapped: one place where arguments are parsed, help is printed and mistakes get a
// suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "partner_check/app/run.hpp"

#include "options.hpp"

namespace partner_check::app {

// A parser with the house style: examples first in --help, both -h and --help.
[[nodiscard]] std::unique_ptr<CLI::App> make_parser(const std::string& name,
                                                    const std::string& purpose,
                                                    const std::string& examples);

// Parses; an exit code means that the command is done (help was printed, or a mistake was reported
// on `err`).
[[nodiscard]] std::optional<ExitCode> parse(CLI::App& parser,
                                            const std::vector<std::string>& arguments,
                                            const Streams& streams);

// --rules, --schema and --param. The texts of --param are turned into settings by read_settings().
void add_pack_options(CLI::App& parser, PackOptions& options, std::vector<std::string>& settings);
// The same options as words of a command line, " --rules own".
[[nodiscard]] std::string pack_words(const PackOptions& options);
// A mistake is reported on `err`.
[[nodiscard]] std::optional<ExitCode> read_settings(const std::vector<std::string>& texts,
                                                    PackOptions& options, const Streams& streams);

// A score as the command line gives it, in tenths; nothing if it is none. Scores have one decimal,
// and what is printed is what is compared.
[[nodiscard]] std::optional<int> score_tenths(double number);
inline constexpr std::string_view k_score_hint = "0 to 100, with at most one decimal";

// "partner-check: message", and the hint on a line of its own; the exit code for misuse.
ExitCode misuse(const Streams& streams, std::string_view message, std::string_view hint = {});

}  // namespace partner_check::app
