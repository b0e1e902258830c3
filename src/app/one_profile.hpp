// One profile for a command that looks at a single one: its options, and everything up to the
// report. Mistakes and problems are printed on `err`, with the documented exit codes.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "partner_check/app/run.hpp"

#include "command_line.hpp"
#include "engine.hpp"
#include "pipeline.hpp"

namespace partner_check::app {

enum class Form { text, json };

// The options that these commands share, as texts.
struct ProfileWords {
  std::string path, as_of;
  std::string format = "text";
  Asked asked;
};

// The profile, --format, --as-of, and the options of the pack.
void add_profile_options(CLI::App& parser, ProfileWords& words);

struct OneProfile {
  Engine engine;
  Source source;  // with views: what they and the profile agree on
  Assessment assessment;
  score::GateOptions gate;
  Accepted accepted;  // waivers
  Instant evaluated_on;
  Form form = Form::text;
};

// `command` is the name for messages. An exit code: something was wrong, and was said.
std::variant<OneProfile, ExitCode> read_one(std::string_view command, const ProfileWords& words,
                                            const Streams& streams);

// Nothing if `path` may name one profile (a file, or - for standard input).
std::optional<ExitCode> refuse_path(std::string_view command, const std::string& path,
                                    const Streams& streams);
struct Given {
  Source source;
  Views views;
};
// The text of the profile, and those of --view.
std::variant<Given, ExitCode> read_given(const std::string& path, const Asked& asked,
                                         const Engine& engine, const Streams& streams);

// How a page for a terminal is laid out.
[[nodiscard]] report::RenderOptions rendering(const Streams& streams);
// `code`, unless a rule failed to evaluate: then that is said, and the code is that of a wrong
// pack.
[[nodiscard]] ExitCode unless_failed(const report::Report& report, ExitCode code,
                                     const Streams& streams);

}  // namespace partner_check::app
