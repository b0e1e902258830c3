#include "partner_check/rules/evaluate.hpp"

#include <algorithm>
#include <set>

#include "loop.hpp"

namespace partner_check::rules {

namespace {

bool covers(const Scope& scope, const Circumstances& circumstances) {
  const auto holds = [](const std::vector<std::string>& list, const std::string& member) {
    return list.empty() || std::ranges::find(list, member) != list.end();
  };
  return holds(scope.phases, circumstances.phase) && holds(scope.types, circumstances.type);
}

std::string print(const Message& message, std::span<const Value> slots, Arena& arena) {
  std::string text;
  for (const auto& piece : message.pieces) {
    if (const auto* plain = std::get_if<std::string>(&piece))
      text += *plain;
    else
      text += readable(std::get<cel::Program>(piece).evaluate(slots, arena));
  }
  return text;
}

// What the levels of a rule say of one element.
struct Verdict {
  Severity lo = Severity::clear;
  Severity hi = Severity::clear;
  const Level* level = nullptr;  // the certain one, else the highest possible one
  const cel::Program* asked =
      nullptr;  // what to explain: the level's condition, or `when` if that is unknown
  std::set<std::string> missing;
  std::string error;
};

class RuleLoop {
 public:
  RuleLoop(const Rule& rule, std::span<const Value> variables, const Value& parameters,
           const Circumstances& circumstances)
      : rule_(rule), slots_(variables.begin(), variables.end()) {
    slots_.push_back(parameters);
    if (!covers(rule.scope, circumstances)) return;
    for (const Level& level : rule.levels)
      if (covers(level.scope, circumstances)) levels_.push_back(&level);
    for (const Level* level : levels_)
      outcome_.top = std::max(outcome_.top, level->severity);
  }

  Outcome run() {
    outcome_.rule = &rule_;
    if (!levels_.empty()) visit(0);
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
    const Value list = each.elements.evaluate(slots_, arena_);
    if (list.is(ValueKind::null)) return;
    if (!list.is(ValueKind::list)) return add_open(each.elements, list);
    for (const Value& element : list.list->items) {
      slots_.push_back(element);
      visit(depth + 1);
      slots_.pop_back();
    }
    if (!list.list->complete) add_open(each.elements, unknown_at(arena_, list.origin));
  }

  // A list that is unknown, failed or known to be incomplete: one more element of which nothing is
  // known.
  void add_open(const cel::Program& asked, const Value& list) {
    Verdict verdict{
        .hi = outcome_.top, .level = levels_.front(), .asked = &asked, .missing = {}, .error = {}};
    note(list, verdict);
    add(verdict);
  }

  void judge() {
    if (rule_.when) {
      const Value applies = rule_.when->evaluate(slots_, arena_);
      if (applies.is_false()) return;
      if (!applies.is_true()) return add_open(*rule_.when, applies);
    }
    add(judge_levels());
  }

  Verdict judge_levels() {
    Verdict verdict;
    for (const Level* level : levels_) {
      const Value raised = level->raised.evaluate(slots_, arena_);
      if (raised.is_false()) continue;
      if (verdict.level == nullptr) verdict.hi = level->severity;
      if (verdict.level == nullptr || raised.is_true()) {
        verdict.level = level;
        verdict.asked = &level->raised;
      }
      if (raised.is_true()) {
        verdict.lo = level->severity;
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

  void add(const Verdict& verdict) {
    ++outcome_.elements;
    outcome_.lo = std::max(outcome_.lo, verdict.lo);
    outcome_.hi = std::max(outcome_.hi, verdict.hi);
    if (!verdict.error.empty()) failed_ = true;
    if (verdict.hi == Severity::clear) return;
    outcome_.findings.push_back(finding(verdict));
  }

  Finding finding(const Verdict& verdict) {
    Finding finding{.lo = verdict.lo,
                    .hi = verdict.hi,
                    .elements = {},
                    .pointer = {},
                    .message = {},
                    .evidence = {},
                    .missing = {verdict.missing.begin(), verdict.missing.end()},
                    .error = verdict.error};
    std::vector<std::string> elements;
    const std::size_t first = slots_.size() - bound();
    for (std::size_t i = 0; i < bound(); ++i) {
      elements.push_back(pointer_of(slots_[first + i].origin));
      finding.elements.emplace_back(rule_.for_each[i].name, elements.back());
    }
    std::vector<std::string> read = add_evidence(*verdict.asked, finding);
    read.insert(read.end(), finding.missing.begin(), finding.missing.end());
    finding.pointer = resolve_root(rule_.root, elements, read);
    if (bound() == rule_.for_each.size()) {
      const Message& message = verdict.level->message ? *verdict.level->message : rule_.message;
      finding.message = print(message, slots_, arena_);
    } else {
      finding.message = rule_.title;  // no element to speak of
    }
    return finding;
  }

  // Number of for_each names that are bound at present.
  [[nodiscard]] std::size_t bound() const { return slots_.size() - 1 - variable_count_; }

  // Stated facts that the verdict rests on; returns all pointers that were read.
  std::vector<std::string> add_evidence(const cel::Program& program, Finding& finding) {
    std::vector<std::string> read;
    for (const cel::Operand& operand : program.explain(slots_, arena_)) {
      std::string pointer = pointer_of(operand.value.origin);
      if (pointer.empty() || operand.value.is(ValueKind::unknown)) continue;
      finding.evidence.push_back({operand.text, pointer, readable(operand.value)});
      read.push_back(std::move(pointer));
    }
    return read;
  }

  const Rule& rule_;
  std::vector<Value> slots_;
  std::size_t variable_count_ = slots_.size();  // without `params`
  std::vector<const Level*> levels_;            // that apply
  Arena arena_;
  Outcome outcome_;
  bool failed_ = false;
};

}  // namespace

std::vector<Value> variables_of(const profile::Schema& schema, const profile::Facts& facts,
                                const Circumstances& circumstances) {
  std::vector<Value> variables;
  for (const profile::Variable& variable : schema.variables()) {
    Value value = facts.field(variable.field);
    const Origin* origin = value.origin;
    if (variable.field == "phase") value = Value::of_string(circumstances.phase);
    if (variable.field == "type") value = Value::of_string(circumstances.type);
    value.origin = origin;
    variables.push_back(value);
  }
  return variables;
}

Outcome evaluate_rule(const Rule& rule, std::span<const Value> variables, const Value& parameters,
                      const Circumstances& circumstances) {
  return RuleLoop(rule, variables, parameters, circumstances).run();
}

std::vector<Outcome> evaluate(const RulePack& pack, const profile::Facts& facts,
                              const Circumstances& circumstances) {
  const std::vector<Value> variables = variables_of(*pack.schema, facts, circumstances);
  std::vector<Outcome> outcomes;
  outcomes.reserve(pack.rules.size());
  for (const Rule& rule : pack.rules)
    outcomes.push_back(evaluate_rule(rule, variables, rule.parameter_record, circumstances));
  return outcomes;
}

std::vector<std::string> missing_facts(const Outcome& outcome) {
  std::set<std::string> missing;
  for (const Finding& finding : outcome.findings)
    missing.insert(finding.missing.begin(), finding.missing.end());
  return {missing.begin(), missing.end()};
}

}  // namespace partner_check::rules
