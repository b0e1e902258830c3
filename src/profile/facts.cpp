// Document to values, once the document is known to be valid.
#include "partner_check/profile/facts.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "members.hpp"

namespace partner_check::profile {
namespace {

bool says_incomplete(const Node& member) {
  return member.kind == NodeKind::boolean && !member.boolean &&
         !name_before_complete(member.key).empty();
}

class Builder {
 public:
  explicit Builder(Arena& arena) : arena_(arena) {}

  // `schema`: nullptr where anything is allowed.
  Value value(const Node& node, const SchemaNode* schema, const Origin* origin) {
    Value made = content(node, schema, origin);
    made.origin = origin;
    return made;
  }

 private:
  Value content(const Node& node, const SchemaNode* schema, const Origin* origin) {
    switch (node.kind) {
      case NodeKind::boolean: return Value::of(node.boolean);
      case NodeKind::number: return Value::of_number(node.number);
      case NodeKind::string:
        return schema != nullptr && schema->is_date ? Value::of(*parse_date(node.text))
                                                    : Value::of_string(node.text);
      case NodeKind::array: return list(node, schema == nullptr ? nullptr : schema->items, origin);
      case NodeKind::object:
        return schema != nullptr && schema->record != nullptr ? record(node, *schema, origin)
                                                              : dictionary(node, schema, origin);
      default: return {};
    }
  }

  Value list(const Node& node, const SchemaNode* items, const Origin* origin) {
    const std::span<Value> values = arena_.make_array<Value>(node.size);
    const std::span<Origin> origins = arena_.make_array<Origin>(node.size);
    for (std::uint32_t i = 0; i < node.size; ++i) {
      origins[i] = {origin, {}, i};
      values[i] = value(node.first[i], items, &origins[i]);
    }
    return Value::of(arena_.make<List>(values));
  }

  Value dictionary(const Node& node, const SchemaNode* schema, const Origin* origin) {
    const bool has_notes = schema != nullptr && schema->allows_notes;
    const std::span<MapEntry> entries = arena_.make_array<MapEntry>(node.size);
    const std::span<Origin> origins = arena_.make_array<Origin>(node.size);
    std::size_t count = 0;
    for (const Node& member : node.children()) {
      if (has_notes && is_note(member.key)) continue;
      origins[count] = {origin, member.key};
      entries[count] = {
          Value::of_string(member.key),
          value(member, schema == nullptr ? nullptr : schema->entries, &origins[count])};
      ++count;
    }
    return Value::of(arena_.make<Map>(entries.first(count)));
  }

  Value record(const Node& node, const SchemaNode& schema, const Origin* origin) {
    const RecordType& type = *schema.record;
    const std::span<Value> values = arena_.make_array<Value>(type.fields.size());
    const std::span<Origin> origins = arena_.make_array<Origin>(type.fields.size());
    bool has_incomplete = false;
    FieldFinder finder(type);
    for (const Node& member : node.children()) {
      const int index = finder.index_of(member.key);
      if (index < 0) {
        has_incomplete |= says_incomplete(member);
        continue;
      }
      const auto i = static_cast<std::size_t>(index);
      origins[i] = {origin, type.fields[i].name};
      values[i] = value(member, schema.properties[i].node, &origins[i]);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i].origin == nullptr) {
        origins[i] = {origin, type.fields[i].name};
        values[i] = unknown_at(arena_, &origins[i]);
      }
    if (has_incomplete) mark_incomplete(node, type, values);
    return Value::of(arena_.make<Record>(&type, values));
  }

  void mark_incomplete(const Node& node, const RecordType& type, std::span<Value> values) {
    for (const Node& member : node.children()) {
      if (!says_incomplete(member)) continue;
      const int index = type.index_of(name_before_complete(member.key));
      if (index < 0) continue;  // a note
      Value& value = values[static_cast<std::size_t>(index)];
      if (value.is(ValueKind::list)) value.list = arena_.make<List>(value.list->items, false);
      if (value.is(ValueKind::map)) value.map = arena_.make<Map>(value.map->entries, false);
    }
  }

  Arena& arena_;
};

}  // namespace

Result<Facts> validate(const Document& document, const Schema& schema) {
  Diagnostics problems = check(document, schema);
  if (!problems.empty()) return problems;
  Facts facts;
  facts.root = Builder(facts.arena).value(*document.root, &schema.root(), nullptr);
  return facts;
}

const Value& Facts::field(std::string_view name) const {
  static constexpr Unknown k_nothing{};
  static const Value k_unknown = Value::of(&k_nothing);
  const int index = root.is(ValueKind::record) ? root.record->type->index_of(name) : -1;
  return index < 0 ? k_unknown : root.record->fields[static_cast<std::size_t>(index)];
}

std::string Facts::place_of(std::string_view pointer) const {
  const Value* value = &root;
  for (const std::string& step : pointer_steps(pointer)) {
    const int index = value->is(ValueKind::record) ? value->record->type->index_of(step) : -1;
    if (index < 0) return std::string(pointer);  // in a list or a dictionary nothing is derived
    value = &value->record->fields[static_cast<std::size_t>(index)];
  }
  return pointer_of(value->origin);
}

}  // namespace partner_check::profile
