#include "ledger_rows.hpp"

#include <map>

#include <fmt/format.h>

#include "words.hpp"

namespace partner_check::report {

namespace {

std::string what_of(const score::LedgerLine& line, const Run& run) {
  const std::string dimension =
      line.dimension.empty() ? "" : std::string(title_of(run, line.dimension)) + ": ";
  if (line.kind == score::LedgerKind::rule)
    return dimension + line.rule + " " + std::string(name_of(line.severity));
  return dimension + line.reason;
}

}  // namespace

std::vector<LedgerRow> ledger_rows(const Report& report, const Run& run) {
  std::vector<LedgerRow> rows;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  const auto add = [&](score::View view, std::optional<int> LedgerRow::*column) {
    for (const score::LedgerLine& line : report.score.view(view).ledger) {
      const std::string what = what_of(line, run);
      const auto [entry, added] = index.emplace(std::pair(what, line.root), rows.size());
      if (added) rows.push_back({what, line.root, {}, {}});
      rows[entry->second].*column = line.tenths;
    }
  };
  if (report.score.band) add(score::View::stated, &LedgerRow::stated);
  add(score::View::proven, &LedgerRow::proven);
  return rows;
}

std::string lost_words(const std::optional<int>& tenths) {
  return tenths ? fmt::format("{:.1f}", *tenths / 10.0) : "";
}

}  // namespace partner_check::report
