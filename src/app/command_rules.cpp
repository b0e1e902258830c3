#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

// The severities a rule can reach, worst first: "critical, high".
std::string severities(const rules::Rule& rule) {
  std::vector<std::string> names;
  for (const rules::Level& level : rule.levels)
    if (const std::string name(name_of(level.severity)); names.empty() || names.back() != name)
      names.push_back(name);
  return join(names, ", ");
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

std::string list(const Engine& engine) {
  std::string text;
  for (const score::Dimension& dimension : engine.policy.dimensions) {
    std::string rows;
    for (const rules::Rule& rule : engine.pack.rules)
      if (rule.dimension == dimension.id)
        rows += fmt::format("  {:<9} {:<38} {}\n", rule.id, rule.name, severities(rule));
    if (!rows.empty()) text += fmt::format("{}\n{}\n", dimension.title, rows);
  }
  return text + overridden(engine.pack) + counted(engine.pack.rules.size(), "rule", "rules") +
         "; partner-check explain RULE shows one in full.\n";
}

}  // namespace

ExitCode command_rules(const std::vector<std::string>& arguments, const Streams& streams) {
  Asked asked;
  PackOptions options;
  const auto parser = make_parser(
      "partner-check rules", "List the rules by dimension, with the severities they can reach.",
      "  partner-check rules\n  partner-check rules --rules our-rules/");
  add_pack_options(*parser, asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = settle(asked, streams)) return *done;
  if (const Mistake wrong = read_pack(asked, options)) return misuse(streams, *wrong);
  const Result<Engine> engine = load_engine(options);
  if (engine) return print(list(*engine), streams, ExitCode::passed);
  print_problems(engine.problems(), streams);
  return ExitCode::misused;
}

}  // namespace partner_check::app
