// derived.json, already checked against its schema, to compiled expressions. Private to the rules
// layer.
#pragma once

#include "partner_check/rules/derive.hpp"

#include "read_rule.hpp"

namespace partner_check::rules {

// Problems have pointers into the file, and stretches within expressions; places are filled in by
// the caller. Codes beside those of expressions: derived-fact (no plain field of a record),
// derived-type (the expression gives what the field does not take), derived-source (it reads
// nothing).
Result<std::vector<DerivedFact>> read_derived(const Document& document, const Workshop& workshop);

}  // namespace partner_check::rules
