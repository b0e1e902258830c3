// What the shares that stand beside findings were counted in, and what they cannot tell.
#include <algorithm>

#include <fmt/format.h>

#include "causes.hpp"
#include "html_report.hpp"

namespace partner_check::report {

namespace {

// Of the findings that the page shows in full, in its order.
void add_sources(const std::vector<Cause>& causes, std::vector<std::string>& sources) {
  for (const Cause& cause : without_waived(causes)) {
    const auto& peers = cause.findings.front()->rule->benchmark;
    if (!peers) continue;
    std::string source = fmt::format("<li>{} ({}): {}</li>\n", html_name(peers->among),
                                     html_name(peers->evidence), html_paragraph(peers->caveat));
    if (std::ranges::find(sources, source) == sources.end()) sources.push_back(std::move(source));
  }
}

}  // namespace

std::string html_peers(const Run& run) {
  std::vector<std::string> sources;
  for (const Report& report : run.reports) {
    add_sources(blocking_causes(report), sources);
    add_sources(further_causes(report), sources);
  }
  if (sources.empty()) return {};
  std::string items;
  for (const std::string& source : sources)
    items += source;
  return html_folded(
      {}, {"peers", "Who the peers are"},
      "<p>Some findings say how many of these state what is missed here:</p>\n<ul>\n" + items +
          "</ul>\n");
}

}  // namespace partner_check::report
