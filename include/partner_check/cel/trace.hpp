// An expression as it was evaluated on one profile: what each part gave, and which parts the result
// hangs on. Promises: values live as long as the arena they were made in, texts as long as the
// program. It does not know how it will be printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/value.hpp"
#include "partner_check/cel/ast.hpp"

namespace partner_check::cel {

// One operand on the critical path: the source text that was read, its value (whose origin is its
// JSON pointer).
struct Operand {
  std::string text;
  Value value;
};

struct Trace {
  enum class Part : std::uint8_t {
    operation,
    operand,  // a place of the profile, a parameter or a loop's variable
    element   // of a loop: its children are what the loop asks of it
  };

  Part part = Part::operation;
  Op op = Op::literal;              // of an element: the loop's
  std::string_view text;            // source; of `has(a.f)` the operand a.f is a child
  std::string_view variable{};      // of a loop, its elements and `bind`: the variable's name
  std::string_view key_variable{};  // of a loop with two variables: the first one
  Value key{};                      // of an element of such a loop: its key or position
  Value value;                      // of an element: the element
  bool decides = true;              // what it is part of hangs on it
  std::size_t more = 0;             // of a loop: elements that decide as well and are left out
  // In the order of the source; `a && b && c` has three. A loop has its range, then elements. An
  // operand has what chose its place: keys in brackets.
  std::vector<Trace> children{};
};

// What happens to the parts that the result does not hang on: nothing, their value, or all that is
// below them as well (then loops show all their elements).
enum class Aside : std::uint8_t { left_out, in_short, in_full };

// The operands that the result hangs on, in reading order, once each.
[[nodiscard]] std::vector<Operand> operands_of(const Trace& trace);

}  // namespace partner_check::cel
