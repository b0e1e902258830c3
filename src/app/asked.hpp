// What a command was asked for in all four places (settings.hpp), and what to say of mistakes
// there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/app/run.hpp"

#include "options.hpp"
#include "settings.hpp"

namespace partner_check::app {

struct Asked {
  Settings settings;                 // of the command line; after settle() of all places
  std::string config;                // --config; after settle() the file that was read, or ""
  bool no_config = false;            // --no-config
  std::vector<std::string> views{};  // --view
  std::vector<rules::SeveritySetting> severities{};  // after settle()
  std::string again{};  // after settle(): what the next command repeats, " --rules own"
};

// Asks the environment and the configuration file. A mistake is reported on `err`.
[[nodiscard]] std::optional<ExitCode> settle(Asked& asked, const Streams& streams);

// What is wrong with a word, if anything: a message, a hint, and the place in the configuration
// file, if it stands there.
using Mistake = std::optional<Diagnostic>;
[[nodiscard]] Diagnostic mistake(const Word& word, std::string message, std::string hint = {});
[[nodiscard]] Diagnostic not_one_of(const Word& word, const std::vector<std::string_view>& names);
// "a|b|c".
[[nodiscard]] std::string choices(const std::vector<std::string_view>& names);

[[nodiscard]] Mistake read_pack(const Asked& asked, PackOptions& options);

// A score as the command line gives it, in tenths; nothing if it is none. Scores have one decimal,
// and what is printed is what is compared.
[[nodiscard]] std::optional<int> score_tenths(double number);
inline constexpr std::string_view k_score_hint = "0 to 100, with at most one decimal";

// "partner-check: message", and the hint on a line of its own; the exit code for misuse.
ExitCode misuse(const Streams& streams, std::string_view message, std::string_view hint = {});
// The same of a mistake, with its place if it stands in the configuration file.
ExitCode misuse(const Streams& streams, const Diagnostic& mistake);

}  // namespace partner_check::app
