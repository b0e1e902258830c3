// A switch over the tree. Three-valued: unknown beats error under && and ||, error beats unknown
// everywhere else; a strict call unites the unknowns of all its arguments; `all` and `exists` fold;
// a conditional with an unknown condition is unknown.
#pragma once

#include <span>

#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {

// `slots` has ast.slots places: the environment's values first, then room for the local ones
// (scratch). Works on checked and on resolved trees.
[[nodiscard]] Value evaluate(const Ast& ast, NodeId node, std::span<Value> slots, Context& context);

}  // namespace partner_check::cel
