// The walk over a schema document, and the checks that need a whole subschema.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

#include "schema_reader.hpp"

namespace partner_check::profile {
namespace {

std::string suggest_keyword(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Keyword& row : keywords())
    names.push_back(row.name);
  return did_you_mean(word, names);
}

}  // namespace

SchemaNode* Reader::subschema(const Node& json, std::string pointer, std::string path, Role role) {
  SchemaNode& node = draft_.schema.nodes.emplace_back();
  draft_.sources.push_back(&json);
  draft_.pointers.push_back(pointer);
  node.path = std::move(path);
  if (json.kind == NodeKind::boolean && json.boolean) return &node;  // `true`: anything
  if (json.kind != NodeKind::object) {
    draft_.report("schema-value", std::move(pointer),
                  "a schema is an object, or true for anything");
    return &node;
  }
  Site site{node, json, std::move(pointer), role};
  read_keywords(site);
  if (json.find("$ref") == nullptr) settle(site);
  return &node;
}

void Reader::read_keywords(Site& site) {
  const bool is_reference = site.json.find("$ref") != nullptr;
  for (const Node& member : site.json.children()) {
    const Keyword* keyword = find_keyword(member.key);
    if (keyword == nullptr)
      misplaced(site, member, "is no keyword of the schemas read here");
    else if (is_reference && keyword->beside == Beside::no_ref)
      misplaced(site, member, "cannot stand beside `$ref`");
  }
  for (const Keyword& keyword : keywords())
    if (const Node* value = site.json.find(keyword.name))
      if (!is_reference || keyword.beside == Beside::ref) (this->*keyword.read)(site, *value);
}

void Reader::bad_value(const Site& site, const Node& value, std::string_view problem) {
  draft_.report("schema-value", pointer_child(site.pointer, value.key),
                fmt::format("`{}` {}", value.key, problem));
}

void Reader::misplaced(const Site& site, const Node& value, std::string_view problem) {
  draft_.report("schema-keyword", pointer_child(site.pointer, value.key),
                fmt::format("`{}` {}", value.key, problem),
                find_keyword(value.key) == nullptr ? suggest_keyword(value.key) : "");
  draft_.problems.back().at_key = true;
}

// What only the whole subschema tells.
void Reader::settle(const Site& site) {
  SchemaNode& node = site.node;
  if (node.record != nullptr && !site.is_closed)
    draft_.report("schema-keyword", site.pointer,
                  "`properties` needs `additionalProperties`: false beside it");
  if (node.record == nullptr && site.is_closed) node.record = draft_.schema.types.new_record({});
  if (node.record != nullptr)
    node.record->name = !node.info.title.empty() ? node.info.title
                        : node.path.empty()      ? "document"
                                                 : node.path;
  settle_kinds(site);
  check_applicable(site);
  check_bounds(site);
}

void Reader::settle_kinds(const Site& site) {
  SchemaNode& node = site.node;
  if (node.allowed.empty()) return;
  Kinds given = 0;
  for (const Node& value : node.allowed)
    given |= kind_bit(value.kind);
  if (site.json.find("type") == nullptr) node.kinds = given;
  const Node& keyword = *site.json.find(site.json.find("enum") != nullptr ? "enum" : "const");
  if ((given & ~node.kinds) != 0)
    bad_value(site, keyword,
              fmt::format("has a value that is not {}, as `type` says", kinds_text(node.kinds)));
  else if (given != node.kinds)
    bad_value(site, keyword,
              fmt::format("has no value that is {}, which `type` allows",
                          kinds_text(static_cast<Kinds>(node.kinds & ~given))));
}

void Reader::check_applicable(const Site& site) {
  for (const Node& member : site.json.children())
    if (const Keyword* keyword = find_keyword(member.key))
      if ((keyword->applies & site.node.kinds) == 0)
        misplaced(site, member, fmt::format("says nothing about {}", kinds_text(site.node.kinds)));
}

void Reader::check_bounds(const Site& site) {
  const SchemaNode& node = site.node;
  const double lowest = std::max(node.range.minimum, node.range.above);
  const double highest = std::min(node.range.maximum, node.range.below);
  if (lowest > highest || node.size.minimum > node.size.maximum ||
      node.characters.minimum > node.characters.maximum)
    draft_.report("schema-value", site.pointer, "the lower bound lies above the upper bound");
}

Draft read_draft(const Document& document) {
  Draft draft;
  Reader reader(draft);
  SchemaNode* root = reader.subschema(*document.root, "", "", Role::document);
  draft.definitions["#"] = root;
  draft.schema.root = root;
  return draft;
}

}  // namespace partner_check::profile
