#include <array>

#include "partner_check/json/locate.hpp"
#include "partner_check/report/rules_pages.hpp"
#include "partner_check/rules/shipped.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_examples =
    "  partner-check rules\n"
    "  partner-check rules --rules our-rules/\n"
    "  partner-check rules --format markdown      every rule in words\n"
    "  partner-check rules --coverage             what of the source documents they check\n"
    "  partner-check rules --coverage --all       statement by statement";

enum class Layout : std::uint8_t { text, markdown, json };
struct LayoutName {
  std::string_view name;
  Layout layout;
};
constexpr std::array<LayoutName, 3> k_layouts{
    {{"text", Layout::text}, {"markdown", Layout::markdown}, {"json", Layout::json}}};

struct RulesWords {
  Asked asked;
  std::string format = "text";
  bool coverage = false, all = false;
};

std::string list(const Engine& engine, Layout layout) {
  const std::vector<score::Dimension>& dimensions = engine.policy.dimensions;
  switch (layout) {
    case Layout::markdown: return report::rules_markdown(engine.pack, dimensions);
    case Layout::json: return report::rules_json(engine.pack, dimensions);
    case Layout::text: break;
  }
  return report::rules_text(engine.pack, dimensions);
}

// What the shipped documents state, against the pack that is loaded: an open statement is a
// failure, a claim that does not fit the pack a mistake.
ExitCode print_coverage(const Engine& engine, Layout layout, report::Detail detail,
                        const Streams& streams) {
  const Result<Document> document = rules::shipped_document("claims.json");
  const Result<profile::Schema> schema = rules::shipped_schema("schema/claims.json");
  const Result<rules::Claims> claims = rules::read_claims(*document, *schema);
  if (!claims) {
    print_problems(claims.problems(), streams);
    return ExitCode::internal;
  }
  Diagnostics problems = compare(*claims, engine.pack);
  json::place_all(*document, problems);
  print_problems(problems, streams);
  const std::string text = layout == Layout::json       ? report::coverage_json(*claims)
                           : layout == Layout::markdown ? report::coverage_markdown(*claims, detail)
                                                        : report::coverage_text(*claims, detail);
  const ExitCode verdict = report::has_open_claim(*claims) ? ExitCode::failed : ExitCode::passed;
  return print(text, streams, problems.empty() ? verdict : ExitCode::misused);
}

}  // namespace

ExitCode command_rules(const std::vector<std::string>& arguments, const Streams& streams) {
  RulesWords words;
  PackOptions options;
  const auto parser = make_parser("partner-check rules",
                                  "List the rules by dimension, with the severities they can "
                                  "reach; or what of their source documents they check.",
                                  k_examples);
  parser->add_option("-f,--format", words.format, "text|markdown|json (default text)")
      ->type_name("NAME");
  parser->add_flag("--coverage", words.coverage,
                   "What the source documents state, and which rules check it: exit 1 if a "
                   "statement has neither rules nor a reason");
  parser->add_flag("--all", words.all, "With --coverage: every statement");
  add_pack_options(*parser, words.asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = settle(words.asked, streams)) return *done;
  if (const Mistake wrong = read_pack(words.asked, options)) return misuse(streams, *wrong);
  const auto* layout = std::ranges::find(k_layouts, words.format, &LayoutName::name);
  if (layout == k_layouts.end())
    return misuse(streams, not_one_of({words.format, "--format"}, {"text", "markdown", "json"}));
  if (words.all && !words.coverage) return misuse(streams, "--all goes with --coverage");
  if (words.coverage && !options.schema.empty())
    return misuse(streams, "--coverage is about the shipped rules, which --schema leaves out");
  const Result<Engine> engine = load_engine(options);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  if (!words.coverage) return print(list(*engine, layout->layout), streams, ExitCode::passed);
  return print_coverage(*engine, layout->layout,
                        words.all ? report::Detail::all : report::Detail::main, streams);
}

}  // namespace partner_check::app
