// The keywords and what each of them says to the node.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

#include "schema_reader.hpp"

namespace partner_check::profile {
namespace {

constexpr std::string_view k_notes_pattern = R"(^(notes|\$comment|x-.*)$)";
constexpr std::string_view k_complete_pattern = "_complete$";

struct TypeName {
  std::string_view name;
  NodeKind kind;
};
constexpr std::array<TypeName, 7> k_type_names{{{"null", NodeKind::null},
                                                {"boolean", NodeKind::boolean},
                                                {"number", NodeKind::number},
                                                {"integer", NodeKind::number},
                                                {"string", NodeKind::string},
                                                {"array", NodeKind::array},
                                                {"object", NodeKind::object}}};

constexpr Kinds k_numbers = kind_bit(NodeKind::number);
constexpr Kinds k_strings = kind_bit(NodeKind::string);
constexpr Kinds k_lists = kind_bit(NodeKind::array);
constexpr Kinds k_objects = kind_bit(NodeKind::object);

constexpr auto k_keywords = std::to_array<Keyword>({
    {"$schema", k_all_kinds, Beside::no_ref, &Reader::nothing},
    {"$id", k_all_kinds, Beside::no_ref, &Reader::nothing},
    {"$defs", k_all_kinds, Beside::no_ref, &Reader::definitions},
    {"$ref", k_all_kinds, Beside::ref, &Reader::reference},
    {"type", k_all_kinds, Beside::no_ref, &Reader::type},
    {"enum", k_all_kinds, Beside::no_ref, &Reader::allowed},
    {"enumDescriptions", k_all_kinds, Beside::no_ref, &Reader::meanings},
    {"const", k_all_kinds, Beside::no_ref, &Reader::constant},
    {"properties", k_objects, Beside::no_ref, &Reader::properties},
    {"required", k_objects, Beside::no_ref, &Reader::required},
    {"additionalProperties", k_objects, Beside::no_ref, &Reader::additional},
    {"patternProperties", k_objects, Beside::no_ref, &Reader::pattern_properties},
    {"items", k_lists, Beside::no_ref, &Reader::items},
    {"minItems", k_lists, Beside::no_ref, &Reader::into<&SchemaNode::size, &Length::minimum>},
    {"maxItems", k_lists, Beside::no_ref, &Reader::into<&SchemaNode::size, &Length::maximum>},
    {"uniqueItems", k_lists, Beside::no_ref, &Reader::into<&SchemaNode::items_differ>},
    {"minLength", k_strings, Beside::no_ref,
     &Reader::into<&SchemaNode::characters, &Length::minimum>},
    {"maxLength", k_strings, Beside::no_ref,
     &Reader::into<&SchemaNode::characters, &Length::maximum>},
    {"pattern", k_strings, Beside::no_ref, &Reader::pattern},
    {"format", k_strings, Beside::no_ref, &Reader::format},
    {"minimum", k_numbers, Beside::no_ref, &Reader::into<&SchemaNode::range, &Range::minimum>},
    {"maximum", k_numbers, Beside::no_ref, &Reader::into<&SchemaNode::range, &Range::maximum>},
    {"exclusiveMinimum", k_numbers, Beside::no_ref,
     &Reader::into<&SchemaNode::range, &Range::above>},
    {"exclusiveMaximum", k_numbers, Beside::no_ref,
     &Reader::into<&SchemaNode::range, &Range::below>},
    {"title", k_all_kinds, Beside::ref, &Reader::into<&SchemaNode::info, &FieldInfo::title>},
    {"description", k_all_kinds, Beside::ref,
     &Reader::into<&SchemaNode::info, &FieldInfo::question>},
    {"x-asks", k_all_kinds, Beside::ref, &Reader::into<&SchemaNode::info, &FieldInfo::asks>},
    {"x-unit", k_all_kinds, Beside::ref, &Reader::into<&SchemaNode::info, &FieldInfo::unit>},
    {"x-minutes", k_all_kinds, Beside::ref, &Reader::minutes},
    {"x-private", k_all_kinds, Beside::ref, &Reader::privacy},
    {"x-ref", k_all_kinds, Beside::ref, &Reader::id_of},
    {"x-unique", k_all_kinds, Beside::ref, &Reader::into<&SchemaNode::unique_member>},
    {"x-told-by", k_strings, Beside::no_ref, &Reader::into<&SchemaNode::tells_by>},
    {"x-pointers", k_objects, Beside::no_ref, &Reader::into<&SchemaNode::keys_are_pointers>},
    {"x-ordered", k_lists, Beside::no_ref, &Reader::into<&SchemaNode::is_ordered>},
    {"x-after", k_all_kinds, Beside::ref, &Reader::sibling<&SchemaNode::after>},
    {"x-at-most", k_all_kinds, Beside::ref, &Reader::sibling<&SchemaNode::at_most>},
    {"x-delivers", k_all_kinds, Beside::ref, &Reader::sibling<&SchemaNode::delivers>},
    {"x-variable", k_all_kinds, Beside::ref, &Reader::variable},
    {"x-subject", k_objects, Beside::no_ref, &Reader::subject},
});

}  // namespace

std::span<const Keyword> keywords() {
  return k_keywords;
}

const Keyword* find_keyword(std::string_view name) {
  const auto* found = std::find_if(k_keywords.begin(), k_keywords.end(),
                                   [name](const Keyword& row) { return row.name == name; });
  return found == k_keywords.end() ? nullptr : found;
}

std::string kinds_text(Kinds kinds) {
  std::vector<std::string> names;
  for (const TypeName& type : k_type_names)
    if ((kinds & kind_bit(type.kind)) != 0 && type.name != "integer")
      names.emplace_back(describe(type.kind));
  return enumerate(names, "or");
}

bool Reader::expect(const Site& site, const Node& value, NodeKind kind) {
  if (value.kind == kind) return true;
  bad_value(site, value, fmt::format("is {}; it must be {}", describe(value.kind), describe(kind)));
  return false;
}

bool Reader::expect_printable(const Site& site, const Node& keyword, std::string_view text) {
  const bool is_printable = terminal_safe(text, Newlines::keep) == text;
  if (!is_printable) bad_value(site, keyword, "has a character that a terminal would act on");
  return is_printable;
}

void Reader::store(Site& site, const Node& value, std::string& target) {
  if (!expect(site, value, NodeKind::string)) return;
  if (value.text.empty()) return bad_value(site, value, "is empty");
  if (expect_printable(site, value, value.text)) target = value.text;
}

void Reader::store(Site& site, const Node& value, bool& target) {
  if (expect(site, value, NodeKind::boolean)) target = value.boolean;
}

void Reader::store(Site& site, const Node& value, double& target) {
  if (expect(site, value, NodeKind::number)) target = value.number;
}

void Reader::store(Site& site, const Node& value, std::size_t& target) {
  constexpr double k_largest = 1e9;
  if (!expect(site, value, NodeKind::number)) return;
  if (value.number < 0 || value.number > k_largest || value.number != std::trunc(value.number))
    return bad_value(site, value, "must be a whole number of at least 0");
  target = static_cast<std::size_t>(value.number);
}

void Reader::nothing(Site&, const Node&) {}

void Reader::definitions(Site& site, const Node& value) {
  if (site.role != Role::document) return misplaced(site, value, "stands only at the top");
  if (!expect(site, value, NodeKind::object)) return;
  const std::string pointer = pointer_child(site.pointer, value.key);
  for (const Node& definition : value.children()) {
    const std::string name(definition.key);
    draft_.definitions["#/$defs/" + name] =
        subschema(definition, pointer_child(pointer, name), name, Role::definition);
  }
}

void Reader::reference(Site& site, const Node& value) {
  if (expect(site, value, NodeKind::string))
    draft_.references.push_back(
        {&site.node, std::string(value.text), pointer_child(site.pointer, value.key)});
}

void Reader::type(Site& site, const Node& value) {
  const std::span<const Node> names =
      value.kind == NodeKind::array ? value.children() : std::span(&value, 1);
  Kinds kinds = 0;
  for (const Node& name : names) {
    const auto* row = std::find_if(k_type_names.begin(), k_type_names.end(), [&](const auto& type) {
      return name.kind == NodeKind::string && type.name == name.text;
    });
    if (row == k_type_names.end())
      return bad_value(site, value,
                       "must be null, boolean, number, integer, string, array or object, or a list "
                       "of these");
    if ((kinds & kind_bit(row->kind)) != 0) return bad_value(site, value, "names a type twice");
    kinds |= kind_bit(row->kind);
    if (row->name == "integer") site.node.is_whole = true;
  }
  if (kinds == 0) return bad_value(site, value, "is an empty list");
  site.node.kinds = kinds;
}

void Reader::allow(const Site& site, const Node& keyword, const Node& value) {
  std::vector<Node>& allowed = site.node.allowed;
  if (value.kind == NodeKind::array || value.kind == NodeKind::object)
    return bad_value(site, keyword, "takes strings, numbers, true, false and null only");
  if (std::any_of(allowed.begin(), allowed.end(),
                  [&](const Node& other) { return same_plain(other, value); }))
    return bad_value(site, keyword, "names a value twice");
  if (!expect_printable(site, keyword, value.text)) return;
  allowed.push_back({.kind = value.kind,
                     .boolean = value.boolean,
                     .number = value.number,
                     .text = draft_.schema.arena.copy(value.text)});
}

void Reader::allowed(Site& site, const Node& values) {
  if (!expect(site, values, NodeKind::array)) return;
  if (values.size == 0) bad_value(site, values, "is an empty list");
  for (const Node& value : values.children())
    allow(site, values, value);
}

// For editors alone; nothing here keeps them.
void Reader::meanings(Site& site, const Node& texts) {
  const Node* values = site.json.find("enum");
  if (!expect(site, texts, NodeKind::array)) return;
  if (values == nullptr || values->size != texts.size)
    return bad_value(site, texts, "needs an `enum` beside it, and a text for each of its values");
  for (const Node& text : texts.children()) {
    if (text.kind != NodeKind::string || text.text.empty())
      return bad_value(site, texts, "takes texts only");
    if (!expect_printable(site, texts, text.text)) return;
  }
}

void Reader::constant(Site& site, const Node& value) {
  if (!site.node.allowed.empty()) return misplaced(site, value, "cannot stand beside `enum`");
  allow(site, value, value);
}

void Reader::format(Site& site, const Node& value) {
  if (!expect(site, value, NodeKind::string)) return;
  if (value.text != "date") return bad_value(site, value, "knows only date");
  site.node.is_date = true;
}

void Reader::pattern(Site& site, const Node& value) {
  if (!expect(site, value, NodeKind::string)) return;
  Result<Regex> regex = Regex::compile(value.text);
  if (!regex) return bad_value(site, value, "has a problem: " + regex.problems().front().message);
  site.node.pattern = Pattern{std::string(value.text), std::move(*regex)};
}

void Reader::properties(Site& site, const Node& value) {
  if (!expect(site, value, NodeKind::object)) return;
  SchemaNode& node = site.node;
  node.record = draft_.schema.types.new_record({});
  const std::string pointer = pointer_child(site.pointer, value.key);
  const Role role = site.role == Role::document ? Role::top_property : Role::property;
  for (const Node& property : value.children()) {
    node.record->fields.push_back({std::string(property.key), nullptr});
    node.properties.push_back({subschema(property, pointer_child(pointer, property.key),
                                         pointer_child(node.path, property.key), role)});
  }
}

void Reader::additional(Site& site, const Node& value) {
  if (value.kind == NodeKind::boolean && !value.boolean) {
    site.is_closed = true;
  } else if (site.node.record != nullptr) {
    bad_value(site, value, "must be false beside `properties`");
    site.is_closed = true;  // said once
  } else {
    site.node.entries = subschema(value, pointer_child(site.pointer, value.key),
                                  pointer_child(site.node.path, "*"), Role::element);
  }
}

void Reader::pattern_properties(Site& site, const Node& value) {
  if (!expect(site, value, NodeKind::object)) return;
  for (const Node& row : value.children()) {
    const Node* type = row.find("type");
    if (row.key == k_notes_pattern && row.kind == NodeKind::boolean && row.boolean)
      site.node.allows_notes = true;
    else if (row.key == k_complete_pattern && row.size == 1 && type != nullptr &&
             type->text == "boolean" && site.node.record != nullptr)
      site.node.allows_complete = true;
    else
      bad_value(site, value,
                fmt::format(R"(takes only "{}": true and, beside `properties`, "{}": )"
                            R"({{"type": "boolean"}})",
                            k_notes_pattern, k_complete_pattern));
  }
}

void Reader::required(Site& site, const Node& value) {
  if (!expect(site, value, NodeKind::array)) return;
  const RecordType* record = site.node.record;
  std::vector<std::string_view> declared;
  if (record != nullptr)
    for (const Field& field : record->fields)
      declared.push_back(field.name);
  const std::string pointer = pointer_child(site.pointer, value.key);
  for (std::size_t i = 0; i < value.size; ++i) {
    const Node& name = value.children()[i];
    const int index = record == nullptr ? -1 : record->index_of(name.text);
    if (name.kind != NodeKind::string || index < 0) {
      draft_.report(
          "schema-reference", pointer_child(pointer, i),
          fmt::format("`required` names `{}`, which is none of the properties", name.text),
          did_you_mean(name.text, declared));
      continue;
    }
    Property& property = site.node.properties[static_cast<std::size_t>(index)];
    if (!property.required) ++site.node.required_count;
    property.required = true;
  }
}

void Reader::items(Site& site, const Node& value) {
  site.node.items = subschema(value, pointer_child(site.pointer, value.key),
                              pointer_child(site.node.path, "*"), Role::element);
}

void Reader::minutes(Site& site, const Node& value) {
  constexpr double k_longest = 10'000;
  if (!expect(site, value, NodeKind::number)) return;
  if (value.number < 1 || value.number > k_longest || value.number != std::trunc(value.number))
    return bad_value(site, value, "must be a whole number of minutes");
  site.node.info.minutes = static_cast<int>(value.number);
}

void Reader::privacy(Site& site, const Node& value) {
  if (value.text != "own_side") return bad_value(site, value, "must be \"own_side\"");
  site.node.info.is_private = true;
}

void Reader::id_of(Site& site, const Node& value) {
  if (!value.text.starts_with('/'))
    return bad_value(site, value, "must be a pointer such as /partners/*/id");
  std::deque<Reference>& all = draft_.schema.references;
  const auto known = std::find_if(all.begin(), all.end(), [&](const Reference& reference) {
    return reference.pointer == value.text;
  });
  if (known == all.end()) all.push_back({std::string(value.text), pointer_steps(value.text)});
  site.node.reference = known == all.end() ? &all.back() : &*known;
}

void Reader::name_sibling(Site& site, const Node& value, std::string& target) {
  if (site.role != Role::property && site.role != Role::top_property)
    return misplaced(site, value, "is for properties");
  store(site, value, target);
}

void Reader::variable(Site& site, const Node& value) {
  if (site.role != Role::top_property)
    return misplaced(site, value, "is for the properties of the document");
  store(site, value, site.node.variable);
}

}  // namespace partner_check::profile
