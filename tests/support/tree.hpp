// A JSON value that can be changed, for tests that make or break documents: read a Document into
// it, change it, print it, read it again.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/document.hpp"

namespace partner_check::test {

struct Tree {
  NodeKind kind = NodeKind::null;
  bool boolean = false;
  double number = 0;
  std::string text{};
  std::string name{};            // of a member of an object
  std::vector<Tree> children{};  // of a list or an object

  static Tree of(bool value) { return {.kind = NodeKind::boolean, .boolean = value}; }
  static Tree of_number(double value) { return {.kind = NodeKind::number, .number = value}; }
  static Tree of_text(std::string value) {
    return {.kind = NodeKind::string, .text = std::move(value)};
  }
  static Tree list() { return {.kind = NodeKind::array}; }
  static Tree object() { return {.kind = NodeKind::object}; }
  static Tree of(const Node& node) {
    Tree tree{node.kind, node.boolean, node.number, std::string(node.text), std::string(node.key),
              {}};
    for (const Node& child : node.children())
      tree.children.push_back(of(child));
    return tree;
  }

  [[nodiscard]] Tree* find(std::string_view member) {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [member](const Tree& child) { return child.name == member; });
    return kind == NodeKind::object && found != children.end() ? &*found : nullptr;
  }
  void add(std::string member, Tree value) {
    value.name = std::move(member);
    children.push_back(std::move(value));
  }
  void remove(std::string_view member) {
    std::erase_if(children, [member](const Tree& child) { return child.name == member; });
  }
};

inline std::string json_string(std::string_view text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') written += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      written += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      written += c;
  }
  return written + '"';
}

// JSON on one line.
inline std::string to_json(const Tree& tree) {
  std::vector<std::string> parts;
  for (const Tree& child : tree.children)
    parts.push_back(tree.kind == NodeKind::object ? json_string(child.name) + ": " + to_json(child)
                                                  : to_json(child));
  switch (tree.kind) {
    case NodeKind::null: return "null";
    case NodeKind::boolean: return tree.boolean ? "true" : "false";
    case NodeKind::number: return fmt::format("{}", tree.number);
    case NodeKind::string: return json_string(tree.text);
    case NodeKind::array: return fmt::format("[{}]", fmt::join(parts, ", "));
    case NodeKind::object: return fmt::format("{{{}}}", fmt::join(parts, ", "));
  }
  return {};
}

}  // namespace partner_check::test
