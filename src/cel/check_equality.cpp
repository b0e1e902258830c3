// ==, != and in: what may be compared at all, null, records, and the members of enums.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "checker.hpp"

namespace partner_check::cel {

TypeRef Checker::equality(NodeId id) {
  const AstNode& node = ast_[id];
  const TypeRef left = check(child(node, 0));
  const TypeRef right = check(child(node, 1));
  const TypeRef boolean = primitive(TypeKind::boolean);
  if (null_comparison(id)) return boolean;
  if (holds_record(left) && holds_record(right)) {
    record_comparison(id, "records are not compared as a whole");
  } else if (!typing_.comparable(left, right)) {
    mismatch(id, left, right);
  } else {
    enum_members(left, child(node, 1));
    enum_members(right, child(node, 0));
    disjoint_enums(id, left, right);
    same_sides(id);
  }
  return boolean;
}

// The same source twice in one scope is the same value twice.
void Checker::same_sides(NodeId id) {
  const AstNode& node = ast_[id];
  const NodeId left = child(node, 0);
  if (!rules_.advises || ast_.text(ast_[left]) != ast_.text(ast_[child(node, 1)])) return;
  report("cel-constant-condition", id, fmt::format("both sides are `{}`", quoted(left)),
         "compare it with something else");
}

// Of `x == null`: true if that is what the node is. The guards do not count: a guard may be
// repeated.
bool Checker::null_comparison(NodeId id) {
  if (!rules_.advises) return false;
  const AstNode& node = ast_[id];
  const bool null_left = is_literal(child(node, 0), ValueKind::null);
  const bool null_right = is_literal(child(node, 1), ValueKind::null);
  if (null_left == null_right) return false;
  const NodeId operand = child(node, null_left ? 1 : 0);
  const TypeRef given = type(operand);
  const std::string path = guards_.path(operand);
  if (given->nullable || is_any(given) || given->kind == TypeKind::null) return true;
  if (!path.empty() && guards_.holds(path)) return true;
  report("cel-constant-condition", id, fmt::format("`{}` is never null", quoted(operand)),
         "the schema does not allow it");
  return true;
}

void Checker::record_comparison(NodeId id, std::string_view what) {
  report("cel-record-comparison", id, std::string(what),
         "compare a field that identifies them, as `a.id == b.id`");
}

TypeRef Checker::membership(NodeId id) {
  const AstNode& node = ast_[id];
  const NodeId container_node = child(node, 1);
  const TypeRef element = check(child(node, 0));
  check(container_node);
  const TypeRef container = value_of(container_node);
  const TypeRef boolean = primitive(TypeKind::boolean);
  if (is_any(container)) return boolean;
  const bool is_map = container->kind == TypeKind::map;
  if (!is_map && container->kind != TypeKind::list) {
    report("cel-type", container_node,
           fmt::format("`in` takes a list or a dictionary, not {}", in_words(container)),
           container->kind == TypeKind::string   ? "write `text.contains(part)`"
           : container->kind == TypeKind::record ? "write `has(a.field)`"
                                                 : "");
    return boolean;
  }
  const TypeRef member = is_map ? container->key : container->element;
  if (holds_record(element) && holds_record(member)) {
    record_comparison(id, "a record is not looked up as a whole");
  } else if (!typing_.comparable(element, member)) {
    mismatch(id, element, container);
  } else {
    enum_members(types_.list(element), container_node);
    enum_members(member, child(node, 0));
    disjoint_enums(id, element, member);
  }
  return boolean;
}

// Every text literal that stands where only members of an enum can be.
void Checker::enum_members(TypeRef expected, NodeId id) {
  const AstNode& node = ast_[id];
  if (node.op == Op::conditional) {
    enum_members(expected, child(node, 1));
    enum_members(expected, child(node, 2));
  } else if (node.op == Op::list && expected->kind == TypeKind::list) {
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      enum_members(expected->element, child(node, i));
  } else if (is_literal(id, ValueKind::string) && !expected->values.empty()) {
    const std::string_view text = ast_.constants[node.constant].string();
    const std::vector<std::string_view> values(expected->values.begin(), expected->values.end());
    if (std::ranges::find(values, text) != values.end()) return;
    std::string hint = did_you_mean(text, values);
    if (hint.empty()) hint = fmt::format("it is one of {}", enumerate(expected->values, "or"));
    report("cel-enum", id, fmt::format("`{}` is not a possible value here", text), std::move(hint));
  }
}

void Checker::disjoint_enums(NodeId id, TypeRef left, TypeRef right) {
  if (left->values.empty() || right->values.empty()) return;
  const bool meet = std::ranges::any_of(left->values, [&](const std::string& value) {
    return std::ranges::find(right->values, value) != right->values.end();
  });
  if (meet) return;
  report("cel-enum", id, "these two have no value in common",
         fmt::format("one is {}; the other is {}", enumerate(left->values, "or"),
                     enumerate(right->values, "or")));
}

}  // namespace partner_check::cel
