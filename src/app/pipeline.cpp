#include "pipeline.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/sha256.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/weigh.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::app {

namespace {

// Facts later than the run cannot have been observed.
Diagnostics later_than_run(const Reading& reading, const std::string& field, Instant evaluated_on) {
  Diagnostics problems;
  for (const Document& document : reading.told) {
    const Node* as_of = document.root->find(field);
    const std::optional<Instant> date = as_of == nullptr ? std::nullopt : parse_date(as_of->text);
    if (!date || *date <= evaluated_on) continue;
    Diagnostics late{{.code = "date-order",
                      .message = "`" + field + "` " + format_date(*date) +
                                 " lies after the date of this run, " + format_date(evaluated_on),
                      .hint = "correct `" + field + "`, or give the date of the run with --as-of",
                      .pointer = pointer_child("", field)}};
    json::place_all(document, late);
    problems.push_back(std::move(late.front()));
  }
  return problems;
}

// In which one gets ready for the next.
bool is_before_work(const profile::Schema& schema, const std::string& phase) {
  return std::ranges::find(schema.subject().before_work, phase) !=
         schema.subject().before_work.end();
}

// Outcomes in other phases than the profile's own.
struct OtherPhases {
  std::vector<report::PhaseOutcomes> earlier;  // of those before the work
  std::optional<report::PhaseOutcomes> next;   // nothing in the last phase
};

OtherPhases evaluate_other_phases(const Engine& engine, const profile::Facts& facts,
                                  const rules::Circumstances& here) {
  const profile::Schema& schema = *engine.schema;
  const std::vector<std::string> phases = schema.values_of(schema.subject().phase);
  const auto own = std::ranges::find(phases, here.phase);
  const auto evaluated = [&](const std::string& phase) {
    return report::PhaseOutcomes{phase, rules::evaluate(engine.pack, facts, {phase, here.type})};
  };
  OtherPhases others;
  for (auto phase = phases.begin(); phase != own; ++phase)
    if (is_before_work(schema, *phase)) others.earlier.push_back(evaluated(*phase));
  if (own != phases.end() && std::next(own) != phases.end())
    others.next = evaluated(*std::next(own));
  return others;
}

// Lines of a file are told apart by what they call themselves: their numbers move.
ProfileName name_of_profile(const Document& document, const profile::Facts& facts,
                            const profile::Schema& schema) {
  ProfileName name{document.file, {}};
  const Value& called = facts.field(schema.subject().name);
  if (document.file.ends_with(".ndjson") && called.is(ValueKind::string))
    name.line = called.string();
  return name;
}

}  // namespace

Result<Assessment> assess(Source source, const Engine& engine,
                          const score::GateOptions& gate_options, Instant evaluated_on,
                          const Accepted& accepted, Views views) {
  std::string sha256 = sha256_hex(source.text);
  const Result<Reading> reading = read_profile(std::move(source), engine, std::move(views));
  if (!reading) return reading.problems();
  const Document& document = reading->document();
  const profile::Facts& facts = reading->facts;
  const rules::Circumstances& here = reading->here;
  const profile::Schema& schema = *engine.schema;
  if (Diagnostics late = later_than_run(*reading, schema.subject().as_of, evaluated_on);
      !late.empty())
    return late;

  std::vector<rules::Outcome> outcomes = rules::evaluate(engine.pack, facts, here);
  const score::Score score =
      score::score(score::scored_rules(outcomes), engine.pack.compounds, engine.policy);
  Judgement judged = judge(outcomes, score, document, name_of_profile(document, facts, schema),
                           engine, gate_options, evaluated_on, accepted);

  const OtherPhases others = evaluate_other_phases(engine, facts, here);
  const report::PhaseOutcomes none;
  const report::PhaseOutcomes& ready_for =
      others.next && is_before_work(schema, here.phase) ? *others.next : none;
  const auto weighed = rules::weigh(engine.pack, facts, here, outcomes);

  Assessment assessment{report::build({.document = document,
                                       .facts = facts,
                                       .schema = schema,
                                       .outcomes = outcomes,
                                       .next_outcomes = ready_for.outcomes,
                                       .next_phase = ready_for.phase,
                                       .score = score,
                                       .gate = judged.gate,
                                       .factors = score::success_factors(outcomes, engine.policy),
                                       .evaluated_on = format_date(evaluated_on),
                                       .waivers = judged.waivers,
                                       .after_waivers = judged.after_waivers,
                                       .changes = judged.changes ? &*judged.changes : nullptr,
                                       .earlier = others.earlier,
                                       .following = others.next ? &*others.next : nullptr,
                                       .weighed = weighed,
                                       .grounds_title = engine.pack.grounds.title,
                                       .old_after_days = engine.policy.old_after_days,
                                       .accounts = reading->accounts,
                                       .agreement = reading->agreement.get()}),
                        std::move(outcomes), warnings_of(*reading), std::move(judged.key),
                        std::move(judged.now)};
  if (reading->agreement != nullptr)
    assessment.agreed = json::write(json::to_json(*document.root), json::Layout::pretty);
  assessment.report.subject.sha256 = std::move(sha256);
  return assessment;
}

}  // namespace partner_check::app
