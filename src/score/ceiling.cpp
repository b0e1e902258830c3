#include "ceiling.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

// One kind of ceiling: a count in units of which `units` make one, and the step it reaches.
struct Kind {
  std::string_view name;
  const std::vector<CeilingStep>& steps;
  std::size_t count = 0;
  std::size_t units = 1;
  std::string (*reason)(const Counts& counts, const Policy& policy) = nullptr;

  // nullptr if none is reached.
  [[nodiscard]] const CeilingStep* reached() const {
    const CeilingStep* last = nullptr;
    for (const CeilingStep& step : steps)
      if (count >= units * static_cast<std::size_t>(step.from)) last = &step;
    return last;
  }
};

std::string critical_reason(const Counts& counts, const Policy&) {
  return counted(counts.criticals, "critical cause", "critical causes");
}

std::string accumulation_reason(const Counts& counts, const Policy&) {
  std::vector<std::string> parts;
  if (counts.criticals > 0) parts.push_back(fmt::format("{} critical", counts.criticals));
  if (counts.highs > 0) parts.push_back(fmt::format("{} high", counts.highs));
  if (counts.mediums > 0) parts.push_back(fmt::format("{} medium", counts.mediums));
  return enumerate(parts, "and") + " causes add up";
}

std::string compound_reason(const Counts& counts, const Policy&) {
  return counted(counts.compounds, "compounding pattern", "compounding patterns");
}

std::string weak_reason(const Counts& counts, const Policy& policy) {
  return counted(counts.weak_dimensions, "dimension", "dimensions") + " below " +
         tenths_text(policy.weak_dimension_below);
}

std::array<Kind, 4> kinds(const Counts& counts, const Policy& policy) {
  const auto mediums = static_cast<std::size_t>(policy.mediums_per_high);
  const auto highs = static_cast<std::size_t>(policy.highs_per_critical);
  const std::size_t burden =
      (counts.criticals * highs + counts.highs) * mediums + counts.mediums;  // in mediums
  return {{
      {"critical_roots", policy.critical_roots, counts.criticals, 1, critical_reason},
      {"accumulation", policy.accumulation, burden, mediums, accumulation_reason},
      {"compounds", policy.compounds, counts.compounds, 1, compound_reason},
      {"weak_dimensions", policy.weak_dimensions, counts.weak_dimensions, 1, weak_reason},
  }};
}

}  // namespace

Counts count_roots(const Table& table, View view) {
  std::vector<Severity> worst(table.roots.size(), Severity::clear);
  for (const Row& row : table.rows)
    worst[row.root] = std::max(worst[row.root], row.level(view));
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::ranges::count(worst, severity));
  };
  return {.criticals = count(Severity::critical),
          .highs = count(Severity::high),
          .mediums = count(Severity::medium)};
}

int ceiling_points(const Counts& counts, const Policy& policy) {
  int lowest = 100;
  for (const Kind& kind : kinds(counts, policy))
    if (const CeilingStep* step = kind.reached()) lowest = std::min(lowest, step->ceiling);
  return lowest;
}

std::vector<Ceiling> ceilings(const Counts& counts, const Policy& policy) {
  std::vector<Ceiling> reached;
  for (const Kind& kind : kinds(counts, policy))
    if (const CeilingStep* step = kind.reached())
      reached.push_back(
          {std::string(kind.name), kind.reason(counts, policy), step->ceiling, false});
  std::ranges::stable_sort(reached, {}, &Ceiling::points);
  if (!reached.empty()) reached.front().binding = true;
  return reached;
}

}  // namespace partner_check::score
