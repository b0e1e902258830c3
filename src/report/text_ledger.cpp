#include <map>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

// One printed row; a rule may lose points in one view or in both.
struct Row {
  std::string what;
  std::string where;
  std::optional<int> stated, proven;
};

std::string what_of(const score::LedgerLine& line, const Run& run) {
  const std::string dimension =
      line.dimension.empty() ? "" : std::string(title_of(run, line.dimension)) + ": ";
  if (line.kind == score::LedgerKind::rule)
    return dimension + line.rule + " " + std::string(name_of(line.severity));
  return dimension + line.reason;
}

std::string number(const std::optional<int>& tenths) {
  return tenths ? fmt::format("{:.1f}", *tenths / 10.0) : "";
}

}  // namespace

std::string ledger_part(const Report& report, const Page& page) {
  std::vector<Row> rows;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  const auto add = [&](score::View view, std::optional<int> Row::*column) {
    for (const score::LedgerLine& line : report.score.view(view).ledger) {
      const std::string what = what_of(line, page.run);
      const auto [entry, added] = index.emplace(std::pair(what, line.root), rows.size());
      if (added) rows.push_back({what, line.root, {}, {}});
      rows[entry->second].*column = line.tenths;
    }
  };
  const bool has_stated = report.score.band.has_value();
  if (has_stated) add(score::View::stated, &Row::stated);
  add(score::View::proven, &Row::proven);
  const auto lost = [&](score::View view) {
    return fmt::format("{:.1f}", (1000 - report.score.view(view).tenths) / 10.0);
  };
  const std::size_t room = page.options.width - 20;
  std::string text = page.paint(Ink::bold, "LEDGER") + std::string(room - 4, ' ') +
                     fmt::format("{:>8} {:>8}\n", "stated", "proven");
  for (const Row& row : rows) {
    const std::string what = cut_to_width(
        terminal_safe(row.where.empty() ? row.what : row.what + "  " + row.where), room);
    text += "  " + what + std::string(room - display_width(what), ' ') +
            fmt::format("{:>8} {:>8}\n", number(row.stated), number(row.proven));
  }
  text += fmt::format("  {:<{}}{:>8} {:>8}\n", "lost of 100 points", room,
                      has_stated ? lost(score::View::stated) : "", lost(score::View::proven));
  return text + "\n";
}

}  // namespace partner_check::report
