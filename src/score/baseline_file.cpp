#include <cmath>

#include "partner_check/json/locate.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/score/baseline.hpp"

namespace partner_check::score {

namespace {

using json::Json;
using rules::Severity;

Severity severity(const Node& node, std::string_view name) {
  return *parse_name<Severity>(node.find(name)->text);
}

// Of a node that its schema accepts.
KnownProfile profile(const Node& node) {
  KnownProfile profile;
  const Node& score = *node.find("score");
  if (score.kind == NodeKind::number)
    profile.tenths = static_cast<int>(std::lround(score.number * 10));
  for (const Node& finding : node.find("findings")->children())
    profile.findings.push_back({.rule = std::string(finding.find("rule")->text),
                                .at = std::string(finding.find("at")->text),
                                .severity = severity(finding, "severity"),
                                .possible = severity(finding, "possible")});
  return profile;
}

Json written(const KnownProfile& profile) {
  Json::Array findings;
  for (const KnownFinding& finding : profile.findings)
    findings.push_back(Json::Object{{"rule", finding.rule},
                                    {"at", finding.at},
                                    {"severity", name_of(finding.severity)},
                                    {"possible", name_of(finding.possible)}});
  return Json::Object{{"score", profile.tenths ? Json(*profile.tenths / 10.0) : Json()},
                      {"findings", std::move(findings)}};
}

}  // namespace

Result<Baseline> read_baseline(const Document& document, const profile::Schema& schema) {
  if (Diagnostics problems = profile::check(document, schema); has_errors(problems)) {
    json::place_all(document, problems);
    return problems;
  }
  Baseline baseline;
  for (const Node& node : document.root->find("profiles")->children())
    baseline.emplace(node.key, profile(node));
  return baseline;
}

std::string write_baseline(const Baseline& baseline) {
  Json::Object profiles;
  for (const auto& [file, profile] : baseline)
    profiles.emplace_back(file, written(profile));
  return json::write(Json::Object{{"version", "1"}, {"profiles", std::move(profiles)}},
                     json::Layout::pretty) +
         "\n";
}

}  // namespace partner_check::score
