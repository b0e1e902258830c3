// The words of a rule file that others define: dimension and success factors belong to the scoring
// policy, phases and types to the document schema. Private to the rules layer.
#pragma once

#include "read_rule.hpp"

namespace partner_check::rules {

// Appends a problem for each word that is not known there, with its pointer and a hint. `rule` is
// already checked against the schema of rule files. Codes: rule-dimension, rule-success-factor,
// rule-scope.
void check_words(const Node& rule, const Workshop& workshop, Diagnostics& problems);
// Of `phases` and `types` in another file's document: rule-scope.
void check_scope(const Node& node, const Workshop& workshop, Diagnostics& problems);

}  // namespace partner_check::rules
