// A run for all partners' eyes. Promises: findings, scores and places stay; every value, message,
// name and line that is, or may be, for one side's eyes (x-private in the schema) is gone. Pure; a
// joint run stays as it is.
#pragma once

#include "partner_check/report/format.hpp"

namespace partner_check::report {

[[nodiscard]] Run for_joint(Run run);
// A problem of an input quotes the input: only its place, code and hint are left.
void for_joint(Diagnostics& problems);

}  // namespace partner_check::report
