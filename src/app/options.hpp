// What the command line said, typed. Defaults are the documented ones.
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
  std::string schema;                             // --schema; "": that of partnership profiles
  std::vector<std::string> folders;               // --rules
  std::vector<rules::ParameterSetting> settings;  // --param
};

struct CheckOptions {
  std::vector<std::string> paths;
  PackOptions pack;
  std::optional<Instant> as_of;  // --as-of; otherwise today
  const report::Format* format = nullptr;
  score::GateOptions gate;
  std::optional<report::Color> color;  // nothing: decide by environment and terminal
  report::Detail detail = report::Detail::main;
  report::Ledger ledger = report::Ledger::hidden;
  std::size_t max_size = 64u << 20;  // bytes of one file
  std::vector<std::string> exclude;
};

}  // namespace partner_check::app
