// A parsed JSON document: a tree of nodes beside the text it was read from.
// Promises: nodes are immutable and stay where they are when the document is moved; members keep
// the order of the file and have distinct names; strings are valid UTF-8. It does not know how it
// was parsed nor what it means.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "partner_check/base/arena.hpp"
#include "partner_check/base/diagnostic.hpp"

namespace partner_check {

enum class NodeKind : std::uint8_t { null, boolean, number, string, array, object };

// "null", "true or false" (boolean), "a number", "a string", "a list", "an object": for messages.
[[nodiscard]] std::string_view describe(NodeKind kind);

struct Node {
  NodeKind kind = NodeKind::null;
  bool boolean = false;
  std::uint32_t size = 0;  // number of children
  double number = 0;
  std::string_view text{};  // of a string
  std::string_view key{};   // the name of this node in its object, empty elsewhere
  const Node* first = nullptr;

  [[nodiscard]] std::span<const Node> children() const { return {first, size}; }
  // The member of that name or nullptr; linear in the number of members. nullptr also for a node
  // that is no object.
  [[nodiscard]] const Node* find(std::string_view name) const;
};

struct Document {
  std::string file;            // as the user named it; "-" for standard input
  std::string text;            // as read, without a byte order mark
  std::size_t first_line = 1;  // line of `file` on which `text` begins (more than 1 in NDJSON)
  Arena arena;
  const Node* root = nullptr;
  Diagnostics warnings;
};

// The node at a JSON pointer (RFC 6901), or nullptr.
[[nodiscard]] const Node* find(const Node& root, std::string_view pointer);

}  // namespace partner_check
