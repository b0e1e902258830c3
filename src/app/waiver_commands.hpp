// The parts of `partner-check waivers`, one file each.
#pragma once

#include <string>
#include <vector>

#include "partner_check/app/run.hpp"
#include "partner_check/score/waivers.hpp"

#include "engine.hpp"

namespace partner_check::app {

ExitCode waivers_list(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode waivers_lint(const std::vector<std::string>& arguments, const Streams& streams);
ExitCode waivers_add(const std::vector<std::string>& arguments, const Streams& streams);

// What is wrong with a waiver by itself and next to the others (`index` is its own), as of a day.
// Pointers into the file of waivers.
[[nodiscard]] Diagnostics waiver_problems(const std::vector<score::Waiver>& waivers,
                                          std::size_t index, const rules::RulePack& pack,
                                          Instant as_of);

}  // namespace partner_check::app
