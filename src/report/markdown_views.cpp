// What the partners say differently, and how far they agree, in the Markdown report.
#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "markdown_report.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_bar = 10;

std::string cell(const std::vector<std::string>& lines) {
  return join(lines, "<br>");
}

std::string words_of(const SaidDifferently& said, const Report& report) {
  std::vector<std::string> lines;
  for (const Word& word : said.words)
    lines.push_back(fmt::format(
        "{}: {} <code>{}:{}</code>", literal(report.views->sides[word.side].name, k_name),
        literal(word.value), literal(file_of(word.frame, report), k_name), word.frame.place.line));
  if (said.words.empty()) lines.emplace_back(k_withheld);
  if (!said.because.empty()) lines.push_back(literal(said.because));
  return cell(lines);
}

std::string difference_row(const SaidDifferently& said, const Report& report) {
  std::vector<std::string> fact{literal(said_name(said)), literal(said.question)};
  std::erase(fact, "");
  return fmt::format("| {} | {} | {} |\n", cell(fact), words_of(said, report),
                     literal(join(said.rules, ", ")));
}

}  // namespace

std::vector<MarkdownPart> markdown_views(const Report& report) {
  if (!report.views) return {};
  const Views& views = *report.views;
  MarkdownPart differences{
      .what = "differences",
      .head = fmt::format("### The partners say different things ({})\n\n"
                          "| Fact | What they say | Cannot tell |\n| --- | --- | --- |\n",
                          views.differences.size()),
      .entries = {},
      .tail = "\n"};
  for (const SaidDifferently& said : views.differences)
    differences.entries.push_back(difference_row(said, report));
  MarkdownPart sections{.what = "parts of the profile",
                        .head =
                            "### How far they agree\n\n"
                            "| Facts on | | Alike █ | Differently ▒ | By one alone ░ |\n"
                            "| --- | --- | ---: | ---: | ---: |\n",
                        .entries = {},
                        .tail = "\n"};
  for (const SectionAgreement& section : views.sections)
    sections.entries.push_back(fmt::format(
        "| {} | {} | {} | {} | {} |\n", literal(section.title, k_name),
        agreement_bar(section, k_bar), section.agreed, section.different, section.one_sided));
  return {std::move(differences), std::move(sections)};
}

}  // namespace partner_check::report
