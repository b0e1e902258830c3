// Severities that a configuration gives rules instead of their own.
#include <algorithm>
#include <set>

#include "partner_check/base/text.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

Diagnostics set_severities(RulePack& pack, std::vector<SeveritySetting> settings) {
  Diagnostics problems;
  std::set<std::string> off;
  for (const SeveritySetting& setting : settings) {
    const auto rule = std::ranges::find(pack.rules, setting.rule, &Rule::id);
    if (rule == pack.rules.end()) {
      std::vector<std::string_view> ids;
      for (const Rule& known : pack.rules)
        ids.push_back(known.id);
      problems.push_back(at(setting.spot, {.code = "unknown-rule",
                                           .message = "there is no rule `" + setting.rule + "`",
                                           .hint = did_you_mean(setting.rule, ids)}));
    } else if (setting.severity) {
      for (Level& level : rule->levels)
        level.severity = *setting.severity;
    } else {
      off.insert(setting.rule);
    }
  }
  std::erase_if(pack.rules, [&](const Rule& rule) { return off.contains(rule.id); });
  std::erase_if(pack.grounds.all, [&](const Ground& ground) { return off.contains(ground.rule); });
  pack.severities = std::move(settings);
  return problems;
}

}  // namespace partner_check::rules
