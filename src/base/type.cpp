#include "partner_check/base/type.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace partner_check {
namespace {

// Names of the primitive kinds, in the order of TypeKind; the structured kinds come after them.
constexpr std::array<std::string_view, 11> k_primitive_names{
    "dyn",    "null",  "bool",      "int",      "uint", "double",
    "string", "bytes", "timestamp", "duration", "type"};
static_assert(static_cast<std::size_t>(TypeKind::type) + 1 == k_primitive_names.size());

bool is_primitive(TypeKind kind) {
  return kind <= TypeKind::type;
}

std::string opaque_text(const Type& type) {
  std::string text;
  for (const TypeRef parameter : type.parameters)
    text += (text.empty() ? "" : ", ") + to_text(parameter);
  return text.empty() ? type.name : type.name + "(" + text + ")";
}

std::string plain_text(const Type& type) {
  switch (type.kind) {
    case TypeKind::list: return "list(" + to_text(type.element) + ")";
    case TypeKind::map: return "map(" + to_text(type.key) + ", " + to_text(type.element) + ")";
    case TypeKind::record: return "record " + type.record->name;
    case TypeKind::optional: return "optional(" + to_text(type.element) + ")";
    case TypeKind::parameter: return type.name;
    case TypeKind::opaque: return opaque_text(type);
    case TypeKind::type:
      return type.element == nullptr ? "type" : "type(" + to_text(type.element) + ")";
    default: return std::string(k_primitive_names[static_cast<std::size_t>(type.kind)]);
  }
}

}  // namespace

int RecordType::index_of(std::string_view field) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field) return static_cast<int>(i);
  return -1;
}

TypeRef primitive(TypeKind kind) {
  static const auto k_types = [] {
    std::array<Type, k_primitive_names.size()> types;
    for (std::size_t i = 0; i < types.size(); ++i)
      types[i].kind = static_cast<TypeKind>(i);
    return types;
  }();
  assert(is_primitive(kind));
  return &k_types[static_cast<std::size_t>(kind)];
}

std::string to_text(TypeRef type) {
  if (type == nullptr) return "dyn";  // the elements of the bare types `list` and `map`
  return plain_text(*type) + (type->nullable ? " or null" : "");
}

bool same_type(TypeRef a, TypeRef b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  return a->kind == b->kind && a->nullable == b->nullable && a->record == b->record &&
         a->name == b->name &&
         std::is_permutation(a->values.begin(), a->values.end(), b->values.begin(),
                             b->values.end()) &&
         same_type(a->key, b->key) && same_type(a->element, b->element) &&
         std::ranges::equal(a->parameters, b->parameters, same_type);
}

TypeRef TypeTable::list(TypeRef element) {
  return add({.kind = TypeKind::list, .element = element});
}

TypeRef TypeTable::map(TypeRef key, TypeRef value) {
  return add({.kind = TypeKind::map, .element = value, .key = key});
}

TypeRef TypeTable::optional(TypeRef element) {
  return add({.kind = TypeKind::optional, .element = element});
}

TypeRef TypeTable::type(TypeRef which) {
  return add({.kind = TypeKind::type, .element = which});
}

TypeRef TypeTable::enumeration(std::vector<std::string> values) {
  return add({.kind = TypeKind::string, .values = std::move(values)});
}

TypeRef TypeTable::parameter(std::string name) {
  return add({.kind = TypeKind::parameter, .name = std::move(name)});
}

TypeRef TypeTable::opaque(std::string name, std::vector<TypeRef> parameters) {
  return add(
      {.kind = TypeKind::opaque, .name = std::move(name), .parameters = std::move(parameters)});
}

TypeRef TypeTable::record(const RecordType* type) {
  return add({.kind = TypeKind::record, .record = type});
}

TypeRef TypeTable::nullable(TypeRef type) {
  if (type->nullable || type->kind == TypeKind::null || type->kind == TypeKind::dyn) return type;
  Type with_null = *type;
  with_null.nullable = true;
  return add(std::move(with_null));
}

TypeRef TypeTable::without_null(TypeRef type) {
  if (!type->nullable) return type;
  if (is_primitive(type->kind) && type->values.empty()) return primitive(type->kind);
  Type plain = *type;
  plain.nullable = false;
  return add(std::move(plain));
}

RecordType* TypeTable::new_record(std::string name) {
  return &records_.emplace_back(RecordType{std::move(name), {}});
}

TypeRef TypeTable::add(Type type) {
  return &types_.emplace_back(std::move(type));
}

}  // namespace partner_check
