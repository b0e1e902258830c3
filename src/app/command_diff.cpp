#include <optional>

#include "partner_check/base/files.hpp"
#include "partner_check/report/joint.hpp"
#include "partner_check/report/pages.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "engine.hpp"
#include "inputs.hpp"
#include "one_profile.hpp"
#include "pipeline.hpp"
#include "printing.hpp"
#include "saved.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_examples =
    "  partner-check diff last-quarter.result.json partnerships/\n"
    "  partner-check diff old.json new.json -f markdown      for a pull request\n"
    "  partner-check diff main.result.json branch.result.json --exit-code";

struct DiffWords {
  std::string before, after;
  std::string format = "text", as_of, audience = "own";
  bool exit_code = false;
  Asked asked;
};

// Profiles to runs, with an engine that is loaded when the first of them is met.
class Reader {
 public:
  Reader(const PackOptions& pack, Instant evaluated_on, report::Audience audience,
         const Streams& streams)
      : pack_(pack), evaluated_on_(evaluated_on), audience_(audience), streams_(streams) {}

  // A saved result, or profiles that are evaluated now. An exit code: it was said what is wrong.
  std::variant<report::Run, ExitCode> read(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      Result<std::string> text = path == "-" ? read_standard_input(streams_.in, k_most_saved)
                                             : read_file(path, k_most_saved);
      if (!text) return refuse(text.problems(), ExitCode::unreadable);
      if (report::looks_like_result(*text)) return saved(path, *text);
      if (path == "-") return evaluate({{"-", std::move(text).value(), 1}}, {});
    }
    return evaluate_files(path);
  }

 private:
  ExitCode refuse(const Diagnostics& problems, ExitCode code) {
    print_problems(problems, streams_);
    return code;
  }

  std::variant<report::Run, ExitCode> saved(const std::string& path, const std::string& text) {
    Result<report::Run> run = read_saved(path, text);
    if (!run) return refuse(run.problems(), ExitCode::unreadable);
    return for_audience(std::move(run).value());
  }

  [[nodiscard]] report::Run for_audience(report::Run run) const {
    return audience_ == report::Audience::joint ? report::for_joint(std::move(run)) : run;
  }

  std::variant<report::Run, ExitCode> evaluate_files(const std::string& path) {
    CheckOptions options;
    options.paths = {path};
    Inputs inputs = collect_inputs(options);
    std::vector<Source> sources;
    for (const std::string& file : inputs.files)
      read_sources(
          file, options, streams_.in, [&](Source source) { sources.push_back(std::move(source)); },
          [&](Diagnostics problems) {
            inputs.failures.push_back({file, std::move(problems)});
          });
    return evaluate(std::move(sources), std::move(inputs.failures));
  }

  std::variant<report::Run, ExitCode> evaluate(std::vector<Source> sources,
                                               std::vector<report::Failure> failures) {
    if (!engine_) {
      Result<Engine> loaded = load_engine(pack_);
      if (!loaded) return refuse(loaded.problems(), ExitCode::misused);
      engine_ = std::make_unique<Engine>(std::move(loaded).value());
    }
    report::Run run;
    run.failures = std::move(failures);
    run.dimensions = engine_->policy.dimensions;
    for (Source& source : sources) {
      const auto [file, line] = std::pair(source.file, source.first_line);
      Result<Assessment> assessment = assess(std::move(source), *engine_, {}, evaluated_on_, {});
      if (assessment)
        run.reports.push_back(std::move(assessment->report));
      else
        run.failures.push_back({file, std::move(assessment).problems(), line});
    }
    run = for_audience(std::move(run));
    for (const report::Failure& failure : run.failures)
      print_problems(failure.problems, streams_);
    if (run.reports.empty()) return ExitCode::unreadable;
    return run;
  }

  const PackOptions& pack_;
  Instant evaluated_on_;
  report::Audience audience_;
  const Streams& streams_;
  std::unique_ptr<Engine> engine_;  // stays where it is: reports point into it
};

std::optional<ExitCode> read_words(DiffWords& words, Instant& evaluated_on,
                                   const Streams& streams) {
  if (words.before.empty() || words.after.empty())
    return misuse(streams, "diff needs two results or profiles", "partner-check diff OLD NEW");
  if (words.before == "-" && words.after == "-")
    return misuse(streams, "standard input can be read only once");
  const std::vector<std::string_view> formats = {"text", "json", "markdown"};
  if (std::ranges::find(formats, words.format) == formats.end())
    return misuse(streams, not_one_of({words.format, "--format"}, formats));
  if (!parse_name<report::Audience>(words.audience))
    return misuse(streams,
                  not_one_of({words.audience, "--audience"}, names_of<report::Audience>()));
  if (words.as_of.empty()) return settle(words.asked, streams);
  const std::optional<Instant> as_of = parse_date(words.as_of);
  if (!as_of)
    return misuse(streams, "--as-of takes a date, not `" + words.as_of + "`",
                  "write it as 2026-11-30");
  evaluated_on = *as_of;
  return settle(words.asked, streams);
}

std::string rendered(const report::Run& before, const report::Run& after, const DiffWords& words,
                     const Streams& streams) {
  if (words.format == "json") return report::diff_json(before, after);
  if (words.format == "markdown") return report::diff_markdown(before, after);
  return report::diff_text(before, after, rendering(streams));
}

}  // namespace

ExitCode command_diff(const std::vector<std::string>& arguments, const Streams& streams) {
  DiffWords words;
  const auto parser = make_parser(
      "partner-check diff",
      "What changed from one run to another: score, gate, findings, questions. OLD and NEW are\n"
      "saved results (json, ndjson), profiles or folders.",
      k_examples);
  parser->add_option("old", words.before, "The earlier result or profiles, or -")->type_name("OLD");
  parser->add_option("new", words.after, "The later one")->type_name("NEW");
  parser->add_option("--format,-f", words.format, "Output format: text|json|markdown")
      ->type_name("NAME");
  parser->add_option("--as-of", words.as_of, "Date of this run (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  parser->add_option("--audience", words.audience, "Who reads it: own|joint (default own)")
      ->type_name("WHO");
  parser->add_flag("--exit-code", words.exit_code, "Exit code 1 if a finding comes or gets worse");
  add_pack_options(*parser, words.asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  Instant evaluated_on = today_utc();
  if (const auto done = read_words(words, evaluated_on, streams)) return *done;
  PackOptions pack;
  if (const Mistake wrong = read_pack(words.asked, pack)) return misuse(streams, *wrong);

  Reader reader(pack, evaluated_on,
                parse_name<report::Audience>(words.audience).value_or(report::Audience::own),
                streams);
  std::vector<report::Run> runs;
  for (const std::string& path : {words.before, words.after}) {
    std::variant<report::Run, ExitCode> read = reader.read(path);
    if (const auto* code = std::get_if<ExitCode>(&read)) return *code;
    runs.push_back(std::get<report::Run>(std::move(read)));
  }
  const bool failed = words.exit_code && report::is_worse(runs[0], runs[1]);
  const ExitCode code = !runs[1].failures.empty() ? ExitCode::unreadable
                        : failed                  ? ExitCode::failed
                                                  : ExitCode::passed;
  return print(rendered(runs[0], runs[1], words, streams), streams, code);
}

}  // namespace partner_check::app
