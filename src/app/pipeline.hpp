// The path of one profile, as one function: text in, report or problems out. Promises: pure;
// profiles do not affect each other.
#pragma once

#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/report/report.hpp"

#include "accepted.hpp"
#include "engine.hpp"
#include "reading.hpp"

namespace partner_check::app {

struct Assessment {
  report::Report report;
  std::vector<rules::Outcome> outcomes;
  Diagnostics warnings;       // placed
  std::string key;            // of the profile in the baseline, if there is one,
  score::KnownProfile now{};  // and what would stand there today
  std::string agreed{};       // of several accounts: the document, as JSON
};

// `evaluated_on` is the date of the run. Problems are placed.
Result<Assessment> assess(Source source, const Engine& engine, const score::GateOptions& gate,
                          Instant evaluated_on, const Accepted& accepted = {}, Views views = {});

}  // namespace partner_check::app
