// The sensitivity analysis as a member of a result; a part of result_fields.cpp.
#pragma once

#include "result_fields.hpp"

namespace partner_check::report {

template <typename Io>
void fields(Io& io, Imaged<Io, score::RuleSwing>& swing) {
  io("rule", swing.rule);
  io.points("gain", swing.tenths);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::FactSwing>& swing) {
  io("pointer", swing.pointer);
  io.points("if_bad", swing.worst);
  io.points("if_good", swing.best);
}

template <typename Io>
void fields(Io& io, Imaged<Io, score::Sensitivity>& found) {
  io("draws", found.draws);
  io("noise_percent", found.noise_percent);
  io.points("band_stays_percent", found.stays_permille);
  io.points("low", found.low);
  io.points("high", found.high);
  io("rule", found.rule);
  io("fact", found.fact);
}

}  // namespace partner_check::report
