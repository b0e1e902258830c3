// The parts of the Markdown report of one profile; format_markdown.cpp puts them together and
// leaves out what is too long. Input never begins a line: some readers take a line's beginning for
// a command. Private to the report layer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

// Whole lines; nothing at all if there are no entries.
struct MarkdownPart {
  std::string_view what;             // the entries are: "findings"
  std::string head;                  // before them
  std::vector<std::string> entries;  // the most important first
  std::string tail{};                // after them
};

// Entries of each kind that are shown at most.
struct MarkdownLimits {
  std::size_t in_full, in_table, questions;
};

// Text of the input, literally; the end is cut off after so many characters.
inline constexpr std::size_t k_name = 200;
inline constexpr std::size_t k_paragraph = 2'000;
[[nodiscard]] std::string literal(std::string_view text, std::size_t characters = k_paragraph);

// Whose profile, the verdict, the score with its bounds.
[[nodiscard]] std::string markdown_title(const Report& report);
[[nodiscard]] std::string markdown_verdict(const Report& report);
// With which reports of some phases open.
[[nodiscard]] MarkdownPart markdown_grounds(const Report& report);
// Of each kind of open matter at most so many.
[[nodiscard]] MarkdownPart markdown_next_phase(const Report& report, std::size_t most);
[[nodiscard]] MarkdownPart markdown_gate(const Report& report);
[[nodiscard]] MarkdownPart markdown_dimensions(const Report& report, const Run& run);
[[nodiscard]] MarkdownPart markdown_factors(const Report& report, Detail detail);
// Empty without a sensitivity analysis.
[[nodiscard]] MarkdownPart markdown_sensitivity(const Report& report);
// Promises that are not kept; with Detail::all the others, too.
[[nodiscard]] MarkdownPart markdown_deliveries(const Report& report, Detail detail);
[[nodiscard]] MarkdownPart markdown_questions(const Report& report, std::size_t most);
[[nodiscard]] MarkdownPart markdown_clear(const Report& report);

// Blockers and findings: the first in full, the others in a table; waived ones are left to
// markdown_waived().
[[nodiscard]] std::vector<MarkdownPart> markdown_findings(const Report& report,
                                                          const MarkdownLimits& limits);
[[nodiscard]] std::vector<MarkdownPart> markdown_waived(const Report& report);
// What the partners say differently, then how far they agree; of a single account nothing.
[[nodiscard]] std::vector<MarkdownPart> markdown_views(const Report& report);
[[nodiscard]] MarkdownPart markdown_chains(const Report& report);
[[nodiscard]] MarkdownPart markdown_errors(const Report& report);
[[nodiscard]] MarkdownPart markdown_notes(const Report& report);
[[nodiscard]] MarkdownPart markdown_open(const Report& report);
// Of an input that could not be evaluated.
[[nodiscard]] MarkdownPart markdown_problems(const Failure& failure);

}  // namespace partner_check::report
