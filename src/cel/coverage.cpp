#include "partner_check/cel/coverage.hpp"

#include <utility>

namespace partner_check::cel {
namespace {

class BranchList {
 public:
  explicit BranchList(const Ast& ast) : ast_(ast) {}

  std::vector<Branch> branches() && { return std::move(branches_); }

  // A node that gives a value: a condition may hide in it.
  void value(NodeId id) {
    const AstNode& node = ast_[id];
    if (node.op == Op::logical_and || node.op == Op::logical_or || node.op == Op::logical_not)
      return condition(id);
    if (node.op == Op::conditional) return conditional(node);
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      if (is_loop(node.op) && i == 1 && has_condition(node))
        condition(ast_.child(node, i));
      else
        value(ast_.child(node, i));
  }

  // A node whose truth is asked for.
  void condition(NodeId id) {
    const AstNode& node = ast_[id];
    switch (node.op) {
      case Op::logical_not: return condition(ast_.child(node, 0));
      case Op::conditional: return conditional(node);
      case Op::bind: value(ast_.child(node, 0)); return condition(ast_.child(node, 1));
      case Op::literal: return add(id, Way::is_reached);
      default: break;
    }
    add(id, Way::is_true);
    add(id, Way::is_false);
    if (node.op == Op::logical_and || node.op == Op::logical_or)
      chain(node);
    else
      value(id);
  }

 private:
  void add(NodeId id, Way way) { branches_.push_back({id, way}); }

  void conditional(const AstNode& node) {
    condition(ast_.child(node, 0));
    arm(ast_.child(node, 1));
    arm(ast_.child(node, 2));
  }

  void arm(NodeId id) {
    const TypeRef type = ast_[id].type;
    if (type != nullptr && type->kind == TypeKind::boolean) return condition(id);
    add(id, Way::is_reached);
    value(id);
  }

  // The parser makes a balanced tree of `a && b && c`; its inner nodes are not in the source.
  void chain(const AstNode& node) {
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      const NodeId child = ast_.child(node, i);
      if (ast_[child].op == node.op)
        chain(ast_[child]);
      else
        condition(child);
    }
  }

  const Ast& ast_;
  std::vector<Branch> branches_;
};

}  // namespace

bool taken(Branch branch, const std::vector<Seen>& seen) {
  const Seen& node = seen[branch.node];
  switch (branch.way) {
    case Way::is_true: return node.was_true;
    case Way::is_false: return node.was_false;
    case Way::is_reached: break;
  }
  return node.reached;
}

std::vector<Branch> branches_of(const Ast& ast) {
  BranchList list(ast);
  const TypeRef type = ast[ast.root].type;
  if (type != nullptr && type->kind == TypeKind::boolean)
    list.condition(ast.root);
  else
    list.value(ast.root);
  return std::move(list).branches();
}

}  // namespace partner_check::cel
