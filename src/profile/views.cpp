#include "partner_check/profile/views.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"

#include "merger.hpp"
#include "same.hpp"

namespace partner_check::profile {
namespace {

constexpr std::string_view k_complete = "_complete";

bool is_said_incomplete(const Node& owner, const std::string& name) {
  const Node* flag = owner.find(name + std::string(k_complete));
  return flag != nullptr && flag->kind == NodeKind::boolean && !flag->boolean;
}

SaidByAll said_of(const SaidByAll& owners, const std::string& name) {
  SaidByAll said;
  for (const Said& owner : owners)
    if (const Node* member = owner.node->find(name))
      said.push_back({owner.account, member, pointer_child(owner.pointer, name),
                      !is_said_incomplete(*owner.node, name)});
  return said;
}

// About the file: its version, its schema for editors.
bool is_about_file(std::string_view name, const SchemaNode& schema) {
  return name.starts_with('$') || schema.allowed.size() == 1;
}

}  // namespace

void Merger::run() {
  SaidByAll roots;
  for (std::size_t i = 0; i < accounts_.size(); ++i)
    roots.push_back({i, accounts_[i].document->root, ""});
  std::vector<Node> made = *members(roots, schema_.root(), "", "");
  const Node root{.kind = NodeKind::object,
                  .size = static_cast<std::uint32_t>(made.size()),
                  .first = made.data()};
  for (Node& member : made)
    if (const SchemaNode* schema = schema_.root().property(member.key);
        schema != nullptr && schema->keys_are_pointers)
      member = pointers(root, member.key, said_of(roots, std::string(member.key)));
  made_.document.root = made_.document.arena.make<Node>(object_of(made));
}

Merger::Merged Merger::value(const SaidByAll& said, const SchemaNode* schema,
                             const std::string& pointer, Gaps gaps) {
  if (const std::string* why = contradicted(pointer)) return differ(said, pointer, *why);
  const NodeKind kind = said.front().node->kind;
  if (!std::ranges::all_of(said, [&](const Said& one) { return one.node->kind == kind; }))
    return differ(said, pointer);
  if (kind == NodeKind::array) return list(said, schema, pointer, gaps);
  if (kind != NodeKind::object || schema == nullptr) return plain(said, schema, pointer);
  return schema->record != nullptr ? record(said, *schema, pointer, "")
                                   : dictionary(said, *schema, pointer, gaps);
}

Merger::Merged Merger::plain(const SaidByAll& said, const SchemaNode* schema,
                             const std::string& pointer) {
  const Node& first = *said.front().node;
  if (!std::ranges::all_of(said, [&](const Said& one) { return same(first, *one.node, schema); }))
    return differ(said, pointer);
  add_fact(said, pointer);
  return {first};
}

Merger::Merged Merger::record(const SaidByAll& said, const SchemaNode& schema,
                              const std::string& pointer, std::string_view key) {
  const std::optional<std::vector<Node>> made = members(said, schema, pointer, key);
  if (!made) return {std::nullopt, false};
  return {object_of(*made)};
}

// In the order of the profile, then in that of the schema.
std::optional<std::vector<Node>> Merger::members(const SaidByAll& said, const SchemaNode& schema,
                                                 const std::string& pointer, std::string_view key) {
  std::vector<Node> made;
  std::vector<bool> seen(schema.properties.size());
  bool is_whole = true;
  const auto add = [&](std::size_t index) {
    seen[index] = true;
    if (!key.empty() && schema.record->fields[index].name == key)
      made.push_back(*said.front().node->find(key));
    else if (!add_member(said, schema, index, pointer, made))
      is_whole = false;
  };
  if (said.front().account == 0)
    for (const Node& given : said.front().node->children()) {
      const int index = schema.record->index_of(given.key);
      if (index >= 0)
        add(static_cast<std::size_t>(index));
      else if (schema.allows_notes && is_note(given.key))
        made.push_back(given);
    }
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (!seen[i]) add(i);
  return is_whole ? std::optional(std::move(made)) : std::nullopt;
}

bool Merger::add_member(const SaidByAll& owners, const SchemaNode& owner, std::size_t index,
                        const std::string& pointer, std::vector<Node>& members) {
  const Property& property = owner.properties[index];
  const std::string& name = owner.record->fields[index].name;
  const SaidByAll said = said_of(owners, name);
  if (said.empty()) return true;
  const std::string at = pointer_child(pointer, name);
  const Gaps gaps = owner.allows_complete ? Gaps::can_be_said : Gaps::cannot_be_said;
  Merged merged =
      is_about_file(name, *property.node)
          ? Merged{said.front().account == 0 ? std::optional(*said.front().node) : std::nullopt}
      : pointer.empty() ? subject(said, property, at, gaps)
                        : value(said, property.node, at, gaps);
  if (!merged.node) return !property.required;
  merged.node->key = said.front().node->key;
  members.push_back(*merged.node);
  if (!merged.complete)
    members.push_back({.kind = NodeKind::boolean,
                       .key = made_.document.arena.copy(name + std::string(k_complete))});
  return true;
}

// A top-level field. What a document cannot be without stays as the first account says it.
Merger::Merged Merger::subject(const SaidByAll& said, const Property& property,
                               const std::string& pointer, Gaps gaps) {
  const SubjectFields& fields = schema_.subject();
  const Node& first = *said.front().node;
  if (property.node->keys_are_pointers) return {first};  // see run()
  if (first.key == fields.teller && !property.required) return {};
  if (first.key == fields.as_of)
    return {*std::ranges::max(said, {}, [](const Said& one) { return one.node->text; }).node};
  Merged merged = value(said, property.node, pointer, gaps);
  if (!merged.node && property.required) return {first, said.front().complete};
  return merged;
}

Node Merger::pointers(const Node& root, std::string_view name, const SaidByAll& said) {
  std::vector<Node> made;
  // Not said of what others told as well.
  const auto is_all_of = [&](const std::string& pointer, std::size_t account) {
    return std::ranges::all_of(made_.facts, [&](const ToldFact& fact) {
      return !pointer_covers(pointer, fact.pointer) || fact.told == Told::by_several ||
             fact.told == Told::differently || fact.account == account;
    });
  };
  for (const Said& one : said)
    for (const Node& member : one.node->children()) {
      const std::optional<std::string> at =
          is_note(member.key) ? std::optional(std::string(member.key))
                              : corresponding(*accounts_[one.account].document->root, root,
                                              schema_.root(), pointer_steps(member.key));
      const bool is_new = at && std::ranges::find(made, *at, &Node::key) == made.end();
      if (!is_new || (one.account != 0 && !is_all_of(*at, one.account))) continue;
      made.push_back(member);
      made.back().key = made_.document.arena.copy(*at);
    }
  Node dictionary = object_of(made);
  dictionary.key = name;
  return dictionary;
}

bool Merger::is_parties(std::string_view pointer) const {
  return !schema_.subject().parties.empty() &&
         pointer == pointer_child("", schema_.subject().parties);
}

const std::string* Merger::contradicted(std::string_view pointer) const {
  const auto found =
      std::ranges::find(contradictions_, pointer, &std::pair<std::string, std::string>::first);
  return found == contradictions_.end() ? nullptr : &found->second;
}

const std::string* Merger::contradicted_within(std::string_view pointer) const {
  const auto found = std::ranges::find_if(contradictions_, [&](const auto& contradiction) {
    return pointer_covers(pointer, contradiction.first);
  });
  return found == contradictions_.end() ? nullptr : &found->second;
}

void Merger::add_fact(const SaidByAll& said, const std::string& pointer) {
  const std::size_t first = said.front().account;
  const Told alone = first == 0 ? Told::by_profile : Told::by_one;
  made_.facts.push_back({pointer, said.size() > 1 ? Told::by_several : alone, first});
}

Merger::Merged Merger::differ(const SaidByAll& said, const std::string& pointer,
                              std::string because) {
  Difference difference{.pointer = pointer, .statements = {}, .because = std::move(because)};
  for (const Said& one : said)
    difference.statements.push_back({one.account, one.pointer});
  made_.differences.push_back(std::move(difference));
  made_.facts.push_back({pointer, Told::differently});
  return {std::nullopt, false};
}

Node Merger::object_of(const std::vector<Node>& members) {
  return {.kind = NodeKind::object,
          .size = static_cast<std::uint32_t>(members.size()),
          .first = made_.document.arena.copy(std::span(members)).data()};
}

Node Merger::list_of(const std::vector<Node>& elements) {
  Node list = object_of(elements);
  list.kind = NodeKind::array;
  return list;
}

Agreement agree(std::span<const Account> accounts, const Schema& schema,
                const std::vector<std::pair<std::string, std::string>>& contradictions) {
  Agreement made;
  made.document.file = accounts.front().document->file;
  made.document.first_line = accounts.front().document->first_line;
  Merger(accounts, schema, contradictions, made).run();
  return made;
}

}  // namespace partner_check::profile
