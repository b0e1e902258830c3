// docs/scoring.md against the program: its tables of numbers, and its worked example.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"

#include "support/catch.hpp"
#include "unit/score_fixture.hpp"

using namespace partner_check;
using score::LedgerLine;
using score::Policy;
using score::Score;
using score::View;

namespace {

std::string page() {
  return read_file(PARTNER_CHECK_SOURCE_DIR "/docs/scoring.md", 1 << 20).value();
}

// The same without line ends: for sentences.
std::string prose() {
  std::string text = page();
  std::ranges::replace(text, '\n', ' ');
  return text;
}

// Rows of cells as a Markdown table.
std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += "| " + join(rows[i], " | ") + " |\n";
    if (i > 0) continue;
    for (std::size_t column = 0; column < rows[i].size(); ++column)
      text += "|---";
    text += "|\n";
  }
  return text;
}

std::string weights_table(const Policy& policy) {
  std::vector<std::string> names, weights;
  for (const EnumRow<rules::Severity>& row : k_rows<rules::Severity>) {
    names.insert(names.begin(), std::string(row.name));
    weights.insert(weights.begin(),
                   fmt::format("{}", policy.weights[static_cast<std::size_t>(row.value)]));
  }
  return table({names, weights});
}

std::string ceilings_table(const Policy& policy) {
  std::vector<std::vector<std::string>> rows{{"ceiling", "is reached by"}};
  const auto add = [&](const std::vector<score::CeilingStep>& steps, auto words) {
    for (const score::CeilingStep& step : steps)
      rows.push_back({fmt::format("{}", step.ceiling), words(static_cast<std::size_t>(step.from))});
  };
  add(policy.critical_roots,
      [](std::size_t n) { return counted(n, "critical cause", "critical causes"); });
  add(policy.accumulation, [](std::size_t n) { return fmt::format("an accumulation of {}", n); });
  add(policy.compounds,
      [](std::size_t n) { return counted(n, "compounding pattern", "compounding patterns"); });
  add(policy.weak_dimensions, [&](std::size_t n) {
    return counted(n, "dimension", "dimensions") + " below " +
           score::tenths_text(policy.weak_dimension_below);
  });
  return table(rows);
}

std::string bands_table(const Policy& policy) {
  std::vector<std::vector<std::string>> rows{{"band", "from"}};
  for (const score::Band& band : policy.bands)
    rows.push_back({band.title, score::tenths_text(band.from)});
  return table(rows);
}

// The rules of the example, from its first table: rule, dimension, cause, certain, possible, top.
std::vector<score::ScoredRule> example_rules(const std::string& text) {
  std::istringstream lines(text.substr(text.find("| rule | dimension |")));
  std::string rows;
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  while (std::getline(lines, line) && line.starts_with('|')) {
    std::ranges::replace(line, '|', ' ');
    std::istringstream cells(line);
    std::string id, dimension, root, lo, hi, top;
    cells >> id >> dimension >> root >> lo >> hi >> top;
    rows += fmt::format("{} {} {} {}..{} of {}\n", id, dimension, root, lo, hi, top);
  }
  return score_fixture::rules(rows);
}

std::string dimensions_table(const Score& score) {
  std::vector<std::vector<std::string>> rows{
      {"dimension", "coverage", "proven", "stated", "possible"}};
  for (const score::DimensionScore& dimension : score.dimensions) {
    if (dimension.assessment == score::Assessment::not_applicable) continue;
    const bool assessed = dimension.assessment == score::Assessment::assessed;
    rows.push_back({dimension.id, fmt::format("{} %", dimension.coverage_percent),
                    score::tenths_text(dimension.tenths[0]),
                    assessed ? score::tenths_text(dimension.tenths[1]) : "not assessed",
                    score::tenths_text(dimension.tenths[2])});
  }
  const auto add = [&](std::string name, std::string coverage, int score::ViewScore::*number) {
    std::vector<std::string> row{std::move(name), std::move(coverage)};
    for (const score::ViewScore& view : score.views)
      row.push_back(score::tenths_text(view.*number));
    rows.push_back(row);
  };
  add("mean", "", &score::ViewScore::mean_tenths);
  add("score", fmt::format("{} %", score.coverage_percent), &score::ViewScore::tenths);
  return table(rows);
}

std::string ledger_table(const score::ViewScore& view) {
  std::vector<std::vector<std::string>> rows{{"dimension", "line", "points"}};
  for (const LedgerLine& line : view.ledger)
    rows.push_back(
        {line.dimension,
         line.rule.empty() ? line.reason : fmt::format("{} {}", line.rule, name_of(line.severity)),
         score::tenths_text(line.tenths)});
  rows.push_back({"", "100 less the score", score::tenths_text(1000 - view.tenths)});
  return table(rows);
}

std::string gains_table(const Score& score) {
  std::vector<std::vector<std::string>> rows{{"cause", "rules", "gain", "before ceilings"}};
  for (const score::Gain& gain : score.gains)
    rows.push_back({gain.root, join(gain.rules, ", "), score::tenths_text(gain.tenths),
                    score::tenths_text(gain.mean_tenths)});
  return table(rows);
}

// The wanted text if the page lacks it.
std::string missing(const std::string& text, const std::string& wanted) {
  return text.find(wanted) == std::string::npos ? wanted : "";
}

}  // namespace

TEST_CASE("docs/scoring.md gives the numbers of data/scoring.json") {
  const Policy policy = score_fixture::shipped_policy();
  const std::string text = page();
  CHECK(missing(text, weights_table(policy)) == "");
  CHECK(missing(text, ceilings_table(policy)) == "");
  CHECK(missing(text, bands_table(policy)) == "");
  const std::vector<std::string> sentences{
      fmt::format("out of, at least {} |", policy.least_out_of),
      fmt::format("Below {} % coverage no stated score", policy.least_coverage_percent),
      fmt::format("{} % of that is left", policy.critical_dimension_percent),
      fmt::format("{} % of the dimensions that apply are covered to at least {} %",
                  policy.provisional_half_covered_percent, policy.covered_dimension_percent)};
  for (const std::string& sentence : sentences)
    CHECK(missing(prose(), sentence) == "");
  CHECK(policy.mediums_per_high == 3);    // "a third of the number of medium ones"
  CHECK(policy.highs_per_critical == 2);  // "twice the number of critical ones"
}

TEST_CASE("the worked example of docs/scoring.md comes out as it says") {
  const Policy policy = score_fixture::shipped_policy();
  const std::string text = page();
  rules::Compound compound;
  compound.id = "M06";
  compound.all = {{"IP01"}, {"IP06"}};
  const std::vector<rules::Compound> compounds{compound};
  const Score score = score::score(example_rules(text), compounds, policy);

  CHECK(missing(text, dimensions_table(score)) == "");
  CHECK(missing(text, ledger_table(score.view(View::stated))) == "");
  CHECK(missing(text, ledger_table(score.view(View::proven))) == "");
  CHECK(missing(text, gains_table(score)) == "");
  CHECK(score.band->id == "at_risk");
}
