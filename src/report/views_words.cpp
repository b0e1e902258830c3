#include "views_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::report {

std::string views_words(const Views& views) {
  return fmt::format("The profile and {}: {} told alike, {} differently, {} by one alone.",
                     counted(views.sides.size() - 1, "view", "views"),
                     counted(views.agreed, "fact", "facts"), views.different,
                     views.one_sided.size());
}

std::string said_name(const SaidDifferently& said) {
  const std::string& title = said.title.empty() ? said.pointer : said.title;
  return said.entries.empty() ? title : join(said.entries, " · ") + ": " + title;
}

std::string waiting_words(const SaidDifferently& said) {
  return said.rules.empty() ? "" : join(said.rules, ", ") + " cannot tell";
}

std::string agreement_bar(const SectionAgreement& section, std::size_t characters) {
  constexpr std::array<std::string_view, 3> k_marks{"█", "▒", "░"};
  const std::array<std::size_t, 3> counts{section.agreed, section.different, section.one_sided};
  const std::size_t total = std::max(counts[0] + counts[1] + counts[2], std::size_t{1});
  std::array<std::size_t, 3> drawn{};
  for (std::size_t n = 0; n < characters; ++n) {
    // The next character goes to the part that lacks most of what it should have.
    std::size_t poorest = 0;
    std::array<double, 3> lacks{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool has_none = counts[i] > 0 && drawn[i] == 0;
      lacks[i] = static_cast<double>(counts[i] * characters) / static_cast<double>(total) -
                 static_cast<double>(drawn[i]) + (has_none ? 1 : 0);
      if (lacks[i] > lacks[poorest]) poorest = i;
    }
    ++drawn[poorest];
  }
  std::string bar;
  for (std::size_t i = 0; i < drawn.size(); ++i)
    for (std::size_t n = 0; n < drawn[i]; ++n)
      bar += k_marks[i];
  return bar;
}

const rules::RuleText& views_rule() {
  static const rules::RuleText rule = [] {
    rules::RuleText text;
    text.id = "VIEWS";
    text.name = "told-differently";
    text.title = "The partners say different things";
    text.dimension = "views";
    text.why =
        "Each partner acts on what it takes to be so. Until they settle what holds, nobody knows "
        "it, and what depends on it stays open.";
    text.fix = "Ask both how they come to say so, and put what holds into the profile.";
    text.effort = rules::Effort::small;
    return text;
  }();
  return rule;
}

ReportFinding as_finding(const SaidDifferently& said, const Views& views) {
  const rules::RuleText& rule = views_rule();
  ReportFinding made;
  made.rule = &rule;
  made.lo = made.hi = made.reach = rules::Severity::info;
  made.title = rule.title;
  made.why = rule.why;
  made.fix = rule.fix;
  made.pointer = said.pointer;
  made.identity = said.identity;
  made.elements = {said_name(said)};
  std::vector<std::string> words;
  for (const Word& word : said.words)
    words.push_back(views.sides[word.side].name + ": " + word.value);
  if (words.empty()) words.emplace_back(k_withheld);
  if (!said.because.empty()) words.push_back(said.because);
  made.message = join(words, "; ");
  const auto view =
      std::ranges::find_if(said.words, [](const Word& word) { return word.side > 0; });
  if (view != said.words.end())
    made.frame = view->frame;
  else if (!said.words.empty())
    made.frame = said.words.front().frame;
  made.frame.label = made.message;
  made.own_side = said.own_side;
  return made;
}

}  // namespace partner_check::report
