// Small mistakes that an expression could have had: for those who test rules. Promises: in the
// order of the source, each one edit of the text; what an edit makes may not compile.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/cel/program.hpp"

namespace partner_check::cel {

struct Mutant {
  Diagnostic::Within place;  // of the expression's source
  std::string replacement;
};

// < and <=, > and >=, == and !=, && and ||, all and exists, each for the other; exists_one for
// exists; a ! left out; true for false; a number one step up and down; a member of an enum for
// another one.
[[nodiscard]] std::vector<Mutant> mutants_of(const Program& program);
// The number next to it, as it would be written: 15 and 13 for 14, 0.26 and 0.24 for 0.25; beyond
// 1,000 a thousandth away.
[[nodiscard]] std::vector<std::string> neighbours(const std::string& number);

}  // namespace partner_check::cel
