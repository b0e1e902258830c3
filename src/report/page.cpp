#include "page.hpp"

#include "partner_check/base/text.hpp"

#include "json_parts.hpp"

namespace partner_check::report {

using json::Json;
using Object = Json::Object;

std::string hanging(std::string_view lead, std::string_view text, const Page& page) {
  const std::size_t indent = display_width(lead);
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), page.options.width - indent))
    lines += (lines.empty() ? std::string(lead) : std::string(indent, ' ')) + line + "\n";
  return lines;
}

std::string page_title(const Report& report, const RenderOptions& options) {
  const Run nothing_else;
  return title_part(report, {nothing_else, options, Paint(options.color)});
}

std::string finding_name(const ReportFinding& finding) {
  std::string name = finding.rule->id + " " + finding.title;
  if (!finding.elements.empty()) name += " (" + join(finding.elements, ", ") + ")";
  return name;
}

json::Json::Object json_head(const Report& report) {
  const Subject& subject = report.subject;
  return {{"schema_version", "1"},
          {"tool", tool_json()},
          {"file", subject.file},
          {"name", text_or_null(subject.name)},
          {"type", text_or_null(subject.type)},
          {"phase", text_or_null(subject.phase)},
          {"as_of", text_or_null(subject.as_of)},
          {"evaluated_on", subject.evaluated_on}};
}

Json standing_json(const Report& report) {
  const score::Score& score = report.score;
  const bool printed = score.band.has_value();
  const auto number = [&](score::View view) {
    const score::ViewScore& seen = score.view(view);
    return seen.has_number ? points(seen.tenths) : Json(nullptr);
  };
  return Object{{"score", printed ? number(score::View::stated) : Json(nullptr)},
                {"proven", number(score::View::proven)},
                {"possible", number(score::View::possible)},
                {"coverage", score.coverage_percent},
                {"band", printed ? Json(score.band->id) : Json(nullptr)},
                {"gate", name_of(report.gate.verdict)}};
}

}  // namespace partner_check::report
