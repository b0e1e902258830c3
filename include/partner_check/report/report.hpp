// Everything that a format prints about one profile: words, numbers and places, sorted and rounded
// once. Formats only lay it out. Promises: no clock, host name or absolute path; the same input
// gives the same report. Strings are raw: each format escapes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/report/data_notes.hpp"
#include "partner_check/report/deliveries.hpp"
#include "partner_check/report/finding.hpp"
#include "partner_check/report/grounds.hpp"
#include "partner_check/report/next_phase.hpp"
#include "partner_check/report/parts.hpp"
#include "partner_check/report/questions.hpp"
#include "partner_check/report/views.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/baseline.hpp"
#include "partner_check/score/factors.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/score.hpp"
#include "partner_check/score/sensitivity.hpp"
#include "partner_check/score/waivers.hpp"

namespace partner_check::report {

// Who and when. "" where it is not stated, or the document schema has no such field.
struct Subject {
  std::string file, name, type, phase;  // type and phase as in the profile: "industry_academia"
  std::string as_of, evaluated_on;      // dates
  std::string start_date;
  std::string sha256{};  // of the file, or of the line of an NDJSON file
};

struct Report {
  Subject subject;
  score::Score score;
  score::Gate gate;
  std::size_t critical_open = 0;  // facts that could still make a finding critical
  bool provisional = false;       // gate facts missing or too few dimensions covered
  std::vector<DataNote> data_notes;
  std::string headline;  // one sentence: the worst thing that is certain, or that nothing is
  std::vector<Remedy> remedies;     // raised, as score::Score::gains orders them
  std::vector<ReportFinding> info;  // raised at info: no points
  std::vector<ReportFinding>
      unknown;  // rules that wait for facts, the highest possible severity first
  std::vector<ReportFinding> errors;
  std::vector<Question> questions;       // all open ones, best first
  std::vector<Question> gate_questions;  // what the gate waits for
  std::optional<Grounds> grounds;        // for and against; the report opens with them
  std::optional<Readiness> readiness;
  std::optional<NextPhase> next;  // nothing: profiles have no phases
  std::vector<Chain> chains;      // of the stated view
  std::vector<score::FactorScore> factors;
  std::vector<const rules::RuleText*>
      strengths;  // clear and worth naming, what would weigh most first
  std::vector<Delivery> deliveries;
  std::vector<RuleResult> rules;  // all, in the order of the pack
  std::size_t first_line = 1;     // more than 1: of a line of an NDJSON file
  // Waivers that name this profile, in the order of their file, and the score with those in force.
  std::vector<score::WaiverUse> waivers;
  std::optional<score::ViewScore> after_waivers;  // the stated view; nothing: no waiver in force
  std::optional<score::Sensitivity> sensitivity;  // if it was asked for
  std::optional<Regression> regression;           // against a baseline, if one was given
  std::optional<Views> views;  // the partners' own accounts, if there are several
};

// What went into a report; borrowed while it is built.
struct Input {
  const Document& document;
  const profile::Facts& facts;
  const profile::Schema& schema;
  const std::vector<rules::Outcome>& outcomes;
  const std::vector<rules::Outcome>& next_outcomes;  // of the next phase; empty if there is none
  std::string next_phase;                            // "" : none
  const score::Score& score;
  const score::Gate& gate;
  const std::vector<score::FactorScore>& factors;
  std::string evaluated_on;
  std::span<const score::WaiverUse> waivers{};
  std::optional<score::ViewScore> after_waivers{};
  const score::Changes* changes = nullptr;  // since the baseline, if there is one
  // Of the phases before the work and before the profile's own, in order of time, and of the next
  // (nullptr: none).
  std::span<const PhaseOutcomes> earlier{};
  const PhaseOutcomes* following = nullptr;
  std::span<const rules::WeighedGround> weighed{};
  std::string grounds_title{};
  int old_after_days = 0;  // facts that are older have a note; 0: none has
  // Of several accounts: `document` is what they agree on, and has no text.
  std::span<const profile::Account> accounts{};
  const profile::Agreement* agreement = nullptr;
};

[[nodiscard]] Report build(const Input& input);

}  // namespace partner_check::report
