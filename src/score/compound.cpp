#include "compound.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace partner_check::score {

namespace {

using Chain = std::vector<const Row*>;

const std::vector<Element>& elements_of(const Row& row, View view) {
  return view == View::proven ? row.rule->possible_at : row.rule->raised_at;
}

bool is_raised(const Row& row, View view) {
  return row.level(view) > rules::Severity::clear;
}

bool is_raised_at(const Row& row, View view, const std::string& name, std::string_view pointer) {
  return std::ranges::any_of(elements_of(row, view), [&](const Element& element) {
    return element.first == name && (element.second == pointer || element.second == k_any_element);
  });
}

bool is_worse(const Row* a, const Row* b, View view) {
  return std::pair(b->level(view), std::string_view(a->rule->id)) <
         std::pair(a->level(view), std::string_view(b->rule->id));
}

// The worst raised row of each group that also passes the test; empty if a group has none.
template <typename Test>
Chain worst_of_each(const CompoundRows& compound, const Table& table, View view, Test test) {
  Chain worst;
  for (const std::vector<std::size_t>& group : compound.groups) {
    const Row* found = nullptr;
    for (const std::size_t index : group) {
      const Row& row = table.rows[index];
      if (!is_raised(row, view) || !test(row)) continue;
      if (found == nullptr || is_worse(&row, found, view)) found = &row;
    }
    if (found == nullptr) return {};
    worst.push_back(found);
  }
  return worst;
}

// All pointers of elements at which a member is raised.
std::set<std::string_view> candidates(const CompoundRows& compound, const Table& table, View view) {
  std::set<std::string_view> pointers;
  for (const std::vector<std::size_t>& group : compound.groups)
    for (const std::size_t index : group)
      for (const Element& element : elements_of(table.rows[index], view))
        pointers.insert(element.second);
  return pointers;
}

}  // namespace

std::vector<const Row*> chain(const CompoundRows& compound, const Table& table, View view) {
  Chain any = worst_of_each(compound, table, view, [](const Row&) { return true; });
  const std::string& same = compound.compound->same;
  if (any.empty() || same.empty()) return any;

  // Of several shared elements the one with the worst chain, so that their order does not matter.
  Chain worst;
  for (const std::string_view pointer : candidates(compound, table, view)) {
    Chain shared = worst_of_each(compound, table, view, [&](const Row& row) {
      return is_raised_at(row, view, same, pointer);
    });
    if (shared.empty()) continue;
    const auto worse = [view](const Row* a, const Row* b) { return is_worse(a, b, view); };
    if (worst.empty() || std::ranges::lexicographical_compare(shared, worst, worse))
      worst = std::move(shared);
  }
  return worst;
}

std::vector<RaisedCompound> raised_compounds(const Table& table, View view) {
  std::vector<RaisedCompound> raised;
  for (const CompoundRows& compound : table.compounds) {
    const Chain rows = chain(compound, table, view);
    if (rows.empty()) continue;
    RaisedCompound& added = raised.emplace_back(RaisedCompound{compound.compound, {}});
    for (const Row* row : rows)
      added.feeds.push_back(row->rule->id);
  }
  return raised;
}

}  // namespace partner_check::score
