// How two reports of one profile differ, as a part of a page. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/comparison.hpp"

#include "page.hpp"

namespace partner_check::report {

// Score, bounds and gate side by side, then what changed; or that nothing did.
[[nodiscard]] std::string comparison_text(const Report& before, const Report& after,
                                          const Comparison& changes, const Page& page);
// "HIGH", "MEDIUM -> HIGH"; a finding that was or becomes open says so.
[[nodiscard]] std::string severities(const FindingChange& change);
// "+3.2", "" if nothing changed.
[[nodiscard]] std::string difference(int before, int after);
// Members before, after, dimensions, findings, settled, opened.
void add_comparison(const Report& before, const Report& after, json::Json::Object& page);

}  // namespace partner_check::report
