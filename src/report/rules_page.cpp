#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/report/rules_pages.hpp"

#include "escape.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Dimensions = std::vector<score::Dimension>;
using RuleRows = std::vector<const rules::Rule*>;

// The severities a rule can reach, worst first: "critical, high".
std::vector<std::string> severities(const rules::Rule& rule) {
  std::vector<std::string> names;
  for (const rules::Level& level : rule.levels)
    if (const std::string name(name_of(level.severity)); names.empty() || names.back() != name)
      names.push_back(name);
  return names;
}

RuleRows rules_of(const rules::RulePack& pack, const score::Dimension& dimension) {
  RuleRows rows;
  for (const rules::Rule& rule : pack.rules)
    if (rule.dimension == dimension.id) rows.push_back(&rule);
  return rows;
}

// What the configuration says of severities, with its reasons.
std::string overridden(const rules::RulePack& pack) {
  std::string rows;
  for (const rules::SeveritySetting& setting : pack.severities)
    rows += fmt::format(
        "  {:<9} {:<38} {}\n", setting.rule,
        setting.severity ? fmt::format("always {}", name_of(*setting.severity)) : "left out",
        terminal_safe(setting.reason));
  return rows.empty() ? rows : "Set by the configuration\n" + rows + "\n";
}

// ---- Markdown

// As GitHub makes it of a heading of letters and spaces.
std::string anchor(std::string_view heading) {
  std::string made;
  for (const char c : heading)
    made += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return made;
}

std::string spoken_list(const std::vector<std::string>& ids) {
  std::vector<std::string> words;
  for (std::string word : ids) {
    for (char& c : word)
      if (c == '_') c = ' ';
    words.push_back(std::move(word));
  }
  return enumerate(words, "and");
}

std::string scope_words(const rules::Scope& scope) {
  const std::string phases =
      scope.phases.empty() ? "every phase" : "in " + spoken_list(scope.phases);
  return scope.types.empty() ? phases : phases + ", for " + spoken_list(scope.types);
}

std::string code_of(std::string_view text) {
  return "`" + std::string(text) + "`";  // identifiers, pointers and numbers only
}

std::string parameters(const rules::Rule& rule) {
  std::vector<std::string> words;
  for (const rules::Parameter& parameter : rule.parameters) {
    const std::string range = range_text(parameter);
    words.push_back(fmt::format(
        "{} = {}{} ({}{})", code_of(parameter.name), markdown_text(readable(parameter.value)),
        parameter.unit.empty() ? "" : " " + markdown_text(parameter.unit),
        range.empty() ? "" : range + "; ", markdown_text(parameter.ground)));
  }
  return join(words, ", ");
}

std::string citations(const std::vector<rules::Citation>& sources) {
  std::vector<std::string> words;
  std::string before;  // document and section of the one before
  for (const rules::Citation& source : sources) {
    const std::string place = source.document + ", “" + source.section + "”";
    if (place == before)
      words.back() += " " + markdown_text(source.claim);
    else
      words.push_back(markdown_text(place + " " + source.claim));
    before = place;
  }
  return join(words, "; ");
}

std::string item(std::string_view label, const std::string& words) {
  return words.empty() ? "" : fmt::format("- {}: {}\n", label, words);
}

std::string rule_section(const rules::Rule& rule) {
  std::string text =
      fmt::format("### {} {}\n\n**{}** ({}; {})\n\n", rule.id, rule.name, markdown_text(rule.title),
                  join(severities(rule), ", "), markdown_text(scope_words(rule.scope)));
  text += item("Why", markdown_text(rule.why));
  text +=
      item("Remedy", markdown_text(rule.fix) + fmt::format(" ({} effort)", name_of(rule.effort)));
  text += item("Hangs on", code_of(rule.root));
  text += item("Numbers", parameters(rule));
  if (rule.benchmark) text += item("Peers", markdown_text(benchmark_text(*rule.benchmark)));
  text += item("Evidence", markdown_text(join(rule.evidence, ", ")));
  return text + item("From", citations(rule.sources)) + "\n";
}

std::string compound_section(const rules::Compound& compound) {
  std::vector<std::string> groups;
  for (const std::vector<std::string>& group : compound.all)
    groups.push_back(join(group, " or "));
  std::string text = fmt::format("### {} {}\n\n**{}** ({})\n\n", compound.id, compound.name,
                                 markdown_text(compound.title), join(groups, ", with "));
  text += item("Why", markdown_text(compound.why)) + item("Remedy", markdown_text(compound.fix));
  return text + item("From", citations(compound.sources)) + "\n";
}

constexpr std::string_view k_patterns = "Patterns that feed each other";

std::string contents(const rules::RulePack& pack, const Dimensions& dimensions) {
  std::string text;
  for (const score::Dimension& dimension : dimensions)
    if (const std::size_t count = rules_of(pack, dimension).size(); count > 0)
      text += fmt::format("- [{}](#{}): {}\n", markdown_text(dimension.title),
                          anchor(dimension.title), counted(count, "rule", "rules"));
  if (!pack.compounds.empty())
    text += fmt::format("- [{}](#{}): {}\n", k_patterns, anchor(k_patterns), pack.compounds.size());
  return text + "\n";
}

// ---- JSON

Json strings(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

Json sources_json(const std::vector<rules::Citation>& sources) {
  Json::Array rows;
  for (const rules::Citation& source : sources)
    rows.emplace_back(Json::Object{
        {"document", source.document}, {"section", source.section}, {"claim", source.claim}});
  return rows;
}

// Parameters are numbers, texts, or true or false.
Json value_json(const Value& value) {
  if (value.is(ValueKind::number)) return value.number;
  if (value.is(ValueKind::boolean)) return value.boolean;
  return readable(value);
}

Json parameters_json(const rules::Rule& rule) {
  Json::Object rows;
  for (const rules::Parameter& parameter : rule.parameters)
    rows.emplace_back(parameter.name, Json::Object{{"value", value_json(parameter.value)},
                                                   {"unit", parameter.unit},
                                                   {"ground", parameter.ground}});
  return rows;
}

Json rule_json(const rules::Rule& rule) {
  return Json::Object{{"id", rule.id},
                      {"name", rule.name},
                      {"title", rule.title},
                      {"dimension", rule.dimension},
                      {"severities", strings(severities(rule))},
                      {"phases", strings(rule.scope.phases)},
                      {"types", strings(rule.scope.types)},
                      {"root", rule.root},
                      {"why", rule.why},
                      {"fix", rule.fix},
                      {"effort", name_of(rule.effort)},
                      {"parameters", parameters_json(rule)},
                      {"success_factors", strings(rule.success_factors)},
                      {"evidence", strings(rule.evidence)},
                      {"sources", sources_json(rule.sources)}};
}

}  // namespace

std::string rules_text(const rules::RulePack& pack, const Dimensions& dimensions) {
  std::string text;
  for (const score::Dimension& dimension : dimensions) {
    const RuleRows rows = rules_of(pack, dimension);
    if (rows.empty()) continue;
    text += dimension.title + "\n";
    for (const rules::Rule* rule : rows)
      text +=
          fmt::format("  {:<9} {:<38} {}\n", rule->id, rule->name, join(severities(*rule), ", "));
    text += "\n";
  }
  return text + overridden(pack) + counted(pack.rules.size(), "rule", "rules") +
         "; partner-check explain RULE shows one in full.\n";
}

std::string rules_markdown(const rules::RulePack& pack, const Dimensions& dimensions) {
  std::string text = fmt::format(
      "# The rules\n\n`partner-check rules --format markdown` writes this page: {} and {}. The "
      "conditions stand in the rule files; `partner-check explain RULE` prints them.\n\n",
      counted(pack.rules.size(), "rule", "rules"),
      counted(pack.compounds.size(), "compounding pattern", "compounding patterns"));
  text += contents(pack, dimensions);
  for (const score::Dimension& dimension : dimensions) {
    const RuleRows rows = rules_of(pack, dimension);
    if (rows.empty()) continue;
    text += fmt::format("## {}\n\n", markdown_text(dimension.title));
    for (const rules::Rule* rule : rows)
      text += rule_section(*rule);
  }
  if (!pack.compounds.empty()) text += fmt::format("## {}\n\n", k_patterns);
  for (const rules::Compound& compound : pack.compounds)
    text += compound_section(compound);
  text.pop_back();  // the blank line after the last section
  return text;
}

std::string rules_json(const rules::RulePack& pack, const Dimensions& dimensions) {
  Json::Array rows;
  for (const score::Dimension& dimension : dimensions)
    for (const rules::Rule* rule : rules_of(pack, dimension))
      rows.push_back(rule_json(*rule));
  return write(Json::Object{{"rules", std::move(rows)}}, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
