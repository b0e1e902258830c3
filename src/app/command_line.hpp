// CLI11, wrapped: one place where arguments are parsed, help is printed and mistakes get a
// suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "partner_check/app/run.hpp"

#include "asked.hpp"

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

// The option of a row, with the help text of the command.
CLI::Option* add_setting(CLI::App& parser, Asked& asked, Setting setting, const std::string& help,
                         const std::string& type_name);
// --rules, --schema and --param.
void add_rule_options(CLI::App& parser, Asked& asked);
// These and --config, --no-config.
void add_pack_options(CLI::App& parser, Asked& asked);
// --view.
void add_view_option(CLI::App& parser, Asked& asked);

}  // namespace partner_check::app
