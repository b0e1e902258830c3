#include "html_elements.hpp"

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "escape.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_name = 200;  // columns
constexpr std::size_t k_paragraph = 2'000;

std::string cut(std::string_view text, std::size_t columns) {
  return html_text(cut_to_width(terminal_safe(text), columns));
}

std::string titled(const HtmlSpot& spot, const HtmlSection& section) {
  return html_heading(
      spot.level,
      html_name(section.title) +
          (section.count.empty() ? ""
                                 : fmt::format(" <span class=\"count\">{}</span>", section.count)));
}

}  // namespace

std::string html_name(std::string_view text) {
  return cut(text, k_name);
}

std::string html_paragraph(std::string_view text) {
  return cut(text, k_paragraph);
}

std::string html_code(std::string_view text) {
  return "<code>" + html_name(text) + "</code>";
}

std::string html_chip(std::string_view kind, std::string_view word) {
  return fmt::format("<span class=\"chip {}\">{}</span>", kind, word);
}

std::string html_chip(rules::Severity severity) {
  return html_chip(name_of(severity), name_of(severity));
}

std::string html_chip(score::Verdict verdict) {
  return html_chip(name_of(verdict), verdict_words(verdict));
}

std::string html_bounds(const std::string& proven, const std::string& possible) {
  return proven == possible ? proven : proven + "–" + possible;
}

std::string html_heading(int level, const std::string& content) {
  return fmt::format("<h{0}>{1}</h{0}>\n", level, content);
}

std::string html_section(const HtmlSpot& spot, const HtmlSection& section,
                         const std::string& content) {
  if (content.empty()) return {};
  return fmt::format("<section id=\"{}{}\">\n{}{}</section>\n", spot.prefix, section.id,
                     titled(spot, section), content);
}

std::string html_folded(const HtmlSpot& spot, const HtmlSection& section,
                        const std::string& content) {
  if (content.empty()) return {};
  return fmt::format(
      "<details class=\"section\" id=\"{}{}\">\n<summary>{}</summary>\n{}</details>\n", spot.prefix,
      section.id, titled(spot, section), content);
}

std::string html_table(const HtmlTable& table, const std::string& rows) {
  if (rows.empty()) return {};
  std::string heads;
  for (const HtmlColumn& column : table.columns)
    heads += fmt::format("<th scope=\"col\"{}>{}</th>", column.is_number ? " class=\"number\"" : "",
                         html_name(column.title));
  return fmt::format(
      "<div class=\"scroll\" role=\"group\" aria-label=\"{0}\" tabindex=\"0\">\n"
      "<table class=\"{1}\">\n<caption>{0}</caption>\n"
      "<thead><tr>{2}</tr></thead>\n<tbody>\n{3}</tbody>\n</table>\n</div>\n",
      html_name(table.caption), table.kind, heads, rows);
}

std::string html_row(std::span<const HtmlColumn> columns,
                     std::initializer_list<std::string> cells) {
  std::string row = "<tr>";
  const HtmlColumn* column = columns.data();
  for (const std::string& cell : cells) {
    const std::string_view kind = column->is_number ? " class=\"number\"" : "";
    row += column == columns.data() ? fmt::format("<th scope=\"row\"{}>{}</th>", kind, cell)
                                    : fmt::format("<td{}>{}</td>", kind, cell);
    ++column;
  }
  return row + "</tr>\n";
}

}  // namespace partner_check::report
