// The function library: one row an overload, read by the checker (types) and by the evaluator
// (implementation). Operators and macros are not here: they are nodes of the tree.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "partner_check/base/type.hpp"
#include "partner_check/base/value.hpp"

namespace partner_check::cel {

struct Budget;  // cel/budget.hpp
struct Seen;    // cel/coverage.hpp

// What an evaluation may use up, and where its values live.
struct Context {
  Arena& arena;
  std::size_t steps_left;
  std::size_t max_memory;          // what arena.used() may reach
  Seen* seen = nullptr;            // one a node, if the evaluation is watched
  const Budget* budget = nullptr;  // what it is part of, for the error
};

// Arguments are known, no errors; kinds have been matched against the overload's parameters. Lists
// and maps may be incomplete and have unknown items: if the result depends on those, it is unknown.
using Implementation = Value (*)(std::span<const Value> arguments, Context& context);

enum class CallStyle { global, member };
enum class Arity { fixed, variadic };  // variadic: one or more of the last parameter

struct Overload {
  std::string_view name;
  CallStyle style = CallStyle::global;
  std::vector<TypeRef> parameters;  // with the receiver first; type parameters by name
  TypeRef result = nullptr;
  Implementation run = nullptr;
  std::string_view help{};  // one line for the rule author's documentation
  Arity arity = Arity::fixed;

  [[nodiscard]] bool takes(std::size_t arguments) const {
    return arity == Arity::fixed ? arguments == parameters.size() : arguments >= parameters.size();
  }
  [[nodiscard]] TypeRef parameter(std::size_t argument) const {
    return parameters[std::min(argument, parameters.size() - 1)];
  }
};

// The type of a parameter that takes an int, a uint or a double; kind and text are those of dyn.
// Rows with it come last: the checker looks at them when no other row fits.
[[nodiscard]] TypeRef any_number();

// All rows, those of one name in a row, sorted by name. Built once.
[[nodiscard]] std::span<const Overload> functions();
// The rows of one name; empty if there is none.
[[nodiscard]] std::span<const Overload> overloads_of(std::string_view name);

}  // namespace partner_check::cel
