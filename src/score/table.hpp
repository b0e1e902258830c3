// The rules of one score as a table: by id, with dimensions, roots and the members of compounds as
// positions. What if a root were clear? Then its rows say so and the rest stays.
// The rules and compounds must outlive it. Private to the score layer.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "partner_check/score/score.hpp"

namespace partner_check::score {

struct Row {
  const ScoredRule* rule = nullptr;
  std::size_t dimension = 0;
  std::size_t root = 0;
  rules::Severity lo = rules::Severity::clear;  // as of the rule, unless it is supposed to be clear
  rules::Severity hi = rules::Severity::clear;
  int scale = 1;  // of its weights

  // What the row counts as: at the worst in the proven view, as far as certain in the others.
  [[nodiscard]] rules::Severity level(View view) const { return view == View::proven ? hi : lo; }
};

struct CompoundRows {
  const rules::Compound* compound = nullptr;
  std::vector<std::vector<std::size_t>> groups;  // of rows; members that do not apply are left out
};

struct Table {
  std::vector<Row> rows;                     // by id
  std::vector<std::string_view> dimensions;  // the policy's, then others by id
  std::vector<std::string_view> roots;       // sorted
  std::vector<CompoundRows> compounds;       // as given
  std::vector<int> shares;                   // of each dimension in the mean
  // By view, raised compounds that count whatever the rows say.
  std::array<std::size_t, k_views> standing_compounds{};
};

[[nodiscard]] Table make_table(const std::vector<ScoredRule>& rules,
                               const std::vector<rules::Compound>& compounds, const Policy& policy);

}  // namespace partner_check::score
