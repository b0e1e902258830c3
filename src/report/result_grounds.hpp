// The grounds for and against as members of a result; a part of result_fields.cpp.
#pragma once

#include "grounds_words.hpp"
#include "result_fields.hpp"

namespace partner_check::report {

template <typename Io>
void fields(Io& io, Imaged<Io, ReportGround>& ground) {
  io("id", ground.id);
  io("side", ground.side);
  io("title", ground.title);
  io("standing", ground.standing);
  io.text_or_null("rule", ground.rule);
  io.text_or_null("found", ground.found);
  io.text_or_null("error", ground.error);
  io("at", ground.frame);
  io("questions", ground.questions);
  io("sources", ground.sources);
  io("own_side", ground.own_side);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Grounds>& grounds) {
  io("title", grounds.title);
  io.also("conclusion", [&](const Run&) { return grounds_sentence(grounds); });
  io("all", grounds.all);
  io("withheld", grounds.withheld);
}

}  // namespace partner_check::report
