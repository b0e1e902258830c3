// Types of every node, slots of every variable, and the mistakes that can be seen without a
// document. Promises: all problems of an expression in one run, each with place and, where there is
// one, a suggestion.
#pragma once

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/environment.hpp"

namespace partner_check::cel {

// Annotates `ast`; structured types that it makes are owned by `types`. Codes: cel-unknown-name,
// cel-unknown-field, cel-unknown-function, cel-type, cel-null (use of a nullable value without a
// guard; && || ?: narrow), cel-enum (a string that is no member of the enum), cel-int-division,
// cel-constant-condition, cel-unused-variable, cel-bad-regex, cel-bad-literal (a function refuses
// it), cel-record-comparison. An empty result means that the tree is well typed.
[[nodiscard]] Diagnostics check(Ast& ast, const Environment& environment, TypeTable& types);
// For tests and for plain CEL without a checker: assigns slots by name, leaves types open; unknown
// names stay k_none.
void resolve(Ast& ast, const Environment& environment);

}  // namespace partner_check::cel
