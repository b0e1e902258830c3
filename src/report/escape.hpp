// Input as text of an output syntax: the one place for each. The syntax of a terminal is in
// base/text.hpp. Private to the report layer.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/base/text.hpp"

namespace partner_check::report {

// Text that Markdown as GitHub and GitLab render it shows literally, in a paragraph, a table cell
// or an HTML block such as <summary>: no syntax, link, mention, reference, emoji code or formula.
// Control characters are shown as in a terminal, so that it is one line. It must not begin a line.
[[nodiscard]] std::string markdown_text(std::string_view text);
// Text that HTML shows literally, in an element or in a quoted attribute; not in <script> or
// <style>. Control characters are shown as in a terminal.
[[nodiscard]] std::string html_text(std::string_view text);
// The same, for <pre>: line ends stay.
[[nodiscard]] std::string html_lines(std::string_view text);
// A path as a URI reference (RFC 3986): relative as it is, absolute as a file: URI.
[[nodiscard]] std::string path_uri(std::string_view path);
// What the runner of GitHub Actions reads back from a command `::name property=value::data`.
[[nodiscard]] std::string command_data(std::string_view text);
[[nodiscard]] std::string command_property(std::string_view text);
// Text of an XML 1.0 document, in an element or in a quoted attribute (there on one line). Control
// characters are shown as in a terminal, other characters that XML forbids as U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text, Newlines newlines = Newlines::escape);
// A quoted cell of CSV (RFC 4180), on one line. Control characters are shown as in a terminal; what
// a spreadsheet would compute gets an apostrophe in front.
[[nodiscard]] std::string csv_text(std::string_view text);

}  // namespace partner_check::report
