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

// Without --all the report fits a page: the first finding in full, the others in short as far as
// there is room, three at least; of a cause's further findings the first few.
constexpr std::size_t k_fewest = 3;
constexpr std::size_t k_consequences = 2;

// "HIGH RES01 promised-not-delivered · partner Northfield"; what it is about goes on a line of its
// own if there is no room.
std::string heading(const ReportFinding& finding, const Page& page) {
  const std::string severity = upper(name_of(finding.lo));
  const std::string about = terminal_safe(join(finding.elements, " · "));
  const std::string title = terminal_safe(finding.title);
  std::string plain = severity + " " + finding.rule->id + " " + title;
  std::string line = page.paint(ink_of(finding.lo), severity) + " " +
                     page.paint(Ink::bold, finding.rule->id) + " " + title;
  if (finding.reach > finding.lo) {
    const std::string more = fmt::format(" (may be {})", name_of(finding.reach));
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
  text += labelled("why", finding.why, page);
  text += labelled("fix", finding.fix, page);
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

// A finding in short: what, where, fix, gain.
std::string brief(const ReportFinding& finding, const score::Gain* gain, const Report& report,
                  const Page& page) {
  const std::string won = gain != nullptr && report.score.band && gain->tenths > 0
                              ? " (" + gain_words(*gain) + ")"
                              : "";
  return heading(finding, page) +
         labelled("what", fmt::format("{} (line {})", finding.message, finding.frame.place.line),
                  page) +
         labelled("fix", finding.fix + won, page);
}

enum class Form { full, brief };

std::string remedy_text(const Remedy& remedy, Form form, const Report& report, const Page& page) {
  std::string text = form == Form::full
                         ? block(remedy.findings.front(), &remedy.gain, report, page)
                         : brief(remedy.findings.front(), &remedy.gain, report, page);
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

// Rendered findings of one section, and how many there would be.
struct Section {
  std::vector<std::string> shown;
  std::size_t of = 0;

  [[nodiscard]] std::string text() const { return join(shown, ""); }
  [[nodiscard]] std::size_t lines() const {
    const std::string all = text();
    return static_cast<std::size_t>(std::ranges::count(all, '\n'));
  }
};

// Takes the next finding of a section while there is room for it.
bool has_room(const Section& section, const std::string& next, std::size_t lines) {
  return section.shown.size() < k_fewest ||
         section.lines() + static_cast<std::size_t>(std::ranges::count(next, '\n')) <= lines;
}

Section blockers_section(const Report& report, const Page& page) {
  Section section;
  if (!report.readiness) return section;
  section.of = causes(report.readiness->blockers);
  std::string last_root;
  for (const ReportFinding& blocker : report.readiness->blockers) {
    const bool again = blocker.rule->root == last_root;
    last_root = blocker.rule->root;
    const score::Gain* gain = gain_of(*blocker.rule, report);
    if (again)
      section.shown.push_back(consequence(blocker, page));
    else if (section.shown.empty() || page.options.detail == Detail::all)
      section.shown.push_back(block(blocker, gain, report, page));
    else
      section.shown.push_back(brief(blocker, gain, report, page));
  }
  return section;
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

Section remedies_section(const Report& report, const Page& page, std::size_t lines,
                         Form first_form) {
  Section section;
  const std::vector<Remedy> remedies = further_remedies(report);
  section.of = remedies.size();
  for (const Remedy& remedy : remedies) {
    const bool in_full =
        page.options.detail == Detail::all || (section.shown.empty() && first_form == Form::full);
    std::string text = remedy_text(remedy, in_full ? Form::full : Form::brief, report, page);
    if (page.options.detail == Detail::main && !has_room(section, text, lines)) break;
    section.shown.push_back(std::move(text));
  }
  return section;
}

}  // namespace

std::string findings_part(const Report& report, const Page& page, std::size_t lines) {
  const Section blockers = blockers_section(report, page);
  std::string text;
  if (blockers.of > 0)
    text += page.paint(Ink::bold, "BLOCKERS ON THE WAY TO " + upper(report.readiness->next_phase)) +
            fmt::format(" ({})\n", blockers.of) + blockers.text() + "\n";
  const std::size_t used = blockers.of > 0 ? blockers.lines() + 2 : 0;
  const Section section = remedies_section(report, page, lines - std::min(lines, used + 1),
                                           blockers.of > 0 ? Form::brief : Form::full);
  if (section.of == 0) return text;
  const std::size_t shown = section.shown.size();
  return text + page.paint(Ink::bold, blockers.of > 0 ? "FURTHER FINDINGS" : "MAIN FINDINGS") +
         fmt::format(" ({} of {}{})\n", shown, section.of,
                     shown < section.of ? "; --all for the rest" : "") +
         section.text();
}

}  // namespace partner_check::report
