#include "listing.hpp"

namespace partner_check::report {

std::vector<Listed> listing(const Report& report) {
  std::vector<Listed> all;
  const auto add_certain = [&](const std::vector<ReportFinding>& findings,
                               const score::Gain* gain) {
    for (const ReportFinding& finding : findings)
      if (finding.error.empty()) all.push_back({&finding, ListedAs::raised, gain});
  };
  for (const Remedy& remedy : report.remedies)
    add_certain(remedy.findings, report.score.band ? &remedy.gain : nullptr);
  add_certain(report.info, nullptr);
  for (const ReportFinding& finding : report.unknown)
    if (finding.lo == rules::Severity::clear) all.push_back({&finding, ListedAs::unknown});
  for (const ReportFinding& finding : report.errors)
    all.push_back({&finding, ListedAs::error});
  return all;
}

}  // namespace partner_check::report
