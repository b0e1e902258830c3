#include "outcome.hpp"

#include <array>
#include <string>

#include "partner_check/cel/budget.hpp"

namespace partner_check::cel {
namespace {

constexpr Error k_out_of_steps{"budget",
                               "the expression needs more steps than an evaluation may take"};
constexpr Error k_out_of_memory{"budget",
                                "the expression needs more memory than an evaluation may take"};

}  // namespace

bool charge_text(Context& context, std::size_t bytes) {
  return charge(context, 1 + bytes / 8);
}

bool charge_search(Context& context, const Regex& regex, std::string_view text) {
  constexpr std::size_t k_per_step = 64;  // where RE2 gives up its automaton, about 5 ns each
  return charge_text(context, text.size()) &&
         charge(context, regex.size() * text.size() / k_per_step);
}

bool has_room(const Context& context, std::size_t bytes) {
  const std::size_t used = context.arena.used();
  return used <= context.max_memory && bytes <= context.max_memory - used;
}

Value exhausted(const Context& context) {
  if (context.budget == nullptr)
    return Value::of(context.steps_left == 0 ? &k_out_of_steps : &k_out_of_memory);
  Budget budget = *context.budget;
  budget.steps_left = context.steps_left;
  return error(context.arena, "budget", excess(budget));
}

void gather(Value& set, const Value& more, Arena& arena) {
  set = set.is(ValueKind::unknown) ? unite(arena, set, more) : more;
  set.origin = nullptr;  // a set is no place in the document, even if one path is all it has
}

void gather_unshown(Value& set, const Value& container, Arena& arena) {
  const bool complete = container.is(ValueKind::list)  ? container.list->complete
                        : container.is(ValueKind::map) ? container.map->complete
                                                       : true;
  if (!complete) gather(set, unknown_at(arena, container.origin), arena);
}

Value undecided(std::span<const Value> operands, Arena& arena) {
  Value set;
  for (const Value& operand : operands) {
    if (operand.is(ValueKind::error)) return operand;
    if (operand.is(ValueKind::unknown)) gather(set, operand, arena);
  }
  return set;
}

Value no_overload(std::string_view operation, std::span<const Value> operands, Arena& arena) {
  std::string message = "`" + std::string(operation) + "` does not take ";
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (i > 0) message += i + 1 == operands.size() ? " and " : ", ";
    message += kind_name(operands[i]);
  }
  if (operands.empty()) message = "`" + std::string(operation) + "` needs arguments";
  return error(arena, "no_such_overload", message);
}

Value refuse(std::string_view operation, const Value& operand, Arena& arena) {
  const std::span operands(&operand, 1);
  return is_known(operand) ? no_overload(operation, operands, arena) : undecided(operands, arena);
}

std::string_view kind_name(const Value& value) {
  static constexpr std::array<std::string_view, 16> k_names{
      "null",     "bool", "int",  "uint", "double", "string",   "bytes", "timestamp",
      "duration", "type", "list", "map",  "record", "optional", "error", "unknown"};
  static_assert(static_cast<std::size_t>(ValueKind::unknown) + 1 == k_names.size());
  return k_names[static_cast<std::size_t>(value.kind)];
}

}  // namespace partner_check::cel
