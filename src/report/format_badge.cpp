// A badge for a page that shows how a partnership stands: an SVG picture, or the JSON from which
// shields.io makes one (https://shields.io/badges/endpoint-badge). Of several profiles it counts
// verdicts.
#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

#include "escape.hpp"
#include "formats.hpp"
#include "json_parts.hpp"

namespace partner_check::report {

namespace {

// White text on each has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
constexpr std::string_view k_green = "2e7d32";
constexpr std::string_view k_olive = "75690a";
constexpr std::string_view k_orange = "b34a00";
constexpr std::string_view k_red = "b3261e";
constexpr std::string_view k_grey = "5c5c5c";
constexpr std::string_view k_label_background = "3d3d3d";

constexpr std::string_view k_label = "partnership";
constexpr std::size_t k_longest_message = 60;  // columns

struct Badge {
  std::string message;
  std::string_view color;
};

// By where the band begins, whatever a policy calls it; the lowest begins at 0.
std::string_view color_of(const score::Band& band) {
  constexpr int k_good = 750, k_fair = 500;  // tenths
  if (band.from >= k_good) return k_green;
  if (band.from >= k_fair) return k_olive;
  return band.from > 0 ? k_orange : k_red;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

Badge badge_of(const Report& report) {
  const score::Score& score = report.score;
  if (!score.band) return {"?", k_grey};
  return {fmt::format("{} {}{}", score::tenths_text(score.view(score::View::stated).tenths),
                      lower(terminal_safe(score.band->title)),
                      report.provisional ? " (provisional)" : ""),
          color_of(*score.band)};
}

// The worst that there is decides the color.
Badge badge_of(const Run& run) {
  if (run.shape == Shape::single && run.reports.size() == 1) return badge_of(run.reports.front());
  const auto with = [&](score::Verdict verdict) {
    return static_cast<std::size_t>(std::ranges::count_if(
        run.reports, [&](const Report& report) { return report.gate.verdict == verdict; }));
  };
  const std::size_t pass = with(score::Verdict::pass), fail = with(score::Verdict::fail),
                    cannot_tell = with(score::Verdict::cannot_tell),
                    not_valid = run.failures.size();
  std::vector<std::string> parts;
  for (const auto& [number, what] :
       {std::pair(pass, "pass"), std::pair(fail, "fail"), std::pair(cannot_tell, "cannot tell"),
        std::pair(not_valid, "not valid")})
    if (number > 0) parts.push_back(fmt::format("{} {}", number, what));
  if (parts.empty()) return {"no profile", k_grey};
  return {join(parts, ", "), fail + not_valid > 0 ? k_red : cannot_tell > 0 ? k_grey : k_green};
}

// Of a sans serif typeface of 11 pixels such as Verdana, in tenths of a pixel, roughly; the picture
// makes the text as wide as that.
int width_of(char32_t point) {
  constexpr std::u32string_view k_narrow = U" .,:;!'()ijlt|fI[]", k_broad = U"mwMW%@";
  if (k_narrow.find(point) != std::u32string_view::npos) return 42;
  if (k_broad.find(point) != std::u32string_view::npos) return 104;
  if (point >= 'A' && point <= 'Z') return 76;
  return 68;
}

int width_of(std::string_view text) {
  int tenths = 0;
  for_each_code_point(text, [&](const CodePoint& point) {
    const auto columns = static_cast<int>(display_width(point.utf8));
    tenths += columns == 1 ? width_of(point.value) : columns * width_of(U'0');
  });
  return tenths / 10;
}

std::string text_element(std::string_view text, int x) {
  return fmt::format(
      R"(<text x="{}" y="14" textLength="{}" lengthAdjust="spacingAndGlyphs">{}</text>)", x,
      width_of(text), xml_text(text));
}

}  // namespace

std::string render_badge(const Run& run, const RenderOptions&) {
  constexpr int k_margin = 6;
  const Badge badge = badge_of(run);
  const std::string message = cut_to_width(badge.message, k_longest_message);
  const int left = width_of(k_label) + 2 * k_margin;
  const int width = left + width_of(message) + 2 * k_margin;
  const std::string spoken = xml_text(fmt::format("{}: {}", k_label, badge.message));
  return fmt::format(
      R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="20" viewBox="0 0 {0} 20" role="img" aria-label="{1}">
  <title>{1}</title>
  <rect width="{0}" height="20" rx="3" fill="#{2}"/>
  <path d="M{3} 0H3a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h{4}z" fill="#{5}"/>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
    {6}
    {7}
  </g>
</svg>
)svg",
      width, spoken, badge.color, left, left - 3, k_label_background,
      text_element(k_label, k_margin), text_element(message, left + k_margin));
}

std::string render_badge_json(const Run& run, const RenderOptions&) {
  const Badge badge = badge_of(run);
  const json::Json endpoint = json::Json::Object{
      {"schemaVersion", 1}, {"label", k_label}, {"message", badge.message}, {"color", badge.color}};
  return json::write(endpoint, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
