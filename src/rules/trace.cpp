#include "partner_check/rules/trace.hpp"

#include "loop.hpp"

namespace partner_check::rules {

namespace {

class Recorder : public Witness {
 public:
  Recorder(RuleTrace& trace, cel::Aside aside) : trace_(trace), aside_(aside) {}

  void asked(const cel::Program& question, const Level* level,
             std::span<const Value> slots) override {
    steps_.push_back({level, question.trace(slots, trace_.arena, aside_)});
  }

  void closed(Fate fate, ElementPointers elements, const Finding* finding) override {
    trace_.elements.push_back({fate, std::move(elements),
                               finding == nullptr ? std::nullopt : std::optional(*finding),
                               std::move(steps_)});
    steps_.clear();
  }

 private:
  RuleTrace& trace_;
  cel::Aside aside_;
  std::vector<Step> steps_;  // of the element that is being judged
};

}  // namespace

RuleTrace trace(const Rule& rule, const profile::Schema& schema, const profile::Facts& facts,
                const Circumstances& circumstances, cel::Aside aside) {
  RuleTrace made;
  Recorder recorder(made, aside);
  made.outcome = evaluate_rule(rule, variables_of(schema, facts, circumstances),
                               rule.parameter_record, circumstances, made.arena, &recorder);
  return made;
}

}  // namespace partner_check::rules
