#include "html_batch.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "batch.hpp"
#include "escape.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using score::View;

// A cell that sorts by a number.
std::string sorted_cell(int key, std::string_view kind, const std::string& content) {
  return fmt::format("<td class=\"{}\" data-key=\"{}\">{}</td>", kind, key, content);
}

std::string link(const Report& report, std::size_t index, const std::string& folder) {
  const std::string file = short_name(report.subject.file, report.first_line, folder);
  const std::string& name = report.subject.name.empty() ? file : report.subject.name;
  return fmt::format("<th scope=\"row\"><a href=\"#{}verdict\">{}</a></th>", html_prefix(index),
                     html_name(name));
}

std::string bounds(const score::Score& score) {
  if (!score.view(View::possible).has_number) return "–";
  return html_bounds(score::tenths_text(score.view(View::proven).tenths),
                     score::tenths_text(score.view(View::possible).tenths));
}

// How far down a verdict stands when the worst is first.
int rank_of(score::Verdict verdict) {
  return verdict == score::Verdict::fail ? 0 : verdict == score::Verdict::cannot_tell ? 1 : 2;
}

std::string profile_row(const Report& report, std::size_t index, const std::string& folder) {
  const score::Score& score = report.score;
  const int tenths = score.band ? score.view(View::stated).tenths : -1;
  rules::Severity worst = rules::Severity::clear;
  for (const RuleResult& result : report.rules)
    worst = std::max(worst, result.lo);
  return "<tr>" + link(report, index, folder) +
         sorted_cell(tenths, "number", score.band ? score::tenths_text(tenths) : "?") +
         sorted_cell(score.view(View::proven).tenths, "number", bounds(score)) +
         sorted_cell(score.coverage_percent, "number",
                     fmt::format("{} %", score.coverage_percent)) +
         sorted_cell(tenths, "", html_name(band_words(report))) +
         sorted_cell(static_cast<int>(worst), "", worst_words(report)) +
         sorted_cell(rank_of(report.gate.verdict), "", html_chip(report.gate.verdict)) +
         fmt::format("<td>{}</td>",
                     html_code(short_name(report.subject.file, report.first_line, folder))) +
         "</tr>\n";
}

std::string heat_cell(const score::DimensionScore* dimension) {
  if (dimension == nullptr || dimension->assessment == score::Assessment::not_applicable)
    return sorted_cell(1'001, "heat", "–");
  if (dimension->assessment == score::Assessment::not_assessed) return sorted_cell(-1, "heat", "?");
  const int tenths = dimension->tenths[static_cast<std::size_t>(View::stated)];
  const bool is_critical = dimension->worst == rules::Severity::critical;
  return sorted_cell(tenths, fmt::format("heat h{}", std::min(tenths / 200, 4)),
                     std::to_string((tenths + 5) / 10) +
                         (is_critical ? "<strong title=\"critical\">!</strong>" : ""));
}

// Dimensions in the order of the policy; others that rules name follow as the reports have them.
std::vector<std::string_view> dimension_ids(const Run& run) {
  std::vector<std::string_view> ids;
  const auto add = [&](std::string_view id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const score::Dimension& dimension : run.dimensions)
    add(dimension.id);
  for (const Report& report : run.reports)
    for (const score::DimensionScore& dimension : report.score.dimensions)
      add(dimension.id);
  return ids;
}

std::string problem_item(const Diagnostic& problem) {
  std::string text = html_chip(name_of(problem.gravity), name_of(problem.gravity)) + " " +
                     html_paragraph(problem.message);
  if (problem.place)
    text += fmt::format(" (line {}, column {})", problem.place->line, problem.place->column);
  if (!problem.code.empty()) text += " " + html_code(problem.code);
  if (!problem.pointer.empty()) text += " at " + html_code(problem.pointer);
  if (!problem.hint.empty()) text += "<br>" + html_paragraph(problem.hint);
  if (!problem.excerpt.empty())
    text += fmt::format(
        "\n<pre tabindex=\"0\" role=\"group\" aria-label=\"The line of the input\">{}</pre>\n",
        html_lines(problem.excerpt));
  return "<li>" + text + "</li>\n";
}

}  // namespace

std::string html_prefix(std::size_t index) {
  return fmt::format("p{}-", index + 1);
}

std::string html_profiles(const HtmlReports& reports, const Run& run, const HtmlSpot& spot) {
  constexpr std::array<HtmlColumn, 8> k_columns{{{"Profile"},
                                                 {"Score", true},
                                                 {"Bounds", true},
                                                 {"Known", true},
                                                 {"Band"},
                                                 {"Worst"},
                                                 {"Gate"},
                                                 {"File"}}};
  const std::string folder = common_folder(run);
  std::string rows;
  for (std::size_t i = 0; i < reports.size(); ++i)
    rows += profile_row(*reports[i], i, folder);
  const std::string where =
      folder.size() < 2 || rows.empty() ? "" : "<p>In " + html_code(folder) + "</p>\n";
  return html_section(
      spot, {"profiles", "Profiles", std::to_string(reports.size())},
      where + html_table({"Profiles, the lowest score first", "sortable", k_columns}, rows));
}

std::string html_heat_map(const HtmlReports& reports, const Run& run, const HtmlSpot& spot) {
  std::vector<std::string> titles;
  std::vector<HtmlColumn> columns{{"Profile"}};
  const std::vector<std::string_view> ids = dimension_ids(run);
  for (const std::string_view id : ids)
    columns.push_back({title_of(run, id), true});
  const std::string folder = common_folder(run);
  std::string rows;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    rows += "<tr>" + link(*reports[i], i, folder);
    for (const std::string_view id : ids) {
      const auto& all = reports[i]->score.dimensions;
      const auto found = std::ranges::find(all, id, &score::DimensionScore::id);
      rows += heat_cell(found == all.end() ? nullptr : &*found);
    }
    rows += "</tr>\n";
  }
  if (rows.empty() || ids.empty()) return {};
  return html_section(
      spot, {"heat-map", "Heat map"},
      html_table({"Score of each dimension of each profile", "sortable heat-map", columns}, rows) +
          "<p class=\"legend\">? nothing known · – not applicable · <strong>!</strong> held down "
          "by "
          "something critical</p>\n");
}

std::string html_failures(const Run& run, const HtmlSpot& spot) {
  const std::string folder = common_folder(run);
  std::string content;
  for (const Failure& failure : run.failures) {
    std::string items;
    for (const Diagnostic& problem : failure.problems)
      items += problem_item(problem);
    content += html_heading(spot.level + 1,
                            html_code(short_name(failure.file, failure.first_line, folder))) +
               "<ul class=\"problems\">\n" + items + "</ul>\n";
  }
  return html_section(spot, {"failures", "Not evaluated", std::to_string(run.failures.size())},
                      content);
}

}  // namespace partner_check::report
