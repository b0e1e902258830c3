// The command line of check, and what it means together with the environment and the configuration
// file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command_line.hpp"

namespace partner_check::app {

// As texts, before they are turned into what they mean.
struct CheckWords {
  Asked asked;
  std::string as_of, max_size;
  std::string color = "auto";
  bool quiet = false, verbose = false;
  bool update_baseline = false, add = false;
};

// `--fail-on-regression` takes a number or nothing: which of the two, said so that no path behind
// it can be taken for its number.
[[nodiscard]] std::vector<std::string> spelled_out(std::vector<std::string> arguments);
// Formats, audience, how much and in which colours: what a saved result is rendered with, too.
void add_output_options(CLI::App& parser, CheckOptions& options, CheckWords& words);
[[nodiscard]] Mistake read_output_words(const CheckWords& words, CheckOptions& options);

void add_check_options(CLI::App& parser, CheckOptions& options, CheckWords& words);
// Settles the words first. A mistake is reported on `err`.
[[nodiscard]] std::optional<ExitCode> read_check_words(CheckWords& words, CheckOptions& options,
                                                       const Streams& streams);

}  // namespace partner_check::app
