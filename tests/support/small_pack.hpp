// A small document schema and rules written in a line, for tests of the rule engine that should not
// depend on shipped data.
#pragma once

#include "support/shipped.hpp"

namespace partner_check::test {

inline constexpr const char* k_small_schema = R"({
  "type": "object", "required": ["phase", "type"], "additionalProperties": false,
  "x-subject": {"phase": "phase", "type": "type", "as_of": "as_of"},
  "patternProperties": {"_complete$": {"type": "boolean"}},
  "properties": {
    "phase": {"type": "string", "enum": ["structure", "operate"]},
    "type": {"type": "string", "enum": ["strategic_alliance", "joint_venture"], "x-variable": "partnership_type"},
    "as_of": {"type": "string", "format": "date"},
    "signed_on": {"type": ["string", "null"], "format": "date"},
    "count": {"type": "number"},
    "open": {"type": "boolean"},
    "partners": {"type": ["array", "null"], "items": {
      "type": "object", "required": ["id"], "additionalProperties": false,
      "properties": {"id": {"type": "string"}, "people": {"type": "number"},
        "items": {"type": "array", "items": {"type": "object", "additionalProperties": false,
          "properties": {"due": {"type": "number"}}}}}}}
  }})";

// A rule file: the parts that every rule needs, and `more` (members, beginning with a comma).
inline std::string rule_text(const std::string& levels, const std::string& more = "") {
  return R"({"id": "GOV01", "name": "test-rule", "title": "A rule", "dimension": "governance", "root": "/count",
 "message": "count is {count}", "why": "w", "fix": "f", "effort": "small",
 "sources": [{"document": "failures", "section": "Poor Governance", "claim": "S4:1"}],
 "cases": [{"name": "as it is", "expect": "clear"}],
 "levels": )" +
         levels + more + "}";
}

struct Small {
  profile::Schema rule = shipped_schema("rule");
  profile::Schema compounds = shipped_schema("compounds");
  profile::Schema derived = shipped_schema("derived");
  profile::Schema grounds = shipped_schema("case");
  profile::Schema benchmarks = shipped_schema("benchmarks");
  profile::Schema profile = need(profile::Schema::compile(document(k_small_schema)));

  [[nodiscard]] Result<rules::RulePack> load(
      const std::vector<rules::PackFile>& files,
      const std::vector<rules::ParameterSetting>& settings = {}) const {
    return rules::load_pack(files, {rule, compounds, derived, grounds, benchmarks, profile},
                            settings);
  }
};

}  // namespace partner_check::test
