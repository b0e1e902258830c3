#include "command_line.hpp"

#include <cmath>
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

void add_pack_options(CLI::App& parser, PackOptions& options, std::vector<std::string>& settings) {
  parser
      .add_option("--rules", options.folders,
                  "Add the rules of a folder; a rule with a known id replaces it")
      ->type_name("DIR")
      ->allow_extra_args(false);
  parser
      .add_option("--schema", options.schema,
                  "Read documents of another schema; its rules come from --rules alone")
      ->type_name("FILE");
  parser.add_option("--param", settings, "Set a rule's parameter, for example COMM01.max_days=21")
      ->type_name("RULE.NAME=VALUE")
      ->allow_extra_args(false);
}

std::string pack_words(const PackOptions& options) {
  std::string words;
  if (!options.schema.empty()) words += " --schema " + options.schema;
  for (const std::string& folder : options.folders)
    words += " --rules " + folder;
  for (const rules::ParameterSetting& setting : options.settings)
    words += " --param " + setting.rule + "." + setting.name + "=" + setting.value;
  return words;
}

std::optional<ExitCode> read_settings(const std::vector<std::string>& texts, PackOptions& options,
                                      const Streams& streams) {
  for (const std::string& text : texts) {
    Result<rules::ParameterSetting> setting = rules::parse_setting(text);
    if (!setting)
      return misuse(streams, setting.problems().front().message, setting.problems().front().hint);
    options.settings.push_back(std::move(setting).value());
  }
  return std::nullopt;
}

std::optional<int> score_tenths(double number) {
  const double tenths = std::round(number * 10);
  // Written so that it is false for NaN.
  const bool is_score = tenths >= 0 && tenths <= 1000 && std::abs(tenths - number * 10) < 1e-6;
  return is_score ? std::optional(static_cast<int>(tenths)) : std::nullopt;
}

ExitCode misuse(const Streams& streams, std::string_view message, std::string_view hint) {
  streams.err << "partner-check: " << terminal_safe(message) << '\n';
  if (!hint.empty()) streams.err << "  hint: " << terminal_safe(hint) << '\n';
  return ExitCode::misused;
}

}  // namespace partner_check::app
