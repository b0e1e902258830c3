// The score as members of a result; a part of result_fields.cpp.
#pragma once

#include "result_fields.hpp"
#include "words.hpp"

namespace partner_check {

inline constexpr std::array k_ledger_kind_rows{
    EnumRow<score::LedgerKind>{score::LedgerKind::rule, "rule", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::critical_dimension, "critical_dimension", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::not_assessed, "not_assessed", ""},
    EnumRow<score::LedgerKind>{score::LedgerKind::ceiling, "ceiling", ""},
};
inline constexpr std::array k_assessment_rows{
    EnumRow<score::Assessment>{score::Assessment::assessed, "assessed", ""},
    EnumRow<score::Assessment>{score::Assessment::not_assessed, "not_assessed", ""},
    EnumRow<score::Assessment>{score::Assessment::not_applicable, "not_applicable", ""},
};

template <>
inline constexpr std::span<const EnumRow<score::LedgerKind>> k_rows<score::LedgerKind>{
    k_ledger_kind_rows};
template <>
inline constexpr std::span<const EnumRow<score::Assessment>> k_rows<score::Assessment>{
    k_assessment_rows};

namespace report {

using json::Json;
using score::View;

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

}  // namespace report
}  // namespace partner_check
