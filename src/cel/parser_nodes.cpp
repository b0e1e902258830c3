// How the parser builds nodes, and keeps their number and depth within the limits.
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "parser.hpp"

namespace partner_check::cel {

NodeId Parser::add(AstNode node, std::uint32_t begin, std::span<const NodeId> children) {
  if (problem_) return 0;
  std::size_t depth = 1;
  for (const NodeId child : children)
    depth = std::max<std::size_t>(depth, depths_[child] + 1u);
  if (depth > limits_.max_depth)
    return limit(peek(),
                 fmt::format("the expression is nested more than {} deep", limits_.max_depth));
  if (ast_.nodes.size() == limits_.max_nodes)
    return limit(peek(), fmt::format("the expression has more than {} parts", limits_.max_nodes));
  node.begin = begin;
  node.end = tokens_[next_ - 1].end;
  node.first_child = static_cast<std::uint32_t>(ast_.children.size());
  node.child_count = static_cast<std::uint32_t>(children.size());
  ast_.children.insert(ast_.children.end(), children.begin(), children.end());
  ast_.nodes.push_back(node);
  depths_.push_back(depth);
  return static_cast<NodeId>(ast_.nodes.size() - 1);
}

NodeId Parser::constant(Value value, std::uint32_t begin) {
  ast_.constants.push_back(value);
  return add({.constant = static_cast<std::uint32_t>(ast_.constants.size() - 1)}, begin, {});
}

std::uint32_t Parser::intern(std::string_view name) {
  const auto [row, is_new] =
      name_index_.try_emplace(std::string(name), static_cast<std::uint32_t>(ast_.names.size()));
  if (is_new) ast_.names.emplace_back(name);
  return row->second;
}

// `&&` and `||` are associative: a long chain becomes a flat tree.
NodeId Parser::balanced(Op op, std::span<const Term> terms) {
  if (terms.size() == 1 || problem_) return terms.front().node;
  const std::size_t middle = (terms.size() + 1) / 2;
  const NodeId left = balanced(op, terms.first(middle));
  const NodeId right = balanced(op, terms.subspan(middle));
  const NodeId node = add({.op = op}, terms.front().begin, {left, right});
  if (!problem_) ast_.nodes[node].end = terms.back().end;
  return node;
}

void Parser::mark_optional(AstNode& literal, std::size_t element) {
  if (element >= 32) limit(peek(), "only the first 32 elements may be optional");
  literal.optionals |= std::uint32_t{1} << (element % 32);
}

}  // namespace partner_check::cel
