// The path of one profile, as one function: text in, report or problems out. Promises: pure;
// profiles do not affect each other.
#pragma once

#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/report/report.hpp"

#include "accepted.hpp"
#include "engine.hpp"

namespace partner_check::app {

struct Assessment {
  report::Report report;
  std::vector<rules::Outcome> outcomes;
  Diagnostics warnings;       // placed
  std::string key;            // of the profile in the baseline, if there is one,
  score::KnownProfile now{};  // and what would stand there today
};

// A text that is to be assessed: a whole file, or one line of an NDJSON file.
struct Source {
  std::string file;
  std::string text;
  std::size_t first_line = 1;
};

// A valid profile as rules see it, and the phase and type that it says it is in.
struct Reading {
  Document document;
  profile::Facts facts;
  rules::Circumstances here;
};

// Reads, validates and derives. Problems are placed.
Result<Reading> read_profile(Source source, const Engine& engine);
// `evaluated_on` is the date of the run. Problems are placed.
Result<Assessment> assess(Source source, const Engine& engine, const score::GateOptions& gate,
                          Instant evaluated_on, const Accepted& accepted = {});

}  // namespace partner_check::app
