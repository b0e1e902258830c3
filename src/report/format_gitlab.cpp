// GitLab's Code Quality report: a list of findings with place and fingerprint, empty when nothing
// was found. It has no room for what belongs to the run.
#include "alerts.hpp"
#include "formats.hpp"
#include "json_parts.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using rules::Severity;
using Object = Json::Object;

constexpr std::size_t k_text = 1'000;  // characters

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::critical: return "blocker";
    case Severity::high: return "critical";
    case Severity::medium: return "major";
    case Severity::low: return "minor";
    case Severity::info:
    case Severity::clear: break;
  }
  return "info";
}

struct Entry {
  std::string check, text, fingerprint;
  std::string_view severity;
  std::string file;
  std::size_t line = 1;
};

Json entry_json(const Entry& entry) {
  return Object{{"description", short_text(entry.text, k_text)},
                {"check_name", entry.check},
                {"fingerprint", entry.fingerprint},
                {"severity", entry.severity},
                {"location", Object{{"path", short_text(repository_path(entry.file), k_text)},
                                    {"lines", Object{{"begin", entry.line}}}}}};
}

Json alert_json(const Alert& alert) {
  std::string text = alert_title(alert) + ".";
  for (const std::string& sentence : alert_sentences(alert))
    text += " " + sentence;
  return entry_json({.check = alert.finding->rule->id,
                     .text = text,
                     .fingerprint = alert.fingerprint,
                     .severity = gitlab_severity(
                         alert.certainty == Certainty::open ? Severity::medium : alert.severity()),
                     .file = file_of(alert.finding->frame, *alert.report),
                     .line = alert.finding->frame.place.line});
}

}  // namespace

std::string render_gitlab(const Run& run, const RenderOptions&) {
  Json::Array entries;
  Fingerprints fingerprints;
  // What was not evaluated must not look clean.
  for (const Breakdown& broken : breakdowns(run))
    entries.emplace_back(
        entry_json({.check = broken.code,
                    .text = broken.text,
                    .fingerprint = fingerprints.next({broken.code, broken.file, broken.pointer}),
                    .severity = gitlab_severity(Severity::critical),
                    .file = broken.file,
                    .line = broken.line}));
  for (const Alert& alert : alerts(run, Waived::left_out))
    entries.emplace_back(alert_json(alert));
  return json::write(entries, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
