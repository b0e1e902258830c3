// Whether two compiled expressions are the same, but for what only the checker reads of inner
// nodes.
#pragma once

#include <string>

#include "partner_check/cel/program.hpp"

#include "support/catch.hpp"
#include "support/exact.hpp"

namespace partner_check::test {

// A node and all below it: everything that evaluation, explanation and messages read.
inline void describe(const cel::Ast& ast, cel::NodeId id, std::string& text) {
  const cel::AstNode& node = ast[id];
  const auto name = [&](std::uint32_t index) {
    return index == cel::k_none ? std::string("-") : ast.names[index];
  };
  for (const std::uint32_t number :
       {static_cast<std::uint32_t>(node.op), static_cast<std::uint32_t>(node.receiver), node.slot,
        node.field, node.overloads, node.child_count, node.optionals})
    text += (number == cel::k_none ? "-" : std::to_string(number)) + " ";
  text += name(node.name) + " " + name(node.value_name);
  if (node.op == cel::Op::literal) text += " = " + exact(ast.constants[node.constant]);
  if (node.op == cel::Op::call && node.constant != cel::k_none) text += " regex";
  text += " `" + std::string(ast.text(node)) + "`\n";
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    describe(ast, ast.child(node, i), text);
}

inline std::string described(const cel::Program& program) {
  std::string text = "slots " + std::to_string(program.slots()) + "\n";
  describe(program.ast(), program.root(), text);
  return text;
}

inline void check_same(const cel::Program& a, const cel::Program& b) {
  CHECK(described(a) == described(b));
  CHECK(a.type()->kind == b.type()->kind);
  CHECK(a.type()->nullable == b.type()->nullable);
  CHECK(a.type()->values == b.type()->values);
}

}  // namespace partner_check::test
