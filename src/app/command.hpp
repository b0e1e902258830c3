// The table of commands: one row each, one file each (command_<name>.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/app/run.hpp"

namespace partner_check::app {

struct Command {
  std::string_view name;
  std::string_view help;
  ExitCode (*run)(const std::vector<std::string>& arguments, const Streams& streams);
};

[[nodiscard]] std::span<const Command> commands();

ExitCode command_check(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_rules(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_explain(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_questions(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_plan(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_what_if(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_test_rules(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_waivers(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_render(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_diff(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_merge_views(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode command_schema(const std::vector<std::string>& arguments, const Streams& streams);

}  // namespace partner_check::app
