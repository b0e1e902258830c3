#include "same.hpp"

#include <algorithm>
#include <vector>

namespace partner_check::profile {
namespace {

bool ignores(const SchemaNode* schema, const Node& member) {
  return schema != nullptr && schema->allows_notes && is_note(member.key);
}

std::size_t members_that_count(const Node& object, const SchemaNode* schema) {
  return static_cast<std::size_t>(std::ranges::count_if(
      object.children(), [&](const Node& member) { return !ignores(schema, member); }));
}

bool same_object(const Node& a, const Node& b, const SchemaNode* schema) {
  if (members_that_count(a, schema) != members_that_count(b, schema)) return false;
  return std::ranges::all_of(a.children(), [&](const Node& member) {
    if (ignores(schema, member)) return true;
    const Node* other = b.find(member.key);
    const SchemaNode* below = schema == nullptr ? nullptr : schema->child(member.key);
    return other != nullptr && same(member, *other, below);
  });
}

const SchemaNode* items_of(const SchemaNode* schema) {
  return schema == nullptr ? nullptr : schema->items;
}

}  // namespace

bool is_plain(const Node& node) {
  return node.kind != NodeKind::array && node.kind != NodeKind::object;
}

bool order_counts(const SchemaNode* schema) {
  if (schema == nullptr || schema->is_ordered || schema->items == nullptr) return true;
  return schema->items->allows(NodeKind::array) || schema->items->allows(NodeKind::object);
}

bool is_part_of(const Node& part, const Node& whole, const SchemaNode* schema) {
  std::vector<bool> taken(whole.size);
  return std::ranges::all_of(part.children(), [&](const Node& element) {
    for (std::size_t i = 0; i < whole.size; ++i) {
      if (taken[i] || !same(element, whole.first[i], items_of(schema))) continue;
      taken[i] = true;
      return true;
    }
    return false;
  });
}

bool same(const Node& a, const Node& b, const SchemaNode* schema) {
  if (a.kind != b.kind) return false;
  if (a.kind == NodeKind::object) return same_object(a, b, schema);
  if (a.kind != NodeKind::array) return same_plain(a, b);
  if (a.size != b.size) return false;
  if (!order_counts(schema)) return is_part_of(a, b, schema);
  return std::ranges::equal(a.children(), b.children(), [&](const Node& one, const Node& other) {
    return same(one, other, items_of(schema));
  });
}

std::string_view key_of_entries(std::span<const Node* const> lists, const SchemaNode* schema) {
  if (schema == nullptr || schema->unique_member.empty()) return {};
  const std::string_view key = schema->unique_member;
  const bool all = std::ranges::all_of(lists, [&](const Node* list) {
    return std::ranges::all_of(list->children(), [&](const Node& entry) {
      const Node* id = entry.find(key);
      return id != nullptr && id->kind == NodeKind::string;
    });
  });
  return all ? key : std::string_view{};
}

}  // namespace partner_check::profile
