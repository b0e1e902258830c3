#include "framing.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

namespace partner_check::report {

namespace {

// Bytes of a line kept on either side of where a place begins.
constexpr std::size_t k_reach = 1'024;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

void add_line(std::string_view line, Frame& frame) {
  const std::size_t middle = std::min(frame.place.column - 1, line.size());
  std::size_t begin = middle - std::min(middle, k_reach);
  std::size_t end = std::min(line.size(), middle + k_reach);
  while (begin > 0 && begin < middle && is_continuation(line[begin]))
    ++begin;
  while (end < line.size() && end > middle && is_continuation(line[end]))
    --end;
  frame.line = line.substr(begin, end - begin);
  frame.cut = begin;
  frame.cut_after = line.size() - end;
}

// Whether a line shows no more than the fact that is framed, and that one to everybody.
bool is_for_everybody(const Node* framed, std::string_view line, const Frame& frame,
                      const OwnSide& own_side) {
  const std::string_view before = line.substr(0, std::min(frame.place.column - 1, line.size()));
  std::string_view rest = line.substr(before.size());
  const std::string_view fact = rest.substr(0, frame.place.length);
  rest.remove_prefix(fact.size());
  const bool whole =
      framed != nullptr && framed->kind != NodeKind::object && framed->kind != NodeKind::array;
  const bool opens = fact.ends_with('{') || fact.ends_with('[');
  const bool alone = before.find_first_not_of(" \t") == std::string_view::npos &&
                     rest.find_first_not_of(" \t,:{[") == std::string_view::npos;
  return alone && (whole || opens || frame.missing) && !own_side.covers(frame.pointer);
}

}  // namespace

Frame frame(const Document& document, json::Locator& places, const OwnSide& own_side,
            const std::string& pointer, const std::string& label) {
  json::Located located = places.locate(pointer, json::Part::member);
  const Node* found = find(*document.root, located.pointer);
  const bool missing = !located.exact && found != nullptr && found->kind != NodeKind::null;
  Frame made{
      .place = located.place, .pointer = located.pointer, .label = label, .missing = missing};
  if (missing)
    made.label = "`" + pointer_steps(pointer.substr(located.pointer.size())).front() +
                 "` is not stated here";
  const bool bare = is_bare(document, found);
  if (bare)  // its first member says more than its bracket
    made.place =
        places.locate(pointer_child(located.pointer, found->first->key), json::Part::member).place;
  const std::string_view line = places.line(made.place.line);
  add_line(line, made);
  made.own_side = bare ? own_side.covers(pointer_child(located.pointer, found->first->key)) ||
                             !is_for_everybody(found->first, line, made, own_side)
                       : !is_for_everybody(found, line, made, own_side);
  return made;
}

Frame frame(Sources& sources, const OwnSide& own_side, const std::string& pointer,
            const std::string& label) {
  Sources::Place at = sources.of(pointer);
  Frame made = frame(at.document, at.places, own_side, at.pointer, label);
  made.file = std::move(at.file);
  if (!at.disputed) return made;
  made.missing = true;
  made.label = "the accounts differ on this";
  return made;
}

bool is_bare(const Document& document, const Node* node) {
  return node != nullptr && node != document.root && node->kind == NodeKind::object &&
         node->key.empty() && node->size > 0;
}

std::string by_ids(const Document& document, const OwnSide& own_side, const std::string& pointer) {
  std::string named;
  const Node* node = document.root;
  std::string so_far;
  for (const std::string& step : pointer_steps(pointer)) {
    const bool in_list = node != nullptr && node->kind == NodeKind::array;
    so_far = pointer_child(so_far, step);
    node = find(*document.root, so_far);
    const Node* id = in_list && node != nullptr ? node->find("id") : nullptr;
    const bool has_id = id != nullptr && id->kind == NodeKind::string &&
                        !own_side.covers(pointer_child(so_far, "id"));
    named = pointer_child(named, has_id ? "@" + std::string(id->text) : step);
  }
  return named;
}

std::string called(const Node* node) {
  for (const char* key : {"name", "title", "id"})
    if (const Node* label = node == nullptr ? nullptr : node->find(key);
        label != nullptr && label->kind == NodeKind::string)
      return shortened(label->text, k_name_bytes);
  if (node != nullptr && node->kind == NodeKind::object)
    for (const Node& member : node->children())
      if (member.kind == NodeKind::string) return shortened(member.text, k_name_bytes);
  return {};
}

}  // namespace partner_check::report
