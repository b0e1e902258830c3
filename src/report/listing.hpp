// Every finding of a report once, for formats that list them all. They point into the report.
// Private to the report layer.
#pragma once

#include <array>
#include <vector>

#include "partner_check/report/report.hpp"

namespace partner_check::report {

enum class ListedAs : std::uint8_t { raised, unknown, error };

struct Listed {
  const ReportFinding* finding = nullptr;
  ListedAs as = ListedAs::raised;
  const score::Gain* gain = nullptr;  // of mending its cause; nothing where no score is printed
};

// What is certain by cause, as remedies order it, then what costs nothing, what waits for facts
// alone, and what failed.
[[nodiscard]] std::vector<Listed> listing(const Report& report);

}  // namespace partner_check::report

namespace partner_check {

inline constexpr std::array k_listed_as_rows{
    EnumRow<report::ListedAs>{report::ListedAs::raised, "raised", "certain"},
    EnumRow<report::ListedAs>{report::ListedAs::unknown, "unknown", "waits for facts"},
    EnumRow<report::ListedAs>{report::ListedAs::error, "error", "the rule failed to evaluate"},
};
template <>
inline constexpr std::span<const EnumRow<report::ListedAs>> k_rows<report::ListedAs>{
    k_listed_as_rows};

}  // namespace partner_check
