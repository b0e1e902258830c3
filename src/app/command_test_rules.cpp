#include <algorithm>
#include <set>

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/report/test_page.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_purpose =
    "Run the cases of rules: those of the folders (on top of the shipped rules, as --rules has\n"
    "it), or of all rules. Says as well how much the cases leave untested. Exit code 1: a case\n"
    "fails, a kind of case is missing, or a gap was found that the rule file does not accept.";
constexpr const char* k_examples =
    "  partner-check test-rules our-rules/\n"
    "  partner-check test-rules our-rules/ --coverage --mutants\n"
    "  partner-check test-rules --rule COMM01 --mutants";

struct Words {
  std::vector<std::string> folders, rules;
  std::string format = "text";
  Asked asked;
  rules::TestOptions options;
};

void add_options(CLI::App& parser, Words& words) {
  parser.add_option("folders", words.folders, "Folders of rules")->type_name("DIR");
  parser.add_option("--rule", words.rules, "Only this rule, by id or name; may be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  parser.add_flag("--coverage", words.options.coverage,
                  "Show the branches of conditions that no case reaches");
  parser.add_flag("--mutants", words.options.mutants,
                  "Put small mistakes into conditions; show those that no case notices");
  parser.add_option("--format", words.format, "text (the default) or json")->type_name("FORMAT");
  add_rule_options(parser, words.asked);
}

// The files that the folders hold. Folders that cannot be read have been refused before.
std::set<std::string> files_of(const std::vector<std::string>& folders) {
  std::set<std::string> files;
  for (const std::string& folder : folders)
    if (const Result<Listing> listing = list_files(folder, {".json"}, {}))
      for (const std::filesystem::path& path : listing->files)
        files.insert(path.string());
  return files;
}

std::optional<ExitCode> check_names(const std::vector<std::string>& wanted,
                                    const std::vector<const rules::Rule*>& rules,
                                    const Streams& streams) {
  std::vector<std::string_view> known;
  for (const rules::Rule* rule : rules)
    known.insert(known.end(), {rule->id, rule->name});
  for (const std::string& name : wanted)
    if (std::ranges::find(known, name) == known.end())
      return misuse(streams, "there is no rule `" + name + "` to test", did_you_mean(name, known));
  return std::nullopt;
}

}  // namespace

ExitCode command_test_rules(const std::vector<std::string>& arguments, const Streams& streams) {
  Words words;
  const auto parser = make_parser("partner-check test-rules", k_purpose, k_examples);
  add_options(*parser, words);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  PackOptions pack;  // of the command line alone: cases are those of the rules as written
  if (const Mistake wrong = read_pack(words.asked, pack)) return misuse(streams, *wrong);
  if (words.format != "text" && words.format != "json")
    return misuse(streams, "--format takes text or json, not `" + words.format + "`");
  pack.folders.insert(pack.folders.end(), words.folders.begin(), words.folders.end());
  const Result<Engine> engine = load_engine(pack, Shipped::files);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  if (engine->pack.base == nullptr)
    return misuse(streams, "cases need a healthy document to change, and there is no base.json",
                  "put one beside the rules");
  const std::set<std::string> files = files_of(words.folders);
  std::vector<const rules::Rule*> rules;
  for (const rules::Rule& rule : engine->pack.rules)
    if (words.folders.empty() || files.contains(rule.file)) rules.push_back(&rule);
  if (rules.empty()) return misuse(streams, "these folders hold no rules");
  if (const auto mistake = check_names(words.rules, rules, streams)) return *mistake;

  std::vector<rules::RuleTest> tests;
  for (const rules::Rule* rule : rules)
    if (words.rules.empty() || std::ranges::find(words.rules, rule->id) != words.rules.end() ||
        std::ranges::find(words.rules, rule->name) != words.rules.end())
      tests.push_back(rules::test_rule(engine->pack, *rule, words.options));
  const bool failed =
      std::ranges::any_of(tests, [](const auto& test) { return !test.problems.empty(); });
  return print(words.format == "json" ? report::tests_json(tests, words.options)
                                      : report::tests_text(tests, words.options),
               streams, failed ? ExitCode::failed : ExitCode::passed);
}

}  // namespace partner_check::app
