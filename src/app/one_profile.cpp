#include "one_profile.hpp"

#include <array>
#include <filesystem>
#include <ostream>
#include <set>

#include "partner_check/base/text.hpp"

#include "gate_words.hpp"
#include "inputs.hpp"
#include "printing.hpp"
#include "views.hpp"

namespace partner_check::app {

namespace {

std::optional<Form> form_of(std::string_view name) {
  if (name == "text") return Form::text;
  if (name == "json") return Form::json;
  return std::nullopt;
}

}  // namespace

std::optional<ExitCode> refuse_path(std::string_view command, const std::string& path,
                                    const Streams& streams) {
  const std::string takes = std::string(command) + " takes one profile";
  std::error_code ignored;
  if (path.empty())
    return misuse(streams, takes + ", and none is given",
                  "partner-check " + std::string(command) + " FILE, or - for standard input");
  if (std::filesystem::is_directory(path, ignored))
    return misuse(streams, takes + ", and `" + path + "` is a folder",
                  "partner-check " + path + " gives a table of a folder");
  if (path.ends_with(".ndjson"))
    return misuse(streams, takes + ", and `" + path + "` may hold many",
                  "put the line that is meant into a file of its own");
  return std::nullopt;
}

std::variant<Given, ExitCode> read_given(const std::string& path, const Asked& asked,
                                         const Engine& engine, const Streams& streams) {
  std::vector<ViewWord> words;
  if (const Mistake wrong = read_view_words(asked, words)) return misuse(streams, *wrong);
  const CheckOptions options;
  Given given{{}, read_views(words, options.max_size)};
  Diagnostics unreadable;
  read_sources(
      path, options, streams.in, [&](Source read) { given.source = std::move(read); },
      [&](Diagnostics problems) { unreadable = std::move(problems); });
  if (!unreadable.empty()) {
    print_problems(unreadable, streams);
    print_problems(given.views.unreadable, streams);
    return ExitCode::unreadable;
  }
  if (const Mistake wrong = unknown_teller(given.views, given.source, *engine.schema))
    return misuse(streams, *wrong);
  return given;
}

void add_profile_options(CLI::App& parser, ProfileWords& words) {
  parser.add_option("profile", words.path, "A profile, or - for standard input")
      ->type_name("PROFILE");
  parser.add_option("--format,-f", words.format, "Output format: text|json")->type_name("NAME");
  parser.add_option("--as-of", words.as_of, "Date of this run (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  add_view_option(parser, words.asked);
  add_pack_options(parser, words.asked);
}

std::variant<OneProfile, ExitCode> read_one(std::string_view command, const ProfileWords& words,
                                            const Streams& streams) {
  const std::optional<Form> form = form_of(words.format);
  if (!form)
    return misuse(streams, "--format takes text|json, not `" + words.format + "`",
                  did_you_mean(words.format, std::array<std::string_view, 2>{"text", "json"}));
  const std::optional<Instant> as_of =
      words.as_of.empty() ? std::optional(today_utc()) : parse_date(words.as_of);
  if (!as_of)
    return misuse(streams, "--as-of takes a date, not `" + words.as_of + "`",
                  "write it as 2026-11-30");
  if (const auto refused = refuse_path(command, words.path, streams)) return *refused;
  Asked asked = words.asked;
  if (const auto done = settle(asked, streams)) return *done;
  PackOptions pack;
  score::GateOptions gate;
  if (const Mistake wrong = read_pack(asked, pack)) return misuse(streams, *wrong);
  if (const Mistake wrong = read_gate(asked.settings, gate)) return misuse(streams, *wrong);

  Result<Engine> engine = load_engine(pack);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  if (const Mistake wrong = unknown_dimension(asked.settings, engine->policy))
    return misuse(streams, *wrong);
  const Word* waivers = asked.settings.one(Setting::waivers);
  Result<Accepted> accepted =
      read_accepted(waivers == nullptr ? "" : waivers->text, "", BaselineUse::compare);
  if (!accepted) {
    print_problems(accepted.problems(), streams);
    return ExitCode::misused;
  }
  auto given = read_given(words.path, asked, *engine, streams);
  if (const auto* code = std::get_if<ExitCode>(&given)) return *code;
  auto& [source, views] = std::get<Given>(given);
  Result<Assessment> assessment =
      assess(source, *engine, gate, *as_of, *accepted, std::move(views));
  if (!assessment) {
    print_problems(assessment.problems(), streams);
    return ExitCode::unreadable;
  }
  print_problems(assessment->warnings, streams);
  if (!assessment->agreed.empty()) source.text = assessment->agreed;
  return OneProfile{std::move(engine).value(),
                    std::move(source),
                    std::move(assessment).value(),
                    std::move(gate),
                    std::move(accepted).value(),
                    *as_of,
                    *form};
}

report::RenderOptions rendering(const Streams& streams) {
  return {.width = streams.out_width.value_or(80), .color = color_of(streams)};
}

ExitCode unless_failed(const report::Report& report, ExitCode code, const Streams& streams) {
  std::set<std::string> said;
  for (const report::ReportFinding& failed : report.errors)
    if (said.insert(failed.rule->id).second)
      streams.err << "partner-check: rule " << failed.rule->id
                  << " failed to evaluate: " << terminal_safe(failed.error) << '\n';
  return report.errors.empty() ? code : ExitCode::misused;
}

}  // namespace partner_check::app
