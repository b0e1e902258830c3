#include "own_side.hpp"

#include <algorithm>

#include "partner_check/profile/schema_node.hpp"

namespace partner_check::report {

namespace {

using Names = std::set<std::string, std::less<>>;
using Seen = std::set<const profile::SchemaNode*>;

void collect(const profile::SchemaNode& node, Names& names, Seen& seen) {
  if (!seen.insert(&node).second) return;
  for (std::size_t i = 0; i < node.properties.size(); ++i) {
    const profile::SchemaNode& below = *node.properties[i].node;
    if (below.info.is_private)
      names.insert(node.record->fields[i].name);
    else
      collect(below, names, seen);
  }
  for (const profile::SchemaNode* below : {node.items, node.entries})
    if (below != nullptr) collect(*below, names, seen);
}

bool reads_any(const cel::Program& program, const Names& names) {
  return program.names_any([&](std::string_view name) { return names.contains(name); });
}

bool is_composite(TypeRef type) {
  return type != nullptr && (type->kind == TypeKind::record || type->kind == TypeKind::list ||
                             type->kind == TypeKind::map || type->kind == TypeKind::dyn ||
                             type->kind == TypeKind::optional);
}

bool prints_any(const rules::Message& message, const Names& names) {
  return std::ranges::any_of(message.pieces, [&](const auto& piece) {
    const auto* program = std::get_if<cel::Program>(&piece);
    return program != nullptr && (is_composite(program->type()) || reads_any(*program, names));
  });
}

}  // namespace

OwnSide::OwnSide(const profile::Schema& schema) : schema_(schema) {
  Seen seen;
  collect(schema.root(), names_, seen);
}

bool OwnSide::covers(const std::string& pointer) const {
  const std::optional<profile::FieldInfo> info = schema_.describe(pointer);
  return info && info->is_private;
}

bool OwnSide::touches(const std::string& pointer) const {
  if (covers(pointer)) return true;
  const profile::SchemaNode* node = schema_.root().at(pointer);
  if (node == nullptr) return false;
  Names names;
  Seen seen;
  collect(*node, names, seen);
  return !names.empty();
}

bool OwnSide::is_read_by(const rules::Rule& rule) const {
  return (rule.when && reads_any(*rule.when, names_)) || prints_any(rule.message, names_) ||
         std::ranges::any_of(
             rule.for_each,
             [&](const rules::ForEach& each) { return reads_any(each.elements, names_); }) ||
         std::ranges::any_of(rule.levels, [&](const rules::Level& level) {
           return reads_any(level.raised, names_) ||
                  (level.message && prints_any(*level.message, names_));
         });
}

bool OwnSide::is_read_by(const cel::Program& program) const {
  return reads_any(program, names_);
}

}  // namespace partner_check::report
