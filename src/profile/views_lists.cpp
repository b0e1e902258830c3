// Lists and dictionaries of several accounts.
#include <algorithm>
#include <map>

#include "partner_check/base/pointer.hpp"

#include "merger.hpp"
#include "same.hpp"

namespace partner_check::profile {
namespace {

// By name: first those of the profile in its order, then the others sorted, whose account it is.
// `key`: the member that names an entry of a list; "" in a dictionary.
std::vector<NamedEntry> named_entries(const SaidByAll& said, std::string_view key,
                                      bool (*is_entry)(std::string_view)) {
  std::vector<NamedEntry> entries;
  std::map<std::string_view, std::size_t> known;
  for (const Said& collection : said)
    for (std::uint32_t i = 0; i < collection.node->size; ++i) {
      const Node& entry = collection.node->first[i];
      const std::string_view name = key.empty() ? entry.key : entry.find(key)->text;
      if (!is_entry(name)) continue;
      const auto [place, is_new] = known.try_emplace(name, entries.size());
      if (is_new) entries.push_back({name, {}});
      entries[place->second].said.push_back(
          {collection.account, &entry,
           key.empty() ? pointer_child(collection.pointer, name)
                       : pointer_child(collection.pointer, std::size_t{i})});
    }
  const auto others = std::ranges::find_if(
      entries, [](const NamedEntry& entry) { return entry.said.front().account != 0; });
  std::sort(others, entries.end(),
            [](const NamedEntry& a, const NamedEntry& b) { return a.name < b.name; });
  return entries;
}

bool has(const NamedEntry& entry, std::size_t account) {
  return std::ranges::find(entry.said, account, &Said::account) != entry.said.end();
}

// By an account that claims to have all entries.
bool is_denied(const NamedEntry& entry, const SaidByAll& collections) {
  return std::ranges::any_of(collections, [&](const Said& collection) {
    return collection.complete && !has(entry, collection.account);
  });
}

bool any_complete(const SaidByAll& said) {
  return std::ranges::any_of(said, &Said::complete);
}

}  // namespace

Merger::Merged Merger::list(const SaidByAll& said, const SchemaNode* schema,
                            const std::string& pointer, Gaps gaps) {
  std::vector<const Node*> lists;
  for (const Said& one : said)
    lists.push_back(one.node);
  const std::string_view key = key_of_entries(lists, schema);
  return key.empty() ? whole_list(said, schema, pointer)
                     : entries(said, *schema, pointer, gaps, key);
}

// Complete lists say the same, and what incomplete ones have is in them.
Merger::Merged Merger::whole_list(const SaidByAll& said, const SchemaNode* schema,
                                  const std::string& pointer) {
  if (const std::string* why = contradicted_within(pointer)) return differ(said, pointer, *why);
  const auto complete = std::ranges::find_if(said, &Said::complete);
  if (complete == said.end()) return union_of(said, schema, pointer);
  const bool agree = std::ranges::all_of(said, [&](const Said& one) {
    return one.complete ? same(*one.node, *complete->node, schema)
                        : is_part_of(*one.node, *complete->node, schema);
  });
  if (!agree) return differ(said, pointer);
  add_fact(said, pointer);
  return {*complete->node};
}

// Of incomplete lists. Where the order counts, nobody knows what belongs between.
Merger::Merged Merger::union_of(const SaidByAll& said, const SchemaNode* schema,
                                const std::string& pointer) {
  std::vector<Node> made;
  for (const Said& one : said) {
    if (schema != nullptr && schema->is_ordered && !same(*one.node, *said.front().node, schema))
      return differ(said, pointer);
    const Node so_far = list_of(made);
    for (const Node& element : one.node->children()) {
      const Node single{.kind = NodeKind::array, .size = 1, .first = &element};
      if (!is_part_of(single, so_far, schema)) made.push_back(element);
    }
  }
  add_fact(said, pointer);
  return {list_of(made), false};
}

void Merger::list_denied(const NamedEntry& entry, const SaidByAll& collections,
                         const std::string& pointer) {
  SaidByAll said = entry.said;
  for (const Said& collection : collections)
    if (collection.complete && !has(entry, collection.account)) said.push_back(collection);
  std::ranges::sort(said, {}, &Said::account);
  differ(said, pointer);
}

Merger::Merged Merger::entries(const SaidByAll& said, const SchemaNode& schema,
                               const std::string& pointer, Gaps gaps, std::string_view key) {
  const bool parties = is_parties(pointer);
  std::vector<NamedEntry> kept = named_entries(said, key, [](std::string_view) { return true; });
  std::vector<NamedEntry> denied;
  std::erase_if(kept, [&](NamedEntry& entry) {
    if (parties) return !has(entry, 0);
    if (!is_denied(entry, said)) return false;
    denied.push_back(entry);
    return true;
  });
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (const std::string* why = contradicted(pointer_child(pointer, i)))
      return differ(said, pointer, *why);
  if (kept.empty() && denied.empty()) add_fact(said, pointer);
  std::vector<Node> made;
  for (const NamedEntry& entry : kept) {
    const Merged merged =
        record(entry.said, *schema.items, pointer_child(pointer, made.size()), key);
    if (!merged.node) return {std::nullopt, false};
    made.push_back(*merged.node);
  }
  for (std::size_t i = 0; i < denied.size(); ++i)
    list_denied(denied[i], said, pointer_child(pointer, made.size() + i));
  const bool complete = denied.empty() && (parties ? said.front().complete : any_complete(said));
  if (!complete && gaps == Gaps::cannot_be_said) return {std::nullopt, false};
  return {list_of(made), complete};
}

Merger::Merged Merger::dictionary(const SaidByAll& said, const SchemaNode& schema,
                                  const std::string& pointer, Gaps gaps) {
  const auto is_any = [](std::string_view) { return true; };
  const auto is_no_note = [](std::string_view name) { return !is_note(name); };
  const std::vector<NamedEntry> all =
      schema.allows_notes ? named_entries(said, "", is_no_note) : named_entries(said, "", is_any);
  std::vector<Node> made;
  bool complete = any_complete(said);
  for (const NamedEntry& entry : all) {
    const std::string at = pointer_child(pointer, entry.name);
    Merged merged{};
    if (is_denied(entry, said))
      list_denied(entry, said, at);
    else
      merged = value(entry.said, schema.entries, at, Gaps::cannot_be_said);
    complete &= merged.node.has_value();
    if (!merged.node) continue;
    merged.node->key = entry.said.front().node->key;
    made.push_back(*merged.node);
  }
  if (all.empty()) add_fact(said, pointer);
  if (!complete && gaps == Gaps::cannot_be_said) return {std::nullopt, false};
  return {object_of(made), complete};
}

}  // namespace partner_check::profile
