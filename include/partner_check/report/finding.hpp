// What reports say of one finding and of one rule. Strings are raw: each format escapes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/report/questions.hpp"
#include "partner_check/rules/evaluate.hpp"

namespace partner_check::report {

struct ReportFinding {
  const rules::RuleText* rule = nullptr;
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
  bool own_side = false;            // its message may show facts for one side's eyes (x-private)
  std::size_t shared_elements = 0;  // so many of `elements`, from the first on, everybody may see
  std::optional<std::size_t> waiver{};  // in Report::waivers, of one that covers it today
  std::string told_by_one{};            // whose word are all facts that it compares
  bool fresh = false;                   // not in the baseline, or milder there
};

// How one rule came out.
struct RuleResult {
  const rules::RuleText* rule = nullptr;
  rules::State state = rules::State::clear;
  rules::Severity lo = rules::Severity::clear;
  rules::Severity hi = rules::Severity::clear;
  rules::Severity top = rules::Severity::clear;  // the highest level that applies; clear: none
  std::size_t elements = 0, unknown_elements = 0;
  std::vector<std::string> waits_for;  // pointers, sorted
};

}  // namespace partner_check::report
