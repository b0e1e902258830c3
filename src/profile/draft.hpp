// A schema while it is compiled: what read_draft() finds in the document, link() ties together.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "partner_check/base/arena.hpp"
#include "partner_check/base/diagnostic.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::profile {

// Addresses stay when it is moved.
struct CompiledSchema {
  Arena arena;  // texts of allowed values
  TypeTable types;
  std::deque<SchemaNode> nodes;
  std::deque<Reference> references;
  const SchemaNode* root = nullptr;
  SubjectFields subject{};
};

struct PendingReference {
  SchemaNode* node;
  std::string target;   // "#" or "#/$defs/NAME"
  std::string pointer;  // of the $ref, for messages
};

struct Draft {
  CompiledSchema schema;
  std::vector<const Node*> sources;   // subschemas in the document, as schema.nodes
  std::vector<std::string> pointers;  // into the schema document, as schema.nodes
  std::unordered_map<std::string, SchemaNode*> definitions;  // by what $ref calls them
  std::vector<PendingReference> references;
  Diagnostics problems;

  void report(std::string code, std::string pointer, std::string message, std::string hint = {}) {
    problems.push_back({.code = std::move(code),
                        .message = std::move(message),
                        .hint = std::move(hint),
                        .pointer = std::move(pointer)});
  }
};

// Nodes without types; every $ref is pending.
[[nodiscard]] Draft read_draft(const Document& document);
// Resolves references, makes types and checks that annotations point to something.
void link(Draft& draft);
// The part of link() for x-subject: each field is there and of the right kind.
void check_subject(Draft& draft);

}  // namespace partner_check::profile
