// For functions on lists that need all items: what is unknown in a list, or not shown by it, makes
// the result unknown.
#pragma once

#include <span>

#include "outcome.hpp"

namespace partner_check::cel {

// Runs an implementation on lists that are complete and all of whose items are known.
template <Implementation run>
Value on_known(std::span<const Value> arguments, Context& context) {
  Value missing;
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::list)) continue;
    if (!charge(context, argument.list->items.size())) return exhausted(context);
    for (const Value& item : argument.list->items)
      if (item.is(ValueKind::unknown)) gather(missing, item, context.arena);
    gather_unshown(missing, argument, context.arena);
  }
  return missing.is(ValueKind::unknown) ? missing : run(arguments, context);
}

}  // namespace partner_check::cel
