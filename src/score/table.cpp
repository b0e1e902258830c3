#include "table.hpp"

#include <algorithm>

namespace partner_check::score {

namespace {

std::size_t position(const std::vector<std::string_view>& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

std::vector<std::string_view> roots_of(const std::vector<Row>& rows) {
  std::vector<std::string_view> roots;
  for (const Row& row : rows)
    roots.push_back(row.rule->root);
  std::ranges::sort(roots);
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  return roots;
}

std::vector<std::string_view> dimensions_of(const std::vector<Row>& rows, const Policy& policy) {
  std::vector<std::string_view> names;
  for (const Dimension& dimension : policy.dimensions)
    names.push_back(dimension.id);
  const std::size_t listed = names.size();
  for (const Row& row : rows)
    if (position(names, row.rule->dimension) == names.size()) names.push_back(row.rule->dimension);
  std::sort(names.begin() + static_cast<std::ptrdiff_t>(listed), names.end());
  return names;
}

CompoundRows locate(const rules::Compound& compound, const std::vector<Row>& rows) {
  CompoundRows located{&compound, {}};
  for (const std::vector<std::string>& group : compound.all) {
    std::vector<std::size_t>& members = located.groups.emplace_back();
    for (const std::string& id : group) {
      const auto row = std::ranges::lower_bound(
          rows, id, {}, [](const Row& r) -> const auto& { return r.rule->id; });
      if (row != rows.end() && row->rule->id == id)
        members.push_back(static_cast<std::size_t>(row - rows.begin()));
    }
  }
  return located;
}

}  // namespace

Table make_table(const std::vector<ScoredRule>& rules,
                 const std::vector<rules::Compound>& compounds, const Policy& policy) {
  Table table;
  for (const ScoredRule& rule : rules)
    table.rows.push_back({.rule = &rule, .lo = rule.lo, .hi = rule.hi});
  std::ranges::sort(
      table.rows, {}, [](const Row& row) -> const auto& { return row.rule->id; });

  table.dimensions = dimensions_of(table.rows, policy);
  table.shares.assign(table.dimensions.size(), 1);
  table.roots = roots_of(table.rows);
  for (Row& row : table.rows) {
    row.dimension = position(table.dimensions, row.rule->dimension);
    const auto root = std::ranges::lower_bound(table.roots, std::string_view(row.rule->root));
    row.root = static_cast<std::size_t>(root - table.roots.begin());
  }
  for (const rules::Compound& compound : compounds)
    table.compounds.push_back(locate(compound, table.rows));
  return table;
}

}  // namespace partner_check::score
