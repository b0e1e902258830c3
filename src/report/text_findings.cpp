#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/frame.hpp"
#include "partner_check/base/text.hpp"

#include "causes.hpp"
#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using rules::Severity;

// Without --all the report fits a page: the first finding in full, the others in short as far as
// there is room, some at least; of a cause's further findings the first few.
constexpr std::size_t k_fewest = 2;
constexpr std::size_t k_fewest_blockers = 1;
constexpr std::size_t k_fewest_after_blockers = 1;
constexpr std::size_t k_for_the_rest = 10;  // lines that blockers leave
constexpr std::size_t k_consequences = 1;

// "HIGH RES01 promised-not-delivered · partner Northfield"; what it is about goes on a line of its
// own if there is no room.
std::string heading(const ReportFinding& finding, const Report& report, const Page& page) {
  const std::string severity = upper(name_of(finding.lo));
  std::string plain = severity + " " + finding.rule->id + " " + terminal_safe(finding.title);
  if (finding.reach > finding.lo) plain += fmt::format(" (may be {})", name_of(finding.reach));
  if (finding.fresh) plain += " (new)";
  const std::string about = terminal_safe(join(finding.elements, " · "));
  std::string apart;
  if (display_width(plain) + display_width(about) + 3 > page.options.width)
    apart = about;
  else if (!about.empty())
    plain += " · " + about;
  std::string lines;
  for (const std::string& part : {plain, apart})
    for (const std::string& line : wrap(part, page.options.width - 2))
      lines += (lines.empty() ? "" : "  ") + line + "\n";
  if (finding.waiver) lines += labelled("", waived_words(finding, report), page);
  const std::string start = severity + " " + finding.rule->id;
  return lines.replace(
      0, start.size(),
      page.paint(ink_of(finding.lo), severity) + " " + page.paint(Ink::bold, finding.rule->id));
}

}  // namespace

std::string framed(const Frame& where, const Report& report, const Page& page) {
  return frame(file_of(where, report), where.line, where.place, where.label,
               {.width = page.options.width,
                .first_line = where.place.line,
                .cut_before = where.cut,
                .cut_after = where.cut_after});
}

namespace {

// A text with what is to be said of its place behind it.
std::string remarked(const std::string& text, std::vector<std::string> remarks) {
  std::erase(remarks, "");
  return remarks.empty() ? text : text + " (" + join(remarks, ", ") + ")";
}

enum class Form { full, without_peers, brief };

// A finding in full: frame, why, fix, gain, what others have, source.
std::string block(const ReportFinding& finding, const score::Gain* gain, Form form,
                  const Report& report, const Page& page) {
  Frame where = finding.frame;
  if (!where.missing) where.label = remarked(where.label, {told_words(finding)});
  std::string text = heading(finding, report, page) + framed(where, report, page);
  if (where.missing)
    text += labelled("what", remarked(finding.message, {told_words(finding)}), page);
  text += labelled("why", finding.why, page);
  text += labelled("fix", finding.fix, page);
  if (gain != nullptr && report.score.band) text += labelled("gain", gain_words(*gain), page);
  if (const auto& peers = finding.rule->benchmark; peers && form == Form::full)
    text += labelled("peers", benchmark_text(*peers), page);
  if (const std::string cited = source_words(*finding.rule); !cited.empty())
    text += labelled("from", cited, page);
  return text;
}

// A further finding on the same cause, on one line.
std::string consequence(const ReportFinding& finding, const Report& report, const Page& page) {
  std::string what = finding.rule->id + " " + std::string(name_of(finding.lo));
  for (const std::string& element : finding.elements)
    what += ", " + element;
  if (finding.fresh) what += ", new";
  if (finding.waiver) what += ", " + waived_words(finding, report);
  what = remarked(what, {line_words(finding.frame), told_words(finding)});
  return labelled("also", what + ": " + finding.message, page);
}

// A finding in short: what, where, fix, gain.
std::string brief(const ReportFinding& finding, const score::Gain* gain, const Report& report,
                  const Page& page) {
  const std::string won = gain != nullptr && report.score.band && gain->tenths > 0
                              ? " (" + gain_words(*gain) + ")"
                              : "";
  return heading(finding, report, page) +
         labelled("what",
                  remarked(finding.message, {line_words(finding.frame), told_words(finding)}),
                  page) +
         labelled("fix", finding.fix + won, page);
}

std::string cause_text(const Cause& cause, Form form, const Report& report, const Page& page) {
  const ReportFinding& first = *cause.findings.front();
  std::string text = form == Form::brief ? brief(first, cause.gain, report, page)
                                         : block(first, cause.gain, form, report, page);
  const std::size_t further = cause.findings.size() - 1;
  const std::size_t shown =
      page.options.detail == Detail::all ? further : std::min(further, k_consequences);
  for (std::size_t i = 1; i <= shown; ++i)
    text += consequence(*cause.findings[i], report, page);
  if (shown < further)
    text += labelled("", fmt::format("and {} more on this cause", further - shown), page);
  return text + "\n";
}

std::size_t lines_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// Rendered causes, and how many there would be.
struct Section {
  std::string text;
  std::size_t shown = 0, of = 0;
};

// At least `fewest`, and more while they fit into `lines`; all with --all. What others have gives
// way to the length of the page.
Section section(const std::vector<Cause>& causes, Form first_form, std::size_t fewest,
                std::size_t lines, const Report& report, const Page& page) {
  Section made{.text = {}, .of = causes.size()};
  const bool all = page.options.detail == Detail::all;
  for (const Cause& cause : causes) {
    const Form form = all ? Form::full : made.shown == 0 ? first_form : Form::brief;
    const std::string text = cause_text(cause, form, report, page);
    const bool fits = lines_of(made.text) + lines_of(text) <= lines;
    if (!all && made.shown >= fewest && !fits) break;
    made.text += text;
    ++made.shown;
  }
  const bool is_too_long = !all && lines_of(made.text) > lines;
  if (is_too_long && first_form == Form::full)
    return section(causes, Form::without_peers, fewest, lines, report, page);
  return made;
}

std::string heading_of(std::string_view what, const Section& section, const Page& page) {
  const std::string count =
      section.shown < section.of
          ? fmt::format(" ({} of {}; --all for the rest)\n", section.shown, section.of)
          : fmt::format(" ({})\n", section.of);
  return page.paint(Ink::bold, std::string(what)) + count;
}

}  // namespace

std::string findings_part(const Report& report, const Page& page, std::size_t lines) {
  const Section blockers = section(blocking_causes(report), Form::full, k_fewest_blockers,
                                   lines - std::min(lines, k_for_the_rest), report, page);
  std::string text;
  if (blockers.of > 0)
    text = heading_of("BLOCKERS ON THE WAY TO " + upper(report.readiness->next_phase), blockers,
                      page) +
           blockers.text;
  const std::size_t used = lines_of(text) + 1;
  const Section further =
      blockers.of > 0 ? section(further_causes(report), Form::brief, k_fewest_after_blockers,
                                lines - std::min(lines, used), report, page)
                      : section(further_causes(report), Form::full, k_fewest,
                                lines - std::min(lines, used), report, page);
  if (further.of == 0) return text;
  return text + heading_of(blockers.of > 0 ? "FURTHER FINDINGS" : "MAIN FINDINGS", further, page) +
         further.text;
}

}  // namespace partner_check::report
