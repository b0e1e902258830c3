// What a result hangs on, found by walking the tree once more; see Program::trace.
#pragma once

#include <span>

#include "partner_check/cel/functions.hpp"
#include "partner_check/cel/trace.hpp"

namespace partner_check::cel {

// Incomplete if the budget runs out.
[[nodiscard]] Trace trace(const Ast& ast, NodeId root, std::span<Value> slots, Context& context,
                          Aside aside);

}  // namespace partner_check::cel
