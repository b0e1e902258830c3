#include "ledger.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rounding.hpp"

namespace partner_check::score {

namespace {

// A line and its points before they are shared out.
struct Entry {
  LedgerLine line;
  std::int64_t points = 0;
};

class Writer {
 public:
  Writer(const Table& table, const Policy& policy, View view)
      : table_(table), policy_(policy), view_(view) {}

  // Lines of one dimension that counts, in thousandths of a point of that dimension.
  void add_dimension(std::size_t dimension, const Part& part, Assessment assessment) {
    const std::string name(table_.dimensions[dimension]);
    if (assessment == Assessment::not_assessed) {
      if (view_ == View::proven)
        add({.kind = LedgerKind::not_assessed, .dimension = name, .reason = "nothing is known"},
            k_full);
      return;
    }
    const std::size_t first = entries_.size();
    for (const Row* row : losing(dimension))
      add({.dimension = name,
           .rule = row->rule->id,
           .root = row->rule->root,
           .severity = row->level(view_)},
          std::int64_t{weight(row->level(view_), policy_)} * k_full * 100);
    if (part.halved)
      add({.kind = LedgerKind::critical_dimension,
           .dimension = name,
           .severity = rules::Severity::critical,
           .reason = fmt::format("a critical finding leaves {} % of what remains",
                                 policy_.critical_dimension_percent)},
          (part.out_of - part.lost) * k_full * (100 - policy_.critical_dimension_percent));
    share_out(first, part.out_of * 100, k_full - part.thousandths);
  }

  // From thousandths of a dimension to tenths of the score; ceilings get what they take.
  std::vector<LedgerLine> finish(const Measure& measured) {
    const std::int64_t denominator = measured.dimensions * 10'000;
    for (Entry& entry : entries_)
      entry.points *= 100;
    for (Ceiling& ceiling : ceilings(measured.counts, policy_))
      add({.kind = LedgerKind::ceiling,
           .reason = fmt::format("ceiling {}: {}", ceiling.points, ceiling.reason)},
          ceiling.binding ? measured.sum * (100 - ceiling.points) : 0);
    share_out(0, denominator, 1000 - measured.tenths());

    std::vector<LedgerLine> lines;
    for (Entry& entry : entries_) {
      entry.line.tenths = static_cast<int>(entry.points);
      lines.push_back(std::move(entry.line));
    }
    return lines;
  }

 private:
  void add(LedgerLine line, std::int64_t points) { entries_.push_back({std::move(line), points}); }

  // The rows of a dimension that lose weight, the worst first, then by id.
  [[nodiscard]] std::vector<const Row*> losing(std::size_t dimension) const {
    std::vector<const Row*> rows;
    for (const Row& row : table_.rows)
      if (row.dimension == dimension && weight(row.level(view_), policy_) > 0) rows.push_back(&row);
    std::ranges::stable_sort(rows, std::ranges::greater{},
                             [this](const Row* row) { return row->level(view_); });
    return rows;
  }

  // Makes the points of all entries from `first` on whole numbers that add up to `total`.
  void share_out(std::size_t first, std::int64_t denominator, std::int64_t total) {
    const std::span<Entry> entries = std::span(entries_).subspan(first);
    std::vector<Quota> quotas;
    for (const Entry& entry : entries)
      quotas.push_back(
          {entry.points, entry.line.rule.empty() ? entry.line.dimension : entry.line.rule});
    const std::vector<std::int64_t> shares = apportion(quotas, denominator, total);
    for (std::size_t i = 0; i < entries.size(); ++i)
      entries[i].points = shares[i];
  }

  const Table& table_;
  const Policy& policy_;
  View view_;
  std::vector<Entry> entries_;
};

}  // namespace

std::vector<LedgerLine> ledger(const Table& table, const std::vector<Sums>& sums,
                               const Measure& measured, const Policy& policy, View view) {
  if (measured.dimensions == 0) return {};
  Writer writer(table, policy, view);
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (measured.parts[i].counts) writer.add_dimension(i, measured.parts[i], sums[i].assessment());
  return writer.finish(measured);
}

}  // namespace partner_check::score
