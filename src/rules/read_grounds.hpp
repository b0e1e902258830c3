// case.json, already checked against its schema, to compiled conditions. Private to the rules
// layer.
#pragma once

#include "partner_check/rules/grounds.hpp"

#include "read_rule.hpp"

namespace partner_check::rules {

// Problems have pointers into the file, and stretches within expressions; places are filled in by
// the caller. Codes beside those of expressions: ground-settled-twice, ground-not-settled (of
// `holds` and `rule` it needs one), and those of unknown phases (check_words.hpp).
Result<Grounds> read_grounds(const Document& document, const Workshop& workshop);

}  // namespace partner_check::rules
