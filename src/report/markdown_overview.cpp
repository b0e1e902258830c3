// What the Markdown report says of a profile as a whole.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

#include "escape.hpp"
#include "markdown_report.hpp"
#include "sensitivity_words.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_bar = 10;

std::string dimension_row(const score::DimensionScore& dimension, const Run& run) {
  std::string drawn = "not applicable";
  std::string score, known;
  if (dimension.assessment == score::Assessment::not_assessed) drawn = "nothing known";
  if (dimension.assessment == score::Assessment::assessed) {
    const int tenths = dimension.tenths[static_cast<std::size_t>(score::View::stated)];
    drawn = bar(tenths, k_bar);
    score = std::to_string((tenths + 5) / 10);
  }
  if (dimension.assessment != score::Assessment::not_applicable)
    known = std::to_string(dimension.coverage_percent) + " %";
  return fmt::format("| {} | {} | {} | {} | {} |\n", literal(title_of(run, dimension.id), k_name),
                     drawn, score, known,
                     dimension.raised == 0 ? "" : std::string(name_of(dimension.worst)));
}

}  // namespace

std::string literal(std::string_view text, std::size_t characters) {
  const std::string safe = terminal_safe(text);
  std::size_t kept = 0;
  std::size_t bytes = 0;
  for_each_code_point(safe, [&](const CodePoint& point) {
    if (kept++ < characters) bytes += point.taken;
  });
  return markdown_text(std::string_view(safe).substr(0, bytes)) + (kept > characters ? "…" : "");
}

std::string markdown_title(const Report& report) {
  const Subject& subject = report.subject;
  const std::string file = literal(subject.file, k_name);
  std::vector<std::string> facts;
  for (const std::string& identifier : {subject.type, subject.phase})
    if (!identifier.empty()) facts.push_back(literal(spoken(identifier), k_name));
  if (!subject.as_of.empty()) facts.push_back("facts as of " + literal(subject.as_of));
  return fmt::format("## {}\n\n<code>{}</code>{}{}\n\n",
                     subject.name.empty() ? file : literal(subject.name, k_name), file,
                     facts.empty() ? "" : " · ", join(facts, " · "));
}

std::string markdown_verdict(const Report& report) {
  std::string text =
      fmt::format("**{}** · {}\n", verdict_words(report.gate.verdict),
                  literal(band_words(report) + " · " + score_sentence(report.score)));
  if (report.after_waivers && report.score.band)
    text += fmt::format("<br>Score after waivers: {}\n",
                        score::tenths_text(report.after_waivers->tenths));
  if (report.readiness)
    text += fmt::format("<br>**{}**\n", literal(readiness_words(*report.readiness)));
  text += "<br>" + literal(report.headline) + "\n";
  for (const std::string& sentence : reservations(report))
    text += "<br>" + literal(sentence) + "\n";
  for (const DataNote& note : report.data_notes)
    text += "<br>Note: " + literal(note.text) + "\n";
  if (report.regression) text += "<br>" + regression_words(report) + "\n";
  if (report.views) text += "<br>" + views_words(*report.views) + "\n";
  return text + "\n";
}

MarkdownPart markdown_gate(const Report& report) {
  MarkdownPart part{.what = "gate checks",
                    .head = "| Gate | Expected | Found | Verdict |\n| --- | --- | --- | --- |\n",
                    .entries = {},
                    .tail = "\n"};
  for (const score::GateCheck& check : report.gate.checks)
    part.entries.push_back(fmt::format("| {} | {} | {} | {} |\n", literal(check.name),
                                       literal(check.expected), literal(check.found),
                                       verdict_words(check.verdict)));
  return part;
}

MarkdownPart markdown_dimensions(const Report& report, const Run& run) {
  MarkdownPart part{.what = "dimensions",
                    .head =
                        "### Dimensions\n\n| Dimension | | Score | Known | Worst |\n"
                        "| --- | --- | ---: | ---: | --- |\n",
                    .entries = {},
                    .tail = "\n"};
  for (const score::DimensionScore& dimension : report.score.dimensions)
    part.entries.push_back(dimension_row(dimension, run));
  return part;
}

MarkdownPart markdown_factors(const Report& report, Detail detail) {
  constexpr std::size_t k_strengths = 4;
  MarkdownPart part{
      .what = "success factors", .head = "### Success factors\n\n", .entries = {}, .tail = "\n"};
  for (const EnumRow<score::FactorState>& row : k_rows<score::FactorState>) {
    std::vector<std::string> names;
    for (const score::FactorScore& factor : report.factors)
      if (factor.state == row.value && row.value != score::FactorState::not_applicable)
        names.push_back(factor.criticals.empty()
                            ? factor.title
                            : factor.title + " (" + join(factor.criticals, ", ") + ")");
    if (!names.empty())
      part.entries.push_back(fmt::format("- {}: {}\n", row.help, literal(join(names, ", "))));
  }
  std::vector<std::string> strengths;
  for (const rules::RuleText* rule : report.strengths)
    if (detail == Detail::all || strengths.size() < k_strengths)
      strengths.push_back(rule->strength);
  if (!strengths.empty())
    part.entries.push_back("- what holds: " + literal(join(strengths, " · ")) + "\n");
  return part;
}

MarkdownPart markdown_sensitivity(const Report& report) {
  MarkdownPart part{.what = "how firm the score is",
                    .head = "### How firm the score is\n\n",
                    .entries = {},
                    .tail = "\n"};
  if (!report.sensitivity) return part;
  for (const std::string& sentence : sensitivity_sentences(report))
    part.entries.push_back("- " + literal(sentence) + "\n");
  return part;
}

MarkdownPart markdown_deliveries(const Report& report, Detail detail) {
  MarkdownPart part{.what = "promises", .head = {}, .entries = {}, .tail = "\n"};
  std::size_t promises = 0;
  std::size_t kept = 0;
  for (const Delivery& delivery : report.deliveries) {
    if (!is_promise(delivery)) continue;
    ++promises;
    if (is_kept(delivery)) ++kept;
    if (is_kept(delivery) && detail == Detail::main) continue;
    part.entries.push_back(fmt::format("| {} | {} | {} | {} | {} |\n", literal(delivery.party),
                                       literal(delivery.thing), amount_words(delivery.promised),
                                       amount_words(delivery.delivered), literal(delivery.unit)));
  }
  part.head = fmt::format(
      "### Promised and delivered\n\n{} of {} kept in full so far.\n\n"
      "| Who | What | Promised | Delivered | Unit |\n| --- | --- | ---: | ---: | --- |\n",
      kept, promises);
  return part;
}

MarkdownPart markdown_questions(const Report& report, std::size_t most) {
  const std::size_t shown = std::min(most, report.questions.size());
  const std::span<const Question> first = std::span(report.questions).first(shown);
  MarkdownPart part{.what = "questions",
                    .head = fmt::format("### Ask next\n\n{} of {}, about {} min:\n\n", shown,
                                        counted(report.questions.size(), "open fact", "open facts"),
                                        minutes_of(first)),
                    .entries = {},
                    .tail = "\n"};
  for (const Question& question : first) {
    const std::string about = question.about.empty() ? "" : question.about + ": ";
    const std::string answer = answer_words(question);
    part.entries.push_back(fmt::format("- **?** {}<br>{}{}{} · <code>{}</code>\n",
                                       literal(about + question.question), worth_words(question),
                                       answer.empty() ? "" : " · ", literal(answer),
                                       literal(question.pointer)));
  }
  return part;
}

MarkdownPart markdown_clear(const Report& report) {
  MarkdownPart part{
      .what = "clear rules", .head = "### Other rules\n\n", .entries = {}, .tail = "\n"};
  for (const auto& [state, title] : {std::pair{rules::State::clear, "clear"},
                                     std::pair{rules::State::not_applicable, "not applicable"}}) {
    std::vector<std::string> ids;
    for (const RuleResult& result : report.rules)
      if (result.state == state) ids.push_back(literal(result.rule->id));
    if (!ids.empty())
      part.entries.push_back(fmt::format("- {} {}: {}\n", ids.size(), title, join(ids, ", ")));
  }
  return part;
}

}  // namespace partner_check::report
