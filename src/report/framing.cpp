#include "framing.hpp"

#include "partner_check/base/pointer.hpp"

namespace partner_check::report {

Frame frame(const Document& document, json::Locator& places, const std::string& pointer,
            const std::string& label) {
  json::Located located = places.locate(pointer, json::Part::member);
  const Node* found = find(*document.root, located.pointer);
  const bool missing = !located.exact && found != nullptr && found->kind != NodeKind::null;
  std::string said = label;
  if (missing)
    said = "`" + pointer_steps(pointer.substr(located.pointer.size())).front() +
           "` is not stated here";
  if (is_bare(document, found))  // its first member says more than its bracket
    located.place =
        places.locate(pointer_child(located.pointer, found->first->key), json::Part::member).place;
  return {located.place, located.pointer, said, missing};
}

bool is_bare(const Document& document, const Node* node) {
  return node != nullptr && node != document.root && node->kind == NodeKind::object &&
         node->key.empty() && node->size > 0;
}

std::string by_ids(const Document& document, const std::string& pointer) {
  std::string named;
  const Node* node = document.root;
  std::string so_far;
  for (const std::string& step : pointer_steps(pointer)) {
    const bool in_list = node != nullptr && node->kind == NodeKind::array;
    so_far = pointer_child(so_far, step);
    node = find(*document.root, so_far);
    const Node* id = in_list && node != nullptr ? node->find("id") : nullptr;
    const bool has_id = id != nullptr && id->kind == NodeKind::string;
    named = pointer_child(named, has_id ? "@" + std::string(id->text) : step);
  }
  return named;
}

std::string called(const Node* node) {
  for (const char* key : {"name", "title", "id"})
    if (const Node* label = node == nullptr ? nullptr : node->find(key);
        label != nullptr && label->kind == NodeKind::string)
      return std::string(label->text);
  if (node != nullptr && node->kind == NodeKind::object)
    for (const Node& member : node->children())
      if (member.kind == NodeKind::string) return std::string(member.text);
  return {};
}

}  // namespace partner_check::report
