#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// Without --all the report fits a page: three findings in full, up to five if they are critical; of
// a cause's further findings the first few.
constexpr std::size_t k_fewest = 3;
constexpr std::size_t k_most = 5;
constexpr std::size_t k_consequences = 3;

// "HIGH RES01 promised-not-delivered · partner Northfield"; what it is about goes on a line of its
// own if there is no room.
std::string heading(const ReportFinding& finding, const Page& page) {
  const std::string severity = upper(name_of(finding.lo));
  const std::string about = terminal_safe(join(finding.elements, " · "));
  std::string plain = severity + " " + finding.rule->id + " " + finding.rule->name;
  std::string line = page.paint(ink_of(finding.lo), severity) + " " +
                     page.paint(Ink::bold, finding.rule->id) + " " + finding.rule->name;
  if (finding.hi > finding.lo) {
    const std::string more = fmt::format(" (may be {})", name_of(finding.hi));
    plain += more;
    line += more;
  }
  if (about.empty()) return line + "\n";
  const bool fits = display_width(plain) + display_width(about) + 3 <= page.options.width;
  return line + (fits ? " · " : "\n  ") + about + "\n";
}

}  // namespace

std::string framed(const Frame& where, const Report& report, const Page& page) {
  return frame(report.subject.file, report.text, where.place, where.label,
               {.width = page.options.width, .first_line = report.first_line});
}

namespace {

std::string sources(const rules::Rule& rule) {
  std::vector<std::string> cited;
  for (const rules::Citation& source : rule.sources) {
    std::string section = source.document + ", \"" + source.section + "\"";
    if (std::ranges::find(cited, section) == cited.end()) cited.push_back(std::move(section));
  }
  return join(cited, "; ");
}

// A finding in full: frame, why, fix, gain, source.
std::string block(const ReportFinding& finding, const score::Gain* gain, const Report& report,
                  const Page& page) {
  std::string text = heading(finding, page) + framed(finding.frame, report, page);
  if (finding.frame.missing) text += labelled("what", finding.message, page);
  text += labelled("why", finding.rule->why, page);
  text += labelled("fix", finding.rule->fix, page);
  if (gain != nullptr && report.score.band) text += labelled("gain", gain_words(*gain), page);
  if (const std::string cited = sources(*finding.rule); !cited.empty())
    text += labelled("from", cited, page);
  return text;
}

// A further finding on the same cause, on one line.
std::string consequence(const ReportFinding& finding, const Page& page) {
  std::string what = finding.rule->id + " " + std::string(name_of(finding.lo));
  for (const std::string& element : finding.elements)
    what += ", " + element;
  return labelled("also",
                  fmt::format("{} (line {}): {}", what, finding.frame.place.line, finding.message),
                  page);
}

std::string remedy_text(const Remedy& remedy, const Report& report, const Page& page) {
  std::string text = block(remedy.findings.front(), &remedy.gain, report, page);
  const std::size_t further = remedy.findings.size() - 1;
  const std::size_t shown =
      page.options.detail == Detail::all ? further : std::min(further, k_consequences);
  for (std::size_t i = 1; i <= shown; ++i)
    text += consequence(remedy.findings[i], page);
  if (shown < further)
    text += labelled("", fmt::format("and {} more on this cause", further - shown), page);
  return text + "\n";
}

// Rules that the section on readiness has already shown in full.
std::set<std::string> blocking_rules(const Report& report) {
  std::set<std::string> ids;
  if (report.readiness)
    for (const ReportFinding& blocker : report.readiness->blockers)
      ids.insert(blocker.rule->id);
  return ids;
}

// What mending a rule's cause would win at the present phase, if it is a finding there.
const score::Gain* gain_of(const rules::Rule& rule, const Report& report) {
  for (const Remedy& remedy : report.remedies)
    if (std::ranges::find(remedy.gain.rules, rule.id) != remedy.gain.rules.end())
      return &remedy.gain;
  return nullptr;
}

std::string blockers_text(const Report& report, const Page& page) {
  if (!report.readiness || report.readiness->blockers.empty()) return {};
  const auto& blockers = report.readiness->blockers;
  std::string text =
      page.paint(Ink::bold, "BLOCKERS ON THE WAY TO " + upper(report.readiness->next_phase)) +
      fmt::format(" ({})\n", blockers.size());
  std::string last_rule;
  std::size_t in_full = 0;
  for (const ReportFinding& blocker : blockers) {
    const bool again = blocker.rule->id == last_rule;
    last_rule = blocker.rule->id;
    if (again || (page.options.detail == Detail::main && in_full == k_fewest)) {
      text += consequence(blocker, page);
      continue;
    }
    text +=
        (in_full++ == 0 ? "" : "\n") + block(blocker, gain_of(*blocker.rule, report), report, page);
  }
  return text + "\n";
}

// The remedies without what was shown as a blocker.
std::vector<Remedy> further_remedies(const Report& report) {
  const std::set<std::string> blocking = blocking_rules(report);
  std::vector<Remedy> remedies = report.remedies;
  for (Remedy& remedy : remedies)
    std::erase_if(remedy.findings, [&](const ReportFinding& finding) {
      return blocking.contains(finding.rule->id);
    });
  std::erase_if(remedies, [](const Remedy& remedy) { return remedy.findings.empty(); });
  return remedies;
}

std::size_t shown_of(const std::vector<Remedy>& remedies, std::size_t blockers, const Page& page) {
  if (page.options.detail == Detail::all) return remedies.size();
  const auto criticals =
      static_cast<std::size_t>(std::ranges::count_if(remedies, [](const Remedy& remedy) {
        return remedy.findings.front().lo == Severity::critical;
      }));
  const std::size_t room = k_fewest - std::min(blockers, k_fewest - 1);
  return std::min({remedies.size(), std::max(criticals, room), k_most});
}

}  // namespace

std::string findings_part(const Report& report, const Page& page) {
  const std::vector<Remedy> remedies = further_remedies(report);
  std::string text = blockers_text(report, page);
  if (remedies.empty()) return text;
  const std::size_t blockers = report.readiness ? report.readiness->blockers.size() : 0;
  const std::size_t shown = shown_of(remedies, blockers, page);
  text += page.paint(Ink::bold, blockers > 0 ? "FURTHER FINDINGS" : "MAIN FINDINGS") +
          fmt::format(" ({} of {}{})\n", shown, remedies.size(),
                      shown < remedies.size() ? "; --all for the rest" : "");
  for (std::size_t i = 0; i < shown; ++i)
    text += remedy_text(remedies[i], report, page);
  return text;
}

}  // namespace partner_check::report
