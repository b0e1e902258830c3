// The partners' own accounts as members of a result; a part of result_fields.cpp.
#pragma once

#include "result_findings.hpp"

namespace partner_check::report {

template <typename Io>
void fields(Io& io, Imaged<Io, Side>& side) {
  io.text_or_null("id", side.id);
  io("name", side.name);
  io("file", side.file);
  io.text_or_null("as_of", side.as_of);
  io.text_or_null("sha256", side.sha256);
  io("alone", side.alone);
  io("different", side.different);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Word>& word) {
  io("side", word.side);
  io("value", word.value);
  io("at", word.frame);
}

template <typename Io>
void fields(Io& io, Imaged<Io, SaidDifferently>& said) {
  io("pointer", said.pointer);
  io("identity", said.identity);
  io("title", said.title);
  io("question", said.question);
  io("section", said.section);
  io("entries", said.entries);
  io("shared_entries", said.shared_entries);
  io.text_or_null("because", said.because);
  io("words", said.words);
  io("rules", said.rules);
  io("own_side", said.own_side);
}

template <typename Io>
void fields(Io& io, Imaged<Io, SectionAgreement>& section) {
  io("id", section.id);
  io("title", section.title);
  io("agreed", section.agreed);
  io("different", section.different);
  io("one_sided", section.one_sided);
}

template <typename Io>
void fields(Io& io, Imaged<Io, OneSided>& fact) {
  io("pointer", fact.pointer);
  io("side", fact.side);
}

template <typename Io>
void fields(Io& io, Imaged<Io, Views>& views) {
  io("agreed", views.agreed);
  io("different", views.different);
  io("sides", views.sides);
  io("differences", views.differences);
  io("sections", views.sections);
  io("one_sided", views.one_sided);
}

}  // namespace partner_check::report
