#include "wire.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "partner_check/base/time.hpp"

namespace partner_check::cel_suite {
namespace {

[[noreturn]] void refuse(std::string_view what, const Json& json) {
  throw std::runtime_error(std::string(what) + ": " + json.dump());
}

// 64-bit numbers are strings in ProtoJSON, and so are NaN and the infinities.
std::string digits(const Json& number) {
  return number.is_string() ? number.get<std::string>() : number.dump();
}

std::string from_base64(std::string_view text) {
  constexpr std::string_view k_letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char letter : text.substr(0, text.find('='))) {
    bits = bits << 6 | static_cast<unsigned>(k_letters.find(letter));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xff);
  }
  return bytes;
}

struct NamedType {
  std::string_view name;
  TypeKind kind;
};
// The names of types as values; `list` and `map` without what they hold.
constexpr std::array<NamedType, 13> k_type_names{{
    {"bool", TypeKind::boolean},
    {"bytes", TypeKind::bytes},
    {"double", TypeKind::number},
    {"google.protobuf.Duration", TypeKind::duration},
    {"google.protobuf.Timestamp", TypeKind::timestamp},
    {"int", TypeKind::int64},
    {"list", TypeKind::list},
    {"map", TypeKind::map},
    {"null_type", TypeKind::null},
    {"optional_type", TypeKind::optional},
    {"string", TypeKind::string},
    {"type", TypeKind::type},
    {"uint", TypeKind::uint64},
}};
// Of cel.expr.Type.PrimitiveType and of the messages that are CEL's own types.
constexpr std::array<NamedType, 8> k_primitives{{
    {"BOOL", TypeKind::boolean},
    {"INT64", TypeKind::int64},
    {"UINT64", TypeKind::uint64},
    {"DOUBLE", TypeKind::number},
    {"STRING", TypeKind::string},
    {"BYTES", TypeKind::bytes},
    {"google.protobuf.Timestamp", TypeKind::timestamp},
    {"google.protobuf.Duration", TypeKind::duration},
}};

template <std::size_t N>
TypeKind kind_of(const std::array<NamedType, N>& table, const Json& name) {
  const auto row = std::ranges::find(table, name.get<std::string>(), &NamedType::name);
  if (row == table.end()) refuse("type", name);
  return row->kind;
}

TypeRef type_named(const Json& name, TypeTable& types) {
  const TypeKind kind = kind_of(k_type_names, name);
  if (kind == TypeKind::list) return types.list(nullptr);
  if (kind == TypeKind::map) return types.map(nullptr, nullptr);
  if (kind == TypeKind::optional) return types.optional(nullptr);
  return primitive(kind);
}

// A google.protobuf.Timestamp or Duration, as text.
Value time_from(const Json& object) {
  const auto text = object.at("value").get<std::string>();
  const auto type = object.at("@type").get<std::string>();
  if (type.ends_with("google.protobuf.Timestamp"))
    if (const auto instant = parse_timestamp(text)) return Value::of(*instant);
  if (!type.ends_with("google.protobuf.Duration")) refuse("object", object);
  char* unit = nullptr;  // `s`
  const long double seconds = std::strtold(text.c_str(), &unit);
  return Value::of_duration(std::llround(seconds * 1e9L));
}

Value list_from(const Json& list, Arena& arena, TypeTable& types) {
  std::vector<Value> items;
  for (const Json& item : list.value("values", Json::array()))
    items.push_back(value_from(item, arena, types));
  return Value::of(arena.make<List>(arena.copy(std::span<const Value>(items)), true));
}

Value map_from(const Json& map, Arena& arena, TypeTable& types) {
  std::vector<MapEntry> entries;
  for (const Json& entry : map.value("entries", Json::array()))
    entries.push_back(
        {value_from(entry.at("key"), arena, types), value_from(entry.at("value"), arena, types)});
  return Value::of(arena.make<Map>(arena.copy(std::span<const MapEntry>(entries)), true));
}

std::vector<TypeRef> types_from(const Json& list, TypeTable& types) {
  std::vector<TypeRef> result;
  for (const Json& type : list)
    result.push_back(type_from(type, types));
  return result;
}

}  // namespace

Value value_from(const Json& value, Arena& arena, TypeTable& types) {
  const std::string& kind = value.begin().key();
  const Json& content = value.begin().value();
  if (kind == "nullValue") return {};
  if (kind == "boolValue") return Value::of(content.get<bool>());
  if (kind == "int64Value") return Value::of_int(std::stoll(digits(content)));
  if (kind == "uint64Value") return Value::of_uint(std::stoull(digits(content)));
  if (kind == "doubleValue") return Value::of_number(std::stod(digits(content)));
  if (kind == "stringValue") return Value::of_string(arena.copy(content.get<std::string>()));
  if (kind == "bytesValue")
    return Value::of_bytes(arena.copy(from_base64(content.get<std::string>())));
  if (kind == "typeValue") return Value::of(type_named(content, types));
  if (kind == "listValue") return list_from(content, arena, types);
  if (kind == "mapValue") return map_from(content, arena, types);
  if (kind == "objectValue") return time_from(content);
  refuse("value", value);
}

TypeRef type_from(const Json& type, TypeTable& types) {
  const std::string& kind = type.begin().key();
  const Json& content = type.begin().value();
  if (kind == "primitive" || kind == "messageType")
    return primitive(kind_of(k_primitives, content));
  if (kind == "null") return primitive(TypeKind::null);
  if (kind == "dyn") return primitive(TypeKind::dyn);
  if (kind == "typeParam") return types.parameter(content.get<std::string>());
  if (kind == "listType") return types.list(type_from(content.at("elemType"), types));
  if (kind == "mapType")
    return types.map(type_from(content.at("keyType"), types),
                     type_from(content.at("valueType"), types));
  if (kind != "abstractType") refuse("type", type);
  const std::vector<TypeRef> parameters =
      types_from(content.value("parameterTypes", Json::array()), types);
  const auto name = content.at("name").get<std::string>();
  if (name == "optional_type") return types.optional(parameters.front());
  return types.opaque(name, parameters);
}

World::World(const Json& test) {
  environment.dialect = cel::Dialect::standard;
  environment.container = test.value("container", "");
  const Json bindings = test.value("bindings", Json::object());
  for (const Json& declaration : test.value("typeEnv", Json::array())) {
    const auto name = declaration.at("name").get<std::string>();
    if (declaration.contains("ident")) {
      environment.variables.push_back({name, type_from(declaration.at("ident").at("type"), types)});
      continue;
    }
    for (const Json& overload : declaration.at("function").at("overloads")) {
      const bool member = overload.value("isInstanceFunction", false);
      environment.functions.push_back(
          {.name = arena.copy(name),
           .style = member ? cel::CallStyle::member : cel::CallStyle::global,
           .parameters = types_from(overload.value("params", Json::array()), types),
           .result = type_from(overload.at("resultType"), types)});
    }
  }
  for (const auto& [name, bound] : bindings.items())
    if (std::ranges::find(environment.variables, name, &cel::Variable::name) ==
        environment.variables.end())
      environment.variables.push_back({name, nullptr});
  for (const cel::Variable& variable : environment.variables)
    values.push_back(bindings.contains(variable.name)
                         ? value_from(bindings[variable.name].at("value"), arena, types)
                         : error(arena, "unbound", "`" + variable.name + "` is not bound"));
}

bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case ValueKind::null: return true;
    case ValueKind::boolean: return a.boolean == b.boolean;
    case ValueKind::int64:
    case ValueKind::uint64:
    case ValueKind::duration: return a.int64 == b.int64;
    case ValueKind::number:
      return a.number == b.number || (std::isnan(a.number) && std::isnan(b.number));
    case ValueKind::string:
    case ValueKind::bytes: return a.string() == b.string();
    case ValueKind::timestamp: return a.instant() == b.instant();
    case ValueKind::type: return a.type->kind == b.type->kind && a.type->name == b.type->name;
    case ValueKind::list: return std::ranges::equal(a.list->items, b.list->items, same);
    case ValueKind::map:
      return a.map->entries.size() == b.map->entries.size() &&
             std::ranges::all_of(a.map->entries, [&](const MapEntry& entry) {
               return std::ranges::any_of(b.map->entries, [&](const MapEntry& other) {
                 return same(entry.key, other.key) && same(entry.value, other.value);
               });
             });
    case ValueKind::optional:
      return a.optional == nullptr || b.optional == nullptr ? a.optional == b.optional
                                                            : same(*a.optional, *b.optional);
    default: return false;
  }
}

}  // namespace partner_check::cel_suite
