// What a result hangs on, found by walking the tree once more; see Program::explain.
#pragma once

#include <span>
#include <vector>

#include "partner_check/cel/functions.hpp"
#include "partner_check/cel/program.hpp"

namespace partner_check::cel {

// Operands in reading order, one for each place of the document. Incomplete if the budget runs out.
[[nodiscard]] std::vector<Operand> critical_path(const Ast& ast, std::span<Value> slots,
                                                 Context& context);

}  // namespace partner_check::cel
