#include "data_notes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "framing.hpp"

namespace partner_check::report {

namespace {

// Those that work together, as the document lists them.
struct Party {
  std::string pointer, name;
};

std::vector<Party> parties(const Input& input) {
  std::vector<Party> all;
  const std::string& field = input.schema.subject().parties;
  const Node* list = field.empty() ? nullptr : input.document.root->find(field);
  if (list == nullptr || list->kind != NodeKind::array) return all;
  for (std::size_t i = 0; i < list->size; ++i)
    all.push_back({pointer_child(pointer_child("", field), i), called(&list->first[i])});
  return all;
}

void note_age(const Input& input, std::vector<DataNote>& notes) {
  const Value& as_of = input.facts.field(input.schema.subject().as_of);
  const std::optional<Instant> run = parse_date(input.evaluated_on);
  if (input.old_after_days == 0 || !as_of.is(ValueKind::timestamp) || !run) return;
  const auto days = (run->seconds - as_of.instant().seconds) / k_seconds_per_day;
  if (days <= input.old_after_days) return;
  notes.push_back({NoteKind::old,
                   fmt::format("The facts were {} days old at the date of this run; what is older "
                               "than {} days may no longer be so.",
                               days, input.old_after_days)});
}

void note_tellers(const Input& input, const Tellers& tellers, std::vector<DataNote>& notes) {
  const std::vector<Party> all = parties(input);
  const auto is_party = [&](const std::string& name) {
    return std::ranges::find(all, name, &Party::name) != all.end();
  };
  if (const std::string by = tellers.of_all(""); all.size() > 1 && is_party(by)) {
    notes.push_back(
        {NoteKind::one_side,
         fmt::format("All of this is the word of one side, {}; no other side's word is in it.",
                     by)});
    return;
  }
  std::map<std::string, std::vector<std::string>> told;  // by whom, of whom
  for (const Party& party : all)
    if (const std::string by = tellers.of_all(party.pointer); by != party.name && is_party(by))
      told[by].push_back(party.name);
  for (const auto& [by, about] : told)
    notes.push_back({NoteKind::one_side, fmt::format("What is said of {} is the word of {}.",
                                                     enumerate(about, "and"), by)});
}

}  // namespace

std::vector<DataNote> data_notes(const Input& input, const Tellers& tellers) {
  std::vector<DataNote> notes;
  note_age(input, notes);
  if (input.agreement == nullptr) note_tellers(input, tellers, notes);
  return notes;
}

std::string told_by_one(const Input& input, const std::vector<rules::Evidence>& evidence) {
  std::set<std::string_view> about;
  std::set<std::string> by;
  const std::vector<Party> all = parties(input);
  for (const rules::Evidence& fact : evidence)
    for (const Party& party : all)
      if (pointer_covers(party.pointer, fact.pointer)) {
        about.insert(party.pointer);
        by.insert(fact.by);
      }
  if (about.size() < 2 || by.size() != 1) return {};
  const auto teller = std::ranges::find_if(all, [&](const Party& party) {
    return *by.begin() == party.name || *by.begin() == party.name + " alone";
  });
  return teller == all.end() ? "" : teller->name;
}

}  // namespace partner_check::report
