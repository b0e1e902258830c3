// The parts of the text report of one profile; format_text.cpp puts them together. Each part is
// whole lines, or empty.
#pragma once

#include <string>

#include "partner_check/report/format.hpp"

#include "paint.hpp"

namespace partner_check::report {

enum class Room : std::uint8_t { usual, scarce };  // on the page: scarce where it would run over

// What a part needs besides the report.
struct Page {
  const Run& run;
  const RenderOptions& options;
  Paint paint;
  Room room = Room::usual;
};

[[nodiscard]] std::string title_part(const Report& report, const Page& page);
[[nodiscard]] std::string verdict_part(const Report& report, const Page& page);
// The grounds for and against, with which reports of some phases open.
[[nodiscard]] std::string grounds_part(const Report& report, const Page& page);
[[nodiscard]] std::string dimensions_part(const Report& report, const Page& page);
// `lines`: what the part may fill; more only with --all, and for the first few findings.
[[nodiscard]] std::string findings_part(const Report& report, const Page& page, std::size_t lines);
// What the partners say differently, and how far they agree; of a single account nothing. `lines`:
// what the part may fill; more only with --all, and for the first difference.
[[nodiscard]] std::string views_part(const Report& report, const Page& page, std::size_t lines);
[[nodiscard]] std::string ask_part(const Report& report, const Page& page);
[[nodiscard]] std::string next_phase_part(const Report& report, const Page& page);
[[nodiscard]] std::string chains_part(const Report& report, const Page& page);
[[nodiscard]] std::string factors_part(const Report& report, const Page& page);
// With --sensitivity.
[[nodiscard]] std::string sensitivity_part(const Report& report, const Page& page);
[[nodiscard]] std::string deliveries_part(const Report& report, const Page& page);
[[nodiscard]] std::string errors_part(const Report& report, const Page& page);
[[nodiscard]] std::string notes_part(const Report& report, const Page& page);   // with --all
[[nodiscard]] std::string open_part(const Report& report, const Page& page);    // with --all
[[nodiscard]] std::string clear_part(const Report& report, const Page& page);   // with --all
[[nodiscard]] std::string ledger_part(const Report& report, const Page& page);  // with --ledger
// Waivers that want somebody's attention; with --all, every one that names the profile.
[[nodiscard]] std::string waivers_part(const Report& report, const Page& page);
[[nodiscard]] std::string gate_part(const Report& report, const Page& page);

// "waived until 2026-12-31 by Ana Ruiz: the reason", of a finding that is.
[[nodiscard]] std::string waived_words(const ReportFinding& finding, const Report& report);
// The lines of the profile that a finding or question is about.
[[nodiscard]] std::string framed(const Frame& where, const Report& report, const Page& page);
// "  label text", wrapped under the text; the text is made safe for a terminal.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text, const Page& page);

}  // namespace partner_check::report
