// Which parts of an expression were evaluated, and what they gave: for those who test rules.
// Promises: an evaluation that nobody watches pays one predictable branch a node.
#pragma once

#include <cstdint>
#include <vector>

#include "partner_check/cel/ast.hpp"

namespace partner_check::cel {

// What a node gave in all evaluations that were watched.
struct Seen {
  bool reached = false;
  bool was_true = false;
  bool was_false = false;
};

enum class Way : std::uint8_t { is_true, is_false, is_reached };

// One way that an evaluation can go.
struct Branch {
  NodeId node = 0;
  Way way = Way::is_reached;
};

[[nodiscard]] bool taken(Branch branch, const std::vector<Seen>& seen);

// The ways of a checked tree, in the order of the source: true and false for what is asked (the
// whole, if it is a condition; operands of && || and ?:; predicates of loops), reached for the arms
// of ?: that are no conditions. Of !a, of a cel.bind and of a ?: those of the parts are enough.
[[nodiscard]] std::vector<Branch> branches_of(const Ast& ast);

}  // namespace partner_check::cel
