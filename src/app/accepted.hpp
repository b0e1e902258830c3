// What people have accepted of a profile before: waivers, and a baseline. Read once; then for each
// profile what is left of its findings, and the gate on that. Promises: read-only after reading; a
// file that was named and is not there is a problem.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/score/baseline.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/waivers.hpp"

#include "engine.hpp"

namespace partner_check::app {

struct Accepted {
  std::string waivers_file, baseline_file;  // "": none
  std::vector<score::Waiver> waivers;
  std::string waivers_sha256;
  std::optional<score::Baseline> baseline;
};

struct WaiverFile {
  Document document;
  std::vector<score::Waiver> waivers;
};
// Problems are placed.
Result<WaiverFile> read_waiver_file(const std::string& file);
Result<WaiverFile> waiver_file(Document document);

// A baseline that is to be added to need not be there yet.
Result<Accepted> read_accepted(const std::string& waivers_file, const std::string& baseline_file,
                               BaselineUse use);
using KnownProfiles = std::vector<std::pair<std::string, score::KnownProfile>>;
struct Updated {
  score::Baseline baseline;
  std::vector<std::pair<std::string, score::KnownFinding>> criticals;  // left out; with the file
};
// The baseline after a run. A profile that was not looked at stays as long as its file is there.
[[nodiscard]] Updated updated_baseline(const Accepted& accepted, const KnownProfiles& now,
                                       BaselineUse use);

// A profile, as files of waivers and baselines name it.
struct ProfileName {
  std::string file;  // as given on the command line
  std::string line;  // of an NDJSON file: what the profile calls itself; else ""
};

struct Judgement {
  score::Gate gate;
  std::vector<score::WaiverUse> waivers;
  std::optional<score::ViewScore> after_waivers;
  // Against the baseline, if there is one.
  std::optional<score::Changes> changes;
  std::string key;  // of the profile in it
  score::KnownProfile now;
};
Judgement judge(const std::vector<rules::Outcome>& outcomes, const score::Score& score,
                const Document& document, const ProfileName& name, const Engine& engine,
                const score::GateOptions& options, Instant evaluated_on, const Accepted& accepted);

}  // namespace partner_check::app
