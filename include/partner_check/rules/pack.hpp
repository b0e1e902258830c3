// A rule pack: rules, compounds, derived facts, grounds for and against, benchmarks, and the
// healthy profile that the cases patch, read from files given as text. Promises: every problem of
// every file in one run (code, file, place, caret range); a pack with a problem is refused whole.
// The schema must outlive the pack.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/result.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/grounds.hpp"
#include "partner_check/rules/rule.hpp"

namespace partner_check::rules {

// A rule file, `base.json`, `compounds.json`, `derived.json`, `case.json` or `benchmarks.json`,
// told apart by name. `file` is the name for messages.
struct PackFile {
  std::string file;
  std::string text;
  std::size_t layer =
      0;  // files of a later layer may replace rules of an earlier one, not of their own
};

// What names a row of files by content: `before` names the ones before this ("": none), `path` is
// relative to the folder of its pack. SHA-256, 64 hexadecimal digits.
[[nodiscard]] std::string digest(const std::string& before, const std::string& path,
                                 const std::string& text);

// One `--param RULE.NAME=VALUE`.
struct ParameterSetting {
  std::string rule;
  std::string name;
  std::string value;
  Spot spot{};
};

// The severity that every finding of a rule has, instead of those of its levels.
struct SeveritySetting {
  std::string rule;
  std::optional<Severity> severity;  // above clear; nothing: the rule is left out
  std::string reason;
  Spot spot{};
};

struct RulePack {
  std::vector<Rule> rules;  // by id
  std::vector<Compound> compounds;
  std::vector<DerivedFact> derived;
  Grounds grounds;
  std::vector<Benchmark> benchmarks;
  const Node* base = nullptr;  // base.json; nullptr if the files had none
  const profile::Schema* schema = nullptr;
  std::vector<SeveritySetting> severities;  // that were applied; rules left out are not in `rules`

  // Owners of what the above points to.
  std::shared_ptr<TypeTable> types;
  std::vector<std::shared_ptr<const Document>> documents;
  std::shared_ptr<Arena> arena;

  [[nodiscard]] const Rule* find(std::string_view id_or_name) const;
};

// What rules may name of a scoring policy, by id.
struct Vocabulary {
  std::vector<std::string> dimensions, success_factors;
};

// What every pack is read against: the schemas of its kinds of files (data/schema/), the profile's,
// and the policy's words (nullptr: any will do).
struct PackSchemas {
  const profile::Schema& rule;
  const profile::Schema& compounds;
  const profile::Schema& derived;
  const profile::Schema& grounds;
  const profile::Schema& benchmarks;
  const profile::Schema& profile;
  const Vocabulary* vocabulary = nullptr;
};

// Files in order: a rule whose id was read before replaces it, likewise base.json, case.json, the
// expression of a derived fact and a benchmark; compounds add up. `below`: a pack that was loaded
// before, without settings, and counts as layer 0; its own problems have no place.
Result<RulePack> load_pack(const std::vector<PackFile>& files, const PackSchemas& schemas,
                           const std::vector<ParameterSetting>& settings = {}, RulePack below = {});
// What load_pack does last; code bad-parameter.
[[nodiscard]] Diagnostics set_parameters(RulePack& pack,
                                         const std::vector<ParameterSetting>& settings);
// After the parameters, for a rule may be left out. Compounds keep the members that are there;
// grounds of rules that are left out go. Code unknown-rule.
[[nodiscard]] Diagnostics set_severities(RulePack& pack, std::vector<SeveritySetting> settings);
// "COMM01.max_days=21"; code bad-parameter.
Result<ParameterSetting> parse_setting(std::string_view text);

}  // namespace partner_check::rules
