#include "result_fields.hpp"

#include "words.hpp"

namespace partner_check {

namespace {

constexpr std::array k_ledger_kind_rows{
    EnumRow<score::LedgerKind>{score::LedgerKind::rule, "rule", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::critical_dimension, "critical_dimension", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::not_assessed, "not_assessed", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::ceiling, "ceiling", ""},
};
constexpr std::array k_assessment_rows{
    EnumRow<score::Assessment>{score::Assessment::assessed, "assessed", ""},
    EnumRow<score::Assessment>{score::Assessment::not_assessed, "not_assessed", ""},
    EnumRow<score::Assessment>{score::Assessment::not_applicable, "not_applicable", ""},
};
constexpr std::array k_shape_rows{
    EnumRow<report::Shape>{report::Shape::single, "single", ""},
    EnumRow<report::Shape>{report::Shape::batch, "batch", ""},
};

}  // namespace

template <>
constexpr std::span<const EnumRow<score::LedgerKind>> k_rows<score::LedgerKind>{k_ledger_kind_rows};
template <>
constexpr std::span<const EnumRow<score::Assessment>> k_rows<score::Assessment>{k_assessment_rows};
template <>
constexpr std::span<const EnumRow<report::Shape>> k_rows<report::Shape>{k_shape_rows};

namespace report {

using json::Json;
using score::View;

// ---- Rules and compounds, in the tables of a result

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Citation>& citation) {
  io("document", citation.document);
  io("section", citation.section);
  io("claim", citation.claim);
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

// ---- Findings and questions

template <typename Io>
void fields(Io& io, Imaged<Io, Frame>& frame) {
  io("line", frame.place.line);
  io("column", frame.place.column);
  io("length", frame.place.length);
  io("pointer", frame.pointer);
  io("missing", frame.missing);
  io("label", frame.label);
  io("text", frame.line);
  io("cut_before", frame.cut);
  io("cut_after", frame.cut_after);
  io("own_side", frame.own_side);
}

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Evidence>& evidence) {
  io("expression", evidence.expression);
  io("pointer", evidence.pointer);
  io("value", evidence.value);
}

template <typename Io>
void fields(Io& io, Imaged<Io, ReportFinding>& finding) {
  io("rule", finding.rule);
  io("severity", finding.lo);
  io("possible_severity", finding.reach);
  io("bound", finding.hi);
  io("title", finding.title);
  io("message", finding.message);
  io("why", finding.why);
  io("fix", finding.fix);
  io("pointer", finding.pointer);
  io("identity", finding.identity);
  io("elements", finding.elements);
  io("shared_elements", finding.shared_elements);
  io("at", finding.frame);
  io("evidence", finding.evidence);
  io("missing", finding.missing);
  io.text_or_null("error", finding.error);
  io("own_side", finding.own_side);
  io("waiver", finding.waiver);
  io("fresh", finding.fresh);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Question>& question) {
  io("pointer", question.pointer);
  io("identity", question.identity);
  io("title", question.title);
  io("question", question.question);
  io("asks", question.asks);
  io("about", question.about);
  io.number_or_null("minutes", question.minutes);
  io("decides_gate", question.gate);
  io("decides_readiness", question.readiness);
  io.thousandths("settles", question.settles);
  io("rules", question.rules);
  io("own_side", question.own_side);
  io("at", question.frame);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Remedy>& remedy) {
  io("root", remedy.gain.root);
  io("rules", remedy.gain.rules);
  io("severity", remedy.gain.worst);
  io.also("effort", [&](const Run&) { return remedy.findings.front().rule->effort; });
  io.also("why", [&](const Run&) { return remedy.findings.front().why; });
  io.also("fix", [&](const Run&) { return remedy.findings.front().fix; });
  io.points("gain", remedy.gain.tenths);
  io.points("gain_before_ceilings", remedy.gain.mean_tenths);
  io("findings", remedy.findings);
}

template <typename Io>
void fields(Io& io, Imaged<Io, RuleResult>& result) {
  io("id", result.rule);
  io("state", result.state);
  io("lo", result.lo);
  io("hi", result.hi);
  io("top", result.top);
  io("elements", result.elements);
  io("unknown_elements", result.unknown_elements);
  io("waits_for", result.waits_for);
}

// ---- Score

template <typename Io>
void fields(Io& io, Imaged<Io, score::Ceiling>& ceiling) {
  io("kind", ceiling.kind);
  io("reason", ceiling.reason);
  io("ceiling", ceiling.points);
  io("binding", ceiling.binding);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::RaisedCompound>& raised) {
  io("id", raised.compound);
  io("rules", raised.feeds);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::LedgerLine>& line) {
  io("kind", line.kind);
  io("dimension", line.dimension);
  io("rule", line.rule);
  io("severity", line.severity);
  io("root", line.root);
  io("reason", line.reason);
  io.points("points", line.tenths);
}

enum class Printed : std::uint8_t { yes, no };

template <typename Io>
void view_fields(Io& io, Imaged<Io, score::ViewScore>& view, Printed printed) {
  const bool shown = view.has_number && printed == Printed::yes;
  const bool has_number = io.points("score", view.tenths, shown);
  if constexpr (Io::k_reads) view.has_number = has_number;
  io.points("mean", view.mean_tenths, shown);
  io("ceilings", view.ceilings);
  io("compounds", view.compounds);
  io("ledger", view.ledger);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::DimensionScore>& dimension) {
  const bool counts = dimension.assessment != score::Assessment::not_applicable;
  io("id", dimension.id);
  io.also("title", [&](const Run& run) { return std::string(title_of(run, dimension.id)); });
  io("assessment", dimension.assessment);
  for (const EnumRow<View>& view : k_rows<View>)
    io.points(view.name.data(), dimension.tenths[static_cast<std::size_t>(view.value)],
              counts && (view.value != View::stated ||
                         dimension.assessment == score::Assessment::assessed));
  io("coverage", dimension.coverage_percent);
  io("worst", dimension.worst);
  io("raised", dimension.raised);
  io("unknown", dimension.unknown);
  io("applicable", dimension.applicable);
}

template <typename Io>
void score_fields(Io& io, Imaged<Io, Report>& report) {
  auto& score = report.score;
  auto& stated = score.views[static_cast<std::size_t>(View::stated)];
  const bool printed = score.band.has_value();
  io.also("value",
          [&](const Run&) { return printed ? Json(stated.tenths / 10.0) : Json(nullptr); });
  score::Band band = score.band.value_or(score::Band{});
  io.text_or_null("band", band.id);
  io.text_or_null("band_title", band.title);
  io.points("band_from", band.from, printed);
  if constexpr (Io::k_reads)
    if (!band.id.empty()) score.band = band;
  io("enough_evidence", score.enough_evidence);
  io("provisional", report.provisional);
  io("critical_open", report.critical_open);
  io("coverage", score.coverage_percent);
  for (const EnumRow<View>& view : k_rows<View>)
    io.object(view.name.data(), [&](auto& part) {
      view_fields(part, score.views[static_cast<std::size_t>(view.value)],
                  view.value != View::stated || printed ? Printed::yes : Printed::no);
    });
}

// ---- Gate, waivers, baseline

template <typename Io>
void fields(Io& io, Imaged<Io, score::GateCheck>& check) {
  io("name", check.name);
  io("expected", check.expected);
  io("found", check.found);
  io("verdict", check.verdict);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::GateFact>& fact) {
  io("pointer", fact.pointer);
  io("rules", fact.rules);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::WaiverUse>& use) {
  auto& waiver = use.waiver;
  io("rule", waiver.rule);
  io("profile", waiver.profile);
  io.text_or_null("pointer", waiver.pointer);
  io("reason", waiver.reason);
  io("category", waiver.category);
  io("owner", waiver.owner);
  io("approved_by", waiver.approved_by);
  io.text_or_null("ticket", waiver.ticket);
  io("created", waiver.created);
  io("expires", waiver.expires);
  io("line", waiver.place.line);
  io("state", use.state);
  io("days_left", use.days_left);
  io("in_force", use.in_force);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Regression>& regression) {
  io("known", regression.known);
  int tenths = regression.tenths.value_or(0);
  const bool has_number = io.points("score", tenths, regression.tenths.has_value());
  if constexpr (Io::k_reads)
    if (has_number) regression.tenths = tenths;
  io("fixed", regression.fixed);
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
  io.object("score", [&](auto& part) { score_fields(part, report); });
  io.maybe("after_waivers", report.after_waivers, [&](auto& part, auto& view) {
    view_fields(part, view, report.score.band ? Printed::yes : Printed::no);
  });
  io("dimensions", report.score.dimensions);
  io.object("gate", [&](auto& part) {
    part("verdict", report.gate.verdict);
    part("checks", report.gate.checks);
    part("facts", report.gate.facts);
    part("missing", report.gate_questions);
  });
  io("readiness", report.readiness);
  io("remedies", report.remedies);
  io("notes", report.info);
  io("open", report.unknown);
  io("errors", report.errors);
  io("waivers", report.waivers);
  io("regression", report.regression);
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
