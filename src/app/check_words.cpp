#include "check_words.hpp"

#include <algorithm>

#include "partner_check/base/files.hpp"

#include "gate_words.hpp"
#include "outputs.hpp"
#include "printing.hpp"
#include "views.hpp"

namespace partner_check::app {

namespace {

void add_gate_options(CLI::App& parser, CheckOptions& options, Asked& asked) {
  add_setting(parser, asked, Setting::fail_on,
              "Fail from this severity on: " + choices(fail_on_names()) + " (default critical)",
              "SEVERITY");
  add_setting(parser, asked, Setting::fail_under,
              "Fail if the score (0 to 100), or that of a dimension, is below N; may be repeated",
              "N|DIMENSION=N");
  add_setting(parser, asked, Setting::min_coverage,
              "Cannot tell if less than P percent of the weight is known", "P");
  add_setting(parser, asked, Setting::gate_on,
              "Which number and findings gates read: " + choices(names_of<score::View>()) +
                  " (default stated)",
              "VIEW");
  parser.add_flag_callback(
      "--exit-zero", [&] { options.exit = ExitPolicy::zero; },
      "Exit with 0 whatever the gate says; errors keep their codes");
}

void add_sensitivity_option(CLI::App& parser, CheckOptions& options) {
  parser.add_flag_callback(
      "--sensitivity", [&] { options.sensitivity = Sensitivity::asked; },
      "Say how firm the band is if weights were chosen otherwise, and what moves the score most");
}

void add_acceptance_options(CLI::App& parser, CheckWords& words) {
  add_setting(parser, words.asked, Setting::waivers,
              "Findings that somebody answers for: the gate lets them pass", "FILE");
  add_setting(parser, words.asked, Setting::baseline,
              "Findings that were there before: the others are new", "FILE");
  add_setting(parser, words.asked, Setting::fail_on_regression,
              "Fail on findings that are not in the baseline; with N also if the score fell by "
              "more than N points",
              "[N]");
  parser.add_flag("--update-baseline", words.update_baseline,
                  "Write the baseline anew, without what is gone");
  parser.add_flag("--add", words.add, "With --update-baseline: and with what is new");
}

Mistake read_audience(const CheckWords& words, CheckOptions& options) {
  const Word* word = words.asked.settings.one(Setting::audience);
  if (word == nullptr) return std::nullopt;
  const std::optional<report::Audience> audience = parse_name<report::Audience>(word->text);
  if (!audience) return not_one_of(*word, names_of<report::Audience>());
  options.audience = *audience;
  return std::nullopt;
}

Mistake read_date(const CheckWords& words, CheckOptions& options) {
  if (words.as_of.empty()) return std::nullopt;
  options.as_of = parse_date(words.as_of);
  if (options.as_of) return std::nullopt;
  return mistake({}, "--as-of takes a date, not `" + words.as_of + "`", "write it as 2026-11-30");
}

Mistake read_color(const CheckWords& words, CheckOptions& options) {
  if (words.color == "always") options.color = report::Color::on;
  if (words.color == "never") options.color = report::Color::off;
  if (words.color == "auto" || options.color) return std::nullopt;
  return not_one_of({words.color, "--color"}, {"auto", "always", "never"});
}

Mistake read_size(const CheckWords& words, CheckOptions& options) {
  if (words.max_size.empty()) return std::nullopt;
  const std::optional<std::size_t> size = parse_size(words.max_size);
  if (!size)
    return mistake({}, "--max-size takes a size, not `" + words.max_size + "`",
                   "for example 500K, 64M or 1G");
  options.max_size = *size;
  return std::nullopt;
}

Mistake read_noise(const CheckWords& words, CheckOptions& options) {
  if (words.quiet && words.verbose)
    return mistake({}, "--quiet and --verbose contradict each other");
  if (words.quiet) options.noise = Noise::quiet;
  if (words.verbose) options.noise = Noise::verbose;
  return std::nullopt;
}

Mistake read_baseline_use(const CheckWords& words, CheckOptions& options) {
  const Word* regression = words.asked.settings.one(Setting::fail_on_regression);
  if (regression != nullptr && options.baseline.empty())
    return mistake(*regression, regression->from + " compares with a baseline, and none is given",
                   "--baseline FILE");
  if (words.add && !words.update_baseline) return mistake({}, "--add goes with --update-baseline");
  if (words.update_baseline && options.baseline.empty())
    return mistake({}, "--update-baseline writes a baseline, and none is given", "--baseline FILE");
  if (!words.update_baseline) return std::nullopt;
  options.baseline_use = words.add ? BaselineUse::add : BaselineUse::prune;
  return writable_path(options.baseline);
}

Mistake check_paths(const CheckWords&, CheckOptions& options) {
  if (options.paths.empty())
    return mistake({}, "no profile given",
                   "partner-check PATH..., or - for standard input; --help for more");
  if (std::ranges::count(options.paths, "-") > 1)
    return mistake({}, "standard input can be read only once");
  return std::nullopt;
}

Mistake read_settings(const CheckWords& words, CheckOptions& options) {
  const Settings& settings = words.asked.settings;
  if (Mistake wrong = read_gate(settings, options.gate)) return wrong;
  if (Mistake wrong = read_pack(words.asked, options.pack)) return wrong;
  if (Mistake wrong = read_view_words(words.asked, options.views)) return wrong;
  if (const Word* word = settings.one(Setting::waivers)) options.waivers = word->text;
  if (const Word* word = settings.one(Setting::baseline)) options.baseline = word->text;
  for (const Word& word : settings[Setting::exclude])
    options.exclude.push_back(word.text);
  return std::nullopt;
}

}  // namespace

std::vector<std::string> spelled_out(std::vector<std::string> arguments) {
  const std::string_view flag = row_of(Setting::fail_on_regression).flag;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] != flag) continue;
    const std::string next = i + 1 < arguments.size() ? arguments[i + 1] : "";
    const bool has_number =
        !next.empty() && next.find_first_not_of("0123456789.") == std::string::npos;
    arguments[i] += "=" + (has_number ? next : std::string(k_any_regression));
    if (has_number) arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return arguments;
}

void add_output_options(CLI::App& parser, CheckOptions& options, CheckWords& words) {
  add_setting(parser, words.asked, Setting::format,
              "Report to print, or to write to a file; may be repeated. Formats: " +
                  choices(format_names()),
              "NAME[=PATH]");
  add_setting(parser, words.asked, Setting::audience,
              "Who reads the reports: " + choices(names_of<report::Audience>()) +
                  " (default own); joint leaves out what is for one side's eyes",
              "WHO");
  parser.add_flag_callback(
      "--all", [&] { options.detail = report::Detail::all; },
      "Print every finding, open and clear rule");
  parser.add_flag_callback(
      "--sarif-include-waived", [&] { options.waived_alerts = report::Waived::shown; },
      "Write waived findings to sarif, too, as suppressed");
  parser.add_flag_callback(
      "--ledger", [&] { options.ledger = report::Ledger::shown; },
      "Print where every point was lost");
  parser.add_option("--color", words.color, "Colour: auto|always|never (default auto)")
      ->type_name("WHEN");
  parser.add_flag("-q,--quiet", words.quiet, "Print nothing but errors; files are written");
  parser.add_flag("-v,--verbose", words.verbose, "Say on standard error what was read");
}

Mistake read_output_words(const CheckWords& words, CheckOptions& options) {
  if (Mistake wrong = read_outputs(words.asked.settings, options.outputs)) return wrong;
  for (const auto read : {read_audience, read_color, read_noise})
    if (Mistake wrong = read(words, options)) return wrong;
  return std::nullopt;
}

void add_check_options(CLI::App& parser, CheckOptions& options, CheckWords& words) {
  parser
      .add_option("paths", options.paths,
                  "Profiles: files, folders (recursive), or - for standard input")
      ->type_name("PATH");
  add_output_options(parser, options, words);
  parser.add_option("--as-of", words.as_of, "Date of this run (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  add_sensitivity_option(parser, options);
  add_gate_options(parser, options, words.asked);
  add_acceptance_options(parser, words);
  add_view_option(parser, words.asked);
  add_pack_options(parser, words.asked);
  add_setting(parser, words.asked, Setting::exclude,
              "Leave out files of a folder, a glob such as 'drafts/**'", "GLOB");
  parser
      .add_option("--max-size", words.max_size, "Largest file to read, for example 64M (default)")
      ->type_name("SIZE");
}

std::optional<ExitCode> read_check_words(CheckWords& words, CheckOptions& options,
                                         const Streams& streams) {
  if (const auto done = settle(words.asked, streams)) return done;
  for (const auto read :
       {read_output_words, read_settings, read_baseline_use, read_date, read_size, check_paths})
    if (const Mistake wrong = read(words, options)) return misuse(streams, *wrong);
  return std::nullopt;
}

}  // namespace partner_check::app
