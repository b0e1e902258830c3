#include "partner_check/app/run.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>

#include <sys/ioctl.h>
#include <unistd.h>

#include "partner_check/base/version.hpp"

#include "command.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr std::array k_commands{
    Command{"check", "score files, folders or - (the default: partner-check PATH...)",
            command_check},
    Command{"rules", "list the rules", command_rules},
    Command{"explain", "one rule in full; with a profile: why it is raised there, or not",
            command_explain},
    Command{"questions", "the open questions of a profile, best first", command_questions},
    Command{"plan", "the cheapest remedies that lift the score to a target", command_plan},
    Command{"what-if", "score and findings before and after a change", command_what_if},
    Command{"test-rules", "run the cases of rules; show what they leave untested",
            command_test_rules},
    Command{"waivers", "findings that somebody answers for: list, check, add", command_waivers},
    Command{"render", "print a saved result in other formats", command_render},
    Command{"diff", "what changed from one result to a later one", command_diff},
    Command{"merge-views", "what a profile and the views of single partners agree on",
            command_merge_views},
    Command{"schema", "print the JSON Schema of profile, rule, policy or result", command_schema},
};

ExitCode dispatch(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.empty()) {
    streams.err << "usage: partner-check PATH...   score partnership profiles\n"
                   "       partner-check --help    all options and commands\n";
    return ExitCode::misused;
  }
  if (arguments.front() == "--version") {
    streams.out << "partner-check " << k_version << '\n';
    return ExitCode::passed;
  }
  for (const Command& command : k_commands)
    if (command.name == arguments.front())
      return command.run({arguments.begin() + 1, arguments.end()}, streams);
  return command_check(arguments, streams);
}

}  // namespace

std::span<const Command> commands() {
  return k_commands;
}

ExitCode run(const std::vector<std::string>& arguments, const Streams& streams) {
  try {
    return dispatch(arguments, streams);
  } catch (const std::exception& failure) {
    streams.err << "partner-check: internal error: " << failure.what() << '\n';
    return ExitCode::internal;
  }
}

Streams process_streams() {
  Streams streams{.in = std::cin, .out = std::cout, .err = std::cerr};
  streams.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  streams.err_is_terminal = isatty(STDERR_FILENO) == 1;
  winsize size{};
  if (streams.out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    streams.out_width = size.ws_col;
  streams.environment = [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
  return streams;
}

}  // namespace partner_check::app
