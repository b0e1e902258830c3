#include "comparison_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "json_parts.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;
using score::tenths_text;
using score::View;

constexpr std::size_t k_label = 22;
constexpr std::size_t k_column = 16;

// One line of the table, unless both sides are empty.
std::string row(std::string_view label, const std::string& before, const std::string& after,
                std::string_view change = {}) {
  std::string text = fmt::format("  {:<{}}{:<{}}{:<{}}{}", label, k_label, before, k_column, after,
                                 k_column, change);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::string difference(int before, int after) {
  if (before == after) return "";
  return (after > before ? "+" : "-") + tenths_text(std::abs(after - before));
}

namespace {

std::string score_row(const Report& before, const Report& after) {
  const auto text = [](const Report& report) {
    return report.score.band ? tenths_text(report.score.view(View::stated).tenths)
                             : std::string("no evidence");
  };
  const bool both = before.score.band && after.score.band;
  return row("Score", text(before), text(after),
             both ? difference(before.score.view(View::stated).tenths,
                               after.score.view(View::stated).tenths)
                  : "");
}

std::string bounds_text(const Report& report) {
  if (!report.score.view(View::possible).has_number) return "no rule applies";
  return tenths_text(report.score.view(View::proven).tenths) + " to " +
         tenths_text(report.score.view(View::possible).tenths);
}

std::string gate_text(const Report& report) {
  for (const EnumRow<score::Verdict>& known : k_rows<score::Verdict>)
    if (known.value == report.gate.verdict) return std::string(known.help);
  return {};
}

std::string readiness_rows(const Report& before, const Report& after) {
  if (!before.readiness && !after.readiness) return {};
  const auto blockers = [](const Report& report) {
    return report.readiness ? std::to_string(causes(report.readiness->blockers)) : std::string("-");
  };
  const auto missing = [](const Report& report) {
    return report.readiness ? std::to_string(report.readiness->missing.size()) : std::string("-");
  };
  return row("Blockers", blockers(before), blockers(after)) +
         row("Gate facts missing", missing(before), missing(after));
}

std::string table(const Report& before, const Report& after, const Page& page) {
  const auto percent = [](const Report& report) {
    return fmt::format("{} %", report.score.coverage_percent);
  };
  const auto band = [](const Report& report) {
    return report.score.band ? report.score.band->title : std::string("-");
  };
  return page.paint(Ink::dim, row("", "before", "after")) + score_row(before, after) +
         row("Bounds", bounds_text(before), bounds_text(after)) +
         row("Known", percent(before), percent(after)) + row("Band", band(before), band(after)) +
         row("Gate", gate_text(before), gate_text(after)) + readiness_rows(before, after) + "\n";
}

// Its stated number, or why there is none.
std::string number_text(const score::DimensionScore* dimension) {
  using score::Assessment;
  if (dimension == nullptr || dimension->assessment == Assessment::not_applicable)
    return "not applicable";
  if (dimension->assessment == Assessment::not_assessed) return "nothing known";
  return tenths_text(dimension->tenths[static_cast<std::size_t>(View::stated)]);
}

std::string dimensions_text(const Comparison& changes, const Page& page) {
  if (changes.dimensions.empty()) return {};
  std::string text = page.paint(Ink::bold, "DIMENSIONS") + "\n";
  for (const DimensionChange& change : changes.dimensions) {
    const auto is_number = [](const score::DimensionScore* dimension) {
      return dimension != nullptr && dimension->assessment == score::Assessment::assessed;
    };
    const auto stated = static_cast<std::size_t>(View::stated);
    const std::string by =
        is_number(change.before) && is_number(change.after)
            ? difference(change.before->tenths[stated], change.after->tenths[stated])
            : "";
    text += row(cut_to_width(title_of(page.run, change.id), k_label - 1),
                number_text(change.before), number_text(change.after), by);
  }
  return text + "\n";
}

}  // namespace

std::string severities(const FindingChange& change) {
  const auto severity = [](const ReportFinding* finding) { return upper(name_of(finding->lo)); };
  switch (change.change) {
    case Change::comes:
      return severity(change.after) + (change.before == nullptr ? "" : " (was open)");
    case Change::goes: return severity(change.before);
    case Change::open:
      return fmt::format("{} -> OPEN, up to {}", severity(change.before),
                         upper(name_of(change.after->hi)));
    default: return severity(change.before) + " -> " + severity(change.after);
  }
}

namespace {

std::string findings_text(const Comparison& changes, const Page& page) {
  std::string text;
  for (const EnumRow<Change>& kind : k_rows<Change>) {
    std::string lines;
    for (const FindingChange& change : changes.findings) {
      if (change.change != kind.value) continue;
      lines += hanging("  - ", severities(change) + " " + finding_name(change.shown()), page);
      if (kind.value != Change::goes && kind.value != Change::open)
        lines += hanging("    ", change.shown().message, page);
    }
    if (!lines.empty()) text += page.paint(Ink::bold, upper(kind.help)) + "\n" + lines + "\n";
  }
  return text;
}

std::string questions_text(std::string_view title, const std::vector<const Question*>& questions,
                           const Page& page) {
  if (questions.empty()) return {};
  constexpr std::size_t k_shown = 5;
  std::string text = page.paint(Ink::bold, title) + fmt::format(" ({})\n", questions.size());
  for (std::size_t i = 0; i < std::min(questions.size(), k_shown); ++i) {
    const std::string about = questions[i]->about.empty() ? "" : questions[i]->about + ": ";
    text += hanging("  ? ", about + questions[i]->question, page) +
            page.paint(Ink::dim, hanging("    ", questions[i]->pointer, page));
  }
  if (questions.size() > k_shown)
    text += fmt::format("  ... and {} more\n", questions.size() - k_shown);
  return text + "\n";
}

bool same_standing(const Report& before, const Report& after) {
  return json::write(standing_json(before), json::Layout::line) ==
         json::write(standing_json(after), json::Layout::line);
}

Json finding_json(const FindingChange& change) {
  const auto severity = [](const ReportFinding* finding) {
    return name_of(finding == nullptr ? rules::Severity::clear : finding->lo);
  };
  const ReportFinding& shown = change.shown();
  return Object{
      {"change", name_of(change.change)},
      {"rule", shown.rule->id},
      {"title", shown.title},
      {"elements", strings(shown.elements)},
      {"before", severity(change.before)},
      {"after", severity(change.after)},
      {"possible", name_of(change.after == nullptr ? rules::Severity::clear : change.after->hi)},
      {"message", shown.message},
      {"pointer", shown.pointer}};
}

Json dimension_json(const DimensionChange& change) {
  const auto number = [](const score::DimensionScore* dimension) {
    return dimension != nullptr && dimension->assessment == score::Assessment::assessed
               ? points(dimension->tenths[static_cast<std::size_t>(View::stated)])
               : Json(nullptr);
  };
  return Object{
      {"id", change.id}, {"before", number(change.before)}, {"after", number(change.after)}};
}

}  // namespace

std::string comparison_text(const Report& before, const Report& after, const Comparison& changes,
                            const Page& page) {
  const std::string what = dimensions_text(changes, page) + findings_text(changes, page) +
                           questions_text("QUESTIONS NO LONGER OPEN", changes.settled, page) +
                           questions_text("QUESTIONS NEWLY OPEN", changes.opened, page);
  const std::string none = what.empty() && same_standing(before, after) ? "Nothing changes.\n" : "";
  return table(before, after, page) + none + what;
}

void add_comparison(const Report& before, const Report& after, Object& page) {
  const auto question = [](const Question* asked) { return question_json(*asked); };
  const Comparison changes = compare(before, after);
  page.emplace_back("before", standing_json(before));
  page.emplace_back("after", standing_json(after));
  page.emplace_back("dimensions", each(changes.dimensions, dimension_json));
  page.emplace_back("findings", each(changes.findings, finding_json));
  page.emplace_back("settled", each(changes.settled, question));
  page.emplace_back("opened", each(changes.opened, question));
}

}  // namespace partner_check::report
