// Everything that a format prints about one profile: words, numbers and places, sorted and rounded
// once. Formats only lay it out. Promises: no clock, host name or absolute path; the same input
// gives the same report. Strings are raw: each format escapes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::report {

// Who and when.
struct Subject {
  std::string file, name, type, phase;  // type and phase as in the profile: "industry_academia"
  std::string as_of, evaluated_on;      // dates
  std::string start_date;               // "" if not stated
};

// The stretch of the profile that a finding is about.
struct Frame {
  Place place;
  std::string pointer;   // of what is framed
  std::string label;     // beside the caret
  bool missing = false;  // the fact is not there: the frame stands at its parent's key
};

struct ReportFinding {
  const rules::Rule* rule = nullptr;
  rules::Severity lo = rules::Severity::clear;
  rules::Severity hi = rules::Severity::clear;
  std::string message, pointer, error;
  std::vector<std::string> elements;  // "partner helix" of a rule for each partner, "" elsewhere
  Frame frame;
  std::vector<rules::Evidence> evidence;
  std::vector<std::string> missing;
};

// Findings on one root: one cause with its consequences.
struct Remedy {
  score::Gain gain;
  std::vector<ReportFinding> findings;  // the cause first
};

// A fact to ask for.
struct Question {
  std::string pointer, title, question, asks;
  int minutes = 0;  // 0: not known
  std::vector<std::string> rules;
  Frame frame;
};

// Of the phase after the profile's own, in the select and structure phases.
struct Readiness {
  std::string next_phase;
  std::vector<ReportFinding> blockers;  // raised criticals
  std::vector<Question> missing;        // gate facts
  std::vector<std::string> failed{};    // rules that failed to evaluate
  std::optional<int> days_left;         // to the start, if stated and not past
};

struct Report {
  Subject subject;
  score::Score score;
  score::Gate gate;
  bool provisional = false;  // gate facts missing or too few dimensions covered
  std::string headline;      // one sentence: the worst thing that is certain, or that nothing is
  std::vector<Remedy> remedies;     // raised, as score::Score::gains orders them
  std::vector<ReportFinding> info;  // raised at info: no points
  std::vector<ReportFinding>
      unknown;  // rules that wait for facts, the highest possible severity first
  std::vector<ReportFinding> errors;
  std::vector<Question> gate_questions;  // what the gate waits for
  std::optional<Readiness> readiness;
  std::vector<rules::Outcome> outcomes;  // all, in the order of the pack
  std::string text;                      // of the profile, for frames
  std::size_t first_line = 1;
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
  std::string evaluated_on;
};

[[nodiscard]] Report build(const Input& input);

}  // namespace partner_check::report
