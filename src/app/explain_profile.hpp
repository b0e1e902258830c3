// `explain RULE PROFILE`: why a rule came out as it did on one profile.
#pragma once

#include <string>

#include "partner_check/app/run.hpp"

#include "asked.hpp"
#include "engine.hpp"

namespace partner_check::app {

// `path`: a file, or "-" for standard input. Problems of the profile go to `err`.
ExitCode explain_profile(const rules::Rule& rule, const std::string& path, const Asked& asked,
                         report::Detail detail, const Engine& engine, const Streams& streams);

}  // namespace partner_check::app
