// What the pages of the commands besides check share (see pages.hpp). Private to the report layer.
#pragma once

#include "partner_check/json/write.hpp"
#include "partner_check/report/pages.hpp"

#include "text_report.hpp"

namespace partner_check::report {

// Lines of at most the page's width, the first after `lead`, the others under it; safe for a
// terminal.
[[nodiscard]] std::string hanging(std::string_view lead, std::string_view text, const Page& page);
// The title of a report, for a page about this report alone.
[[nodiscard]] std::string page_title(const Report& report, const RenderOptions& options);
// "IP06 nothing settles ...": what a finding is, with its element.
[[nodiscard]] std::string finding_name(const ReportFinding& finding);
// What every JSON page begins with: versions, the tool, whose profile it is.
[[nodiscard]] json::Json::Object json_head(const Report& report);
// Stated, proven and possible, coverage, band, gate.
[[nodiscard]] json::Json standing_json(const Report& report);

}  // namespace partner_check::report
