#include <algorithm>
#include <ostream>
#include <variant>

#include <fmt/format.h>

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/report/joint.hpp"

#include "check_words.hpp"
#include "command.hpp"
#include "engine.hpp"
#include "gate_words.hpp"
#include "inputs.hpp"
#include "outputs.hpp"
#include "pipeline.hpp"
#include "printing.hpp"
#include "progress.hpp"
#include "views.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_examples =
    "  partner-check profile.json                      one report\n"
    "  partner-check profiles/ --exclude 'drafts/**'   a table of a folder, worst first\n"
    "  partner-check profile.json --fail-on high       gate a pipeline: exit 1 on a certain "
    "finding\n"
    "  partner-check profile.json --gate-on proven     count every open answer as bad\n"
    "  partner-check profile.json -f text -f json=out.json   print one report, write another\n"
    "  partner-check --view helix=helix.json profile.json   with what a partner filled in alone\n"
    "  partner-check - --format json < profile.json    for programs";

// --verbose: what was read, and from where.
void say_what_was_read(const CheckWords& words, const CheckOptions& options, const Engine& engine,
                       const Inputs& inputs, const Streams& streams) {
  if (options.noise != Noise::verbose) return;
  const auto say = [&](const std::string& what, const std::string& value) {
    streams.err << without_commands(
        fmt::format("partner-check: {}: {}\n", terminal_safe(what), terminal_safe(value)), streams);
  };
  say("configuration", words.asked.config.empty() ? "none" : words.asked.config);
  if (!options.pack.schema.empty()) say("schema", options.pack.schema);
  const std::vector<std::string>& folders = options.pack.folders;
  say("rules", counted(engine.pack.rules.size(), "rule", "rules") +
                   (folders.empty() ? "" : ", with those of " + enumerate(folders, "and")));
  for (const rules::ParameterSetting& setting : options.pack.settings)
    say("parameter", setting.rule + "." + setting.name + " = " + setting.value);
  for (const rules::SeveritySetting& setting : engine.pack.severities)
    say("severity",
        fmt::format("{} {}: {}", setting.rule,
                    setting.severity ? name_of(*setting.severity) : "is left out", setting.reason));
  if (!options.waivers.empty()) say("waivers", options.waivers);
  if (!options.baseline.empty()) say("baseline", options.baseline);
  for (const std::string& file : inputs.files)
    say("profile", file);
  for (const ViewWord& view : options.views)
    say("view of " + view.by, view.file);
  if (inputs.skipped > 0) say("skipped", counted(inputs.skipped, "file", "files"));
}

// Fills in reports and failures of the run; the profiles as a baseline would have them are the
// result, unless a view turns out to be of nobody in the profile.
std::variant<KnownProfiles, Diagnostic> assess_all(const Inputs& inputs,
                                                   const CheckOptions& options,
                                                   const Engine& engine, const Accepted& accepted,
                                                   const Streams& streams, report::Run& run) {
  KnownProfiles now;
  Mistake wrong;
  const Views views = read_views(options.views, options.max_size);
  const Instant evaluated_on = options.as_of.value_or(today_utc());
  Progress progress(inputs.files.size(), streams);
  for (const std::string& file : inputs.files) {
    const auto take = [&](Source source) {
      const std::size_t line = source.first_line;
      if ((wrong = unknown_teller(views, source, *engine.schema))) return;
      Result<Assessment> assessment =
          assess(std::move(source), engine, options.gate, evaluated_on, accepted, views);
      if (!assessment) {
        run.failures.push_back({file, std::move(assessment).problems(), line});
        return;
      }
      if (options.audience == report::Audience::joint) report::for_joint(assessment->warnings);
      progress.hide();
      if (options.noise != Noise::quiet) print_problems(assessment->warnings, streams);
      now.emplace_back(std::move(assessment->key), std::move(assessment->now));
      if (options.sensitivity == Sensitivity::asked)
        assessment->report.sensitivity = score::sensitivity(
            score::scored_rules(assessment->outcomes), score::open_facts(assessment->outcomes),
            engine.pack.compounds, engine.policy);
      run.reports.push_back(std::move(assessment->report));
    };
    read_sources(file, options, streams.in, take, [&](Diagnostics problems) {
      run.failures.push_back({file, std::move(problems)});
    });
    progress.step();
  }
  if (wrong) return std::move(*wrong);
  return now;
}

// --update-baseline; `code`, or that of a file that cannot be written.
ExitCode update(const Accepted& accepted, const KnownProfiles& now, const CheckOptions& options,
                const Streams& streams, ExitCode code) {
  if (options.baseline_use == BaselineUse::compare) return code;
  const Updated updated = updated_baseline(accepted, now, options.baseline_use);
  for (const auto& [file, critical] : updated.criticals)
    streams.err << without_commands(
        fmt::format("partner-check: {} at {} in {} is critical, and stays out of the baseline\n"
                    "  hint: mend it, or let somebody answer for it: partner-check waivers add\n",
                    critical.rule, terminal_safe(critical.at), terminal_safe(file)),
        streams);
  const std::optional<Diagnostic> problem =
      write_file_whole(accepted.baseline_file, score::write_baseline(updated.baseline));
  if (!problem) return code;
  print_problems({*problem}, streams);
  return ExitCode::internal;
}

// The first of 2, 3, 1, 4, 0 that occurred.
ExitCode exit_code(const report::Run& run, ExitPolicy policy) {
  const auto any = [&](auto&& holds) { return std::ranges::any_of(run.reports, holds); };
  if (any([](const report::Report& report) { return !report.errors.empty(); }))
    return ExitCode::misused;
  if (!run.failures.empty()) return ExitCode::unreadable;
  if (policy == ExitPolicy::zero) return ExitCode::passed;
  const auto has = [&](score::Verdict verdict) {
    return any([=](const report::Report& report) { return report.gate.verdict == verdict; });
  };
  if (has(score::Verdict::fail)) return ExitCode::failed;
  return has(score::Verdict::cannot_tell) ? ExitCode::undecided : ExitCode::passed;
}

}  // namespace

ExitCode command_check(const std::vector<std::string>& arguments, const Streams& streams) {
  CheckOptions options;
  CheckWords words;
  const auto parser = make_parser(
      "partner-check", "Score partnership profiles: what is at risk, why, and what to do about it.",
      k_examples);
  add_check_options(*parser, options, words);
  parser->footer(general_help());
  if (const auto done = parse(*parser, spelled_out(arguments), streams)) return *done;
  if (const auto done = read_check_words(words, options, streams)) return *done;

  const Result<Engine> engine = load_engine(options.pack);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  if (const Mistake wrong = unknown_dimension(words.asked.settings, engine->policy))
    return misuse(streams, *wrong);
  const Result<Accepted> accepted =
      read_accepted(options.waivers, options.baseline, options.baseline_use);
  if (!accepted) {
    print_problems(accepted.problems(), streams);
    return ExitCode::misused;
  }
  Inputs inputs = collect_inputs(options);
  if (const Mistake wrong = overwritten(options.outputs, inputs)) return misuse(streams, *wrong);
  if (!options.views.empty() && inputs.shape == report::Shape::batch)
    return misuse(streams, "--view goes with one profile, and there may be several",
                  "partner-check --view ID=FILE PROFILE");
  Inputs others{.files = {options.waivers, options.baseline}, .failures = {}};
  for (const ViewWord& view : options.views)
    others.files.push_back(view.file);
  if (const Mistake wrong = overwritten(options.outputs, others)) return misuse(streams, *wrong);
  say_what_was_read(words, options, *engine, inputs, streams);
  report::Run run{.reports = {},
                  .failures = std::move(inputs.failures),
                  .skipped = inputs.skipped,
                  .shape = inputs.shape,
                  .scoring_version = engine->policy.version,
                  .rules_sha256 = engine->rules_sha256,
                  .policy_sha256 = engine->policy_sha256,
                  .waivers_sha256 = accepted->waivers_sha256,
                  .dimensions = engine->policy.dimensions,
                  .options = words.asked.again,
                  .exit_code = 0};
  for (const rules::Rule& rule : engine->pack.rules)
    run.rules.push_back(&rule);
  for (const rules::Compound& compound : engine->pack.compounds)
    run.compounds.push_back(&compound);
  const auto assessed = assess_all(inputs, options, *engine, *accepted, streams, run);
  if (const auto* wrong = std::get_if<Diagnostic>(&assessed)) return misuse(streams, *wrong);
  const auto& now = std::get<KnownProfiles>(assessed);
  if (run.reports.size() + run.failures.size() > 1) run.shape = report::Shape::batch;
  const ExitCode code = exit_code(run, options.exit);
  run.exit_code = static_cast<int>(code);
  if (options.audience == report::Audience::joint) run = report::for_joint(std::move(run));
  for (const report::Failure& failure : run.failures)
    print_problems(failure.problems, streams);
  return update(*accepted, now, options, streams, write_outputs(run, options, streams, code));
}

}  // namespace partner_check::app
