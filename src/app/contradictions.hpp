// What accounts cannot mean together though each makes sense alone: a sum of one and its part of
// another, a register of one and its summary of another. Promises: pure; knows fields by what the
// schema and the derived facts say of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "partner_check/profile/views.hpp"

#include "engine.hpp"

namespace partner_check::app {

// Pointers into the agreed document, and why what stands there cannot be true together.
using Contradictions = std::vector<std::pair<std::string, std::string>>;

// Adds the facts that the problems of an agreed document are about. False: there is a problem that
// leaving out facts does not end.
[[nodiscard]] bool add_contradictions(const Diagnostics& problems, const Document& agreed,
                                      const Engine& engine, Contradictions& contradictions);
// The problems, in the accounts in which the facts stand.
[[nodiscard]] Diagnostics placed_in_accounts(Diagnostics problems,
                                             const std::vector<profile::Account>& accounts,
                                             const Document& agreed, const profile::Schema& schema);

}  // namespace partner_check::app
