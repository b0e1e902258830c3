// The tree of an expression: all nodes in one vector, children by index. Written by the parser,
// annotated by the checker (type, slot, field), read by the evaluator. Macros are nodes of their
// own, not folds, so that messages can name an element.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/regex.hpp"
#include "partner_check/base/type.hpp"
#include "partner_check/base/value.hpp"

namespace partner_check::cel {

using NodeId = std::uint32_t;
inline constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();

enum class Op : std::uint8_t {
  literal,          // value
  variable,         // name; slot
  select,           // a.f: [a]; name; field
  has,              // has(a.f): [a]; name; field
  optional_select,  // a.?f: [a]; name; field
  index,            // a[b]: [a, b]
  optional_index,   // a[?b]: [a, b]
  call,         // f(x, y) or x.f(y): name; children are the receiver, if any, then the arguments
  list,         // [a, b]
  map,          // {k: v}: children k, v, k, v ...
  conditional,  // [condition, then, else]
  logical_and,  // [a, b]
  logical_or,   // [a, b]
  logical_not,  // [a]
  negate,       // [a]
  add,
  subtract,
  multiply,
  divide,
  modulo,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,   // [element, container]
  all,  // a.all(x, p): [a, p]; name x; slot of x
  exists,
  exists_one,
  filter,
  map_macro,            // a.map(x, t): [a, t]; a.map(x, p, t): [a, p, t]
  transform_list,       // a.transformList(k, v, t), a.transformList(k, v, p, t): as map
  transform_map,        // the same, into {k: t}
  transform_map_entry,  // the same, into the entries of the maps t
  bind,                 // cel.bind(x, a, t): [a, t]; name x; slot of x
  share,  // share(a, x, p): [a, p]: the part of the elements for which p holds, a double
};

[[nodiscard]] constexpr bool is_loop(Op op) {
  return op >= Op::all && op != Op::bind;
}
// A loop whose last child makes something of each element.
[[nodiscard]] constexpr bool is_transform(Op op) {
  return op >= Op::map_macro && op <= Op::transform_map_entry;
}

// "+", "&&", "all": as it is written; empty for literal, variable, call, list and map.
[[nodiscard]] std::string_view symbol_of(Op op);

struct AstNode {
  Op op = Op::literal;
  bool receiver = false;    // of call: the first child is a receiver
  std::uint32_t begin = 0;  // bytes [begin, end) of the source
  std::uint32_t end = 0;
  std::uint32_t name = k_none;   // index into Ast::names
  std::uint32_t slot = k_none;   // of variable and of a macro's variable (local: after all others)
  std::uint32_t field = k_none;  // of select and has on a record: the field's position (checker)
  std::uint32_t overloads = k_none;  // of call: first row of that name in functions() (checker)
  std::uint32_t first_child = 0;     // into Ast::children
  std::uint32_t child_count = 0;
  std::uint32_t optionals = 0;      // of list and map: bit i set: element i is `?e` (first 32 only)
  std::uint32_t constant = k_none;  // of literal: index into Ast::constants; of call matches with a
                                    // literal: into Ast::regexes
  std::uint32_t name_begin = 0;     // where the name, of a macro its variable, stands in the source
  // Of a loop with two variables (k, v): the name of v, whose slot is slot + 1, and its place.
  std::uint32_t value_name = k_none;
  std::uint32_t value_begin = 0;
  TypeRef type = nullptr;  // set by the checker; nullptr: unchecked
};

// Whether the first child after the range of a loop says which elements count.
[[nodiscard]] constexpr bool has_condition(const AstNode& loop) {
  return !is_transform(loop.op) || loop.child_count == 3;
}

// Movable, not copied; constants live in its arena.
struct Ast {
  std::string source;
  std::vector<AstNode> nodes;
  std::vector<NodeId> children;
  std::vector<std::string> names;
  std::vector<Value> constants;
  std::vector<Regex> regexes;
  NodeId root = 0;
  std::uint32_t slots = 0;  // that an evaluation needs: the environment's and the local ones
  Arena arena{512};

  [[nodiscard]] const AstNode& operator[](NodeId id) const { return nodes[id]; }
  [[nodiscard]] NodeId child(const AstNode& node, std::uint32_t i) const {
    return children[node.first_child + i];
  }
  [[nodiscard]] std::string_view text(const AstNode& node) const {
    return std::string_view(source).substr(node.begin, node.end - node.begin);
  }
};

}  // namespace partner_check::cel
