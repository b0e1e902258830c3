#include "property/score_model.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace score_model {

using namespace partner_check;

namespace {

constexpr std::size_t k_partners = 3;
constexpr std::array k_shares{0, 10, 50, 90, 100};  // percent

std::string partner(std::size_t index) {
  return fmt::format("/partners/{}", index);
}

// How much is known of a case, how bad that is, and how bad it can get.
struct Mood {
  int known = 50;
  int bad = 50;
  Severity most = Severity::critical;
};

bool is_unknown(const Element& element, const ModelRule& rule) {
  return element.lo == Severity::clear && element.hi == rule.top;
}

void draw_outcome(Element& element, Severity top, Mood mood, Random& random) {
  element.lo = Severity::clear;
  element.hi = top;
  if (!random.chance(mood.known)) {
    if (random.chance(70)) return;
    element.hi = random.severity(Severity::clear, top);
    element.lo = random.severity(Severity::clear, element.hi);
  } else {
    if (random.chance(mood.bad)) element.lo = random.severity(Severity::info, top);
    element.hi = element.lo;
  }
}

ModelRule draw_rule(std::size_t index, std::size_t dimensions, std::size_t roots, Mood mood,
                    const score::Policy& policy, Random& random) {
  ModelRule rule;
  rule.id = fmt::format("R{:03}", index);
  rule.dimension = policy.dimensions[random.below(dimensions)].id;
  rule.root = fmt::format("/root{}", random.below(roots));
  rule.top = random.severity(Severity::info, mood.most);
  rule.for_each = random.chance(40);
  const std::size_t count = rule.for_each ? random.below(k_partners + 1) : 1;
  for (std::size_t i = 0; i < count; ++i) {
    Element& element = rule.elements.emplace_back();
    if (rule.for_each) element.pointer = partner(i);
    draw_outcome(element, rule.top, mood, random);
  }
  if (rule.for_each && !random.chance(mood.known) && random.chance(50))
    rule.elements.push_back({"", Severity::clear, rule.top, true});
  return rule;
}

rules::Compound draw_compound(std::size_t index, std::size_t rule_count, Random& random) {
  rules::Compound compound;
  compound.id = fmt::format("M{:02}", index);
  if (random.chance(50)) compound.same = "partner";
  const std::size_t groups = 2 + random.below(2);
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<std::string>& members = compound.all.emplace_back();
    const std::size_t count = 1 + random.below(3);
    for (std::size_t i = 0; i < count; ++i)
      members.push_back(
          fmt::format("R{:03}", random.below(std::min<std::size_t>(rule_count, 8) + 1)));
  }
  return compound;
}

std::vector<score::CeilingStep> draw_steps(Random& random) {
  std::vector<score::CeilingStep> steps;
  int from = 0;
  int ceiling = 100;
  for (std::size_t i = random.below(4); i > 0; --i) {
    from += 1 + static_cast<int>(random.below(5));
    ceiling -= static_cast<int>(random.below(30));
    steps.push_back({from, ceiling});
  }
  return steps;
}

// Any numbers that data/schema/policy.json and read_policy accept.
void draw_numbers(score::Policy& policy, Random& random) {
  int weight = 0;
  for (std::size_t i = 1; i < policy.weights.size(); ++i)
    policy.weights[i] = weight += static_cast<int>(random.below(7));
  policy.weights.back() = std::max(policy.weights.back(), 1);
  policy.least_out_of = 1 + static_cast<int>(random.below(40));
  policy.critical_dimension_percent = static_cast<int>(random.below(101));
  policy.critical_roots = draw_steps(random);
  policy.accumulation = draw_steps(random);
  policy.compounds = draw_steps(random);
  policy.weak_dimensions = draw_steps(random);
  policy.weak_dimension_below = static_cast<int>(random.below(101)) * 10;
  policy.mediums_per_high = 1 + static_cast<int>(random.below(5));
  policy.highs_per_critical = 1 + static_cast<int>(random.below(5));
}

score::ScoredRule scored(const ModelRule& rule) {
  score::ScoredRule made{
      .id = rule.id, .dimension = rule.dimension, .root = rule.root, .top = rule.top};
  for (const Element& element : rule.elements) {
    made.lo = std::max(made.lo, element.lo);
    made.hi = std::max(made.hi, element.hi);
    if (!is_unknown(element, rule)) made.known_element = true;
    if (element.lo < element.hi) ++made.missing;
    const score::Element place{"partner",
                               element.open ? std::string(score::k_any_element) : element.pointer};
    if (rule.for_each && element.lo > Severity::clear) made.raised_at.push_back(place);
    if (rule.for_each && element.hi > Severity::clear) made.possible_at.push_back(place);
  }
  return made;
}

// A rule and one of its elements that is not open, or nullptr.
struct Pick {
  ModelRule* rule = nullptr;
  Element* element = nullptr;
};

Pick pick(Model& model, Random& random) {
  if (model.rules.empty()) return {};
  ModelRule& rule = model.rules[random.below(model.rules.size())];
  if (rule.elements.empty()) return {};
  Element& element = rule.elements[random.below(rule.elements.size())];
  return element.open ? Pick{} : Pick{&rule, &element};
}

template <typename T>
void shuffle(std::vector<T>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[random.below(i)]);
}

void fill_open_list(ModelRule& rule, Random& random) {
  const bool stays_open = random.chance(30);
  std::erase_if(rule.elements, [](const Element& element) { return element.open; });
  for (std::size_t i = 0; i < k_partners; ++i) {
    const bool listed =
        std::ranges::find(rule.elements, partner(i), &Element::pointer) != rule.elements.end();
    if (listed || random.chance(50)) continue;
    Element& added = rule.elements.emplace_back();
    added.pointer = partner(i);
    draw_outcome(added, rule.top, {70, 60}, random);
  }
  if (stays_open) rule.elements.push_back({"", Severity::clear, rule.top, true});
}

void state_elements(ModelRule& rule, Random& random) {
  std::erase_if(rule.elements, [&](const Element& element) {
    return !element.open && is_unknown(element, rule) && random.chance(30);
  });
  for (Element& element : rule.elements) {
    if (element.open || element.lo == element.hi) continue;
    element.lo = random.severity(element.lo, element.hi);
    element.hi = random.severity(element.lo, element.hi);
  }
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15U);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

Severity Random::severity(Severity least, Severity most) {
  const auto first = static_cast<std::size_t>(least);
  return static_cast<Severity>(first + below(static_cast<std::size_t>(most) - first + 1));
}

Model make_model(Random& random, const score::Policy& shipped) {
  Model model{.policy = shipped, .rules = {}, .compounds = {}};
  if (random.chance(30)) draw_numbers(model.policy, random);
  constexpr std::array k_rule_counts{0, 1, 2, 4, 12, 40, 120};
  const auto count = static_cast<std::size_t>(k_rule_counts[random.below(k_rule_counts.size())]);
  const std::size_t dimensions = 1 + random.below(shipped.dimensions.size());
  const std::size_t roots = 1 + random.below(count + 1);
  const Mood mood{k_shares[random.below(k_shares.size())], k_shares[random.below(k_shares.size())],
                  random.severity(Severity::low, Severity::critical)};
  for (std::size_t i = 0; i < count; ++i)
    model.rules.push_back(draw_rule(i, dimensions, roots, mood, shipped, random));
  for (std::size_t i = random.below(5); i > 0; --i)
    model.compounds.push_back(draw_compound(i, count, random));
  return model;
}

std::vector<score::ScoredRule> scored(const Model& model) {
  std::vector<score::ScoredRule> made;
  for (const ModelRule& rule : model.rules)
    if (!rule.elements.empty()) made.push_back(scored(rule));
  return made;
}

Outcomes outcomes(const Model& model) {
  Outcomes made;
  made.rules.reserve(model.rules.size());
  for (const ModelRule& rule : model.rules) {
    if (rule.elements.empty()) continue;
    rules::Rule& named = made.rules.emplace_back();
    named.id = rule.id;
    named.dimension = rule.dimension;
    named.root = rule.root;
    rules::Outcome& outcome = made.outcomes.emplace_back();
    outcome.rule = &named;
    outcome.top = rule.top;
    outcome.elements = rule.elements.size();
    for (const Element& element : rule.elements) {
      outcome.lo = std::max(outcome.lo, element.lo);
      outcome.hi = std::max(outcome.hi, element.hi);
      if (element.hi == Severity::clear) continue;
      rules::Finding& finding = outcome.findings.emplace_back();
      finding.lo = element.lo;
      finding.hi = finding.reach = element.hi;
      finding.pointer = element.pointer;
    }
  }
  return made;
}

score::Score score(const Model& model) {
  return score::score(scored(model), model.compounds, model.policy);
}

bool clear_finding(Model& model, Random& random) {
  const auto [rule, element] = pick(model, random);
  if (element == nullptr || element->hi == Severity::clear) return false;
  element->lo = element->hi = Severity::clear;
  return true;
}

bool improve(Model& model, Random& random) {
  const auto [rule, element] = pick(model, random);
  if (element == nullptr) return false;
  Element better = *element;
  better.hi = random.severity(Severity::clear, element->hi);
  better.lo = random.severity(Severity::clear, std::min(element->lo, better.hi));
  if (is_unknown(better, *rule)) return false;
  *element = better;
  return true;
}

bool worsen(Model& model, Random& random) {
  const auto [rule, element] = pick(model, random);
  if (element == nullptr || is_unknown(*element, *rule)) return false;
  element->hi = random.severity(element->hi, rule->top);
  element->lo = random.severity(element->lo, element->hi);
  return true;
}

void state_facts(Model& model, Random& random) {
  const int share = k_shares[1 + random.below(k_shares.size() - 1)];
  for (ModelRule& rule : model.rules) {
    if (!random.chance(share)) continue;
    state_elements(rule, random);
    const bool open = std::ranges::any_of(rule.elements, &Element::open);
    if (open && random.chance(60)) fill_open_list(rule, random);
  }
}

void permute(Model& model, Random& random) {
  std::vector<std::string> renamed;
  for (std::size_t i = 0; i < k_partners; ++i)
    renamed.push_back(partner(i));
  shuffle(renamed, random);
  for (ModelRule& rule : model.rules) {
    for (Element& element : rule.elements)
      for (std::size_t i = 0; i < k_partners; ++i)
        if (element.pointer == partner(i)) {
          element.pointer = renamed[i];
          break;
        }
    shuffle(rule.elements, random);
  }
  shuffle(model.rules, random);
}

}  // namespace score_model
