// Text to tree: lexer and recursive-descent parser of CEL, the whole grammar (macros expanded to
// nodes of their own). Promises: linear time; limits of source, nodes and depth are problems, not
// crashes; the source is copied into the tree.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/base/result.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/environment.hpp"

namespace partner_check::cel {

// Problems have codes "cel-syntax", "cel-limit" and Diagnostic::within into the source.
Result<Ast> parse(std::string_view source, const Limits& limits = {});
// The tree as one line of text with prefix notation, for tests: `(&& (< (. a b) 3) (all xs x (> x
// 0)))`.
[[nodiscard]] std::string to_text(const Ast& ast);

}  // namespace partner_check::cel
