// Where in the accounts something of the agreed document stands.
#include <algorithm>
#include <charconv>

#include "partner_check/base/pointer.hpp"

#include "merger.hpp"
#include "same.hpp"

namespace partner_check::profile {
namespace {

const Node* element(const Node& list, std::string_view step) {
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool is_index = problem == std::errc{} && end == step.data() + step.size();
  return is_index && index < list.size ? &list.first[index] : nullptr;
}

const Node* below(const Node& node, std::string_view step) {
  return node.kind == NodeKind::array ? element(node, step) : node.find(step);
}

// The element of another list that is the same entry.
const Node* counterpart(const Node& entry, std::size_t index, const Node& list,
                        const SchemaNode* schema) {
  const SchemaNode* items = schema == nullptr ? nullptr : schema->items;
  const Node* id = schema == nullptr || schema->unique_member.empty()
                       ? nullptr
                       : entry.find(schema->unique_member);
  const auto is_it = [&](const Node& other) {
    if (id == nullptr) return same(entry, other, items);
    const Node* other_id = other.find(schema->unique_member);
    return other_id != nullptr && other_id->text == id->text;
  };
  if (index < list.size && is_it(list.first[index])) return &list.first[index];
  const auto found = std::ranges::find_if(list.children(), is_it);
  return found == list.children().end() ? nullptr : &*found;
}

// The steps that lead somewhere in the document.
std::size_t depth_of(const Node& root, std::span<const std::string> steps) {
  const Node* node = &root;
  std::size_t depth = 0;
  while (depth < steps.size() && (node = below(*node, steps[depth])) != nullptr)
    ++depth;
  return depth;
}

}  // namespace

std::optional<std::string> corresponding(const Node& from, const Node& to, const SchemaNode& schema,
                                         std::span<const std::string> steps) {
  const Node* here = &from;
  const Node* there = &to;
  const SchemaNode* node = &schema;
  std::string pointer;
  for (const std::string& step : steps) {
    const Node* next = below(*here, step);
    if (next == nullptr || here->kind != there->kind) return std::nullopt;
    if (here->kind == NodeKind::array) {
      const Node* list = there;
      there = counterpart(*next, static_cast<std::size_t>(next - here->first), *list, node);
      if (there == nullptr) return std::nullopt;
      pointer = pointer_child(pointer, static_cast<std::size_t>(there - list->first));
    } else {
      there = there->find(step);
      if (there == nullptr) return std::nullopt;
      pointer = pointer_child(pointer, step);
    }
    here = next;
    if (node != nullptr) node = node->child(step);
  }
  if (is_plain(*here) && !same(*here, *there, node)) return std::nullopt;
  return pointer;
}

Statement stated_at(std::span<const Account> accounts, const Document& agreed, const Schema& schema,
                    std::string_view pointer) {
  const std::vector<std::string> steps = pointer_steps(pointer);
  for (std::size_t depth = depth_of(*agreed.root, steps); depth > 0; --depth)
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      std::optional<std::string> at = corresponding(*agreed.root, *accounts[i].document->root,
                                                    schema.root(), std::span(steps).first(depth));
      if (!at) continue;
      for (std::size_t further = depth; further < steps.size(); ++further)
        at = pointer_child(*at, steps[further]);
      return {i, std::move(*at)};
    }
  return {0, std::string(pointer)};
}

bool states(const Account& account, const Document& agreed, const Schema& schema,
            std::string_view pointer) {
  return corresponding(*agreed.root, *account.document->root, schema.root(), pointer_steps(pointer))
      .has_value();
}

}  // namespace partner_check::profile
