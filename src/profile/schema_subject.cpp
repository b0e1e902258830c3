// x-subject: which top-level fields say what a document is about.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

#include "schema_reader.hpp"

namespace partner_check::profile {
namespace {

constexpr std::string_view k_pointer = "/x-subject";
constexpr std::string_view k_before_work = "before_work";

bool is_text(const Property& field) {
  return !field.node->is_date &&
         (field.node->kinds & ~kind_bit(NodeKind::null)) == kind_bit(NodeKind::string);
}

bool is_date(const Property& field) {
  return field.node->is_date;
}

// Always stated: with an unknown phase or type no rule could tell whether it applies.
bool is_choice(const Property& field) {
  return field.required && field.node->kinds == kind_bit(NodeKind::string) &&
         !field.node->allowed.empty();
}

// Who works together is always stated, each by an id.
bool is_list_of_ids(const Property& field) {
  if (!field.required || field.node->kinds != kind_bit(NodeKind::array) ||
      field.node->unique_member.empty() || field.node->items == nullptr)
    return false;
  const SchemaNode& party = *field.node->items;
  const int id = party.record == nullptr ? -1 : party.record->index_of(field.node->unique_member);
  return id >= 0 && party.properties[static_cast<std::size_t>(id)].required;
}

struct Member {
  std::string_view name;
  std::string SubjectFields::*field;
  bool (*fits)(const Property&);
  std::string_view kind;
};
constexpr auto k_members = std::to_array<Member>({
    {"name", &SubjectFields::name, is_text, "a text"},
    {"type", &SubjectFields::type, is_choice, "a required text with an enum"},
    {"phase", &SubjectFields::phase, is_choice, "a required text with an enum"},
    {"as_of", &SubjectFields::as_of, is_date, "a date"},
    {"start", &SubjectFields::start, is_date, "a date"},
    {"parties", &SubjectFields::parties, is_list_of_ids,
     "a required list with `x-unique`, a required text"},
    {"teller", &SubjectFields::teller, is_text, "a text"},
});

std::string suggest_member(std::string_view word) {
  std::vector<std::string_view> names{k_before_work};
  for (const Member& member : k_members)
    names.push_back(member.name);
  return did_you_mean(word, names);
}

void check_field(Draft& draft, const Member& member, const std::string& name) {
  const SchemaNode& root = *draft.schema.root;
  const int index = root.record == nullptr ? -1 : root.record->index_of(name);
  if (index >= 0 && member.fits(root.properties[static_cast<std::size_t>(index)])) return;
  std::vector<std::string_view> declared;
  if (root.record != nullptr)
    for (const Field& field : root.record->fields)
      declared.push_back(field.name);
  draft.report("schema-reference", pointer_child(k_pointer, member.name),
               index < 0 ? fmt::format("`{}` is no field of the document", name)
                         : fmt::format("`{}` must be {}", name, member.kind),
               index < 0 ? did_you_mean(name, declared) : "");
}

// Each is a phase that another one follows.
void check_before_work(Draft& draft) {
  const SubjectFields& subject = draft.schema.subject;
  const std::string pointer = pointer_child(k_pointer, k_before_work);
  if (subject.before_work.empty()) return;
  if (subject.phase.empty())
    return draft.report("schema-reference", pointer, "`before_work` needs a `phase` beside it");
  const SchemaNode* field = draft.schema.root->property(subject.phase);
  if (field == nullptr || field->allowed.empty()) return;  // reported
  std::vector<std::string_view> phases;
  for (const Node& phase : field->allowed)
    phases.push_back(phase.text);
  for (std::size_t i = 0; i < subject.before_work.size(); ++i) {
    const std::string& phase = subject.before_work[i];
    const bool is_known = std::ranges::find(phases, phase) != phases.end();
    if (is_known && phase != phases.back()) continue;
    draft.report("schema-reference", pointer_child(pointer, i),
                 is_known ? fmt::format("no phase follows `{}`", phase)
                          : fmt::format("`{}` is no value of `{}`", phase, subject.phase),
                 is_known ? "" : did_you_mean(phase, phases));
  }
}

}  // namespace

void Reader::subject(Site& site, const Node& value) {
  if (site.role != Role::document) return misplaced(site, value, "is for the document");
  if (!expect(site, value, NodeKind::object)) return;
  SubjectFields& subject = draft_.schema.subject;
  for (const Node& member : value.children()) {
    const std::string pointer = pointer_child(k_pointer, member.key);
    const auto* const row = std::ranges::find(k_members, member.key, &Member::name);
    const bool is_list = member.key == k_before_work;
    if (row == k_members.end() && !is_list) {
      draft_.report("schema-keyword", pointer,
                    fmt::format("`{}` is no part of `x-subject`", member.key),
                    suggest_member(member.key));
      draft_.problems.back().at_key = true;
    } else if (!is_list && (member.kind != NodeKind::string || member.text.empty())) {
      draft_.report("schema-value", pointer, "must be the name of a field of the document");
    } else if (!is_list) {
      subject.*(row->field) = member.text;
    } else if (member.kind != NodeKind::array ||
               !std::ranges::all_of(member.children(), [](const Node& phase) {
                 return phase.kind == NodeKind::string;
               })) {
      draft_.report("schema-value", pointer, "must be a list of phases");
    } else {
      for (const Node& phase : member.children())
        subject.before_work.emplace_back(phase.text);
    }
  }
}

void check_subject(Draft& draft) {
  for (const Member& member : k_members)
    if (const std::string& name = draft.schema.subject.*(member.field); !name.empty())
      check_field(draft, member, name);
  check_before_work(draft);
}

}  // namespace partner_check::profile
