// Why a rule came out as it did: what was asked of each element, in the order of the loop, and what
// each part of the answers rests on. Promises: the same outcome as evaluate(), from the same loop.
// Slower than evaluate(): for one rule that somebody asks about.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "partner_check/rules/evaluate.hpp"

namespace partner_check::rules {

enum class Fate : std::uint8_t {
  judged,    // its levels were asked
  left_out,  // `when` is false
  open,      // `when`, or the list that it would stand in, is unknown, incomplete or failed
  empty      // no element: the list is empty or null
};

// One question and its answer.
struct Step {
  const Level* level = nullptr;  // nullptr: a list of for_each, or `when`
  cel::Trace answer;
};

struct ElementTrace {
  Fate fate = Fate::judged;
  std::vector<std::pair<std::string, std::string>> elements;  // for_each name -> JSON pointer; as
                                                              // far as they were bound
  std::optional<Finding> finding;                             // none: clear, or not judged
  std::vector<Step> steps;                                    // what was asked, in order
};

struct RuleTrace {
  Outcome outcome;
  std::vector<ElementTrace> elements;
  Arena arena;  // owns values of the steps
};

// Facts, circumstances and rule must outlive the result.
[[nodiscard]] RuleTrace trace(const Rule& rule, const profile::Schema& schema,
                              const profile::Facts& facts, const Circumstances& circumstances,
                              cel::Aside aside);

}  // namespace partner_check::rules
