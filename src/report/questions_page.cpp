#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "json_parts.hpp"
#include "page.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;
using Questions = std::vector<Question>;

constexpr std::string_view k_no_role = "whoever knows";

std::string role_of(const Question& question) {
  return question.asks.empty() ? std::string(k_no_role) : question.asks;
}

Questions chosen(const Report& report, const QuestionChoice& choice) {
  if (choice.asks.empty()) return report.questions;
  Questions questions;
  std::ranges::copy_if(report.questions, std::back_inserter(questions),
                       [&](const Question& question) { return question.asks == choice.asks; });
  return questions;
}

int settled_by(std::span<const Question> questions) {
  int thousandths = 0;
  for (const Question& question : questions)
    thousandths += question.settles;
  return thousandths;
}

std::string minutes_text(int minutes) {
  return minutes == 0 ? "" : fmt::format("about {} min", minutes);
}

std::string worth_text(int thousandths) {
  constexpr int k_tenth = 100;
  if (thousandths == 0) return "";
  if (thousandths < k_tenth) return "less than 0.1 points";
  return "about " + score::tenths_text((thousandths + k_tenth / 2) / k_tenth) + " points";
}

std::string decides_text(const Question& question) {
  if (question.gate) return question.readiness ? "decides gate and readiness" : "decides the gate";
  return question.readiness ? "decides readiness" : "";
}

std::string question_text(std::size_t number, const Question& question, Grouping grouping,
                          const Page& page) {
  const std::string about = question.about.empty() ? "" : question.about + ": ";
  const std::string indent(5, ' ');
  std::vector<std::string> worth{
      question.told_differently ? "told differently" : "", decides_text(question),
      worth_text(question.settles),
      grouping == Grouping::ranked ? answer_words(question) : minutes_text(question.minutes)};
  std::erase(worth, "");
  const std::string place = fmt::format("{}, {} · for {}", line_words(question.frame),
                                        question.pointer, join(question.rules, ", "));
  return hanging(fmt::format("{:>3}. ", number), about + question.question, page) +
         (worth.empty() ? "" : hanging(indent, join(worth, " · "), page)) +
         page.paint(Ink::dim, hanging(indent, place, page));
}

std::string listed(const Questions& questions, const QuestionChoice& choice, const Page& page) {
  const std::size_t shown =
      choice.limit == 0 ? questions.size() : std::min(choice.limit, questions.size());
  std::string text;
  for (std::size_t i = 0; i < shown; ++i)
    text += question_text(i + 1, questions[i], choice.grouping, page);
  if (shown < questions.size())
    text += fmt::format("     ... and {} more; --limit 0 for all\n", questions.size() - shown);
  return text;
}

// "; the first 5 (12 min) settle 40 % of what is open", of all that this profile leaves open.
std::string first_words(const Questions& questions, const Report& report) {
  constexpr std::size_t k_first = 5;
  const std::int64_t open = settled_by(report.questions);
  if (questions.size() <= k_first || open == 0) return "";
  const auto first = std::span(questions).first(k_first);
  const std::string minutes = minutes_text(minutes_of(first));
  return fmt::format("; the first {}{} settle {} % of what is open", k_first,
                     minutes.empty() ? "" : " (" + minutes + ")",
                     std::int64_t{100} * settled_by(first) / open);
}

std::string deciding_text(const Questions& questions, const Report& report, const Page& page) {
  const auto decide = [](std::ptrdiff_t count) {
    return std::to_string(count) + (count == 1 ? " decides " : " decide ");
  };
  const auto gate = std::ranges::count(questions, true, &Question::gate);
  const auto ready = std::ranges::count(questions, true, &Question::readiness);
  std::vector<std::string> parts;
  if (gate > 0) parts.push_back(decide(gate) + "the gate");
  if (ready > 0)
    parts.push_back(decide(ready) + "whether all is ready to " + report.readiness->next_phase);
  return parts.empty() ? "" : hanging("", "Of them " + enumerate(parts, "and") + ".", page);
}

std::string summary(const Questions& questions, const Report& report, const QuestionChoice& choice,
                    const Page& page) {
  const std::string minutes = minutes_text(minutes_of(questions));
  std::string text =
      hanging("",
              counted(questions.size(), "open question", "open questions") +
                  (choice.asks.empty() ? "" : " for the " + choice.asks) +
                  (minutes.empty() ? "" : ", " + minutes) + first_words(questions, report) + ".",
              page);
  text += hanging("", band_words(report) + " · " + score_sentence(report.score), page);
  return text + deciding_text(questions, report, page) + "\n";
}

// Roles in the order of their best question.
std::vector<std::string> roles_of(const Questions& questions) {
  std::vector<std::string> roles;
  for (const Question& question : questions)
    if (std::string role = role_of(question); std::ranges::find(roles, role) == roles.end())
      roles.push_back(std::move(role));
  return roles;
}

std::string by_role(const Questions& questions, const QuestionChoice& choice, const Page& page) {
  std::string text;
  for (const std::string& role : roles_of(questions)) {
    Questions asked;
    std::ranges::copy_if(questions, std::back_inserter(asked),
                         [&](const Question& question) { return role_of(question) == role; });
    const std::string minutes = minutes_text(minutes_of(asked));
    text += page.paint(Ink::bold, upper(role)) +
            fmt::format(" ({}{}{})\n", counted(asked.size(), "question", "questions"),
                        minutes.empty() ? "" : ", ", minutes) +
            listed(asked, choice, page) + "\n";
  }
  return text;
}

}  // namespace

std::string questions_text(const Report& report, const QuestionChoice& choice,
                           const RenderOptions& options) {
  const Run nothing_else;
  const Page page{nothing_else, options, Paint(options.color)};
  const Questions questions = chosen(report, choice);
  std::string text = page_title(report, options);
  if (report.questions.empty())
    return text + "No open question: every rule that applies has the facts it needs.\n";
  if (questions.empty()) return text + "No open question for the " + choice.asks + ".\n";
  text += summary(questions, report, choice, page);
  text += choice.grouping == Grouping::by_role ? by_role(questions, choice, page)
                                               : listed(questions, choice, page) + "\n";
  return text + hanging("",
                        "Points: how much of what lies between the bounds, before ceilings, hangs "
                        "on the answer.",
                        page);
}

std::string questions_json(const Report& report, const QuestionChoice& choice) {
  const Questions questions = chosen(report, choice);
  Object page = json_head(report);
  page.emplace_back("standing", standing_json(report));
  page.emplace_back("minutes", minutes_of(questions));
  page.emplace_back("open", settled_by(report.questions) / 1000.0);
  page.emplace_back("questions", each(questions, question_json));
  return json::write(page, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
