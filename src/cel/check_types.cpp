#include "check_types.hpp"

#include <algorithm>
#include <utility>

namespace partner_check::cel {
namespace {

// A copy of a structured type with its inner types changed.
template <typename Change>
TypeRef rebuilt(TypeRef type, TypeTable& types, Change change) {
  TypeRef result = type;
  switch (type->kind) {
    case TypeKind::list: result = types.list(change(type->element)); break;
    case TypeKind::optional: result = types.optional(change(type->element)); break;
    case TypeKind::map: result = types.map(change(type->key), change(type->element)); break;
    case TypeKind::type: return types.type(change(type->element));
    case TypeKind::opaque: {
      std::vector<TypeRef> parameters = type->parameters;
      std::ranges::transform(parameters, parameters.begin(), change);
      return types.opaque(type->name, std::move(parameters));
    }
    default: return type;
  }
  return type->nullable ? types.nullable(result) : result;
}

}  // namespace

TypeRef open_type() {
  static const Type k_open{.kind = TypeKind::parameter, .name = "dyn"};
  return &k_open;
}

bool is_open(TypeRef type) {
  return type->kind == TypeKind::parameter;
}

bool is_any(TypeRef type) {
  return type->kind == TypeKind::dyn || is_open(type);
}

bool is_number(TypeRef type) {
  return type->kind == TypeKind::int64 || type->kind == TypeKind::uint64 ||
         type->kind == TypeKind::number;
}

bool has_parameter(TypeRef type) {
  return type != nullptr &&
         (is_open(type) || has_parameter(type->element) || has_parameter(type->key) ||
          std::ranges::any_of(type->parameters, has_parameter));
}

TypeRef closed(TypeRef type, TypeTable& types) {
  if (!has_parameter(type)) return type;
  if (is_open(type)) return primitive(TypeKind::dyn);
  return rebuilt(type, types, [&](TypeRef inner) { return closed(inner, types); });
}

bool holds_record(TypeRef type) {
  return type != nullptr && (type->kind == TypeKind::record || holds_record(type->element));
}

std::string_view in_words(TypeRef type) {
  switch (type->kind) {
    case TypeKind::dyn:
    case TypeKind::parameter: return "a value of any type";
    case TypeKind::null: return "null";
    case TypeKind::boolean: return "a yes/no value";
    case TypeKind::int64: return "a whole number";
    case TypeKind::uint64: return "an unsigned number";
    case TypeKind::number: return "a number";
    case TypeKind::string: return "a text";
    case TypeKind::bytes: return "bytes";
    case TypeKind::timestamp: return "a date";
    case TypeKind::duration: return "a duration";
    case TypeKind::type: return "a type";
    case TypeKind::list: return "a list";
    case TypeKind::map: return "a dictionary";
    case TypeKind::record: return "a record";
    case TypeKind::optional: return "an optional";
    case TypeKind::opaque: return type->name;
  }
  return {};
}

bool Bindings::match(TypeRef parameter, TypeRef argument) {
  if (parameter->kind == TypeKind::parameter) return bind(parameter, argument);
  if (parameter == any_number()) return is_number(argument) || is_any(argument);
  if (parameter->kind == TypeKind::dyn || is_any(argument)) return true;
  if (parameter->kind != argument->kind || parameter->name != argument->name) return false;
  if (argument->nullable) met_null_ = true;
  if (parameter->key != nullptr && !match(parameter->key, argument->key)) return false;
  return (parameter->element == nullptr || match(parameter->element, argument->element)) &&
         std::ranges::equal(parameter->parameters, argument->parameters,
                            [this](TypeRef one, TypeRef other) { return match(one, other); });
}

bool Bindings::bind(TypeRef parameter, TypeRef argument) {
  const auto row = std::find_if(bound_.begin(), bound_.end(),
                                [&](const auto& pair) { return pair.first == parameter->name; });
  if (row == bound_.end()) {
    bound_.emplace_back(parameter->name, argument);
    return true;
  }
  const TypeRef joined = typing_.join(row->second, argument);
  if (is_any(joined) && !is_any(row->second) && !is_any(argument)) return false;
  row->second = joined;
  return true;
}

TypeRef Bindings::apply(TypeRef type) {
  if (type->kind != TypeKind::parameter)
    return has_parameter(type)
               ? rebuilt(type, typing_.types(), [this](TypeRef inner) { return apply(inner); })
               : type;
  const auto row = std::find_if(bound_.begin(), bound_.end(),
                                [&](const auto& pair) { return pair.first == type->name; });
  return row == bound_.end() ? open_type() : row->second;
}

}  // namespace partner_check::cel
