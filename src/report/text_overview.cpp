#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "views_words.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_bar = 12;

// Its number says little.
bool is_thin(const score::DimensionScore& dimension) {
  return dimension.assessment == score::Assessment::assessed && dimension.coverage_percent < 50;
}

constexpr std::size_t k_after_title = 1 + k_bar + 6;

// "Trust          █████████░░░   76": the title in `width` columns, then k_after_title more.
std::string cell(const score::DimensionScore& dimension, std::size_t width, const Page& page) {
  const std::string_view name = title_of(page.run, dimension.id);
  const std::string title = std::string(name) + std::string(width - display_width(name) + 1, ' ');
  if (dimension.assessment == score::Assessment::not_applicable)
    return title + fmt::format("{:<{}}", "not applicable", k_after_title - 1);
  if (dimension.assessment == score::Assessment::not_assessed)
    return title + fmt::format("{:<{}}", "nothing known", k_after_title - 1);
  const int tenths = dimension.tenths[static_cast<std::size_t>(score::View::stated)];
  const std::string drawn = bar(tenths, k_bar) + fmt::format(" {:>4}{}", (tenths + 5) / 10,
                                                             is_thin(dimension) ? "?" : " ");
  if (dimension.worst == rules::Severity::critical) return title + page.paint(Ink::red, drawn);
  return title + drawn;
}

// The widest title of some dimensions.
std::size_t title_width(std::span<const score::DimensionScore> dimensions, const Page& page) {
  std::size_t width = 0;
  for (const score::DimensionScore& dimension : dimensions)
    width = std::max(width, display_width(title_of(page.run, dimension.id)));
  return width;
}

std::string paragraph(std::string_view sentence, const Page& page) {
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(sentence), page.options.width - 2))
    lines += "  " + line + "\n";
  return lines;
}

std::string held_down(const Report& report, const Page& page) {
  std::vector<std::string> names;
  for (const score::DimensionScore& dimension : report.score.dimensions)
    if (dimension.assessment == score::Assessment::assessed &&
        dimension.worst == rules::Severity::critical)
      names.emplace_back(title_of(page.run, dimension.id));
  return names.empty() ? "" : paragraph("Held down by a critical: " + join(names, ", "), page);
}

}  // namespace

std::string labelled(std::string_view label, std::string_view text, const Page& page) {
  constexpr std::size_t k_indent = 8;
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), page.options.width - k_indent))
    lines += fmt::format("  {:<6}{}\n", lines.empty() ? label : "", line);
  return lines;
}

std::string title_part(const Report& report, const Page& page) {
  const Subject& subject = report.subject;
  std::vector<std::string> known;
  for (const std::string& identifier : {subject.type, subject.phase})
    if (!identifier.empty()) known.push_back(spoken(identifier));
  if (!subject.as_of.empty()) known.push_back("facts as of " + subject.as_of);
  const std::string facts = terminal_safe(join(known, " · "));
  const std::string& title = subject.name.empty() ? subject.file : subject.name;
  const std::string name = cut_to_width(terminal_safe(title), page.options.width);
  if (facts.empty()) return page.paint(Ink::bold, name) + "\n\n";
  const std::size_t used = display_width(name) + display_width(facts);
  if (used + 2 > page.options.width) return page.paint(Ink::bold, name) + "\n" + facts + "\n\n";
  return page.paint(Ink::bold, name) + std::string(page.options.width - used, ' ') + facts + "\n\n";
}

std::string verdict_part(const Report& report, const Page& page) {
  std::string text;
  if (report.readiness)
    text += page.paint(Ink::bold, paragraph(readiness_words(*report.readiness), page));
  const std::string band = band_words(report);
  std::string score = paragraph(band + " · " + score_sentence(report.score), page);
  if (page.options.color == Color::on) score.replace(2, band.size(), page.paint(Ink::bold, band));
  text += score + paragraph(report.headline, page);
  for (const std::string& sentence : reservations(report))
    text += paragraph(sentence, page);
  for (const DataNote& note : report.data_notes)
    text += paragraph("Note: " + note.text, page);
  if (report.after_waivers && report.score.band)
    text += paragraph(
        fmt::format("Score after waivers: {}.", score::tenths_text(report.after_waivers->tenths)),
        page);
  if (report.regression) text += paragraph(regression_words(report), page);
  if (report.views) text += paragraph(views_words(*report.views), page);
  return text + "\n";
}

std::string dimensions_part(const Report& report, const Page& page) {
  const std::span<const score::DimensionScore> dimensions = report.score.dimensions;
  const std::size_t rows = (dimensions.size() + 1) / 2;
  const std::size_t left = title_width(dimensions.first(rows), page);
  const std::size_t right = title_width(dimensions.subspan(rows), page);
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    text += "  " + cell(dimensions[row], left, page);
    if (row + rows < dimensions.size()) text += "    " + cell(dimensions[row + rows], right, page);
    while (text.ends_with(' '))
      text.pop_back();
    text += '\n';
  }
  text += held_down(report, page);
  if (std::ranges::any_of(dimensions, is_thin)) text += "  ? less than half of it is known\n";
  return text + "\n";
}

std::string gate_part(const Report& report, const Page& page) {
  const score::Verdict verdict = report.gate.verdict;
  std::string text = "Gate: " + page.paint(ink_of(verdict), std::string(verdict_words(verdict)));
  std::string reasons;
  for (const score::GateCheck& check : report.gate.checks)
    if (check.verdict != score::Verdict::pass || check.noted)
      reasons += (reasons.empty() ? "   " : "; ") + check_words(check);
  if (verdict == score::Verdict::pass && report.readiness && !report.readiness->blockers.empty())
    reasons = "   findings of today only; what blocks the next phase is not gated";
  const std::vector<std::string> lines = wrap(reasons, page.options.width - 6);
  if (lines.size() == 1 && text.size() + lines.front().size() + 3 <= page.options.width)
    return text + "   " + lines.front() + "\n";
  text += "\n";
  for (const std::string& line : lines)
    text += "      " + line + "\n";
  return text;
}

}  // namespace partner_check::report
