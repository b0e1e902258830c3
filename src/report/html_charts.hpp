// Drawings of the HTML report as inline SVG. Colours come from the style of the page; every number
// that is drawn also stands in a table or a sentence beside it. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

struct ChartPoint {
  double x = 0;
  double y = 0;
};
// Where a number of tenths lies on an axis of a radar with radius 100 around 0, 0: the first axis
// points up, the others follow clockwise.
[[nodiscard]] ChartPoint radar_point(std::size_t axis, std::size_t axes, int tenths);

// The score between its bounds, from 0 to 100; "" if there is no number.
[[nodiscard]] std::string scale_chart(const Report& report);
// The stated number of a dimension as a bar, its bounds behind it; for a table with the numbers.
[[nodiscard]] std::string bar_chart(const score::DimensionScore& dimension);
// So much of the whole as a bar; for a table with the numbers.
[[nodiscard]] std::string part_chart(double part, double whole);
// Facts told alike, differently and by one alone, as parts of a bar; for a table with the numbers.
[[nodiscard]] std::string agreement_chart(const SectionAgreement& section);
// The dimensions that apply, the stated ones as a line, their bounds as an area; "" if there are
// fewer than three.
[[nodiscard]] std::string radar_chart(const Report& report, const Run& run);

}  // namespace partner_check::report
