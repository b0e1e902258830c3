#include "asked.hpp"

#include <cmath>
#include <ostream>
#include <utility>

#include "partner_check/base/text.hpp"

#include "configuration.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

std::string words_to_repeat(const Asked& asked) {
  std::string words;
  if (!asked.config.empty()) words += " --config " + asked.config;
  if (asked.no_config) words += " --no-config";
  for (const Setting setting : {Setting::schema, Setting::rules, Setting::param})
    for (const Word& word : asked.settings[setting])
      words += " " + word.from + " " + word.text;
  for (const std::string& view : asked.views)
    words += " --view " + view;
  return words;
}

std::string configuration_file(const Asked& asked, const Streams& streams) {
  if (asked.no_config || !asked.config.empty()) return asked.config;
  const std::optional<std::string> named = streams.environment("PARTNER_CHECK_CONFIG");
  return named && !named->empty() ? *named : find_configuration();
}

}  // namespace

std::optional<ExitCode> settle(Asked& asked, const Streams& streams) {
  if (asked.no_config && !asked.config.empty())
    return misuse(streams, "--config and --no-config contradict each other");
  asked.again = words_to_repeat(asked);
  Configuration configuration;
  if (const std::string file = configuration_file(asked, streams); !file.empty()) {
    Result<Configuration> read = read_configuration(file);
    if (!read) {
      print_problems(read.problems(), streams);
      return ExitCode::misused;
    }
    configuration = std::move(read).value();
  }
  asked.config = std::move(configuration.file);
  asked.severities = std::move(configuration.severities);
  asked.settings = over(std::move(asked.settings),
                        over(settings_of_environment(streams), std::move(configuration.settings)));
  return std::nullopt;
}

Diagnostic mistake(const Word& word, std::string message, std::string hint) {
  return at(word.spot,
            {.code = "bad-configuration", .message = std::move(message), .hint = std::move(hint)});
}

std::string choices(const std::vector<std::string_view>& names) {
  return join(std::vector<std::string>(names.begin(), names.end()), "|");
}

Diagnostic not_one_of(const Word& word, const std::vector<std::string_view>& names) {
  return mistake(word, word.from + " takes " + choices(names) + ", not `" + word.text + "`",
                 did_you_mean(word.text, names));
}

Mistake read_pack(const Asked& asked, PackOptions& options) {
  if (const Word* schema = asked.settings.one(Setting::schema)) options.schema = schema->text;
  for (const Word& word : asked.settings[Setting::rules])
    options.folders.push_back(word.text);
  for (const Word& word : asked.settings[Setting::param]) {
    Result<rules::ParameterSetting> setting = rules::parse_setting(word.text);
    if (!setting)
      return mistake(word, setting.problems().front().message, setting.problems().front().hint);
    setting->spot = word.spot;
    options.settings.push_back(std::move(setting).value());
  }
  options.severities = asked.severities;
  return std::nullopt;
}

std::optional<int> score_tenths(double number) {
  const double tenths = std::round(number * 10);
  // Written so that it is false for NaN.
  const bool is_score = tenths >= 0 && tenths <= 1000 && std::abs(tenths - number * 10) < 1e-6;
  return is_score ? std::optional(static_cast<int>(tenths)) : std::nullopt;
}

ExitCode misuse(const Streams& streams, std::string_view message, std::string_view hint) {
  std::string text = "partner-check: " + terminal_safe(message) + "\n";
  if (!hint.empty()) text += "  hint: " + terminal_safe(hint) + "\n";
  streams.err << without_commands(text, streams);
  return ExitCode::misused;
}

ExitCode misuse(const Streams& streams, const Diagnostic& mistake) {
  if (mistake.file.empty()) return misuse(streams, mistake.message, mistake.hint);
  print_problems({mistake}, streams);
  return ExitCode::misused;
}

}  // namespace partner_check::app
