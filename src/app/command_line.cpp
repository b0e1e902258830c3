#include "command_line.hpp"

#include <ostream>

#include "partner_check/base/text.hpp"

namespace partner_check::app {

namespace {

// The long flags of a parser, "--as-of".
std::vector<std::string> flags_of(const CLI::App& parser) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : parser.get_options())
    for (const std::string& name : option->get_lnames())
      flags.push_back("--" + name);
  return flags;
}

ExitCode report_unknown(const CLI::App& parser, const Streams& streams) {
  const std::vector<std::string> unknown = parser.remaining();
  const std::string word = unknown.empty() ? std::string() : unknown.front();
  const std::vector<std::string> flags = flags_of(parser);
  const std::vector<std::string_view> candidates(flags.begin(), flags.end());
  const std::string flag = word.substr(0, word.find('='));
  const std::string hint = did_you_mean(flag, candidates);
  if (!word.starts_with('-')) return misuse(streams, "one argument too many: `" + word + "`");
  return misuse(streams, "there is no option `" + flag + "`",
                hint.empty() ? "--help lists all options" : hint);
}

}  // namespace

std::unique_ptr<CLI::App> make_parser(const std::string& name, const std::string& purpose,
                                      const std::string& examples) {
  auto parser = std::make_unique<CLI::App>(purpose + "\n\nExamples:\n" + examples + "\n", name);
  parser->set_help_flag("-h,--help", "Print this help");
  parser->get_formatter()->column_width(30);
  return parser;
}

std::optional<ExitCode> parse(CLI::App& parser, const std::vector<std::string>& arguments,
                              const Streams& streams) {
  try {
    parser.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    // How many empty lines end the help differs between versions of CLI11.
    const std::string help = parser.help();
    streams.out << std::string_view(help).substr(0, help.find_last_not_of('\n') + 1) << '\n';
    return ExitCode::passed;
  } catch (const CLI::ExtrasError&) {
    return report_unknown(parser, streams);
  } catch (const CLI::ParseError& mistake) {
    return misuse(streams, mistake.what(), "--help shows how it is used");
  }
}

CLI::Option* add_setting(CLI::App& parser, Asked& asked, Setting setting, const std::string& help,
                         const std::string& type_name) {
  const SettingRow& row = row_of(setting);
  const std::string flags = std::string(row.flag) + (setting == Setting::format ? ",-f" : "");
  const CLI::callback_t take = [&asked, &row](const CLI::results_t& given) {
    for (const std::string& text : given)
      asked.settings[row.setting].push_back({text, std::string(row.flag)});
    return true;
  };
  CLI::Option* option = parser.add_option(flags, take, help)->type_name(type_name);
  if (row.takes == Takes::one) return option->expected(1);
  return option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
}

void add_rule_options(CLI::App& parser, Asked& asked) {
  add_setting(parser, asked, Setting::rules,
              "Add the rules of a folder; a rule with a known id replaces it", "DIR");
  add_setting(parser, asked, Setting::schema,
              "Read documents of another schema; its rules come from --rules alone", "FILE");
  add_setting(parser, asked, Setting::param,
              "Set a rule's parameter, for example COMM01.max_days=21", "RULE.NAME=VALUE");
}

void add_pack_options(CLI::App& parser, Asked& asked) {
  add_rule_options(parser, asked);
  parser
      .add_option("--config", asked.config,
                  "Configuration file (default: partner-check.json, here or above)")
      ->type_name("FILE");
  parser.add_flag("--no-config", asked.no_config, "Read no configuration file");
}

void add_view_option(CLI::App& parser, Asked& asked) {
  parser
      .add_option("--view", asked.views,
                  "What a partner filled in alone, to be laid over the profile; may be repeated")
      ->type_name("ID=FILE")
      ->allow_extra_args(false);
}

}  // namespace partner_check::app
