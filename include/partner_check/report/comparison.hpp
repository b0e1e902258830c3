// Two reports of one profile held against each other. A finding is the same one when rule and
// elements are, by id where they have one, so that a list may be reordered. Promises: pure; the
// worst first, then by rule. It points into both reports.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/report/format.hpp"
#include "partner_check/report/report.hpp"

namespace partner_check::report {

enum class Change : std::uint8_t { comes, worse, milder, open, goes };

// Of findings that are certain on at least one side.
struct FindingChange {
  Change change = Change::comes;
  const ReportFinding* before = nullptr;  // nullptr: not there at all
  const ReportFinding* after = nullptr;

  // The side on which it is certain; of both, the later one.
  [[nodiscard]] const ReportFinding& shown() const;
};

struct DimensionChange {
  std::string id;
  const score::DimensionScore* before = nullptr;  // nullptr: no rule names it
  const score::DimensionScore* after = nullptr;
};

struct Comparison {
  std::vector<FindingChange> findings;
  std::vector<DimensionChange> dimensions;  // whose stated number or assessment changed
  std::vector<const Question*> settled, opened;
};

[[nodiscard]] Comparison compare(const Report& before, const Report& after);

// Reports of the same profile in two runs: by file, else by name; where each run has a single one,
// that one. In the order of `after`.
struct RunComparison {
  std::vector<std::pair<const Report*, const Report*>> both;
  std::vector<const Report*> added, removed;
};
[[nodiscard]] RunComparison compare_runs(const Run& before, const Run& after);
// A finding comes or gets worse, or a profile that was evaluated no longer is.
[[nodiscard]] bool is_worse(const Run& before, const Run& after);

}  // namespace partner_check::report

namespace partner_check {

inline constexpr std::array k_change_rows{
    EnumRow<report::Change>{report::Change::comes, "comes", "findings that come"},
    EnumRow<report::Change>{report::Change::worse, "worse", "findings that get worse"},
    EnumRow<report::Change>{report::Change::milder, "milder", "findings that get milder"},
    EnumRow<report::Change>{report::Change::open, "open", "findings that are no longer certain"},
    EnumRow<report::Change>{report::Change::goes, "goes", "findings that go"},
};
template <>
inline constexpr std::span<const EnumRow<report::Change>> k_rows<report::Change>{k_change_rows};

}  // namespace partner_check
