// What an operation may give instead of an answer: errors, unknowns, an exhausted budget.
// Shared by the evaluator and the functions.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "partner_check/base/regex.hpp"
#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {

static_assert(ValueKind::error < ValueKind::unknown && ValueKind::optional < ValueKind::error);
[[nodiscard]] inline bool is_known(const Value& value) {
  return value.kind < ValueKind::error;
}

// An unknown that stands for one place of the profile. It will turn out to be a value, so it may be
// an element of a new list; a computed unknown may turn out to be an error as well.
[[nodiscard]] inline bool is_missing_fact(const Value& value) {
  return value.is(ValueKind::unknown) && value.origin != nullptr;
}

// Takes steps off the budget; false if there are not so many left, or too much memory is in use.
[[nodiscard]] inline bool charge(Context& context, std::size_t steps) {
  if (context.arena.used() > context.max_memory) return false;
  if (context.steps_left < steps) {
    context.steps_left = 0;
    return false;
  }
  context.steps_left -= steps;
  return true;
}
// As charge(), for work on so many bytes of text: 8 bytes cost a step.
[[nodiscard]] bool charge_text(Context& context, std::size_t bytes);
// As charge(), for the search of a text: parts of the expression times bytes count, in 64s.
[[nodiscard]] bool charge_search(Context& context, const Regex& regex, std::string_view text);
// True if the budget has room for so many bytes of values.
[[nodiscard]] bool has_room(const Context& context, std::size_t bytes);
// The error that an exhausted budget gives: of steps if there are none left, else of memory.
[[nodiscard]] Value exhausted(const Context& context);

// Adds `more` (unknown) to `set`, which is unknown, or null while it is empty.
void gather(Value& set, const Value& more, Arena& arena);
// Adds the path of a list or map that is known to be incomplete: what it does not show.
void gather_unshown(Value& set, const Value& container, Arena& arena);
// Operands that are not all known: the first error, else the union of the unknowns.
[[nodiscard]] Value undecided(std::span<const Value> operands, Arena& arena);
// "no_such_overload": the operation does not take operands of these kinds.
[[nodiscard]] Value no_overload(std::string_view operation, std::span<const Value> operands,
                                Arena& arena);
// Of an operand that an operation cannot use: itself if it is an error or unknown, else
// no_overload().
[[nodiscard]] Value refuse(std::string_view operation, const Value& operand, Arena& arena);
// "null", "int", "list": the kind of a value for messages.
[[nodiscard]] std::string_view kind_name(const Value& value);
// The kind of type of a known value.
[[nodiscard]] inline TypeKind type_kind(const Value& value) {
  static_assert(static_cast<int>(TypeKind::null) == static_cast<int>(ValueKind::null) + 1);
  static_assert(static_cast<int>(TypeKind::optional) == static_cast<int>(ValueKind::optional) + 1);
  return static_cast<TypeKind>(static_cast<int>(value.kind) + 1);
}

}  // namespace partner_check::cel
