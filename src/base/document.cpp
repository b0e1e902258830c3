#include "partner_check/base/document.hpp"

#include <charconv>

#include "partner_check/base/pointer.hpp"

namespace partner_check {
namespace {

// The element of a list that a step names: digits without a leading zero (RFC 6901, section 4).
const Node* element(const Node& list, std::string_view step) {
  const bool leading_zero = step.size() > 1 && step.front() == '0';
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool whole = error == std::errc{} && end == step.data() + step.size();
  return whole && !leading_zero && index < list.size ? &list.children()[index] : nullptr;
}

}  // namespace

std::string_view describe(NodeKind kind) {
  switch (kind) {
    case NodeKind::null: return "null";
    case NodeKind::boolean: return "true or false";
    case NodeKind::number: return "a number";
    case NodeKind::string: return "a string";
    case NodeKind::array: return "a list";
    case NodeKind::object: return "an object";
  }
  return {};
}

const Node* Node::find(std::string_view name) const {
  if (kind != NodeKind::object) return nullptr;
  for (const Node& member : children())
    if (member.key == name) return &member;
  return nullptr;
}

const Node* find(const Node& root, std::string_view pointer) {
  if (!pointer.empty() && pointer.front() != '/') return nullptr;
  const Node* node = &root;
  for (const std::string& step : pointer_steps(pointer)) {
    node = node->kind == NodeKind::array ? element(*node, step) : node->find(step);
    if (node == nullptr) break;
  }
  return node;
}

}  // namespace partner_check
