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

constexpr std::size_t k_fewest = 3;  // findings shown without --all, if there are that many
constexpr std::size_t k_most = 5;    // more only if there is room for nothing else

std::string heading(const ReportFinding& finding, const Page& page) {
  const std::string severity = upper(name_of(finding.lo));
  std::string line = page.paint(ink_of(finding.lo), severity) + " " +
                     page.paint(Ink::bold, finding.rule->id) + " " + finding.rule->name;
  for (const std::string& element : finding.elements)
    line += " · " + terminal_safe(element);
  if (finding.hi > finding.lo) line += fmt::format(" (may be {})", name_of(finding.hi));
  return line + "\n";
}

std::string framed(const Frame& where, const Report& report, const Page& page) {
  return frame(report.subject.file, report.text, where.place, where.label,
               {.width = page.options.width, .first_line = report.first_line});
}

std::string sources(const rules::Rule& rule) {
  std::vector<std::string> cited;
  for (const rules::Citation& source : rule.sources)
    cited.push_back(source.document + ", \"" + source.section + "\"");
  return join(cited, "; ");
}

// A finding in full: frame, why, fix, gain, source.
std::string block(const ReportFinding& finding, const score::Gain* gain, const Report& report,
                  const Page& page) {
  std::string text = heading(finding, page) + framed(finding.frame, report, page);
  if (finding.frame.missing) text += labelled("what", finding.message, page);
  text += labelled("why", finding.rule->why, page);
  text += labelled("fix", finding.rule->fix, page);
  if (gain != nullptr) text += labelled("gain", gain_words(*gain) + " points", page);
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
  for (std::size_t i = 1; i < remedy.findings.size(); ++i)
    text += consequence(remedy.findings[i], page);
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

std::string blockers_text(const Report& report, const Page& page) {
  if (!report.readiness || report.readiness->blockers.empty()) return {};
  const auto& blockers = report.readiness->blockers;
  std::string text = page.paint(Ink::bold, fmt::format("BLOCKERS ON THE WAY TO {}",
                                                       upper(report.readiness->next_phase))) +
                     fmt::format(" ({})\n", blockers.size());
  std::string last_rule;
  for (const ReportFinding& blocker : blockers) {
    text += blocker.rule->id == last_rule ? consequence(blocker, page)
                                          : block(blocker, nullptr, report, page);
    last_rule = blocker.rule->id;
  }
  return text + "\n";
}

std::size_t shown_of(const std::vector<const Remedy*>& remedies, const Page& page) {
  if (page.options.detail == Detail::all) return remedies.size();
  std::size_t criticals = 0;
  for (const Remedy* remedy : remedies)
    if (remedy->findings.front().lo == Severity::critical) ++criticals;
  return std::min({remedies.size(), std::max(criticals, k_fewest), k_most});
}

std::string question_text(const Question& question, const Page& page) {
  const std::string effort =
      (question.asks.empty() ? "" : question.asks) +
      (question.minutes > 0
           ? fmt::format("{}{} min", question.asks.empty() ? "" : ", ", question.minutes)
           : "");
  std::string text;
  const std::vector<std::string> lines =
      wrap(terminal_safe(question.question), page.options.width - 4);
  for (const std::string& line : lines)
    text += "  " + std::string(text.empty() ? "? " : "  ") + line + "\n";
  return text + "      " +
         page.paint(Ink::dim,
                    cut_to_width(terminal_safe(fmt::format("{} · {} · for {}", question.pointer,
                                                           effort, join(question.rules, ", "))),
                                 page.options.width - 6)) +
         "\n";
}

}  // namespace

std::string findings_part(const Report& report, const Page& page) {
  const std::set<std::string> blocking = blocking_rules(report);
  std::vector<const Remedy*> remedies;
  for (const Remedy& remedy : report.remedies)
    if (!blocking.contains(remedy.findings.front().rule->id)) remedies.push_back(&remedy);
  std::string text = blockers_text(report, page);
  if (remedies.empty()) return text;
  const std::size_t shown = shown_of(remedies, page);
  const std::string title = blocking.empty() ? "BLOCKERS AND MAIN FINDINGS" : "FURTHER FINDINGS";
  text += page.paint(Ink::bold, title) +
          fmt::format(" ({} of {}{})\n", shown, remedies.size(),
                      shown < remedies.size() ? "; --all for the rest" : "");
  for (std::size_t i = 0; i < shown; ++i)
    text += remedy_text(*remedies[i], report, page);
  return text;
}

std::string missing_part(const Report& report, const Page& page) {
  const bool next = report.readiness && !report.readiness->missing.empty();
  const std::vector<Question>& questions = next ? report.readiness->missing : report.gate_questions;
  if (questions.empty()) return {};
  constexpr std::size_t k_shown = 6;
  const std::size_t shown =
      page.options.detail == Detail::all ? questions.size() : std::min(questions.size(), k_shown);
  std::string text = page.paint(Ink::bold, "ASK FIRST") +
                     fmt::format(" ({}; no verdict without {})\n", effort_words(questions),
                                 questions.size() == 1 ? "it" : "them");
  text += framed(questions.front().frame, report, page);
  for (std::size_t i = 0; i < shown; ++i)
    text += question_text(questions[i], page);
  if (shown < questions.size())
    text += fmt::format("  ... and {} more; --all for the rest\n", questions.size() - shown);
  return text + "\n";
}

std::string open_part(const Report& report, const Page& page) {
  std::string text;
  for (const ReportFinding& finding : report.errors)
    text +=
        labelled("error", finding.rule->id + " " + finding.rule->name + ": " + finding.error, page);
  if (!report.unknown.empty())
    text += page.paint(Ink::bold, "OPEN CHECKS") + fmt::format(" ({})\n", report.unknown.size());
  for (const ReportFinding& finding : report.unknown) {
    std::string what =
        fmt::format("{} {} (up to {})", finding.rule->id, finding.rule->title, name_of(finding.hi));
    for (const std::string& element : finding.elements)
      what += ", " + element;
    text +=
        labelled("?", what, page) + labelled("", "waits for " + join(finding.missing, ", "), page);
  }
  return text.empty() ? text : text + "\n";
}

std::string clear_part(const Report& report, const Page& page) {
  std::string text;
  for (const auto& [state, title] : {std::pair{rules::State::clear, "CLEAR"},
                                     std::pair{rules::State::not_applicable, "NOT APPLICABLE"}}) {
    std::vector<std::string> ids;
    for (const rules::Outcome& outcome : report.outcomes)
      if (outcome.state == state) ids.push_back(outcome.rule->id);
    if (ids.empty()) continue;
    text += page.paint(Ink::bold, title) + fmt::format(" ({})\n", ids.size());
    for (const std::string& line : wrap(join(ids, ", "), page.options.width - 2))
      text += "  " + line + "\n";
    text += "\n";
  }
  return text;
}

}  // namespace partner_check::report
