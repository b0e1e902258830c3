// What `rules` prints: the rules of a pack, and what of the source documents they check. Each as
// text for a terminal, as Markdown and as JSON, ending with a newline. Promises: pure; rules in the
// order of the dimensions, then by id; claims in the order of their file.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/format.hpp"
#include "partner_check/rules/claims.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::report {

// Rules of dimensions that the policy does not name are left out.
[[nodiscard]] std::string rules_text(const rules::RulePack& pack,
                                     const std::vector<score::Dimension>& dimensions);
// Every rule in words, with the compounds: docs/rules.md.
[[nodiscard]] std::string rules_markdown(const rules::RulePack& pack,
                                         const std::vector<score::Dimension>& dimensions);
[[nodiscard]] std::string rules_json(const rules::RulePack& pack,
                                     const std::vector<score::Dimension>& dimensions);

// A claim that neither a rule checks nor a reason explains.
[[nodiscard]] bool has_open_claim(const rules::Claims& claims);
// A table by section, and open claims in full; with Detail::all every claim.
[[nodiscard]] std::string coverage_text(const rules::Claims& claims, Detail detail);
[[nodiscard]] std::string coverage_markdown(const rules::Claims& claims, Detail detail);
// Every claim.
[[nodiscard]] std::string coverage_json(const rules::Claims& claims);

}  // namespace partner_check::report
