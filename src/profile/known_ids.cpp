#include "known_ids.hpp"

#include <algorithm>
#include <span>

namespace partner_check::profile {
namespace {

bool is_said_incomplete(const Node& object, const std::string& list) {
  const Node* flag = object.find(list + "_complete");
  return flag != nullptr && flag->kind == NodeKind::boolean && !flag->boolean;
}

bool can_hold_ids(const Node& node, std::span<const std::string> steps) {
  if (node.kind == NodeKind::object) return true;
  if (steps.empty()) return node.kind == NodeKind::string;
  return node.kind == NodeKind::array && steps.front() == "*";
}

void gather(const Node& node, std::span<const std::string> steps, KnownIds::Set& set) {
  if (node.kind == NodeKind::null) return;  // known to hold none
  if (!can_hold_ids(node, steps)) {  // a problem of its own, not one of those who refer to it
    set.is_complete = false;
    return;
  }
  if (steps.empty()) {
    if (node.kind == NodeKind::string) set.ids.push_back(node.text);
    if (node.kind == NodeKind::object)
      for (const Node& entry : node.children())
        if (!is_note(entry.key)) set.ids.push_back(entry.key);
    return;
  }
  const std::string& step = steps.front();
  const std::span<const std::string> rest = steps.subspan(1);
  if (step == "*") {
    for (const Node& element : node.children())
      gather(element, rest, set);
    return;
  }
  const Node* member = node.find(step);
  if (member == nullptr || is_said_incomplete(node, step)) set.is_complete = false;
  if (member != nullptr) gather(*member, rest, set);
}

}  // namespace

const KnownIds::Set& KnownIds::of(const Reference& reference) {
  for (const auto& [known, set] : sets_)
    if (known == &reference) return set;
  Set& set = sets_.emplace_back(&reference, Set{}).second;
  gather(root_, reference.steps, set);
  std::sort(set.ids.begin(), set.ids.end());
  set.ids.erase(std::unique(set.ids.begin(), set.ids.end()), set.ids.end());
  return set;
}

}  // namespace partner_check::profile
