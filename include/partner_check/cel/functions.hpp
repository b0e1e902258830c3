// The function library: one row an overload, read by the checker (types) and by the evaluator
// (implementation). Operators and macros are not here: they are nodes of the tree.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "partner_check/base/type.hpp"
#include "partner_check/base/value.hpp"

namespace partner_check::cel {

// What an evaluation may use up, and where its values live.
struct Context {
  Arena& arena;
  std::size_t steps_left;
  std::size_t max_memory;  // what arena.used() may reach
};

// Arguments are known, no errors; kinds have been matched against the overload's parameters. Lists
// and maps may be incomplete and have unknown items: if the result depends on those, it is unknown.
using Implementation = Value (*)(std::span<const Value> arguments, Context& context);

enum class CallStyle { global, member };

struct Overload {
  std::string_view name;
  CallStyle style = CallStyle::global;
  std::vector<TypeRef> parameters;  // with the receiver first; type parameters by name
  TypeRef result = nullptr;
  Implementation run = nullptr;
  std::string_view help;  // one line for the rule author's documentation
};

// All rows, those of one name in a row, sorted by name. Built once.
[[nodiscard]] std::span<const Overload> functions();
// The rows of one name; empty if there is none.
[[nodiscard]] std::span<const Overload> overloads_of(std::string_view name);

}  // namespace partner_check::cel
