#include "result_fields.hpp"

#include "result_findings.hpp"
#include "result_gate.hpp"
#include "result_grounds.hpp"
#include "result_next_phase.hpp"
#include "result_score.hpp"
#include "result_sensitivity.hpp"
#include "result_views.hpp"
#include "words.hpp"

namespace partner_check {

namespace {

constexpr std::array k_shape_rows{
    EnumRow<report::Shape>{report::Shape::single, "single", ""},
    EnumRow<report::Shape>{report::Shape::batch, "batch", ""},
};

}  // namespace

template <>
constexpr std::span<const EnumRow<report::Shape>> k_rows<report::Shape>{k_shape_rows};

namespace report {

// ---- Rules and compounds, in the tables of a result

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Citation>& citation) {
  io("document", citation.document);
  io("section", citation.section);
  io("claim", citation.claim);
}

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Benchmark>& benchmark) {
  io("id", benchmark.id);
  io.also("text", [&](const Run&) { return benchmark_text(benchmark); });
  io("states", benchmark.states);
  io("share", benchmark.share);
  io("how", benchmark.how);
  io("among", benchmark.among);
  io("evidence", benchmark.evidence);
  io("caveat", benchmark.caveat);
}

template <typename Io>
void fields(Io& io, Imaged<Io, rules::RuleText>& rule) {
  io("id", rule.id);
  io("name", rule.name);
  io("title", rule.title);
  io("dimension", rule.dimension);
  io("root", rule.root);
  io("why", rule.why);
  io("fix", rule.fix);
  io.text_or_null("strength", rule.strength);
  io("effort", rule.effort);
  io("success_factors", rule.success_factors);
  io("evidence", rule.evidence);
  io("sources", rule.sources);
  io("benchmark", rule.benchmark);
}

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Compound>& compound) {
  io("id", compound.id);
  io("name", compound.name);
  io("title", compound.title);
  io("why", compound.why);
  io("fix", compound.fix);
  io("all", compound.all);
  io.text_or_null("same", compound.same);
  io("sources", compound.sources);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::Dimension>& dimension) {
  io("id", dimension.id);
  io("title", dimension.title);
}

// ---- The parts below the findings

template <typename Io>
void fields(Io& io, Imaged<Io, Readiness>& readiness) {
  io("next_phase", readiness.next_phase);
  io("blockers", readiness.blockers);
  io("missing", readiness.missing);
  io("failed", readiness.failed);
  io("days_left", readiness.days_left);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Chain::Link>& link) {
  io("rule", link.rule);
  io("title", link.title);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Chain>& chain) {
  io("id", chain.compound);
  io.also("title", [&](const Run&) { return chain.compound->title; });
  io("links", chain.links);
  io.also("why", [&](const Run&) { return chain.compound->why; });
  io.also("fix", [&](const Run&) { return chain.compound->fix; });
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::FactorScore>& factor) {
  io("id", factor.id);
  io("title", factor.title);
  io("state", factor.state);
  io("criticals", factor.criticals);
  io("clear", factor.clear);
  io("raised", factor.raised);
  io("open", factor.open);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Delivery>& delivery) {
  io("party", delivery.party);
  io("thing", delivery.thing);
  io("unit", delivery.unit);
  io("promised", delivery.promised);
  io("delivered", delivery.delivered);
  io("pointer", delivery.pointer);
  io("own_side", delivery.own_side);
}

// ---- The whole

template <typename Io>
void fields(Io& io, Imaged<Io, Report>& report) {
  auto& subject = report.subject;
  io("file", subject.file);
  io("line", report.first_line);
  io.text_or_null("sha256", subject.sha256);
  io.text_or_null("name", subject.name);
  io.text_or_null("type", subject.type);
  io.text_or_null("phase", subject.phase);
  io.text_or_null("as_of", subject.as_of);
  io.text_or_null("starts_on", subject.start_date);
  io("evaluated_on", subject.evaluated_on);
  io("headline", report.headline);
  io("data_notes", report.data_notes);
  io.object("score", [&](auto& part) { score_fields(part, report); });
  io.maybe("after_waivers", report.after_waivers, [&](auto& part, auto& view) {
    view_fields(part, view, report.score.band ? Printed::yes : Printed::no);
  });
  io("sensitivity", report.sensitivity);
  io("dimensions", report.score.dimensions);
  io.object("gate", [&](auto& part) {
    part("verdict", report.gate.verdict);
    part("checks", report.gate.checks);
    part("facts", report.gate.facts);
    part("missing", report.gate_questions);
  });
  io("grounds", report.grounds);
  io("readiness", report.readiness);
  io("next", report.next);
  io("remedies", report.remedies);
  io("notes", report.info);
  io("open", report.unknown);
  io("errors", report.errors);
  io("waivers", report.waivers);
  io("regression", report.regression);
  io("views", report.views);
  io("chains", report.chains);
  io("success_factors", report.factors);
  io.each("strengths", report.strengths, [](auto& part, auto& rule) {
    part("rule", rule);
    part.also("text", [&](const Run&) { return rule->strength; });
  });
  io("deliveries", report.deliveries);
  io("questions", report.questions);
  io("rules", report.rules);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Diagnostic>& problem) {
  io("gravity", problem.gravity);
  io("code", problem.code);
  io("message", problem.message);
  io("hint", problem.hint);
  io("file", problem.file);
  io("pointer", problem.pointer);
  io("at", problem.place);
  io.also("line", [&](const Run&) {
    return problem.place ? std::optional(problem.place->line) : std::nullopt;
  });
  io.also("column", [&](const Run&) {
    return problem.place ? std::optional(problem.place->column) : std::nullopt;
  });
  io("excerpt", problem.excerpt);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Place>& place) {
  io("line", place.line);
  io("column", place.column);
  io("length", place.length);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Failure>& failure) {
  io("file", failure.file);
  io("line", failure.first_line);
  io("problems", failure.problems);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Run>& run) {
  io("scoring_version", run.scoring_version);
  io.text_or_null("rules_sha256", run.rules_sha256);
  io.text_or_null("policy_sha256", run.policy_sha256);
  io.text_or_null("waivers_sha256", run.waivers_sha256);
  io("audience", run.audience);
  io("options", run.options);
  io("shape", run.shape);
  io("skipped", run.skipped);
  io("profiles", run.reports);
  io("failures", run.failures);
}

// What result_document.cpp takes.
template void fields<JsonWriter>(JsonWriter&, const Run&);
template void fields<JsonReader>(JsonReader&, Run&);
template void fields<JsonWriter>(JsonWriter&, const Frame&);
template void fields<JsonReader>(JsonReader&, Frame&);
template void fields<JsonWriter>(JsonWriter&, const Question&);
template void fields<JsonReader>(JsonReader&, Question&);
template void fields<JsonWriter>(JsonWriter&, const rules::RuleText&);
template void fields<JsonReader>(JsonReader&, rules::RuleText&);
template void fields<JsonWriter>(JsonWriter&, const rules::Compound&);
template void fields<JsonReader>(JsonReader&, rules::Compound&);
template void fields<JsonWriter>(JsonWriter&, const score::Dimension&);
template void fields<JsonReader>(JsonReader&, score::Dimension&);

}  // namespace report
}  // namespace partner_check
