#include <algorithm>
#include <array>

#include "partner_check/json/write.hpp"

#include "formats.hpp"
#include "json_parts.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;

Json finding_json(const ReportFinding& finding) {
  return Object{{"rule", finding.rule->id},
                {"severity", name_of(finding.lo)},
                {"possible_severity", name_of(finding.reach)},
                {"title", finding.title},
                {"message", finding.message},
                {"pointer", finding.pointer},
                {"elements", strings(finding.elements)},
                {"at", place(finding.frame)},
                {"evidence", each(finding.evidence,
                                  [](const rules::Evidence& evidence) {
                                    return Object{{"expression", evidence.expression},
                                                  {"pointer", evidence.pointer},
                                                  {"value", evidence.value}};
                                  })},
                {"missing", strings(finding.missing)},
                {"error", finding.error.empty() ? Json(nullptr) : Json(finding.error)}};
}

Json ledger_json(const score::LedgerLine& line) {
  constexpr std::array<std::string_view, 4> k_kinds = {"rule", "critical_dimension", "not_assessed",
                                                       "ceiling"};
  return Object{{"kind", k_kinds[static_cast<std::size_t>(line.kind)]},
                {"dimension", line.dimension},
                {"rule", line.rule},
                {"severity", name_of(line.severity)},
                {"root", line.root},
                {"reason", line.reason},
                {"points", points(line.tenths)}};
}

enum class Printed { yes, no };

Json view_json(const score::ViewScore& view, Printed printed = Printed::yes) {
  const bool number = view.has_number && printed == Printed::yes;
  return Object{
      {"score", number ? points(view.tenths) : Json(nullptr)},
      {"mean", number ? points(view.mean_tenths) : Json(nullptr)},
      {"ceilings", each(view.ceilings,
                        [](const score::Ceiling& ceiling) {
                          return Object{{"kind", ceiling.kind},
                                        {"reason", ceiling.reason},
                                        {"ceiling", ceiling.points},
                                        {"binding", ceiling.binding}};
                        })},
      {"compounds",
       each(view.compounds,
            [](const score::RaisedCompound& raised) {
              return Object{{"id", raised.compound->id}, {"rules", strings(raised.feeds)}};
            })},
      {"ledger", each(view.ledger, ledger_json)}};
}

Json dimension_json(const score::DimensionScore& dimension, const Run& run) {
  constexpr std::array<std::string_view, 3> k_assessments = {"assessed", "not_assessed",
                                                             "not_applicable"};
  const bool counts = dimension.assessment != score::Assessment::not_applicable;
  const auto number = [&](score::View view) {
    const bool known = counts && (view != score::View::stated ||
                                  dimension.assessment == score::Assessment::assessed);
    return known ? points(dimension.tenths[static_cast<std::size_t>(view)]) : Json(nullptr);
  };
  return Object{{"id", dimension.id},
                {"title", title_of(run, dimension.id)},
                {"assessment", k_assessments[static_cast<std::size_t>(dimension.assessment)]},
                {"proven", number(score::View::proven)},
                {"stated", number(score::View::stated)},
                {"possible", number(score::View::possible)},
                {"coverage", dimension.coverage_percent},
                {"worst", name_of(dimension.worst)},
                {"raised", dimension.raised},
                {"unknown", dimension.unknown},
                {"applicable", dimension.applicable}};
}

Json outcome_json(const rules::Outcome& outcome) {
  const auto unknown = std::ranges::count_if(outcome.findings, [&](const rules::Finding& finding) {
    return finding.lo == rules::Severity::clear && finding.hi == outcome.top;
  });
  return Object{{"id", outcome.rule->id},
                {"name", outcome.rule->name},
                {"title", outcome.rule->title},
                {"dimension", outcome.rule->dimension},
                {"root", outcome.rule->root},
                {"state", name_of(outcome.state)},
                {"lo", name_of(outcome.lo)},
                {"hi", name_of(outcome.hi)},
                {"top", name_of(outcome.top)},
                {"elements", outcome.elements},
                {"unknown_elements", static_cast<std::size_t>(unknown)},
                {"waits_for", strings(rules::missing_facts(outcome))}};
}

Json gate_json(const Report& report) {
  return Object{{"verdict", name_of(report.gate.verdict)},
                {"checks", each(report.gate.checks,
                                [](const score::GateCheck& check) {
                                  return Object{{"name", check.name},
                                                {"expected", check.expected},
                                                {"found", check.found},
                                                {"verdict", name_of(check.verdict)}};
                                })},
                {"missing", each(report.gate_questions, question_json)}};
}

Json readiness_json(const std::optional<Readiness>& readiness) {
  if (!readiness) return nullptr;
  return Object{{"next_phase", readiness->next_phase},
                {"blockers", each(readiness->blockers, finding_json)},
                {"missing", each(readiness->missing, question_json)},
                {"days_left", readiness->days_left ? Json(*readiness->days_left) : Json(nullptr)}};
}

Json remedy_json(const Remedy& remedy) {
  return Object{{"root", remedy.gain.root},
                {"rules", strings(remedy.gain.rules)},
                {"severity", name_of(remedy.gain.worst)},
                {"effort", name_of(remedy.findings.front().rule->effort)},
                {"why", remedy.findings.front().why},
                {"fix", remedy.findings.front().fix},
                {"gain", points(remedy.gain.tenths)},
                {"gain_before_ceilings", points(remedy.gain.mean_tenths)},
                {"findings", each(remedy.findings, finding_json)}};
}

Json score_json(const Report& report) {
  const score::Score& score = report.score;
  const bool printed = score.band.has_value();
  return Object{
      {"value", printed ? points(score.view(score::View::stated).tenths) : Json(nullptr)},
      {"band", printed ? Json(score.band->id) : Json(nullptr)},
      {"provisional", report.provisional},
      {"coverage", score.coverage_percent},
      {"proven", view_json(score.view(score::View::proven))},
      {"stated", view_json(score.view(score::View::stated), printed ? Printed::yes : Printed::no)},
      {"possible", view_json(score.view(score::View::possible))}};
}

Json chain_json(const Chain& chain) {
  return Object{{"id", chain.compound->id},
                {"title", chain.compound->title},
                {"links", each(chain.links,
                               [](const Chain::Link& link) {
                                 return Object{{"rule", link.rule}, {"title", link.title}};
                               })},
                {"why", chain.compound->why},
                {"fix", chain.compound->fix}};
}

Json factor_json(const score::FactorScore& factor) {
  return Object{{"id", factor.id},
                {"title", factor.title},
                {"state", name_of(factor.state)},
                {"criticals", strings(factor.criticals)},
                {"clear", factor.clear},
                {"raised", factor.raised},
                {"open", factor.open}};
}

Json delivery_json(const Delivery& delivery) {
  const auto number = [](const std::optional<double>& known) {
    return known ? Json(*known) : Json(nullptr);
  };
  return Object{{"party", delivery.party},
                {"thing", delivery.thing},
                {"unit", delivery.unit},
                {"promised", number(delivery.promised)},
                {"delivered", number(delivery.delivered)},
                {"pointer", delivery.pointer}};
}

Json strength_json(const rules::Rule* rule) {
  return Object{{"rule", rule->id}, {"text", rule->strength}};
}

Json report_json(const Report& report, const Run& run) {
  const Subject& subject = report.subject;
  return Object{
      {"file", subject.file},
      {"line", report.first_line},
      {"name", text_or_null(subject.name)},
      {"type", text_or_null(subject.type)},
      {"phase", text_or_null(subject.phase)},
      {"as_of", text_or_null(subject.as_of)},
      {"evaluated_on", subject.evaluated_on},
      {"headline", report.headline},
      {"score", score_json(report)},
      {"dimensions", each(report.score.dimensions,
                          [&](const score::DimensionScore& d) { return dimension_json(d, run); })},
      {"gate", gate_json(report)},
      {"readiness", readiness_json(report.readiness)},
      {"remedies", each(report.remedies, remedy_json)},
      {"notes", each(report.info, finding_json)},
      {"open", each(report.unknown, finding_json)},
      {"errors", each(report.errors, finding_json)},
      {"chains", each(report.chains, chain_json)},
      {"success_factors", each(report.factors, factor_json)},
      {"strengths", each(report.strengths, strength_json)},
      {"deliveries", each(report.deliveries, delivery_json)},
      {"questions", each(report.questions, question_json)},
      {"rules", each(report.outcomes, outcome_json)}};
}

Json failure_json(const Failure& failure) {
  return Object{{"file", failure.file},
                {"problems", each(failure.problems, [](const Diagnostic& problem) {
                   return Object{
                       {"code", problem.code},
                       {"message", problem.message},
                       {"hint", problem.hint},
                       {"pointer", problem.pointer},
                       {"line", problem.place ? Json(problem.place->line) : Json(nullptr)},
                       {"column", problem.place ? Json(problem.place->column) : Json(nullptr)}};
                 })}};
}

}  // namespace

std::string render_json(const Run& run, const RenderOptions&) {
  const Json document =
      Object{{"schema_version", "1"},
             {"tool", tool_json()},
             {"scoring_version", run.scoring_version},
             {"exit_code", run.exit_code},
             {"disclaimer", k_disclaimer},
             {"profiles",
              each(run.reports, [&](const Report& report) { return report_json(report, run); })},
             {"failures", each(run.failures, failure_json)},
             {"skipped", run.skipped}};
  return json::write(document, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
