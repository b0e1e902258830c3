// Everything that is read once before the first profile: schemas, rule pack, scoring policy. From
// the data built into the program, and from the folders of --rules; with --schema from those alone.
// Promises: read-only afterwards.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/pack.hpp"
#include "partner_check/score/policy.hpp"

#include "options.hpp"

namespace partner_check::app {

struct Engine {
  std::unique_ptr<const profile::Schema> schema;  // the pack points to it
  rules::RulePack pack;
  score::Policy policy;
  std::string rules_sha256;   // of all rule files, the shipped ones first (rules::digest)
  std::string policy_sha256;  // of the file of the scoring policy
};

// What is taken of the shipped pack, where the options leave it as it is.
enum class Shipped {
  compiled,  // as compiled when the program was built: without cases and their base, in no time
  files,     // read and checked again, some 10 ms
  nothing    // but the benchmarks
};

// Problems are those of the pack's files (code, file, place), or of what the options say.
Result<Engine> load_engine(const PackOptions& options, Shipped shipped = Shipped::compiled);
// The text of a built-in data file, "schema/profile.json"; the file must exist.
[[nodiscard]] std::string_view built_in(std::string_view path);

}  // namespace partner_check::app
