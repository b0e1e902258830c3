#include "html_charts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "escape.hpp"
#include "html_elements.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using score::Assessment;
using score::View;

constexpr int k_label_at = 1'100;    // tenths
constexpr std::size_t k_label = 20;  // columns

int tenths_of(const score::DimensionScore& dimension, View view) {
  return dimension.tenths[static_cast<std::size_t>(view)];
}

// A coordinate without "-0.0".
std::string coordinate(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{:.1f}", rounded == 0 ? 0.0 : rounded);
}

std::string point_text(const ChartPoint& point) {
  return coordinate(point.x) + "," + coordinate(point.y);
}

std::string box(std::string_view kind, double x, double width) {
  return fmt::format(R"(<rect class="{}" x="{}" y="0" width="{}" height="10"/>)", kind,
                     coordinate(x), coordinate(width));
}

std::string bar_of(const std::string& boxes) {
  return R"(<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">)" +
         box("track", 0, 100) + boxes + "</svg>";
}

// The axes of a radar.
using Axes = std::vector<const score::DimensionScore*>;

// A closed line through the numbers of a view, by way of what is known.
std::string outline(std::string_view kind, const Axes& axes, View view) {
  std::string points;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (view == View::stated && axes[i]->assessment == Assessment::not_assessed) continue;
    points += (points.empty() ? "" : " ") +
              point_text(radar_point(i, axes.size(), tenths_of(*axes[i], view)));
  }
  return fmt::format("<polygon class=\"{}\" points=\"{}\"/>\n", kind, points);
}

std::string grid(const Axes& axes) {
  std::string drawn;
  for (const int ring : {200, 400, 600, 800, 1000}) {
    std::string points;
    for (std::size_t i = 0; i < axes.size(); ++i)
      points += (i == 0 ? "" : " ") + point_text(radar_point(i, axes.size(), ring));
    drawn += fmt::format("<polygon class=\"grid\" points=\"{}\"/>\n", points);
  }
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const ChartPoint end = radar_point(i, axes.size(), 1000);
    drawn += fmt::format(R"(<line class="grid" x1="0" y1="0" x2="{}" y2="{}"/>)", coordinate(end.x),
                         coordinate(end.y)) +
             "\n";
  }
  return drawn;
}

std::string axis_label(std::size_t axis, const Axes& axes, const Run& run) {
  const ChartPoint at = radar_point(axis, axes.size(), k_label_at);
  const std::string_view anchor = std::abs(at.x) < 10 ? "middle" : at.x > 0 ? "start" : "end";
  const bool is_known = axes[axis]->assessment == Assessment::assessed;
  return fmt::format(
             R"(<text x="{}" y="{}" text-anchor="{}" dominant-baseline="middle">{}{}</text>)",
             coordinate(at.x), coordinate(at.y), anchor,
             html_text(cut_to_width(title_of(run, axes[axis]->id), k_label)),
             is_known ? "" : " ?") +
         "\n";
}

}  // namespace

ChartPoint radar_point(std::size_t axis, std::size_t axes, int tenths) {
  const double turn = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes);
  const double radius = tenths / 10.0;
  return {radius * std::sin(turn), -radius * std::cos(turn)};
}

std::string scale_chart(const Report& report) {
  const score::Score& score = report.score;
  if (!score.view(View::possible).has_number) return {};
  const auto x = [&](View view) { return score.view(view).tenths * 0.4; };
  const auto label = [&](View view, double y, std::string_view anchor, std::string_view kind) {
    return fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>)", kind,
                       coordinate(x(view)), coordinate(y), anchor,
                       score::tenths_text(score.view(view).tenths)) +
           "\n";
  };
  std::string drawn = fmt::format(
      "<svg class=\"scale\" viewBox=\"-44 -24 488 58\" role=\"img\" aria-label=\"{}\">\n",
      html_name(score_sentence(score)));
  drawn += R"(<rect class="track" x="0" y="0" width="400" height="10"/>)";
  drawn += fmt::format(R"(<rect class="range" x="{}" y="0" width="{}" height="10"/>)",
                       coordinate(x(View::proven)),
                       coordinate(std::max(x(View::possible) - x(View::proven), 1.0)));
  drawn += "\n";
  if (score.view(View::proven).tenths < score.view(View::possible).tenths)
    drawn += label(View::proven, 30, "end", "bound") + label(View::possible, 30, "start", "bound");
  if (score.band)
    drawn += fmt::format(R"(<rect class="mark" x="{}" y="-4" width="4" height="18"/>)",
                         coordinate(x(View::stated) - 2)) +
             "\n" + label(View::stated, -7, "middle", "stated");
  return drawn + "</svg>\n";
}

std::string bar_chart(const score::DimensionScore& dimension) {
  if (dimension.assessment == Assessment::not_applicable) return {};
  const double proven = tenths_of(dimension, View::proven) / 10.0;
  const double possible = tenths_of(dimension, View::possible) / 10.0;
  std::string boxes = box("range", proven, possible - proven);
  if (dimension.assessment == Assessment::assessed)
    boxes += fmt::format(R"(<rect class="{}" x="0" y="2" width="{}" height="6"/>)",
                         dimension.worst == rules::Severity::critical ? "held" : "stated",
                         coordinate(tenths_of(dimension, View::stated) / 10.0));
  return bar_of(boxes);
}

std::string part_chart(double part, double whole) {
  const double percent = whole > 0 ? std::clamp(100 * part / whole, 0.0, 100.0) : 0;
  return bar_of(box(percent < 100 ? "short" : "stated", 0, percent));
}

std::string agreement_chart(const SectionAgreement& section) {
  const auto total = static_cast<double>(section.agreed + section.different + section.one_sided);
  std::string boxes;
  double x = 0;
  for (const auto& [kind, count] :
       {std::pair{"stated", section.agreed}, std::pair{"held", section.different},
        std::pair{"range", section.one_sided}}) {
    const double width = 100 * static_cast<double>(count) / total;
    if (count > 0) boxes += box(kind, x, width);
    x += width;
  }
  return bar_of(boxes);
}

std::string radar_chart(const Report& report, const Run& run) {
  Axes axes;
  for (const score::DimensionScore& dimension : report.score.dimensions)
    if (dimension.assessment != Assessment::not_applicable) axes.push_back(&dimension);
  if (axes.size() < 3) return {};
  std::string drawn =
      "<svg class=\"radar\" viewBox=\"-262 -122 524 244\" role=\"img\" aria-label=\"The dimensions "
      "as a radar; the table has the numbers\">\n" +
      outline("range", axes, View::possible) + outline("hollow", axes, View::proven) + grid(axes) +
      outline("stated", axes, View::stated);
  for (std::size_t i = 0; i < axes.size(); ++i)
    drawn += axis_label(i, axes, run);
  return drawn + "</svg>\n";
}

}  // namespace partner_check::report
