// Gate, waivers and baseline as members of a result; a part of result_fields.cpp.
#pragma once

#include "result_fields.hpp"

namespace partner_check::report {

template <typename Io>
void fields(Io& io, Imaged<Io, DataNote>& note) {
  io("kind", note.kind);
  io("text", note.text);
}

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

}  // namespace partner_check::report
