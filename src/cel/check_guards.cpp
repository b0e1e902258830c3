#include "check_guards.hpp"

#include <algorithm>
#include <utility>

namespace partner_check::cel {
namespace {

using Facts = std::vector<std::string>;

bool contains(const Facts& facts, const std::string& path) {
  return std::find(facts.begin(), facts.end(), path) != facts.end();
}

Facts both(Facts a, const Facts& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Facts common(Facts a, const Facts& b) {
  std::erase_if(a, [&](const std::string& path) { return !contains(b, path); });
  return a;
}

Facts one(std::string path) {
  return path.empty() ? Facts{} : Facts{std::move(path)};
}

}  // namespace

std::string Guards::path(NodeId id) const {
  const AstNode& node = ast_[id];
  if (node.op == Op::variable) return node.slot == k_none ? std::string() : path_of_slot(node.slot);
  if (node.op == Op::select) return path_of_field(node);
  if (node.op != Op::index) return {};
  const std::string above = path(ast_.child(node, 0));
  const AstNode& key = ast_[ast_.child(node, 1)];
  if (above.empty() || key.op != Op::literal) return {};
  return above + "[" + std::string(ast_.text(key)) + "]";
}

std::string Guards::path_of_field(const AstNode& node) const {
  const std::string above = path(ast_.child(node, 0));
  return above.empty() ? above : above + ">" + ast_.names[node.name];
}

std::string Guards::path_of_slot(std::uint32_t slot) {
  return "#" + std::to_string(slot);
}

bool Guards::holds(const std::string& path) const {
  return contains(assumed_, path) || contains(settled_, path);
}

bool Guards::is_never_null(NodeId id) const {
  const TypeRef type = ast_[id].type;
  return !type->nullable && type->kind != TypeKind::null && type->kind != TypeKind::dyn &&
         type->kind != TypeKind::parameter;
}

// What holds if both sides are equal.
Facts Guards::comparison_facts(const AstNode& node) const {
  const NodeId left = ast_.child(node, 0);
  const NodeId right = ast_.child(node, 1);
  Facts facts;
  if (is_never_null(right)) facts = one(path(left));
  if (is_never_null(left)) facts = both(std::move(facts), one(path(right)));
  return facts;
}

Facts Guards::facts(NodeId condition, Truth truth) const {
  const AstNode& node = ast_[condition];
  const bool yes = truth == Truth::yes;
  const auto of_child = [&](std::uint32_t i, Truth wanted) {
    return facts(ast_.child(node, i), wanted);
  };
  switch (node.op) {
    case Op::logical_not: return of_child(0, yes ? Truth::no : Truth::yes);
    case Op::logical_and:
    case Op::logical_or:
      return yes == (node.op == Op::logical_and) ? both(of_child(0, truth), of_child(1, truth))
                                                 : common(of_child(0, truth), of_child(1, truth));
    case Op::conditional:  // without its condition, which would have to be read twice
      return common(of_child(1, truth), of_child(2, truth));
    case Op::has: return yes ? one(path_of_field(node)) : Facts{};
    case Op::equal:
    case Op::not_equal: {
      if (yes == (node.op == Op::equal)) return comparison_facts(node);
      const bool null_left = ast_[ast_.child(node, 0)].type->kind == TypeKind::null;
      const bool null_right = ast_[ast_.child(node, 1)].type->kind == TypeKind::null;
      if (null_left == null_right) return {};
      return one(path(ast_.child(node, null_left ? 1 : 0)));
    }
    default: return {};
  }
}

Assumption::Assumption(Guards& guards, NodeId condition, Truth truth)
    : guards_(guards), outer_(guards.assumed_.size()) {
  for (std::string& path : guards.facts(condition, truth))
    guards.assumed_.push_back(std::move(path));
}

}  // namespace partner_check::cel
