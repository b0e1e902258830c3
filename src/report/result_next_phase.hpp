// The next phase as a member of a result; a part of result_fields.cpp.
#pragma once

#include "next_phase_words.hpp"
#include "result_fields.hpp"

namespace partner_check::report {

template <typename Io>
void fields(Io& io, Imaged<Io, LeftOver>& left) {
  io("phase", left.phase);
  io("findings", left.findings);
}

template <typename Io>
void fields(Io& io, Imaged<Io, NextPhase>& next) {
  io.text_or_null("phase", next.phase);
  io.also("conclusion", [&](const Run&) { return next_phase_sentence(next); });
  io("blockers", next.blockers);
  io("missing", next.missing);
  io("failed", next.failed);
  io("added", next.added);
  io("left_over", next.left_over);
}

}  // namespace partner_check::report
