// Loops over lists and dictionaries, with one variable or two, and cel.bind.
#include <algorithm>

#include <fmt/format.h>

#include "checker.hpp"

namespace partner_check::cel {
namespace {

// Whether no loop with one variable does the same: over the values of a dictionary, or into one.
bool one_may_idle(const AstNode& node, TypeRef range) {
  const bool makes_map = node.op == Op::transform_map || node.op == Op::transform_map_entry;
  return makes_map || range->kind == TypeKind::map || is_any(range);
}

}  // namespace

TypeRef Checker::macro(const AstNode& node) {
  check(child(node, 0));
  const std::size_t outer = scope_.size();
  if (node.op == Op::bind)
    slot_types_[node.slot] = type(child(node, 0));
  else
    loop_variables(node);
  scope_.push_back(name(node));
  if (node.value_name != k_none) scope_.push_back(ast_.names[node.value_name]);
  const TypeRef result = body(node);
  scope_.resize(outer);
  variables_are_read(node);
  return result;
}

// One variable is an item of a list or a key of a dictionary; two are position and item, or key
// and value.
void Checker::loop_variables(const AstNode& node) {
  const TypeRef range = value_of(child(node, 0));
  TypeRef key = primitive(TypeKind::dyn);
  TypeRef value = key;
  if (range->kind == TypeKind::list) {
    key = primitive(TypeKind::int64);
    value = range->element;
  } else if (range->kind == TypeKind::map) {
    key = range->key;
    value = range->element;
  } else if (!is_any(range)) {
    report("cel-type", child(node, 0),
           fmt::format("{} has no elements to go through", in_words(range)));
  }
  const bool two = node.value_name != k_none;
  slot_types_[node.slot] = two || range->kind == TypeKind::map ? key : value;
  if (two) slot_types_[node.slot + 1] = value;
}

TypeRef Checker::body(const AstNode& node) {
  const NodeId first = child(node, 1);
  check(first);
  if (node.op == Op::bind) return type(first);
  if (!has_condition(node)) return transformed(node, first);
  require_boolean(first, symbol_of(node.op));
  const Assumption accepted(guards_, first, Truth::yes);
  if (is_transform(node.op)) {
    check(child(node, 2));
    return transformed(node, child(node, 2));
  }
  switch (node.op) {
    case Op::filter: {
      const TypeRef element = slot_types_[node.slot];
      const bool kept = guards_.holds(Guards::path_of_slot(node.slot));
      return types_.list(kept ? types_.without_null(element) : element);
    }
    case Op::share: return primitive(TypeKind::number);
    default: return primitive(TypeKind::boolean);
  }
}

// What a loop makes of the values of its last child.
TypeRef Checker::transformed(const AstNode& node, NodeId made) {
  if (node.op == Op::transform_map) return types_.map(slot_types_[node.slot], type(made));
  if (node.op != Op::transform_map_entry) return types_.list(type(made));
  const TypeRef entry = value_of(made);
  if (entry->kind == TypeKind::map || is_any(entry)) return entry;
  return report("cel-type", made,
                fmt::format("`transformMapEntry` takes a dictionary, `{{key: value}}`, not {}",
                            in_words(entry)));
}

// Names with `@` are the parser's own.
void Checker::variables_are_read(const AstNode& node) {
  const auto report_unused = [&](std::uint32_t variable, std::size_t begin) {
    const std::string& unused = ast_.names[variable];
    report_at("cel-unused-variable", {begin, unused.size()},
              fmt::format("`{}` is not used", unused));
  };
  const bool two = node.value_name != k_none;
  const bool first_read = slot_read_[node.slot];
  const bool one_is_enough =
      two && (first_read || slot_read_[node.slot + 1]) && one_may_idle(node, type(child(node, 0)));
  if (!rules_.advises || one_is_enough || name(node).starts_with('@')) return;
  if (!first_read) report_unused(node.name, node.name_begin);
  if (two && !slot_read_[node.slot + 1]) report_unused(node.value_name, node.value_begin);
}

}  // namespace partner_check::cel
