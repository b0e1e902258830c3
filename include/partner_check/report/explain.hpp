// Why one rule came out as it did on one profile, as text for a terminal: a sentence, then for each
// element what was asked and what the answers rest on, then what would change it.
#pragma once

#include <span>
#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/profile/views.hpp"
#include "partner_check/report/format.hpp"
#include "partner_check/rules/trace.hpp"

namespace partner_check::report {

// Borrowed while the text is made.
struct Explained {
  const rules::RuleTrace& trace;
  const rules::Circumstances& here;
  const Document& document;
  const profile::Schema& schema;
  // Of several accounts: `document` is what they agree on.
  std::span<const profile::Account> accounts{};
  const profile::Agreement* agreement = nullptr;
};

// Detail::all shows the parts that did not decide in full, for which the trace must have them
// (cel::Aside::in_full), and the levels of clear elements.
[[nodiscard]] std::string explain(const Explained& explained, const RenderOptions& options);

}  // namespace partner_check::report
