#include "partner_check/base/image_bytes.hpp"

#include <span>
#include <utility>
#include <vector>

namespace partner_check {

void ByteWriter::put(const std::string_view& text) {
  put_count(text.size());
  bytes_ += text;
}

void ByteWriter::put(const Value& value) {
  put(value.kind);
  switch (value.kind) {
    case ValueKind::null: return;
    case ValueKind::boolean: return put(value.boolean);
    case ValueKind::int64:
    case ValueKind::duration: return put(value.int64);
    case ValueKind::uint64: return put(value.uint64);
    case ValueKind::number: return put(value.number);
    case ValueKind::string:
    case ValueKind::bytes: return put(value.string());
    case ValueKind::timestamp: put(value.int64); return put(value.extra);
    case ValueKind::type: return put(value.type);
    case ValueKind::list:
      put(value.list->complete);
      put_count(value.list->items.size());
      for (const Value& item : value.list->items)
        put(item);
      return;
    case ValueKind::map:
      put(value.map->complete);
      put_count(value.map->entries.size());
      for (const MapEntry& entry : value.map->entries) {
        put(entry.key);
        put(entry.value);
      }
      return;
    case ValueKind::optional:
      put(value.optional != nullptr);
      if (value.optional != nullptr) put(*value.optional);
      return;
    case ValueKind::record:
    case ValueKind::error:
    case ValueKind::unknown: assert(false);
  }
}

void ByteReader::get(Value& value) {
  value = {};
  get(value.kind);
  switch (value.kind) {
    case ValueKind::null: return;
    case ValueKind::boolean: return get(value.boolean);
    case ValueKind::int64:
    case ValueKind::duration: return get(value.int64);
    case ValueKind::uint64: return get(value.uint64);
    case ValueKind::number: return get(value.number);
    case ValueKind::string: value = Value::of_string(arena_.copy(get_text())); return;
    case ValueKind::bytes: value = Value::of_bytes(arena_.copy(get_text())); return;
    case ValueKind::timestamp: get(value.int64); return get(value.extra);
    case ValueKind::type: return get(value.type);
    case ValueKind::list: {
      const bool complete = next<bool>();
      const std::span<Value> items = arena_.make_array<Value>(get_count());
      for (Value& item : items)
        get(item);
      value.list = arena_.make<List>(std::span<const Value>(items), complete);
      return;
    }
    case ValueKind::map: {
      const bool complete = next<bool>();
      const std::span<MapEntry> entries = arena_.make_array<MapEntry>(get_count());
      for (MapEntry& entry : entries) {
        get(entry.key);
        get(entry.value);
      }
      value.map = arena_.make<Map>(std::span<const MapEntry>(entries), complete);
      return;
    }
    case ValueKind::optional: {
      Value* held = next<bool>() ? arena_.make<Value>() : nullptr;
      if (held != nullptr) get(*held);
      value.optional = held;
      return;
    }
    case ValueKind::record:
    case ValueKind::error:
    case ValueKind::unknown: assert(false);
  }
}

// The bare types (`list`, `type`) have no inner one: nullptr.
void ByteWriter::put(const TypeRef& type) {
  put(type != nullptr);
  if (type == nullptr) return;
  const TypeKind kind = type->kind == TypeKind::record ? TypeKind::dyn : type->kind;
  put(kind);
  put(type->nullable);
  switch (kind) {
    case TypeKind::string:
      put_count(type->values.size());
      for (const std::string& value : type->values)
        put(value);
      return;
    case TypeKind::map: put(type->key); return put(type->element);
    case TypeKind::list:
    case TypeKind::type:
    case TypeKind::optional: return put(type->element);
    case TypeKind::opaque:
      put(type->name);
      put_count(type->parameters.size());
      for (const TypeRef parameter : type->parameters)
        put(parameter);
      return;
    default: assert(kind != TypeKind::parameter);
  }
}

void ByteReader::get(TypeRef& type) {
  type = nullptr;
  if (!next<bool>()) return;
  const auto kind = next<TypeKind>();
  const bool nullable = next<bool>();
  type = get_type(kind);
  if (nullable) type = types_.nullable(type);
}

// The rest of a type of this kind.
TypeRef ByteReader::get_type(TypeKind kind) {
  const auto inner = [this] {
    TypeRef type = nullptr;
    get(type);
    return type;
  };
  switch (kind) {
    case TypeKind::string: {
      std::vector<std::string> values(get_count());
      for (std::string& value : values)
        get(value);
      return values.empty() ? primitive(kind) : types_.enumeration(std::move(values));
    }
    case TypeKind::map: {
      const TypeRef key = inner();
      return types_.map(key, inner());
    }
    case TypeKind::list: return types_.list(inner());
    case TypeKind::optional: return types_.optional(inner());
    case TypeKind::type: {
      const TypeRef which = inner();
      return which == nullptr ? primitive(kind) : types_.type(which);
    }
    case TypeKind::opaque: {
      const std::string name(get_text());
      std::vector<TypeRef> parameters(get_count());
      for (TypeRef& parameter : parameters)
        parameter = inner();
      return types_.opaque(name, std::move(parameters));
    }
    default: return primitive(kind);
  }
}

}  // namespace partner_check
