// all, exists, exists_one, filter, map, share and cel.bind.
#include <algorithm>

#include <fmt/format.h>

#include "checker.hpp"

namespace partner_check::cel {
namespace {

std::string_view name_of(Op macro) {
  switch (macro) {
    case Op::all: return "all";
    case Op::exists: return "exists";
    case Op::exists_one: return "exists_one";
    case Op::filter: return "filter";
    case Op::map_macro: return "map";
    case Op::share: return "share";
    default: return "cel.bind";
  }
}

}  // namespace

TypeRef Checker::macro(const AstNode& node) {
  const NodeId range = child(node, 0);
  check(range);
  const TypeRef element = node.op == Op::bind ? type(range) : element_type(node);
  slot_types_[node.slot] = element;
  scope_.push_back(name(node));
  const TypeRef result = body(node, element);
  scope_.pop_back();
  variable_is_read(node);
  return result;
}

// Of the range; of a dictionary, its keys.
TypeRef Checker::element_type(const AstNode& node) {
  const TypeRef range = value_of(child(node, 0));
  if (range->kind == TypeKind::list) return range->element;
  if (range->kind == TypeKind::map) return range->key;
  if (is_any(range)) return primitive(TypeKind::dyn);
  return report("cel-type", child(node, 0),
                fmt::format("{} has no elements to go through", in_words(range)));
}

TypeRef Checker::body(const AstNode& node, TypeRef element) {
  const NodeId first = child(node, 1);
  check(first);
  if (node.op == Op::bind) return type(first);
  if (node.op == Op::map_macro && node.child_count == 2) return types_.list(type(first));
  require_boolean(first, name_of(node.op));
  const Assumption accepted(guards_, first, Truth::yes);
  switch (node.op) {
    case Op::map_macro: return types_.list(check(child(node, 2)));
    case Op::filter: {
      const bool kept = guards_.holds(Guards::path_of_slot(node.slot));
      return types_.list(kept ? types_.without_null(element) : element);
    }
    case Op::share: return primitive(TypeKind::number);
    default: return primitive(TypeKind::boolean);
  }
}

// Names with `@` are the parser's own.
void Checker::variable_is_read(const AstNode& node) {
  if (slot_read_[node.slot] || name(node).starts_with('@')) return;
  report_at("cel-unused-variable", {node.name_begin, name(node).size()},
            fmt::format("`{}` is not used", name(node)));
}

}  // namespace partner_check::cel
