// Words about the partners' own accounts that several formats share. Raw: each format escapes.
// Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/finding.hpp"
#include "partner_check/report/views.hpp"

namespace partner_check::report {

inline constexpr std::string_view k_withheld = "what they say is for the eyes of one side";

// "The profile and 2 views: 14 facts told alike, 3 differently, 5 by one alone."
[[nodiscard]] std::string views_words(const Views& views);
// "Helix Robotics: Primary objective".
[[nodiscard]] std::string said_name(const SaidDifferently& said);
// "GOAL03, FIT01 cannot tell"; "" if no rule reads the fact.
[[nodiscard]] std::string waiting_words(const SaidDifferently& said);
// "██████▒▒░░": agreed, different, one-sided in so many characters; what there is has one at least.
[[nodiscard]] std::string agreement_bar(const SectionAgreement& section, std::size_t characters);

// For formats that list findings of rules: a difference as one, at info, in the file of the first
// view that has a word; and the rule that it names.
[[nodiscard]] const rules::RuleText& views_rule();
[[nodiscard]] ReportFinding as_finding(const SaidDifferently& said, const Views& views);

}  // namespace partner_check::report
