// The configuration file, partner-check.json (data/schema/config.json, docs/configuration.md): what
// holds for all runs in its folder and below. Promises: an unknown or wrong member is a problem
// with its place; paths come out relative to the working directory.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/result.hpp"

#include "settings.hpp"

namespace partner_check::app {

struct Configuration {
  std::string file;  // as read; "": there is none
  Settings settings;
  std::vector<rules::SeveritySetting> severities;
};

inline constexpr std::string_view k_configuration_name = "partner-check.json";

Result<Configuration> read_configuration(const std::string& file);
// In the working directory or the nearest folder above, up to one that has a `.git`; "" if there is
// none.
[[nodiscard]] std::string find_configuration();

}  // namespace partner_check::app
