// What an expression may name: variables with their types, in slots. The caller gives the values in
// the same order.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/type.hpp"

namespace partner_check::cel {

struct Variable {
  std::string name;
  TypeRef type = nullptr;
};

struct Environment {
  std::vector<Variable> variables;  // the position is the slot
};

// Every limit with its reason; rules come from strangers.
struct Limits {
  std::size_t max_source = 16 * 1024;  // bytes of source: keeps parsing in microseconds
  std::size_t max_nodes = 10'000;      // of the tree
  std::size_t max_depth = 100;         // nesting of expressions: bounds recursion
  std::size_t max_comprehensions = 4;  // nesting of all, exists, map ...: bounds the polynomial
  std::size_t max_steps = 1'000'000;   // an evaluation: 6 to 33 ms
  std::size_t max_memory = 16u << 20;  // bytes of values made by an evaluation
};

}  // namespace partner_check::cel
