#include "questions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/report/report.hpp"

#include "framing.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// What is known of a fact while the outcomes are gone through.
struct Waiting {
  std::set<std::string> rules;
  bool gate = false, readiness = false;
  int settles = 0;
};
using WaitingFacts = std::map<std::string, Waiting>;  // by pointer

void add_open(const Input& input, WaitingFacts& facts) {
  std::map<std::string_view, int> share;  // of each fact that a rule waits for
  for (const score::Openness& open : input.score.open)
    share[open.rule] = open.thousandths;
  for (const rules::Outcome& outcome : input.outcomes)
    for (std::string& pointer : rules::missing_facts(outcome)) {
      Waiting& fact = facts[std::move(pointer)];
      fact.rules.insert(outcome.rule->id);
      fact.settles += share[outcome.rule->id];
    }
}

// The innermost list entry on the way to a fact; "" if none.
std::string entry_around(const Document& document, const std::string& pointer) {
  for (std::string_view around = pointer_parent(pointer); !around.empty();
       around = pointer_parent(around))
    if (const Node* node = find(*document.root, around); is_bare(document, node))
      return std::string(around);
  return {};
}

bool is_before(const Question& a, const Question& b) {
  if (a.gate != b.gate) return a.gate;
  if (a.readiness != b.readiness) return a.readiness;
  // Per minute, multiplied out; what takes no time at all takes one.
  const std::int64_t a_worth = std::int64_t{a.settles} * std::max(b.minutes, 1);
  const std::int64_t b_worth = std::int64_t{b.settles} * std::max(a.minutes, 1);
  return a_worth != b_worth ? a_worth > b_worth : a.pointer < b.pointer;
}

}  // namespace

Question question_about(const Input& input, Sources& places, const OwnSide& own_side,
                        const std::string& pointer, std::vector<std::string> rules) {
  Question question;
  question.pointer = pointer;
  question.identity = by_ids(input.document, own_side, pointer);
  if (const std::string entry = entry_around(input.document, pointer); !entry.empty()) {
    question.about = called(find(*input.document.root, entry));
    question.own_side = own_side.covers(entry);
  }
  question.rules = std::move(rules);
  question.frame = frame(places, own_side, pointer, "known to be incomplete");
  if (const auto info = input.schema.describe(pointer)) {
    question.title = info->title;
    question.question = info->question;
    question.asks = info->asks;
    question.minutes = info->minutes;
  }
  if (question.question.empty()) question.question = pointer;
  return question;
}

std::vector<Question> open_questions(const Input& input, Sources& places, const OwnSide& own_side) {
  WaitingFacts facts;
  add_open(input, facts);
  for (const score::GateFact& fact : input.gate.facts)
    facts[fact.pointer].gate = true;
  for (const score::GateFact& fact : score::gate_facts(input.next_outcomes, Severity::critical)) {
    Waiting& waiting = facts[fact.pointer];
    waiting.readiness = true;
    waiting.rules.insert(fact.rules.begin(), fact.rules.end());
  }
  std::vector<Question> questions;
  for (const auto& [pointer, fact] : facts) {
    Question& question = questions.emplace_back(
        question_about(input, places, own_side, pointer, {fact.rules.begin(), fact.rules.end()}));
    question.gate = fact.gate;
    question.readiness = fact.readiness;
    question.settles = fact.settles;
  }
  std::ranges::sort(questions, is_before);
  return questions;
}

}  // namespace partner_check::report
