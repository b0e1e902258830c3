#include "pipeline.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/sha256.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::app {

namespace {

Diagnostics placed(const Document& document, Diagnostics problems) {
  json::place_all(document, problems);
  return problems;
}

// Facts later than the run cannot have been observed.
std::optional<Diagnostic> later_than_run(const profile::Facts& facts, const std::string& field,
                                         Instant evaluated_on) {
  const Value& as_of = facts.field(field);
  if (!as_of.is(ValueKind::timestamp) || as_of.instant() <= evaluated_on) return std::nullopt;
  return Diagnostic{.code = "date-order",
                    .message = "`" + field + "` " + format_date(as_of.instant()) +
                               " lies after the date of this run, " + format_date(evaluated_on),
                    .hint = "correct `" + field + "`, or give the date of the run with --as-of",
                    .pointer = pointer_child("", field)};
}

// The phase that follows in the schema's order while the work has not begun; "" in the later
// phases.
std::string phase_to_get_ready_for(const profile::Schema& schema, const std::string& phase) {
  const std::vector<std::string>& before_work = schema.subject().before_work;
  if (std::ranges::find(before_work, phase) == before_work.end()) return {};
  const std::vector<std::string> phases = schema.values_of(schema.subject().phase);
  return *std::next(std::ranges::find(phases, phase));  // x-subject: one follows
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

Result<Reading> read_profile(Source source, const Engine& engine) {
  Result<Document> document =
      json::read(std::move(source.file), std::move(source.text), {}, source.first_line);
  if (!document) return std::move(document).problems();
  Result<profile::Facts> stated = profile::validate(*document, *engine.schema);
  if (!stated) return placed(*document, stated.problems());
  Result<profile::Facts> facts = rules::derive(engine.pack, std::move(stated).value());
  if (!facts) return placed(*document, facts.problems());
  rules::Circumstances here = rules::circumstances_of(*engine.schema, *facts);
  return Reading{std::move(document).value(), std::move(facts).value(), std::move(here)};
}

Result<Assessment> assess(Source source, const Engine& engine,
                          const score::GateOptions& gate_options, Instant evaluated_on,
                          const Accepted& accepted) {
  std::string sha256 = sha256_hex(source.text);
  const Result<Reading> reading = read_profile(std::move(source), engine);
  if (!reading) return reading.problems();
  const auto& [document, facts, here] = *reading;
  const profile::Schema& schema = *engine.schema;
  if (std::optional<Diagnostic> late = later_than_run(facts, schema.subject().as_of, evaluated_on))
    return placed(document, {std::move(*late)});

  std::vector<rules::Outcome> outcomes = rules::evaluate(engine.pack, facts, here);
  const score::Score score =
      score::score(score::scored_rules(outcomes), engine.pack.compounds, engine.policy);
  Judgement judged = judge(outcomes, score, document, name_of_profile(document, facts, schema),
                           engine, gate_options, evaluated_on, accepted);

  const std::string next_phase = phase_to_get_ready_for(schema, here.phase);
  std::vector<rules::Outcome> next_outcomes;
  if (!next_phase.empty())
    next_outcomes = rules::evaluate(engine.pack, facts, {next_phase, here.type});

  Assessment assessment{report::build({.document = document,
                                       .facts = facts,
                                       .schema = schema,
                                       .outcomes = outcomes,
                                       .next_outcomes = next_outcomes,
                                       .next_phase = next_phase,
                                       .score = score,
                                       .gate = judged.gate,
                                       .factors = score::success_factors(outcomes, engine.policy),
                                       .evaluated_on = format_date(evaluated_on),
                                       .waivers = judged.waivers,
                                       .after_waivers = judged.after_waivers,
                                       .changes = judged.changes ? &*judged.changes : nullptr}),
                        std::move(outcomes), placed(document, document.warnings),
                        std::move(judged.key), std::move(judged.now)};
  assessment.report.subject.sha256 = std::move(sha256);
  return assessment;
}

}  // namespace partner_check::app
