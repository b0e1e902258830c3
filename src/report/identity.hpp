// The functions behind report::Identities, for those who have an OwnSide. Private to the report
// layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "own_side.hpp"

namespace partner_check::report {

[[nodiscard]] std::string identity(const Document& document, const OwnSide& own_side,
                                   const rules::Finding& finding);
[[nodiscard]] std::vector<std::string> places(const Document& document, const OwnSide& own_side,
                                              const rules::Finding& finding);

}  // namespace partner_check::report
