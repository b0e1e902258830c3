// The elements that all parts of the HTML report are made of. Text of the input goes through
// html_name() or html_paragraph(), or html_text() where it is short already; everything else here
// is markup. Private to the report layer.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

// Where in a page something stands: what its ids begin with, and the level of its headings.
struct HtmlSpot {
  std::string prefix;
  int level = 2;
};

// Text of the input, the end cut off: a name, a paragraph.
[[nodiscard]] std::string html_name(std::string_view text);
[[nodiscard]] std::string html_paragraph(std::string_view text);
[[nodiscard]] std::string html_code(std::string_view text);
// One word in a frame, coloured by class; the word alone says everything.
[[nodiscard]] std::string html_chip(std::string_view kind, std::string_view word);
[[nodiscard]] std::string html_chip(rules::Severity severity);
[[nodiscard]] std::string html_chip(score::Verdict verdict);
// "31–66"; "44" if both are the same.
[[nodiscard]] std::string html_bounds(const std::string& proven, const std::string& possible);
[[nodiscard]] std::string html_heading(int level, const std::string& content);

struct HtmlSection {
  std::string_view id, title;
  std::string_view count{};  // beside the title: "12", "5 of 17"
};
// With its heading; nothing at all without content. The folded one is closed at first.
[[nodiscard]] std::string html_section(const HtmlSpot& spot, const HtmlSection& section,
                                       const std::string& content);
[[nodiscard]] std::string html_folded(const HtmlSpot& spot, const HtmlSection& section,
                                      const std::string& content);

struct HtmlColumn {
  std::string_view title;
  bool is_number = false;  // aligned to the right
};
struct HtmlTable {
  std::string_view caption;
  std::string_view kind{};  // class
  std::span<const HtmlColumn> columns;
};
// Rows of html_row(). What is wider than the page scrolls, also by keyboard.
[[nodiscard]] std::string html_table(const HtmlTable& table, const std::string& rows);
// The first cell is the row's heading.
[[nodiscard]] std::string html_row(std::span<const HtmlColumn> columns,
                                   std::initializer_list<std::string> cells);

}  // namespace partner_check::report
