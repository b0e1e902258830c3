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
#include "partner_check/report/deliveries.hpp"
#include "partner_check/report/questions.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/factors.hpp"
#include "partner_check/score/gate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::report {

// Who and when. "" where it is not stated, or the document schema has no such field.
struct Subject {
  std::string file, name, type, phase;  // type and phase as in the profile: "industry_academia"
  std::string as_of, evaluated_on;      // dates
  std::string start_date;
};

struct ReportFinding {
  const rules::Rule* rule = nullptr;
  rules::Severity lo = rules::Severity::clear;
  rules::Severity hi = rules::Severity::clear;
  rules::Severity reach = rules::Severity::clear;  // at worst, as rules::Finding says
  std::string title, why, fix;  // of the level that is certain, else of the one that is possible
  std::string message, pointer, error;
  std::vector<std::string> elements;  // "partner helix" of a rule for each partner, "" elsewhere
  std::string identity;  // "/partners/@helix": its elements in any version of the profile
  Frame frame;
  std::vector<rules::Evidence> evidence;
  std::vector<std::string> missing;
};

// Findings on one root: one cause with its consequences.
struct Remedy {
  score::Gain gain;
  std::vector<ReportFinding> findings;  // the cause first
};

// Of the phase after the profile's own, in the select and structure phases.
struct Readiness {
  std::string next_phase;
  std::vector<ReportFinding> blockers;  // raised criticals
  std::vector<Question> missing;        // gate facts
  std::vector<std::string> failed{};    // rules that failed to evaluate
  std::optional<int> days_left;         // to the start, if stated and not past
};

// A raised compound: the findings that feed each other, the first group's first.
struct Chain {
  const rules::Compound* compound = nullptr;
  struct Link {
    std::string rule, title;  // of the worst finding of a raised member
  };
  std::vector<Link> links;
};

struct Report {
  Subject subject;
  score::Score score;
  score::Gate gate;
  std::size_t critical_open = 0;  // facts that could still make a finding critical
  bool provisional = false;       // gate facts missing or too few dimensions covered
  std::string headline;  // one sentence: the worst thing that is certain, or that nothing is
  std::vector<Remedy> remedies;     // raised, as score::Score::gains orders them
  std::vector<ReportFinding> info;  // raised at info: no points
  std::vector<ReportFinding>
      unknown;  // rules that wait for facts, the highest possible severity first
  std::vector<ReportFinding> errors;
  std::vector<Question> questions;       // all open ones, best first
  std::vector<Question> gate_questions;  // what the gate waits for
  std::optional<Readiness> readiness;
  std::vector<Chain> chains;  // of the stated view
  std::vector<score::FactorScore> factors;
  std::vector<const rules::Rule*> strengths;  // clear and worth naming, what would weigh most first
  std::vector<Delivery> deliveries;
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
  const std::vector<score::FactorScore>& factors;
  std::string evaluated_on;
};

[[nodiscard]] Report build(const Input& input);

}  // namespace partner_check::report
