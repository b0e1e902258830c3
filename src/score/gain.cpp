#include "gain.hpp"

#include <algorithm>
#include <tuple>

namespace partner_check::score {

using rules::Severity;

namespace {

// Raised rows of a root, the worst first, then by id.
std::vector<const Row*> raised_at(const Table& table, std::size_t root) {
  std::vector<const Row*> rows;
  for (const Row& row : table.rows)
    if (row.root == root && row.lo > Severity::clear) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::ranges::greater{}, &Row::lo);
  return rows;
}

void clear(Table& table, std::size_t root) {
  for (Row& row : table.rows)
    if (row.root == root) row.lo = row.hi = Severity::clear;
}

Measure measured(const Table& table, const Policy& policy, View view) {
  return measure(table, sum_up(table, policy), policy, view);
}

}  // namespace

std::vector<Gain> gains(Table table, const Policy& policy, View view) {
  const Measure before = measured(table, policy, view);
  if (before.dimensions == 0) return {};
  const std::vector<Row> rows = table.rows;
  std::vector<Gain> gains;
  for (std::size_t root = 0; root < table.roots.size(); ++root) {
    const std::vector<const Row*> raised = raised_at(table, root);
    if (raised.empty()) continue;
    Gain& gain = gains.emplace_back();
    gain.root = table.roots[root];
    gain.worst = raised.front()->lo;
    for (const Row* row : raised)
      gain.rules.push_back(row->rule->id);

    clear(table, root);
    const Measure after = measured(table, policy, view);
    table.rows = rows;
    gain.tenths = after.tenths() - before.tenths();
    gain.mean_tenths = after.mean_tenths() - before.mean_tenths();
  }
  std::ranges::sort(gains, [](const Gain& a, const Gain& b) {
    return std::tuple(b.worst, b.tenths, b.mean_tenths, std::string_view(a.root)) <
           std::tuple(a.worst, a.tenths, a.mean_tenths, std::string_view(b.root));
  });
  return gains;
}

}  // namespace partner_check::score
