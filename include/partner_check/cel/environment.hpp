// What an expression may name: variables with their types, in slots. The caller gives the values in
// the same order. And how it is checked: the dialect.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "partner_check/base/type.hpp"
#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {

struct Variable {
  std::string name;
  TypeRef type = nullptr;
};

// What the checker accepts; both evaluate alike. The differences stand in the table of
// check_dialect.cpp.
enum class Dialect : std::uint8_t {
  pack,     // rules over a profile: stricter where a valid expression is likely a mistake
  standard  // CEL as specified
};

struct Environment {
  std::vector<Variable> variables;  // the position is the slot
  Dialect dialect = Dialect::pack;
  std::string container{};            // in `a.b`, x is the first there is of a.b.x, a.x and x
  std::vector<Overload> functions{};  // besides the library's; they are checked, not called
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
