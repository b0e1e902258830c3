#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "inputs.hpp"
#include "pipeline.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_examples =
    "  partner-check profile.json                      one report\n"
    "  partner-check profiles/ --exclude 'drafts/**'   a table of a folder, worst first\n"
    "  partner-check profile.json --fail-on high       gate a pipeline: exit 1 on a certain "
    "finding\n"
    "  partner-check profile.json --gate-on proven     count every open answer as bad\n"
    "  partner-check - --format json < profile.json    for programs";

// The command line as texts, before they are turned into what they mean.
struct Words {
  std::string as_of, format = "text", fail_on = "critical", gate_on = "stated", color = "auto",
                     max_size;
  std::optional<double> fail_under;
  std::vector<std::string> settings;
};

std::string choices(const std::vector<std::string_view>& names) {
  return join(std::vector<std::string>(names.begin(), names.end()), "|");
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const report::Format& format : report::formats())
    names.push_back(format.name);
  return names;
}

// `critical` first, as people think of it; "never" instead of clear.
std::vector<std::string_view> fail_on_names() {
  std::vector<std::string_view> names = names_of<rules::Severity>();
  std::ranges::reverse(names);
  names.back() = "never";
  return names;
}

// A check whose range the help does not repeat.
CLI::Validator without_words(CLI::Validator check) {
  return check.description("");
}

void add_options(CLI::App& parser, CheckOptions& options, Words& words) {
  parser
      .add_option("paths", options.paths,
                  "Profiles: files, folders (recursive), or - for standard input")
      ->type_name("PATH");
  parser.add_option("--format,-f", words.format, "Output format: " + choices(format_names()))
      ->type_name("NAME");
  parser.add_option("--as-of", words.as_of, "Date of this run (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  parser
      .add_option("--fail-on", words.fail_on,
                  "Fail from this severity on: " + choices(fail_on_names()) + " (default critical)")
      ->type_name("SEVERITY");
  parser.add_option("--fail-under", words.fail_under, "Fail if the score is below N (0 to 100)")
      ->type_name("N");
  parser
      .add_option("--min-coverage", options.gate.min_coverage_percent,
                  "Cannot tell if less than P percent of the weight is known")
      ->type_name("P")
      ->check(without_words(CLI::Range(0, 100)));
  parser
      .add_option("--gate-on", words.gate_on,
                  "Which number and findings gates read: " + choices(names_of<score::View>()) +
                      " (default stated)")
      ->type_name("VIEW");
  add_pack_options(parser, options.pack, words.settings);
  parser.add_flag_callback(
      "--all", [&] { options.detail = report::Detail::all; },
      "Print every finding, open and clear rule");
  parser.add_flag_callback(
      "--ledger", [&] { options.ledger = report::Ledger::shown; },
      "Print where every point was lost");
  parser.add_option("--color", words.color, "Colour: auto|always|never (default auto)")
      ->type_name("WHEN");
  parser
      .add_option("--exclude", options.exclude,
                  "Leave out files of a folder, a glob such as 'drafts/**'")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  parser
      .add_option("--max-size", words.max_size, "Largest file to read, for example 64M (default)")
      ->type_name("SIZE");
}

// What is wrong with a word, if anything; each sets its part of the options.
using Mistake = std::optional<std::pair<std::string, std::string>>;

Mistake not_one_of(std::string_view flag, const std::string& word,
                   const std::vector<std::string_view>& names) {
  const std::string hint = did_you_mean(word, names);
  return std::pair(std::string(flag) + " takes " + choices(names) + ", not `" + word + "`", hint);
}

Mistake read_format(const Words& words, CheckOptions& options) {
  options.format = report::find_format(words.format);
  if (options.format != nullptr) return std::nullopt;
  return not_one_of("--format", words.format, format_names());
}

Mistake read_gate(const Words& words, CheckOptions& options) {
  const auto names = fail_on_names();
  if (std::ranges::find(names, words.fail_on) == names.end())
    return not_one_of("--fail-on", words.fail_on, names);
  if (words.fail_on == "never")
    options.gate.fail_on.reset();
  else
    options.gate.fail_on = parse_name<rules::Severity>(words.fail_on);
  const std::optional<score::View> view = parse_name<score::View>(words.gate_on);
  if (!view) return not_one_of("--gate-on", words.gate_on, names_of<score::View>());
  options.gate.gate_on = *view;
  if (!words.fail_under) return std::nullopt;
  options.gate.fail_under = score_tenths(*words.fail_under);
  if (!options.gate.fail_under)
    return std::pair(fmt::format("--fail-under takes a score, not `{}`", *words.fail_under),
                     std::string(k_score_hint));
  return std::nullopt;
}

Mistake read_date(const Words& words, CheckOptions& options) {
  if (words.as_of.empty()) return std::nullopt;
  options.as_of = parse_date(words.as_of);
  if (options.as_of) return std::nullopt;
  return std::pair("--as-of takes a date, not `" + words.as_of + "`",
                   std::string("write it as 2026-11-30"));
}

Mistake read_color(const Words& words, CheckOptions& options) {
  if (words.color == "always") options.color = report::Color::on;
  if (words.color == "never") options.color = report::Color::off;
  if (words.color == "auto" || options.color) return std::nullopt;
  return not_one_of("--color", words.color, {"auto", "always", "never"});
}

Mistake read_size(const Words& words, CheckOptions& options) {
  if (words.max_size.empty()) return std::nullopt;
  const std::optional<std::size_t> size = parse_size(words.max_size);
  if (!size)
    return std::pair("--max-size takes a size, not `" + words.max_size + "`",
                     std::string("for example 500K, 64M or 1G"));
  options.max_size = *size;
  return std::nullopt;
}

std::optional<ExitCode> read_words(const Words& words, CheckOptions& options,
                                   const Streams& streams) {
  for (const auto read : {read_format, read_gate, read_date, read_color, read_size})
    if (const Mistake mistake = read(words, options))
      return misuse(streams, mistake->first, mistake->second);
  if (options.paths.empty())
    return misuse(streams, "no profile given",
                  "partner-check PATH..., or - for standard input; --help for more");
  if (std::ranges::count(options.paths, "-") > 1)
    return misuse(streams, "standard input can be read only once");
  return read_settings(words.settings, options.pack, streams);
}

void assess_all(const Inputs& inputs, const CheckOptions& options, const Engine& engine,
                const Streams& streams, report::Run& run) {
  const Instant evaluated_on = options.as_of.value_or(today_utc());
  for (const std::string& file : inputs.files) {
    const auto take = [&](Source source) {
      const std::size_t line = source.first_line;
      Result<Assessment> assessment = assess(std::move(source), engine, options.gate, evaluated_on);
      if (!assessment) {
        run.failures.push_back({file, std::move(assessment).problems(), line});
        return;
      }
      print_problems(assessment->warnings, streams);
      run.reports.push_back(std::move(assessment->report));
    };
    read_sources(file, options, streams.in, take, [&](Diagnostics problems) {
      run.failures.push_back({file, std::move(problems)});
    });
  }
}

// The first of 2, 3, 1, 4, 0 that occurred.
ExitCode exit_code(const report::Run& run) {
  const auto any = [&](auto&& holds) { return std::ranges::any_of(run.reports, holds); };
  if (any([](const report::Report& report) { return !report.errors.empty(); }))
    return ExitCode::misused;
  if (!run.failures.empty()) return ExitCode::unreadable;
  const auto has = [&](score::Verdict verdict) {
    return any([=](const report::Report& report) { return report.gate.verdict == verdict; });
  };
  if (has(score::Verdict::fail)) return ExitCode::failed;
  return has(score::Verdict::cannot_tell) ? ExitCode::undecided : ExitCode::passed;
}

}  // namespace

ExitCode command_check(const std::vector<std::string>& arguments, const Streams& streams) {
  CheckOptions options;
  Words words;
  const auto parser = make_parser(
      "partner-check", "Score partnership profiles: what is at risk, why, and what to do about it.",
      k_examples);
  add_options(*parser, options, words);
  parser->footer(general_help());
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = read_words(words, options, streams)) return *done;

  const Result<Engine> engine = load_engine(options.pack);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  Inputs inputs = collect_inputs(options);
  report::Run run{.reports = {},
                  .failures = std::move(inputs.failures),
                  .skipped = inputs.skipped,
                  .shape = inputs.shape,
                  .scoring_version = engine->policy.version,
                  .dimensions = engine->policy.dimensions,
                  .options = pack_words(options.pack),
                  .exit_code = 0};
  assess_all(inputs, options, *engine, streams, run);
  if (run.reports.size() + run.failures.size() > 1) run.shape = report::Shape::batch;
  const ExitCode code = exit_code(run);
  run.exit_code = static_cast<int>(code);
  for (const report::Failure& failure : run.failures)
    print_problems(failure.problems, streams);
  const report::RenderOptions rendering{.width = streams.out_width.value_or(80),
                                        .color = options.color.value_or(color_of(streams)),
                                        .detail = options.detail,
                                        .ledger = options.ledger};
  return print(options.format->render(run, rendering), streams, code);
}

}  // namespace partner_check::app
