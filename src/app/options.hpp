// What a command was asked for, typed. Defaults are the documented ones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/time.hpp"
#include "partner_check/report/format.hpp"
#include "partner_check/rules/pack.hpp"
#include "partner_check/score/gate.hpp"

namespace partner_check::app {

// Where the rules come from: shared by all commands that read a pack.
struct PackOptions {
  std::string schema;                              // --schema; "": that of partnership profiles
  std::vector<std::string> folders;                // --rules
  std::vector<rules::ParameterSetting> settings;   // --param
  std::vector<rules::SeveritySetting> severities;  // of the configuration file
};

// A report to be written; at most one has no path.
struct Output {
  const report::Format* format = nullptr;
  std::string path;  // "": standard output
  Spot spot{};       // in the configuration file
};

enum class Noise : std::uint8_t {
  quiet,   // nothing on standard output, only errors on standard error
  usual,   // warnings, too
  verbose  // what was read, too
};
enum class BaselineUse : std::uint8_t {
  compare,
  prune,  // --update-baseline: what is gone leaves it
  add     // with --add: what is new enters it
};
enum class Sensitivity : std::uint8_t { unasked, asked };  // --sensitivity
enum class ExitPolicy : std::uint8_t { verdict, zero };    // --exit-zero: whatever the gate says

// --view: what a partner filled in alone.
struct ViewWord {
  std::string by, file;  // its id
};

struct CheckOptions {
  std::vector<std::string> paths;
  PackOptions pack;
  std::optional<Instant> as_of;  // --as-of; otherwise today
  std::vector<Output> outputs;
  score::GateOptions gate;
  ExitPolicy exit = ExitPolicy::verdict;
  report::Audience audience = report::Audience::own;
  std::string waivers, baseline;  // files; "": none
  std::vector<ViewWord> views;    // --view
  BaselineUse baseline_use = BaselineUse::compare;
  std::optional<report::Color> color;  // nothing: decide by environment and terminal
  report::Detail detail = report::Detail::main;
  report::Ledger ledger = report::Ledger::hidden;
  report::Waived waived_alerts = report::Waived::left_out;
  Sensitivity sensitivity = Sensitivity::unasked;
  Noise noise = Noise::usual;
  std::size_t max_size = 64u << 20;  // bytes of one file
  std::vector<std::string> exclude;
};

}  // namespace partner_check::app
