// Findings, questions and rules as members of a result; a part of result_fields.cpp.
#pragma once

#include "result_fields.hpp"

namespace partner_check::report {

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
  io.text_or_null("file", frame.file);
}

template <typename Io>
void fields(Io& io, Imaged<Io, rules::Evidence>& evidence) {
  io("expression", evidence.expression);
  io("pointer", evidence.pointer);
  io("value", evidence.value);
  io.text_or_null("by", evidence.by);
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
  io.text_or_null("told_by_one", finding.told_by_one);
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
  io("told_differently", question.told_differently);
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

}  // namespace partner_check::report
