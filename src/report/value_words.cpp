#include "value_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/json/write.hpp"

#include "framing.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_shown_entries = 5;
constexpr std::size_t k_entry_bytes = 80;

// An entry among others: without quotes.
std::string entry_words(const Node& entry, const profile::SchemaNode* schema) {
  if (entry.kind == NodeKind::string) return shortened(entry.text, k_entry_bytes);
  return shortened(value_words(entry, schema), k_entry_bytes);
}

std::string text_of(const Node& node) {
  return json::write(json::to_json(node), json::Layout::line);
}

// Entries that not all others have, too.
std::vector<const Node*> own_entries(const Node& list, std::span<const Node* const> others) {
  std::vector<std::set<std::string>> theirs;
  for (const Node* other : others) {
    std::set<std::string>& texts = theirs.emplace_back();
    if (other->kind == NodeKind::array)
      for (const Node& entry : other->children())
        texts.insert(text_of(entry));
  }
  std::vector<const Node*> own;
  for (const Node& entry : list.children()) {
    const std::string text = text_of(entry);
    if (theirs.empty() || !std::ranges::all_of(theirs, [&](const std::set<std::string>& texts) {
          return texts.contains(text);
        }))
      own.push_back(&entry);
  }
  return own;
}

std::string list_words(const Node& list, const profile::SchemaNode* schema,
                       std::span<const Node* const> others) {
  if (list.size == 0) return "none";
  const profile::SchemaNode* items = schema == nullptr ? nullptr : schema->items;
  const std::vector<const Node*> own = own_entries(list, others);
  std::vector<std::string> entries;
  for (const Node* entry : std::span(own).first(std::min(k_shown_entries, own.size())))
    entries.push_back(entry_words(*entry, items));
  if (own.size() > k_shown_entries)
    entries.push_back(fmt::format("and {} more", own.size() - k_shown_entries));
  const std::string count = counted(list.size, "entry", "entries");
  if (own.empty()) return count;
  return count + (own.size() < list.size ? ", here alone: " : ": ") +
         join(entries, list.first->kind == NodeKind::object ? "; " : ", ");
}

// As people read numbers, unless that rounds: two that differ must not look the same.
std::string number_words(const Node& value) {
  const double hundredths = value.number * 100;
  return std::round(hundredths) == hundredths ? readable_number(value.number) : text_of(value);
}

// "Signed on 2026-03-02, Notice 90", of what has no name of its own.
std::string members_words(const Node& object, const profile::SchemaNode* schema) {
  std::vector<std::string> members;
  for (const Node& member : object.children()) {
    const bool is_plain = member.kind != NodeKind::array && member.kind != NodeKind::object;
    const profile::SchemaNode* field = schema == nullptr ? nullptr : schema->property(member.key);
    if (!is_plain || field == nullptr || members.size() == k_shown_entries) continue;
    const std::string& title = field->info.title;
    members.push_back((title.empty() ? std::string(member.key) : title) + " " +
                      entry_words(member, field));
  }
  return members.empty() ? "given" : shortened(join(members, ", "), k_name_bytes);
}

std::string object_words(const Node& object, const profile::SchemaNode* schema) {
  constexpr std::array<std::string_view, 3> k_names{"name", "title", "id"};
  const bool is_named = std::ranges::any_of(
      k_names, [&](std::string_view name) { return object.find(name) != nullptr; });
  return is_named ? called(&object) : members_words(object, schema);
}

}  // namespace

std::string value_words(const Node& value, const profile::SchemaNode* schema,
                        std::span<const Node* const> others) {
  switch (value.kind) {
    case NodeKind::null: return "none";
    case NodeKind::boolean: return value.boolean ? "yes" : "no";
    case NodeKind::number: return number_words(value);
    case NodeKind::string: break;
    case NodeKind::array: return list_words(value, schema, others);
    case NodeKind::object: return object_words(value, schema);
  }
  const std::string text = shortened(value.text, k_name_bytes);
  const bool is_word = schema != nullptr && (schema->is_date || !schema->allowed.empty());
  return is_word ? text : '"' + text + '"';
}

}  // namespace partner_check::report
