// The parts of the HTML report of one profile; format_html.cpp puts them together. Each is whole
// elements, or empty. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/format.hpp"

#include "html_elements.hpp"

namespace partner_check::report {

struct HtmlReport {
  const Report& report;
  const Run& run;
  HtmlSpot spot;
};

// What fits the first page of a steering committee's papers.
[[nodiscard]] std::string html_subject(const HtmlReport& page);
[[nodiscard]] std::string html_verdict(const HtmlReport& page);
// With which reports of some phases open.
[[nodiscard]] std::string html_grounds(const HtmlReport& page);
[[nodiscard]] std::string html_gate(const HtmlReport& page);
[[nodiscard]] std::string html_dimensions(const HtmlReport& page);
[[nodiscard]] std::string html_glance(const HtmlReport& page);

// Findings by state.
[[nodiscard]] std::string html_errors(const HtmlReport& page);
[[nodiscard]] std::string html_findings(const HtmlReport& page);
[[nodiscard]] std::string html_notes(const HtmlReport& page);
[[nodiscard]] std::string html_open(const HtmlReport& page);
[[nodiscard]] std::string html_waived(const HtmlReport& page);
[[nodiscard]] std::string html_passed(const HtmlReport& page);
[[nodiscard]] std::string html_not_applicable(const HtmlReport& page);

// What the partners say differently, and how far they agree.
[[nodiscard]] std::string html_views(const HtmlReport& page);

// What stands around them.
[[nodiscard]] std::string html_next_phase(const HtmlReport& page);
[[nodiscard]] std::string html_chains(const HtmlReport& page);
[[nodiscard]] std::string html_questions(const HtmlReport& page);
[[nodiscard]] std::string html_deliveries(const HtmlReport& page);
[[nodiscard]] std::string html_factors(const HtmlReport& page);
[[nodiscard]] std::string html_sensitivity(const HtmlReport& page);
[[nodiscard]] std::string html_ledger(const HtmlReport& page);

// How any score is made, once on a page.
[[nodiscard]] std::string html_method();
// What the shares beside findings were counted in, once on a page; empty if none is shown.
[[nodiscard]] std::string html_peers(const Run& run);

// A line of a profile with what is meant in it marked.
[[nodiscard]] std::string html_frame(const Frame& frame, const Report& report);
// "IP06 Nothing says who may use the results · partner helix (may be critical)", new if it is.
[[nodiscard]] std::string html_finding_name(const ReportFinding& finding);

}  // namespace partner_check::report
