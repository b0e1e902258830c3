#include "check_dialect.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "check_types.hpp"

namespace partner_check::cel {
namespace {

// In the order of Dialect.
constexpr std::array<DialectRules, 2> k_rules{{
    {.adapts = true, .unifies = false, .advises = true},
    {.adapts = false, .unifies = true, .advises = false},
}};

// Null is a value of these types, as the specification has it.
bool has_null(TypeRef type) {
  switch (type->kind) {
    case TypeKind::null:
    case TypeKind::optional:
    case TypeKind::opaque:
    case TypeKind::timestamp:
    case TypeKind::duration: return true;
    default: return false;
  }
}

}  // namespace

const DialectRules& rules_of(Dialect dialect) {
  return k_rules[static_cast<std::size_t>(dialect)];
}

TypeRef Typing::join(TypeRef a, TypeRef b) const {
  if (is_open(a) || same_type(a, b)) return b;
  if (is_open(b)) return a;
  if (rules_.unifies && !comparable(a, b)) return primitive(TypeKind::dyn);
  if (a->kind == TypeKind::null) std::swap(a, b);
  if (b->kind == TypeKind::null) return rules_.unifies ? a : types_.nullable(a);
  if (a->kind != b->kind) return primitive(TypeKind::dyn);
  if (a->nullable || b->nullable)
    return types_.nullable(join(types_.without_null(a), types_.without_null(b)));
  return join_alike(a, b);
}

// Of one kind, not the same and not nullable.
TypeRef Typing::join_alike(TypeRef a, TypeRef b) const {
  switch (a->kind) {
    case TypeKind::list: return types_.list(join(a->element, b->element));
    case TypeKind::optional: return types_.optional(join(a->element, b->element));
    case TypeKind::map: return types_.map(join(a->key, b->key), join(a->element, b->element));
    case TypeKind::record: return primitive(TypeKind::dyn);
    case TypeKind::opaque: {
      if (!comparable(a, b)) return primitive(TypeKind::dyn);
      std::vector<TypeRef> parameters;
      for (std::size_t i = 0; i < a->parameters.size(); ++i)
        parameters.push_back(join(a->parameters[i], b->parameters[i]));
      return types_.opaque(a->name, std::move(parameters));
    }
    default: return primitive(a->kind);
  }
}

bool Typing::takes_null(TypeRef a, TypeRef b) const {
  if (rules_.unifies) return has_null(a) && has_null(b);
  return a->kind == b->kind || a->nullable || b->nullable;
}

bool Typing::comparable(TypeRef a, TypeRef b) const {
  if (is_any(a) || is_any(b)) return true;
  if (a->kind == TypeKind::null || b->kind == TypeKind::null) return takes_null(a, b);
  if (a->kind != b->kind)
    return rules_.adapts && is_number(a) && is_number(b) &&
           (a->kind == TypeKind::number || b->kind == TypeKind::number);
  switch (a->kind) {
    case TypeKind::list:
    case TypeKind::optional: return comparable(a->element, b->element);
    case TypeKind::map: return comparable(a->key, b->key) && comparable(a->element, b->element);
    case TypeKind::opaque:
      return a->name == b->name &&
             std::ranges::equal(a->parameters, b->parameters,
                                [this](TypeRef x, TypeRef y) { return comparable(x, y); });
    default: return a->record == b->record;
  }
}

}  // namespace partner_check::cel
