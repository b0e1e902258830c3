#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "ledger_rows.hpp"
#include "text_report.hpp"

namespace partner_check::report {

std::string ledger_part(const Report& report, const Page& page) {
  const auto lost = [&](score::View view) {
    return lost_words(1000 - report.score.view(view).tenths);
  };
  const std::size_t room = page.options.width - 20;
  std::string text = page.paint(Ink::bold, "LEDGER") + std::string(room - 4, ' ') +
                     fmt::format("{:>8} {:>8}\n", "stated", "proven");
  for (const LedgerRow& row : ledger_rows(report, page.run)) {
    const std::string what =
        cut_to_width(terminal_safe(row.root.empty() ? row.what : row.what + "  " + row.root), room);
    text += "  " + what + std::string(room - display_width(what), ' ') +
            fmt::format("{:>8} {:>8}\n", lost_words(row.stated), lost_words(row.proven));
  }
  text +=
      fmt::format("  {:<{}}{:>8} {:>8}\n", "lost of 100 points", room,
                  report.score.band ? lost(score::View::stated) : "", lost(score::View::proven));
  return text + "\n";
}

}  // namespace partner_check::report
