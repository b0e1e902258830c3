#include "partner_check/rules/evaluate.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "loop.hpp"

namespace partner_check::rules {

namespace {

bool is_empty(const Value& list) {
  return list.is(ValueKind::null) ||
         (list.is(ValueKind::list) && list.list->items.empty() && list.list->complete);
}

// A member of an enum is an identifier; people read words.
std::string spoken(const Value& value, TypeRef type) {
  std::string text = readable(value);
  if (value.is(ValueKind::string) && !type->values.empty()) std::ranges::replace(text, '_', ' ');
  return text;
}

constexpr std::size_t k_steps_of_finding = 100;  // what it takes, next to a step of a condition
constexpr std::size_t k_bytes_per_step = 8;      // of its texts

cel::Budget budget_of(const Allowance& allowance, const Arena& arena) {
  constexpr cel::Limits k_limits;
  const bool is_own = allowance.asking >= k_limits.max_steps;
  return {.owner = is_own ? "the rule needs" : "the rules together need",
          .max_steps = is_own ? k_limits.max_steps : k_max_profile_steps,
          .max_memory = k_limits.max_memory,
          .steps_left = std::min(allowance.asking, k_limits.max_steps),
          .first_byte = arena.used()};
}

std::string print(const Message& message, std::span<const Value> slots, Arena& arena,
                  cel::Budget& budget) {
  std::string text;
  for (const auto& piece : message.pieces) {
    if (const auto* plain = std::get_if<std::string>(&piece)) {
      text += *plain;
      continue;
    }
    const auto& program = std::get<cel::Program>(piece);
    text += spoken(program.evaluate(slots, arena, budget), program.type());
  }
  budget.spend(text.size() / k_bytes_per_step);
  return text;
}

// What the levels of a rule say of one element.
struct Verdict {
  Severity lo = Severity::clear;
  Severity hi = Severity::clear;
  std::optional<Severity> reach{};  // if it is less than hi
  const Level* level = nullptr;     // the certain one, else the highest possible one
  const cel::Program* asked =
      nullptr;  // what to explain: the level's condition, or `when` if that is unknown
  std::set<std::string> missing{};
  std::string error{};
};

class RuleLoop {
 public:
  RuleLoop(const Rule& rule, std::span<const Value> variables, const Value& parameters,
           const Circumstances& circumstances, Arena& arena, Witness* witness, Allowance& allowance)
      : rule_(rule),
        slots_(variables.begin(), variables.end()),
        arena_(arena),
        witness_(witness),
        allowance_(allowance),
        budget_(budget_of(allowance, arena)) {
    slots_.push_back(parameters);
    if (!covers(rule.scope, circumstances)) return;
    for (const Level& level : rule.levels)
      if (covers(level.scope, circumstances)) levels_.push_back(&level);
    for (const Level* level : levels_)
      outcome_.top = std::max(outcome_.top, level->severity);
  }

  Outcome run() {
    outcome_.rule = &rule_;
    const std::size_t steps = budget_.steps_left;
    if (!levels_.empty()) visit(0);
    allowance_.asking -= steps - budget_.steps_left;
    outcome_.state = state();
    std::ranges::stable_sort(outcome_.findings, [](const Finding& a, const Finding& b) {
      return std::pair(a.hi, a.lo) > std::pair(b.hi, b.lo);
    });
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] State state() const {
    if (outcome_.elements == 0) return State::not_applicable;
    if (failed_) return State::error;
    if (outcome_.lo != outcome_.hi) return State::unknown;
    return outcome_.lo == Severity::clear ? State::clear : State::raised;
  }

  // Binds the for_each names from `depth` on, each element in turn.
  void visit(std::size_t depth) {
    if (depth == rule_.for_each.size()) return judge();
    const ForEach& each = rule_.for_each[depth];
    const Value list = answer(each.elements);
    if (is_empty(list)) {
      ask(each.elements);
      return close(Fate::empty);
    }
    if (!list.is(ValueKind::list)) return add_open(each.elements, list);
    for (const Value& element : list.list->items) {
      if (budget_.is_spent(arena_))
        return add_open(each.elements, error(arena_, "budget", cel::excess(budget_)));
      slots_.push_back(element);
      visit(depth + 1);
      slots_.pop_back();
    }
    if (!list.list->complete) add_open(each.elements, unknown_at(arena_, list.origin));
  }

  // A list that is unknown, failed or known to be incomplete: one more element of which nothing is
  // known.
  void add_open(const cel::Program& asked, const Value& list) {
    add_open(Verdict{.hi = outcome_.top, .asked = &asked}, list);
  }
  void add_open(Verdict verdict, const Value& open) {
    note(open, verdict);
    ask(*verdict.asked);
    add(verdict, Fate::open);
  }

  // An element of which it is not known whether the rule applies. It counts as anything from clear
  // to the top, for one that does not apply leaves the score; yet it cannot be worse than its
  // levels allow.
  void add_unsettled(const Value& applies) {
    Verdict verdict{.hi = outcome_.top, .level = levels_.front(), .asked = &*rule_.when};
    if (applies.is(ValueKind::unknown)) {
      Witness* const witness = std::exchange(witness_, nullptr);  // `when` is the question
      const Verdict levels = judge_levels();
      witness_ = witness;
      verdict.reach = levels.hi;
      if (levels.level != nullptr) verdict.level = levels.level;
    }
    add_open(std::move(verdict), applies);
  }

  void judge() {
    if (rule_.when) {
      const Value applies = answer(*rule_.when);
      if (!applies.is(ValueKind::boolean)) return add_unsettled(applies);
      ask(*rule_.when);
      if (applies.is_false()) return close(Fate::left_out);
    }
    add(judge_levels(), Fate::judged);
  }

  Verdict judge_levels() {
    Verdict verdict;
    for (const Level* level : levels_) {
      const Value raised = answer(level->raised);
      ask(level->raised, level);
      if (raised.is_false()) continue;
      if (verdict.level == nullptr) verdict.hi = level->severity;
      if (verdict.level == nullptr || raised.is_true()) {
        verdict.level = level;
        verdict.asked = &level->raised;
      }
      if (raised.is_true()) {
        verdict.lo = level->severity;
        if (verdict.lo == verdict.hi) verdict.missing.clear();  // levels of one severity
        break;
      }
      note(raised, verdict);
      if (!verdict.error.empty()) {
        verdict.hi = outcome_.top;
        break;
      }
    }
    return verdict;
  }

  // Takes down why a value is neither true nor false.
  void note(const Value& value, Verdict& verdict) {
    if (value.is(ValueKind::unknown))
      verdict.missing.merge([&] {
        const std::vector<std::string> paths = unknown_paths(value);
        return std::set<std::string>(paths.begin(), paths.end());
      }());
    else
      verdict.error =
          value.is(ValueKind::error) ? std::string(value.error->message) : "no truth value";
  }

  void add(const Verdict& verdict, Fate fate) {
    ++outcome_.elements;
    outcome_.lo = std::max(outcome_.lo, verdict.lo);
    outcome_.hi = std::max(outcome_.hi, verdict.hi);
    if (!verdict.error.empty()) failed_ = true;
    if (verdict.hi == Severity::clear) return close(fate);
    outcome_.findings.push_back(finding(verdict));
    budget_.spend(k_steps_of_finding);
    close(fate, &outcome_.findings.back());
  }

  Value answer(const cel::Program& question) {
    const std::span<cel::Seen> seen =
        witness_ == nullptr ? std::span<cel::Seen>() : witness_->watches(question);
    return question.evaluate(slots_, arena_, budget_, seen);
  }

  void ask(const cel::Program& question, const Level* level = nullptr) {
    if (witness_ != nullptr) witness_->asked(question, level, slots_);
  }

  void close(Fate fate, const Finding* found = nullptr) {
    if (witness_ != nullptr) witness_->closed(fate, elements(), found);
  }

  // The elements that are bound at present.
  [[nodiscard]] ElementPointers elements() const {
    ElementPointers pointers;
    const std::size_t first = slots_.size() - bound();
    for (std::size_t i = 0; i < bound(); ++i)
      pointers.emplace_back(rule_.for_each[i].name, pointer_of(slots_[first + i].origin));
    return pointers;
  }

  Finding finding(const Verdict& verdict) {
    Finding finding{.lo = verdict.lo,
                    .hi = verdict.hi,
                    .reach = verdict.reach.value_or(verdict.hi),
                    .level = verdict.level,
                    .elements = elements(),
                    .pointer = {},
                    .message = {},
                    .evidence = {},
                    .missing = {verdict.missing.begin(), verdict.missing.end()},
                    .error = verdict.error};
    std::vector<std::string> bound_to;
    for (const auto& [name, pointer] : finding.elements)
      bound_to.push_back(pointer);
    std::vector<std::string> read = add_evidence(*verdict.asked, finding);
    read.insert(read.end(), finding.missing.begin(), finding.missing.end());
    finding.pointer = resolve_root(rule_.root, bound_to, read);
    if (bound() == rule_.for_each.size()) {
      const Message& message = verdict.level->message ? *verdict.level->message : rule_.message;
      finding.message = print(message, slots_, arena_, budget_);
    } else {
      finding.message = rule_.title;  // no element to speak of
    }
    return finding;
  }

  // Number of for_each names that are bound at present.
  [[nodiscard]] std::size_t bound() const { return slots_.size() - 1 - variable_count_; }

  // Stated facts that the verdict rests on, as far as the allowance reaches; returns all pointers
  // that were read.
  std::vector<std::string> add_evidence(const cel::Program& program, Finding& finding) {
    std::vector<std::string> read;
    Arena scratch;
    cel::Budget budget = cel::budget_for_traces({}, scratch);
    budget.steps_left = std::min(budget.steps_left, allowance_.explaining);
    const std::size_t steps = budget.steps_left;
    for (const cel::Operand& operand : program.explain(slots_, scratch, budget)) {
      std::string pointer = pointer_of(operand.value.origin);
      if (pointer.empty() || operand.value.is(ValueKind::unknown)) continue;
      finding.evidence.push_back({operand.text, pointer, readable(operand.value)});
      budget.spend(finding.evidence.back().value.size() / k_bytes_per_step);
      read.push_back(std::move(pointer));
    }
    allowance_.explaining -= steps - budget.steps_left;
    return read;
  }

  const Rule& rule_;
  std::vector<Value> slots_;
  std::size_t variable_count_ = slots_.size();  // without `params`
  std::vector<const Level*> levels_;            // that apply
  Arena& arena_;
  Witness* witness_;
  Allowance& allowance_;
  cel::Budget budget_;
  Outcome outcome_;
  bool failed_ = false;
};

}  // namespace

bool covers(const Scope& scope, const Circumstances& circumstances) {
  const auto holds = [](const std::vector<std::string>& list, const std::string& member) {
    return list.empty() || std::ranges::find(list, member) != list.end();
  };
  return holds(scope.phases, circumstances.phase) && holds(scope.types, circumstances.type);
}

Circumstances circumstances_of(const profile::Schema& schema, const profile::Facts& facts) {
  const auto text = [&](const std::string& field) {
    return field.empty() ? std::string() : std::string(facts.field(field).string());
  };
  return {text(schema.subject().phase), text(schema.subject().type)};
}

std::vector<Value> variables_of(const profile::Schema& schema, const profile::Facts& facts,
                                const Circumstances& circumstances) {
  std::vector<Value> variables;
  const profile::SubjectFields& subject = schema.subject();
  for (const profile::Variable& variable : schema.variables()) {
    Value value = facts.field(variable.field);
    const Origin* origin = value.origin;
    if (variable.field == subject.phase) value = Value::of_string(circumstances.phase);
    if (variable.field == subject.type) value = Value::of_string(circumstances.type);
    value.origin = origin;
    variables.push_back(value);
  }
  return variables;
}

Outcome evaluate_rule(const Rule& rule, std::span<const Value> variables, const Value& parameters,
                      const Circumstances& circumstances, Arena& arena, Witness* witness,
                      Allowance* allowance) {
  Allowance own;
  return RuleLoop(rule, variables, parameters, circumstances, arena, witness,
                  allowance == nullptr ? own : *allowance)
      .run();
}

std::vector<Outcome> evaluate(const RulePack& pack, const profile::Facts& facts,
                              const Circumstances& circumstances) {
  const std::vector<Value> variables = variables_of(*pack.schema, facts, circumstances);
  std::vector<Outcome> outcomes;
  outcomes.reserve(pack.rules.size());
  Allowance allowance;
  for (const Rule& rule : pack.rules) {
    Arena arena;
    outcomes.push_back(evaluate_rule(rule, variables, rule.parameter_record, circumstances, arena,
                                     nullptr, &allowance));
  }
  return outcomes;
}

std::vector<std::string> missing_facts(const Outcome& outcome) {
  std::set<std::string> missing;
  for (const Finding& finding : outcome.findings)
    missing.insert(finding.missing.begin(), finding.missing.end());
  return {missing.begin(), missing.end()};
}

}  // namespace partner_check::rules
