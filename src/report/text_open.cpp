#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_questions = 6;  // shown without --all

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

// What the gate waits for, then what readiness for the next phase waits for beyond that.
std::vector<Question> first_questions(const Report& report) {
  std::vector<Question> questions = report.gate_questions;
  if (!report.readiness) return questions;
  for (const Question& question : report.readiness->missing)
    if (std::ranges::find(questions, question.pointer, &Question::pointer) == questions.end())
      questions.push_back(question);
  return questions;
}

}  // namespace

std::string missing_part(const Report& report, const Page& page) {
  const std::vector<Question> questions = first_questions(report);
  if (questions.empty()) return {};
  const std::size_t shown = page.options.detail == Detail::all
                                ? questions.size()
                                : std::min(questions.size(), k_questions);
  const bool needed =
      report.gate.verdict == score::Verdict::cannot_tell && !report.gate_questions.empty();
  std::string text =
      page.paint(Ink::bold, "ASK FIRST") +
      fmt::format(" ({}{})\n", effort_words(questions), needed ? "; no verdict without" : "");
  text += framed(questions.front().frame, report, page);
  for (std::size_t i = 0; i < shown; ++i)
    text += question_text(questions[i], page);
  if (shown < questions.size())
    text += fmt::format("  ... and {} more; --all for the rest\n", questions.size() - shown);
  return text + "\n";
}

std::string errors_part(const Report& report, const Page& page) {
  std::string text;
  for (const ReportFinding& finding : report.errors)
    text +=
        labelled("error", finding.rule->id + " " + finding.rule->name + ": " + finding.error, page);
  return text.empty() ? text : page.paint(Ink::bold, "RULES THAT FAILED") + "\n" + text + "\n";
}

std::string notes_part(const Report& report, const Page& page) {
  if (report.info.empty()) return {};
  std::string text = page.paint(Ink::bold, "NOTES") + "\n";
  for (const ReportFinding& finding : report.info)
    text += labelled("i",
                     fmt::format("{} (line {}): {}", finding.rule->id, finding.frame.place.line,
                                 finding.message),
                     page);
  return text + "\n";
}

std::string open_part(const Report& report, const Page& page) {
  std::string text;
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
