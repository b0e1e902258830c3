#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "explain_profile.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_purpose =
    "One rule in full: conditions, parameters, why, remedy, sources. With a profile: why the\n"
    "rule is raised, clear, unknown or not applicable there.";
constexpr const char* k_examples =
    "  partner-check explain IP06\n"
    "  partner-check explain IP06 profile.json    each condition with the facts it rests on\n"
    "  partner-check explain no-ip-terms-on-termination";

constexpr std::size_t k_width = 80;
constexpr std::size_t k_label = 10;

// "  label   text", wrapped under the text.
std::string entry(std::string_view label, std::string_view text) {
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), k_width - k_label - 2))
    lines += fmt::format("  {:<{}}{}\n", lines.empty() ? label : "", k_label, line);
  return lines;
}

// Source code keeps its lines.
std::string code(std::string_view label, std::string_view source) {
  std::string lines;
  for (std::size_t begin = 0; begin <= source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    lines += fmt::format("  {:<{}}{}\n", lines.empty() ? label : "", k_label,
                         terminal_safe(source.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

std::string scope_text(const rules::Scope& scope) {
  const std::string phases =
      scope.phases.empty() ? "every phase" : "in " + enumerate(scope.phases, "and");
  return scope.types.empty() ? phases : phases + ", for " + enumerate(scope.types, "and");
}

std::string levels_text(const rules::Rule& rule) {
  std::string text;
  for (const rules::Level& level : rule.levels) {
    text += fmt::format("\n{} when\n", name_of(level.severity));
    if (!level.scope.phases.empty() || !level.scope.types.empty())
      text += entry("", "(" + scope_text(level.scope) + ")");
    text += code("", level.condition);
    if (level.title != rule.title) text += entry("says", level.title);
    if (level.why != rule.why) text += entry("why", level.why);
    if (level.fix != rule.fix) text += entry("fix", level.fix);
  }
  return text;
}

std::string parameters_text(const rules::Rule& rule) {
  std::string text;
  for (const rules::Parameter& parameter : rule.parameters) {
    const std::string range = range_text(parameter);
    text +=
        entry(text.empty() ? "params" : "",
              fmt::format("{} = {}{}{} ({}ground: {})", parameter.name, readable(parameter.value),
                          parameter.unit.empty() ? "" : " " + parameter.unit,
                          parameter.is_default ? "" : ", not the default",
                          range.empty() ? "" : range + "; ", parameter.ground));
  }
  return text;
}

std::string citation(const rules::Citation& source) {
  const std::string claim = source.claim.empty() ? "" : " (" + source.claim + ")";
  return fmt::format("{}, \"{}\"{}", source.document, source.section, claim);
}

std::string peers_text(const rules::Rule& rule) {
  if (!rule.benchmark) return {};
  const rules::Benchmark& peers = *rule.benchmark;
  return entry("peers", fmt::format("{} ({}; {})", benchmark_text(peers), peers.evidence,
                                    help_of(peers.how))) +
         entry("", peers.caveat);
}

std::string full_text(const rules::Rule& rule, const Engine& engine) {
  std::string dimension = rule.dimension;
  for (const score::Dimension& known : engine.policy.dimensions)
    if (known.id == rule.dimension) dimension = known.title;
  std::string text = fmt::format("{} {}\n{}\n\n", rule.id, rule.name, terminal_safe(rule.title));
  text += entry("dimension", dimension) + entry("applies", scope_text(rule.scope));
  for (const rules::ForEach& each : rule.for_each)
    text += code("for each", each.name + " in " + each.list);
  if (!rule.when_text.empty()) text += code("only if", rule.when_text);
  text += entry("hangs on", rule.root);
  text += levels_text(rule) + "\n";
  text += entry("why", rule.why) + entry("fix", rule.fix) + entry("effort", name_of(rule.effort));
  if (!rule.strength.empty()) text += entry("if clear", rule.strength);
  text += parameters_text(rule) + peers_text(rule);
  for (const rules::Citation& source : rule.sources)
    text += entry(&source == &rule.sources.front() ? "from" : "", citation(source));
  if (!rule.evidence.empty()) text += entry("evidence", join(rule.evidence, ", "));
  if (!rule.success_factors.empty()) text += entry("supports", join(rule.success_factors, ", "));
  return text + entry("file", rule.file);
}

}  // namespace

ExitCode command_explain(const std::vector<std::string>& arguments, const Streams& streams) {
  Asked asked;
  PackOptions options;
  std::string wanted, path;
  bool all = false;
  const auto parser = make_parser("partner-check explain", k_purpose, k_examples);
  parser->add_option("rule", wanted, "Id or name of the rule")->type_name("RULE");
  parser->add_option("profile", path, "A profile, or - for standard input")->type_name("PROFILE");
  parser->add_flag("--all", all, "With a profile: also what did not decide");
  add_view_option(*parser, asked);
  add_pack_options(*parser, asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = settle(asked, streams)) return *done;
  if (const Mistake wrong = read_pack(asked, options)) return misuse(streams, *wrong);
  if (wanted.empty())
    return misuse(streams, "explain needs a rule, by id or name", "partner-check rules lists them");
  if (all && path.empty()) return misuse(streams, "--all goes with a profile");
  if (!asked.views.empty() && path.empty()) return misuse(streams, "--view goes with a profile");
  const Result<Engine> engine = load_engine(options);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  const rules::Rule* rule = engine->pack.find(wanted);
  if (rule != nullptr && path.empty())
    return print(full_text(*rule, *engine), streams, ExitCode::passed);
  if (rule != nullptr)
    return explain_profile(*rule, path, asked, all ? report::Detail::all : report::Detail::main,
                           *engine, streams);
  for (const rules::SeveritySetting& setting : engine->pack.severities)
    if (setting.rule == wanted)
      return misuse(
          streams,
          "rule " + wanted + " is left out by " + setting.spot.file + ": " + setting.reason,
          "--no-config reads no configuration");
  std::vector<std::string_view> known;
  for (const rules::Rule& other : engine->pack.rules) {
    known.push_back(other.id);
    known.push_back(other.name);
  }
  const std::string hint = did_you_mean(wanted, known);
  return misuse(streams, "there is no rule `" + wanted + "`",
                hint.empty() ? "partner-check rules lists them" : hint);
}

}  // namespace partner_check::app
