// Random rule outcomes for the properties of the score: elements with ranges, and what can happen
// to them (a finding is mended, gets worse, a fact is stated). Own generator: the same seed gives
// the same case everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "partner_check/score/gate.hpp"
#include "partner_check/score/score.hpp"

namespace score_model {

using partner_check::rules::Severity;

// splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // 0 .. bound - 1.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  Severity severity(Severity least, Severity most);

 private:
  std::uint64_t state_;
};

// One element of a rule. An open one stands for those that a list not fully known may hold.
struct Element {
  std::string pointer;  // "" for a rule without for_each
  Severity lo = Severity::clear;
  Severity hi = Severity::clear;
  bool open = false;
};

struct ModelRule {
  std::string id, dimension, root;
  Severity top = Severity::critical;
  bool for_each = false;
  std::vector<Element> elements;  // none: the rule does not apply
};

struct Model {
  partner_check::score::Policy policy;
  std::vector<ModelRule> rules;
  std::vector<partner_check::rules::Compound> compounds;
};

[[nodiscard]] Model make_model(Random& random, const partner_check::score::Policy& shipped);

// Outcomes as a gate reads them, and the rules that they point to.
struct Outcomes {
  std::vector<partner_check::rules::Rule> rules;
  std::vector<partner_check::rules::Outcome> outcomes;
};
[[nodiscard]] Outcomes outcomes(const Model& model);
[[nodiscard]] std::vector<partner_check::score::ScoredRule> scored(const Model& model);
[[nodiscard]] partner_check::score::Score score(const Model& model);

// What may happen to a model. Each returns false where nothing could be done.
bool clear_finding(Model& model, Random& random);
// Lowers either end of a finding's range; what was known of it stays known.
bool improve(Model& model, Random& random);
// Raises either end of the range of an element of which something is known.
bool worsen(Model& model, Random& random);
// Facts are stated: ranges get narrower, elements turn out not to apply, open lists are filled.
void state_facts(Model& model, Random& random);
// The same partnership with rules, elements and partners in another order.
void permute(Model& model, Random& random);

}  // namespace score_model
