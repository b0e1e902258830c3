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
    default: return type;
  }
  return type->nullable ? types.nullable(result) : result;
}

bool is_open(TypeRef type) {
  return type->kind == TypeKind::parameter;
}

// Of one kind, not the same and not nullable.
TypeRef join_alike(TypeRef a, TypeRef b, TypeTable& types) {
  switch (a->kind) {
    case TypeKind::list: return types.list(join(a->element, b->element, types));
    case TypeKind::optional: return types.optional(join(a->element, b->element, types));
    case TypeKind::map:
      return types.map(join(a->key, b->key, types), join(a->element, b->element, types));
    case TypeKind::record: return primitive(TypeKind::dyn);
    default: return primitive(a->kind);
  }
}

}  // namespace

TypeRef open_type() {
  static const Type k_open{.kind = TypeKind::parameter, .name = "dyn"};
  return &k_open;
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
         (is_open(type) || has_parameter(type->element) || has_parameter(type->key));
}

TypeRef closed(TypeRef type, TypeTable& types) {
  if (!has_parameter(type)) return type;
  if (is_open(type)) return primitive(TypeKind::dyn);
  return rebuilt(type, types, [&](TypeRef inner) { return closed(inner, types); });
}

TypeRef join(TypeRef a, TypeRef b, TypeTable& types) {
  if (is_open(a) || same_type(a, b)) return b;
  if (is_open(b)) return a;
  if (a->kind == TypeKind::null) return types.nullable(b);
  if (b->kind == TypeKind::null) return types.nullable(a);
  if (a->kind != b->kind) return primitive(TypeKind::dyn);
  if (a->nullable || b->nullable)
    return types.nullable(join(types.without_null(a), types.without_null(b), types));
  return join_alike(a, b, types);
}

bool comparable(TypeRef a, TypeRef b) {
  if (is_any(a) || is_any(b)) return true;
  if (a->kind == TypeKind::null || b->kind == TypeKind::null)
    return a->kind == b->kind || a->nullable || b->nullable;
  if (a->kind != b->kind)
    return is_number(a) && is_number(b) &&
           (a->kind == TypeKind::number || b->kind == TypeKind::number);
  switch (a->kind) {
    case TypeKind::list:
    case TypeKind::optional: return comparable(a->element, b->element);
    case TypeKind::map: return comparable(a->key, b->key) && comparable(a->element, b->element);
    default: return a->record == b->record;
  }
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
  }
  return {};
}

bool Bindings::match(TypeRef parameter, TypeRef argument) {
  if (parameter->kind == TypeKind::parameter) return bind(parameter, argument);
  if (parameter->kind == TypeKind::dyn || is_any(argument)) return true;
  if (parameter->kind != argument->kind) return false;
  if (argument->nullable) met_null_ = true;
  if (parameter->key != nullptr && !match(parameter->key, argument->key)) return false;
  return parameter->element == nullptr || match(parameter->element, argument->element);
}

bool Bindings::bind(TypeRef parameter, TypeRef argument) {
  const auto row = std::find_if(bound_.begin(), bound_.end(),
                                [&](const auto& pair) { return pair.first == parameter->name; });
  if (row == bound_.end()) {
    bound_.emplace_back(parameter->name, argument);
    return true;
  }
  const TypeRef joined = join(row->second, argument, types_);
  if (is_any(joined) && !is_any(row->second) && !is_any(argument)) return false;
  row->second = joined;
  return true;
}

TypeRef Bindings::apply(TypeRef type) {
  if (type->kind != TypeKind::parameter)
    return has_parameter(type)
               ? rebuilt(type, types_, [this](TypeRef inner) { return apply(inner); })
               : type;
  const auto row = std::find_if(bound_.begin(), bound_.end(),
                                [&](const auto& pair) { return pair.first == type->name; });
  return row == bound_.end() ? open_type() : row->second;
}

}  // namespace partner_check::cel
