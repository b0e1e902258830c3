#include <algorithm>
#include <set>

#include "partner_check/base/text.hpp"
#include "partner_check/profile/schema_node.hpp"
#include "partner_check/report/pages.hpp"

#include "command.hpp"
#include "one_profile.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

// Everyone whom the schema would ask.
class Roles {
 public:
  explicit Roles(const profile::Schema& schema) { visit(&schema.root()); }

  [[nodiscard]] const std::set<std::string>& names() const { return names_; }

 private:
  void visit(const profile::SchemaNode* node) {
    if (node == nullptr || !seen_.insert(node).second) return;
    if (!node->info.asks.empty()) names_.insert(node->info.asks);
    visit(node->items);
    visit(node->entries);
    for (const profile::Property& property : node->properties)
      visit(property.node);
  }

  std::set<const profile::SchemaNode*> seen_;
  std::set<std::string> names_;
};

std::optional<ExitCode> check_role(const std::string& role, const profile::Schema& schema,
                                   const Streams& streams) {
  const Roles roles(schema);
  if (role.empty() || roles.names().contains(role)) return std::nullopt;
  const std::vector<std::string> known(roles.names().begin(), roles.names().end());
  const std::string near =
      did_you_mean(role, std::vector<std::string_view>(known.begin(), known.end()));
  return misuse(streams, "--asks takes a role, and no question is for `" + role + "`",
                near.empty() ? "roles: " + join(known, ", ") : near);
}

}  // namespace

ExitCode command_questions(const std::vector<std::string>& arguments, const Streams& streams) {
  ProfileWords words;
  report::QuestionChoice choice;
  const auto parser = make_parser(
      "partner-check questions",
      "The open questions of a profile, best first: what decides the gate, then what settles\n"
      "most of the score for a minute of answering.",
      "  partner-check questions profile.json\n"
      "  partner-check questions profile.json --by-role --limit 0     to send out\n"
      "  partner-check questions profile.json --asks 'legal counsel'");
  add_profile_options(*parser, words);
  parser
      ->add_option("--limit", choice.limit,
                   "Show at most N, of each role with --by-role; 0: all (default 20)")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000).description(""));
  parser->add_option("--asks", choice.asks, "Only what this role can answer")->type_name("ROLE");
  parser->add_flag_callback(
      "--by-role", [&] { choice.grouping = report::Grouping::by_role; }, "Group by who can answer");
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  const auto read = read_one("questions", words, streams);
  if (const auto* code = std::get_if<ExitCode>(&read)) return *code;
  const auto& one = std::get<OneProfile>(read);
  if (const auto mistake = check_role(choice.asks, *one.engine.schema, streams)) return *mistake;

  const report::Report& report = one.assessment.report;
  const std::string text = one.form == Form::json
                               ? report::questions_json(report, choice)
                               : report::questions_text(report, choice, rendering(streams));
  return print(text, streams, unless_failed(report, ExitCode::passed, streams));
}

}  // namespace partner_check::app
