// Trees and types as cel-go's debug output writes them (without spaces and kinds of nodes), to be
// compared with what cel-go makes of an expression.
#pragma once

#include <string>

#include "partner_check/cel/ast.hpp"

namespace partner_check::cel_suite {

// As parsed, before names are resolved. Loops are written as the folds that cel-go expands them to.
[[nodiscard]] std::string debug_text(const cel::Ast& ast);
// `map(string, optional_type(int))`.
[[nodiscard]] std::string debug_text(TypeRef type);

}  // namespace partner_check::cel_suite
