// What the partners say differently, and how far they agree.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_differences = 3;  // shown without --all
constexpr std::size_t k_name = 28;        // columns of a partner's name, at most
constexpr std::size_t k_title = 19;       // of a section's title, at most
constexpr std::size_t k_bar = 8;
constexpr std::size_t k_least_line = 16;  // columns of a line of what is said
constexpr std::size_t k_ragged = 12;      // columns that breaking lines at words may leave empty
constexpr std::size_t k_sections = 6;     // drawn without --all

// In short with its place, on two lines mostly; with --all the line itself.
std::string word_text(const Word& word, std::size_t columns, const Report& report,
                      const Page& page) {
  const std::string& side = report.views->sides[word.side].name;
  if (page.options.detail == Detail::all) {
    Frame where = word.frame;
    where.label = side + ": " + word.value;
    return framed(where, report, page);
  }
  const std::string name = cut_to_width(terminal_safe(side), columns - 2);
  const std::string place = " (" + terminal_safe(line_words(word.frame)) + ")";
  const std::size_t line = std::max(page.options.width, 4 + columns + k_least_line) - 4 - columns;
  const std::size_t room = 2 * line - std::min(line, display_width(place) + k_ragged);
  std::string text;
  for (const std::string& part : wrap(cut_to_width(terminal_safe(word.value), room) + place, line))
    text += "    " +
            (text.empty() ? name + std::string(columns - display_width(name), ' ')
                          : std::string(columns, ' ')) +
            part + "\n";
  return text;
}

std::size_t lines_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::string note(std::string_view text, const Page& page) {
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), page.options.width - 4))
    lines += "    " + page.paint(Ink::dim, line) + "\n";
  return lines;
}

std::string difference_text(const SaidDifferently& said, std::size_t columns, const Report& report,
                            const Page& page) {
  const std::string waiting = waiting_words(said);
  const std::string name = said_name(said) + (waiting.empty() ? "" : " · " + waiting);
  std::string text;
  for (const std::string& line : wrap(terminal_safe(name), page.options.width - 2))
    text += "  " + line + "\n";
  for (const Word& word : said.words)
    text += word_text(word, columns, report, page);
  if (said.words.empty()) text += note(k_withheld, page);
  return said.because.empty() ? text : text + note(said.because, page);
}

// One at least, and some more while they fit into `lines`; all with --all.
std::string differences(const Report& report, const Page& page, std::size_t lines) {
  const Views& views = *report.views;
  if (views.differences.empty()) return {};
  const bool all = page.options.detail == Detail::all;
  std::size_t columns = 0;
  for (const Side& side : views.sides)
    columns = std::max(columns, std::min(display_width(side.name) + 2, k_name));
  std::string text;
  std::size_t shown = 0;
  for (const SaidDifferently& said : views.differences) {
    const std::string next = difference_text(said, columns, report, page);
    const bool fits = shown < k_differences && lines_of(text) + lines_of(next) + 2 <= lines;
    if (!all && shown > 0 && !fits) break;
    text += next;
    ++shown;
  }
  const std::size_t of = views.differences.size();
  return page.paint(Ink::bold, "THE PARTNERS SAY DIFFERENT THINGS") +
         (shown < of ? fmt::format(" ({} of {}; --all for the rest)\n", shown, of)
                     : fmt::format(" ({})\n", of)) +
         text + "\n";
}

// "Governance   █████▒▒░ 12·3·5".
std::string section_cell(const SectionAgreement& section, std::size_t columns) {
  const std::string title = cut_to_width(terminal_safe(section.title), columns);
  return title + std::string(columns - display_width(title) + 1, ' ') +
         agreement_bar(section, k_bar) +
         fmt::format(" {:<9}",
                     fmt::format("{}·{}·{}", section.agreed, section.different, section.one_sided));
}

// What the sections that are not drawn come to.
std::string others_words(const std::vector<const SectionAgreement*>& others) {
  std::size_t agreed = 0, different = 0, one_sided = 0;
  for (const SectionAgreement* section : others) {
    agreed += section->agreed;
    different += section->different;
    one_sided += section->one_sided;
  }
  return fmt::format("{}: {} alike, {} differently, {} by one alone",
                     counted(others.size(), "more part", "more parts"), agreed, different,
                     one_sided);
}

// The sections with most differences are drawn, in the order of the profile; with --all each one.
std::string map_of(const Views& views, const Page& page) {
  const bool all = page.options.detail == Detail::all;
  std::vector<const SectionAgreement*> drawn, others;
  for (const SectionAgreement& section : views.sections)
    (all || section.different + section.one_sided > 0 ? drawn : others).push_back(&section);
  if (!all && drawn.size() > k_sections) {
    std::ranges::stable_sort(drawn, std::ranges::greater{}, [](const SectionAgreement* section) {
      return std::pair(section->different, section->one_sided);
    });
    others.insert(others.end(), drawn.begin() + k_sections, drawn.end());
    drawn.resize(k_sections);
    std::ranges::sort(drawn);  // pointers into one vector
  }
  std::size_t columns = 0;
  for (const SectionAgreement* section : drawn)
    columns = std::max(columns, std::min(display_width(section->title), k_title));
  const std::string heading = "HOW FAR THEY AGREE";
  std::string text;
  for (const std::string& line :
       wrap(heading + " (facts told alike █ · differently ▒ · by one partner alone ░)",
            page.options.width))
    text += line + "\n";
  text.replace(0, heading.size(), page.paint(Ink::bold, heading));
  const std::size_t rows = (drawn.size() + 1) / 2;
  for (std::size_t row = 0; row < rows; ++row) {
    text += "  " + section_cell(*drawn[row], columns);
    if (row + rows < drawn.size()) text += "  " + section_cell(*drawn[row + rows], columns);
    while (text.ends_with(' '))
      text.pop_back();
    text += '\n';
  }
  if (!others.empty())
    for (const std::string& line : wrap(others_words(others), page.options.width - 2))
      text += "  " + line + "\n";
  return text + "\n";
}

}  // namespace

std::string views_part(const Report& report, const Page& page, std::size_t lines) {
  if (!report.views) return {};
  const std::string map = map_of(*report.views, page);
  return differences(report, page, lines - std::min(lines, lines_of(map))) + map;
}

}  // namespace partner_check::report
