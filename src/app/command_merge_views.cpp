#include <ostream>

#include <fmt/format.h>

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/report/joint.hpp"

#include "command.hpp"
#include "merged_profile.hpp"
#include "one_profile.hpp"
#include "printing.hpp"
#include "views.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_purpose =
    "One profile of what several accounts agree on: the profile and what single partners filled\n"
    "in. What they say differently is left out and listed in `x-open-differences`; what one\n"
    "partner alone says is marked as its word.";
constexpr const char* k_examples =
    "  partner-check merge-views --view helix=helix.json --view north=north.json profile.json\n"
    "  partner-check merge-views --view helix=helix.json profile.json -o agreed.json\n"
    "  partner-check merge-views --view helix=helix.json profile.json --audience joint";

struct MergeWords {
  std::string path, output;
  bool quiet = false;
  Asked asked;
};

std::optional<ExitCode> refuse_output(const MergeWords& words, const Streams& streams) {
  if (words.output.empty()) return std::nullopt;
  if (const auto problem = writable_path(words.output))
    return misuse(streams, words.output + ": " + problem->message);
  std::vector<ViewWord> views;
  if (const Mistake wrong = read_view_words(words.asked, views)) return misuse(streams, *wrong);
  views.push_back({"", words.path});
  for (const ViewWord& read : views)
    if (same_file(words.output, read.file))
      return misuse(streams, "--output would overwrite `" + read.file + "`, which is read");
  return std::nullopt;
}

std::string summary(const MergedFacts& facts) {
  const auto told = [](std::size_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
  };
  std::string text =
      fmt::format("{}, {}, {} told by one side", told(facts.agreed, "fact agrees", "facts agree"),
                  told(facts.different, "differs", "differ"), told(facts.one_sided, "is", "are"));
  if (facts.by_profile > 0) text += fmt::format(", {} by the profile alone", facts.by_profile);
  return text;
}

Mistake read_audience(const Asked& asked, report::Audience& audience) {
  const Word* word = asked.settings.one(Setting::audience);
  if (word == nullptr) return std::nullopt;
  const std::optional<report::Audience> known = parse_name<report::Audience>(word->text);
  if (!known) return not_one_of(*word, names_of<report::Audience>());
  audience = *known;
  return std::nullopt;
}

}  // namespace

ExitCode command_merge_views(const std::vector<std::string>& arguments, const Streams& streams) {
  MergeWords words;
  const auto parser = make_parser("partner-check merge-views", k_purpose, k_examples);
  parser->add_option("profile", words.path, "A profile, or - for standard input")
      ->type_name("PROFILE");
  add_view_option(*parser, words.asked);
  parser->add_option("-o,--output", words.output, "Where to write it (default: standard output)")
      ->type_name("FILE");
  add_setting(*parser, words.asked, Setting::audience,
              "Who reads it: own|joint (default own); joint leaves out what is for one side's "
              "eyes, and notes",
              "WHO");
  parser->add_flag("-q,--quiet", words.quiet, "Do not count the facts on standard error");
  add_pack_options(*parser, words.asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = settle(words.asked, streams)) return *done;
  if (const auto refused = refuse_path("merge-views", words.path, streams)) return *refused;
  if (words.asked.views.empty())
    return misuse(streams, "merge-views lays views over a profile, and none is given",
                  "--view ID=FILE, for each partner that filled one in");
  if (const auto refused = refuse_output(words, streams)) return *refused;
  PackOptions pack;
  auto audience = report::Audience::own;
  if (const Mistake wrong = read_audience(words.asked, audience)) return misuse(streams, *wrong);
  if (const Mistake wrong = read_pack(words.asked, pack)) return misuse(streams, *wrong);
  const Result<Engine> engine = load_engine(pack);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  auto given = read_given(words.path, words.asked, *engine, streams);
  if (const auto* code = std::get_if<ExitCode>(&given)) return *code;
  auto& [source, views] = std::get<Given>(given);
  const Result<Reading> reading = read_profile(std::move(source), *engine, std::move(views));
  const bool is_joint = audience == report::Audience::joint;
  Diagnostics problems = reading ? warnings_of(*reading) : reading.problems();
  if (is_joint) report::for_joint(problems);
  if (!reading || !words.quiet) print_problems(problems, streams);
  if (!reading) return ExitCode::unreadable;

  const MergedProfile merged = merged_profile(*reading, *engine->schema, audience);
  const std::string text = json::write(merged.content, json::Layout::pretty) + "\n";
  if (!words.quiet)
    streams.err << without_commands("partner-check: " + summary(merged.facts) + "\n", streams);
  if (words.output.empty()) return print(text, streams, ExitCode::passed);
  const std::optional<Diagnostic> problem = write_file_whole(words.output, text);
  if (!problem) return ExitCode::passed;
  print_problems({*problem}, streams);
  return ExitCode::internal;
}

}  // namespace partner_check::app
