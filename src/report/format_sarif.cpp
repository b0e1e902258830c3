// SARIF 2.1.0 as code hosts accept it: one run, every result with a place, our own fingerprints. It
// is whole whether or not something was found: an alert closes only when a run without it is read.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/base/version.hpp"

#include "alerts.hpp"
#include "batch.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "json_parts.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using rules::Severity;
using Object = Json::Object;

// What GitHub takes of a file.
constexpr std::size_t k_most_results = 25'000;
constexpr std::size_t k_most_tags = 20;
constexpr std::size_t k_name = 255, k_description = 1'024;  // characters
constexpr std::size_t k_text = 2'000;                       // of what has no limit there

// Plain text with no embedded link `[text](target)` (section 3.11.6): input must not make one.
std::string plain(std::string_view text, std::size_t characters) {
  std::string one_line = short_text(text, characters);
  for (std::size_t at = 0; (at = one_line.find("](", at)) != std::string::npos;)
    one_line.insert(++at, " ");
  return one_line;
}

Json message(std::string_view text, std::size_t characters = k_text) {
  return Object{{"text", plain(text, characters)}};
}

std::string_view level_of(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "note";
}

Object location(const std::string& file, Object region) {
  return Object{{"physicalLocation",
                 Object{{"artifactLocation", Object{{"uri", path_uri(repository_path(file))}}},
                        {"region", std::move(region)}}}};
}

Object location(const std::string& file, const Frame& frame) {
  Object region{{"startLine", frame.place.line}};
  if (const std::optional<Columns> columns = utf16_columns(frame)) {
    region.emplace_back("startColumn", columns->start);
    if (columns->end) region.emplace_back("endColumn", *columns->end);
  }
  return location(file, std::move(region));
}

struct RuleRow {
  const rules::RuleText* text = nullptr;
  Severity top = Severity::clear;  // the highest level that applied to a profile
};

// All rules of the run in the order of the pack, then that of the views; and where each stands.
class RuleTable {
 public:
  explicit RuleTable(const Run& run) {
    for (const Report& report : run.reports)
      for (const RuleResult& result : report.rules)
        add(*result.rule, result.top);
    const auto has_views = [](const Report& report) { return report.views.has_value(); };
    if (std::ranges::any_of(run.reports, has_views)) add(views_rule(), Severity::info);
  }

  [[nodiscard]] const std::vector<RuleRow>& rows() const { return rows_; }
  [[nodiscard]] Json reference(const std::string& id) const {
    return Object{{"id", id}, {"index", index_.at(id)}};
  }
  [[nodiscard]] std::size_t index(const std::string& id) const { return index_.at(id); }

 private:
  void add(const rules::RuleText& rule, Severity top) {
    const auto [entry, is_new] = index_.try_emplace(rule.id, rows_.size());
    if (is_new) rows_.push_back({&rule, top});
    rows_[entry->second].top = std::max(rows_[entry->second].top, top);
  }

  std::vector<RuleRow> rows_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

Json help(const rules::RuleText& rule) {
  const std::string sources = source_words(rule);
  std::string text =
      fmt::format("Why: {}\nFix: {}\n", plain(rule.why, k_text), plain(rule.fix, k_text));
  std::string markdown =
      fmt::format("**Why:** {}\n\n**Fix:** {}\n", markdown_text(short_text(rule.why, k_text)),
                  markdown_text(short_text(rule.fix, k_text)));
  if (const auto& peers = rule.benchmark) {
    const std::string shown = benchmark_text(*peers) + ". " + peers->caveat;
    text += "Peers: " + plain(shown, k_text) + "\n";
    markdown += "\n**Peers:** " + markdown_text(short_text(shown, k_text)) + "\n";
  }
  if (!sources.empty()) {
    text += "Sources: " + plain(sources, k_text) + "\n";
    markdown += "\n**Sources:** " + markdown_text(short_text(sources, k_text)) + "\n";
  }
  return Object{{"text", text}, {"markdown", markdown}};
}

Json rule_json(const RuleRow& row) {
  const rules::RuleText& rule = *row.text;
  std::vector<std::string> tags{rule.dimension};
  for (const std::string& factor : rule.success_factors)
    if (std::ranges::find(tags, factor) == tags.end() && tags.size() < k_most_tags)
      tags.push_back(factor);
  const std::string_view level = level_of(row.top);
  return Object{
      {"id", rule.id},
      {"name", short_text(rule.name, k_name)},
      {"shortDescription", message(rule.title, k_description)},
      {"fullDescription", message(rule.why, k_description)},
      {"help", help(rule)},
      {"defaultConfiguration", Object{{"level", level}}},
      {"properties", Object{{"tags", strings(tags)},
                            {"problem.severity", level == "note" ? "recommendation" : level},
                            {"effort", name_of(rule.effort)}}}};
}

Json suppressions(const Alert& alert) {
  const score::Waiver& waiver = alert.report->waivers[*alert.finding->waiver].waiver;
  return Json::Array{Object{{"kind", "external"},
                            {"status", "accepted"},
                            {"justification", plain(waiver.reason, k_text)},
                            {"properties", Object{{"category", name_of(waiver.category)},
                                                  {"owner", short_text(waiver.owner, k_name)},
                                                  {"expires", format_date(waiver.expires)}}}}};
}

// Where each of the partners says what it says.
Json places_of(const SaidDifferently& said, const Report& report) {
  return each(said.words, [&](const Word& word) {
    Object place = location(file_of(word.frame, report), word.frame);
    place.emplace_back("message", message(report.views->sides[word.side].name + ": " + word.value));
    return Json(std::move(place));
  });
}

Json result_json(const Alert& alert, const RuleTable& rules) {
  const ReportFinding& finding = *alert.finding;
  const bool open = alert.certainty == Certainty::open;
  std::string text = alert_title(alert) + ".";
  for (const std::string& sentence : alert_sentences(alert))
    text += " " + sentence;
  Object result{
      {"ruleId", finding.rule->id},
      {"ruleIndex", rules.index(finding.rule->id)},
      {"kind", open ? "open" : "fail"},
      {"level", open ? "none" : level_of(finding.lo)},
      {"message", message(text)},
      {"locations", Json::Array{location(file_of(finding.frame, *alert.report), finding.frame)}},
      {"partialFingerprints", Object{{"primaryLocationLineHash", alert.fingerprint}}},
      {"properties",
       Object{{"severity", name_of(alert.severity())},
              {"profile", short_text(alert.report->subject.name, k_name)},
              {"pointer", short_text(finding.pointer, k_text)},
              {"root", finding.rule->root},
              {"gain", alert.gain == nullptr ? Json(nullptr) : points(alert.gain->tenths)}}}};
  if (alert.said != nullptr)
    result.emplace_back("relatedLocations", places_of(*alert.said, *alert.report));
  if (finding.waiver && !open) result.emplace_back("suppressions", suppressions(alert));
  return result;
}

Json notification(const Breakdown& broken, const RuleTable& rules) {
  Object note{
      {"level", name_of(broken.gravity)},
      {"message", message(broken.text)},
      {"descriptor", Object{{"id", broken.code}}},
      {"locations", Json::Array{broken.failed == nullptr
                                    ? location(broken.file, Object{{"startLine", broken.line}})
                                    : location(broken.file, broken.failed->frame)}}};
  if (broken.failed != nullptr)
    note.emplace_back("associatedRule", rules.reference(broken.failed->rule->id));
  return note;
}

Json invocation(const Run& run, const RuleTable& rules, std::size_t left_out) {
  const std::vector<Breakdown> broken = breakdowns(run);
  Json::Array notes;
  for (const Breakdown& breakdown : broken)
    notes.emplace_back(notification(breakdown, rules));
  if (left_out > 0)
    notes.emplace_back(Object{
        {"level", "warning"},
        {"message",
         message(fmt::format("{} left out, the mildest: a file may have {}.",
                             counted(left_out, "result is", "results are"), k_most_results))},
        {"descriptor", Object{{"id", "too-many-results"}}}});
  return Object{{"executionSuccessful", broken.empty()},
                {"exitCode", run.exit_code},
                {"toolExecutionNotifications", std::move(notes)}};
}

Json profile_json(const Report& report) {
  const score::ViewScore& stated = report.score.view(score::View::stated);
  return Object{
      {"file", short_text(report.subject.file, k_text)},
      {"line", report.first_line},
      {"name", short_text(report.subject.name, k_name)},
      {"sha256", text_or_null(report.subject.sha256)},
      {"score", report.score.band ? points(stated.tenths) : Json(nullptr)},
      {"data_notes", text_or_null(short_text(notes_words(report), k_text))},
      {"gate", Object{{"verdict", name_of(report.gate.verdict)},
                      {"checks", each(report.gate.checks, [](const score::GateCheck& check) {
                         return Json(short_text(check_words(check), k_text));
                       })}}}};
}

// What belongs to the run and has no place of its own in the format.
Json properties(const Run& run) {
  return Object{{"scoring_version", run.scoring_version},
                {"rules_sha256", text_or_null(run.rules_sha256)},
                {"policy_sha256", text_or_null(run.policy_sha256)},
                {"waivers_sha256", text_or_null(run.waivers_sha256)},
                {"audience", name_of(run.audience)},
                {"disclaimer", k_disclaimer},
                {"skipped", run.skipped},
                {"profiles", each(run.reports, profile_json)}};
}

// Runs on other folders must not close this one's alerts.
std::string category(const Run& run) {
  std::string folder = repository_path(common_folder(run) + "file");
  folder.erase(folder.find_last_of('/') + 1);
  return "partner-check/" + short_text(folder.substr(folder.starts_with('/') ? 1 : 0), k_text);
}

}  // namespace

std::string render_sarif(const Run& run, const RenderOptions& options) {
  const RuleTable rules(run);
  std::vector<Alert> shown = alerts(run, options.waived_alerts);
  const std::size_t left_out = shown.size() - std::min(shown.size(), k_most_results);
  shown.resize(shown.size() - left_out);
  const Json driver = Object{{"name", "partner-check"},
                             {"semanticVersion", k_version},
                             {"rules", each(rules.rows(), rule_json)}};
  const Json sarif_run = Object{
      {"tool", Object{{"driver", driver}}},
      {"automationDetails", Object{{"id", category(run)}}},
      {"invocations", Json::Array{invocation(run, rules, left_out)}},
      {"columnKind", "utf16CodeUnits"},
      {"results", each(shown, [&](const Alert& alert) { return result_json(alert, rules); })},
      {"properties", properties(run)}};
  const Json log = Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                          {"version", "2.1.0"},
                          {"runs", Json::Array{sarif_run}}};
  return json::write(log, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
