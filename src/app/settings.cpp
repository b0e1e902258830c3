#include "settings.hpp"

#include <iterator>
#include <utility>

namespace partner_check::app {

Settings settings_of_environment(const Streams& streams) {
  Settings settings;
  for (const SettingRow& row : k_setting_rows) {
    if (row.variable.empty()) continue;
    const std::string name(row.variable);
    std::optional<std::string> value = streams.environment(name.c_str());
    if (value && !value->empty()) settings[row.setting] = {{std::move(*value), name}};
  }
  return settings;
}

Settings over(Settings near, Settings far) {
  for (const SettingRow& row : k_setting_rows) {
    std::vector<Word>& words = near[row.setting];
    std::vector<Word>& below = far[row.setting];
    if (!words.empty() && row.takes != Takes::by_name) continue;
    std::move(words.begin(), words.end(), std::back_inserter(below));
    words = std::move(below);
  }
  return near;
}

}  // namespace partner_check::app
