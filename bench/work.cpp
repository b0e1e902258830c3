#include "work.hpp"

#include <filesystem>
#include <stdexcept>

#include "partner_check/base/files.hpp"

#include "rules/loop.hpp"

namespace partner_check::bench {
namespace {

// Slots and answers are kept from rule to rule.
class Questions {
 public:
  Questions(std::span<const Value> variables, const rules::Circumstances& circumstances)
      : circumstances_(circumstances), slots_(variables.begin(), variables.end()) {}

  // False if a question has no definite answer.
  bool ask(const rules::Rule& rule) {
    rule_ = &rule;
    answers_.clear();
    definite_ = true;
    slots_.push_back(rule.parameter_record);
    if (rules::covers(rule.scope, circumstances_)) visit(0);
    slots_.pop_back();
    return definite_;
  }
  [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }
  [[nodiscard]] std::size_t steps() const { return budget_.max_steps - budget_.steps_left; }

 private:
  void visit(std::size_t depth) {
    if (depth == rule_->for_each.size()) return answers_.push_back(judge());
    const Value list = rule_->for_each[depth].elements.evaluate(slots_, arena_, budget_);
    if (list.is(ValueKind::null)) return;
    if (!list.is(ValueKind::list) || !list.list->complete) {
      definite_ = false;
      return;
    }
    for (const Value& element : list.list->items) {
      slots_.push_back(element);
      visit(depth + 1);
      slots_.pop_back();
    }
  }

  Answer judge() {
    if (rule_->when && !holds(*rule_->when)) return k_left_out;
    for (std::size_t i = 0; i < rule_->levels.size(); ++i)
      if (rules::covers(rule_->levels[i].scope, circumstances_) && holds(rule_->levels[i].raised))
        return static_cast<Answer>(i);
    return k_clear;
  }

  bool holds(const cel::Program& question) {
    const Value given = question.evaluate(slots_, arena_, budget_);
    definite_ = definite_ && given.is(ValueKind::boolean);
    return given.is_true();
  }

  const rules::Circumstances& circumstances_;
  std::vector<Value> slots_;
  Arena arena_;
  cel::Budget budget_{.max_steps = std::size_t{1} << 40, .max_memory = std::size_t{1} << 40};
  const rules::Rule* rule_ = nullptr;
  std::vector<Answer> answers_;
  bool definite_ = true;
};

[[noreturn]] void fail(const Diagnostics& problems) {
  throw std::runtime_error(problems.empty() ? "no reason given" : problems.front().message);
}

}  // namespace

Asked ask_all(const std::vector<const rules::Rule*>& rules, std::span<const Value> variables,
              const rules::Circumstances& circumstances) {
  Questions questions(variables, circumstances);
  Asked asked;
  for (const rules::Rule* rule : rules)
    if (questions.ask(*rule)) asked.answers += questions.answers().size();
  asked.steps = questions.steps();
  return asked;
}

app::Engine load(app::Shipped shipped) {
  Result<app::Engine> engine = app::load_engine({}, shipped);
  if (!engine) fail(engine.problems());
  return std::move(engine).value();
}

std::vector<Value> variables_of(const app::Engine& engine, const app::Reading& reading) {
  return rules::variables_of(*engine.pack.schema, reading.facts, reading.here);
}

std::vector<Profile> read_profiles(const app::Engine& engine, std::span<const std::string> files) {
  constexpr std::size_t k_max_profile = 1u << 20;
  std::vector<Profile> profiles;
  profiles.reserve(files.size());
  for (const std::string& file : files) {
    Result<std::string> text = read_file(file, k_max_profile);
    if (!text) fail(text.problems());
    Result<app::Reading> reading = app::read_profile({file, *text}, engine);
    if (!reading) fail(reading.problems());
    Profile& profile =
        profiles.emplace_back(Profile{.name = std::filesystem::path(file).stem().string(),
                                      .text = std::move(text).value(),
                                      .reading = std::move(reading).value(),
                                      .variables = {},
                                      .rules = {},
                                      .answers = {}});
    profile.variables = variables_of(engine, profile.reading);
    Questions questions(profile.variables, profile.reading.here);
    for (const rules::Rule& rule : engine.pack.rules) {
      if (!questions.ask(rule) || questions.answers().empty()) continue;
      profile.rules.push_back(&rule);
      profile.answers.push_back(questions.answers());
    }
  }
  return profiles;
}

}  // namespace partner_check::bench
