// The parts of an HTML page about several profiles, and about inputs that could not be evaluated.
// Each is whole elements, or empty. Private to the report layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/report/format.hpp"

#include "html_elements.hpp"

namespace partner_check::report {

// Reports in the order of the page; the one at i has ids that begin with html_prefix(i).
using HtmlReports = std::vector<const Report*>;
[[nodiscard]] std::string html_prefix(std::size_t index);

[[nodiscard]] std::string html_profiles(const HtmlReports& reports, const Run& run,
                                        const HtmlSpot& spot);
[[nodiscard]] std::string html_heat_map(const HtmlReports& reports, const Run& run,
                                        const HtmlSpot& spot);
[[nodiscard]] std::string html_failures(const Run& run, const HtmlSpot& spot);

}  // namespace partner_check::report
