#include "partner_check/base/files.hpp"
#include "partner_check/report/joint.hpp"

#include "check_words.hpp"
#include "command.hpp"
#include "outputs.hpp"
#include "printing.hpp"
#include "saved.hpp"

namespace partner_check::app {

namespace {

constexpr const char* k_examples =
    "  partner-check profile.json -f json=saved.result.json\n"
    "  partner-check render saved.result.json -f html=page.html -f sarif=alerts.sarif\n"
    "  partner-check render saved.result.json --audience joint\n"
    "  partner-check profiles/ -f ndjson | partner-check render - -f csv";

Result<report::Run> read_run(const std::string& file, const Streams& streams) {
  const Result<std::string> text =
      file == "-" ? read_standard_input(streams.in, k_most_saved) : read_file(file, k_most_saved);
  if (!text) return text.problems();
  return read_saved(file, *text);
}

}  // namespace

// The gate was judged when the result was saved: rendering it ends with 0.
ExitCode command_render(const std::vector<std::string>& arguments, const Streams& streams) {
  CheckOptions options;
  CheckWords words;
  std::string file;
  const auto parser =
      make_parser("partner-check render", "Print a saved result in other formats.", k_examples);
  parser->add_option("result", file, "A result saved as json or ndjson, or - for standard input")
      ->type_name("RESULT");
  add_output_options(*parser, options, words);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (file.empty())
    return misuse(streams, "render needs a saved result", "partner-check render RESULT -f html");
  if (const Mistake wrong = read_output_words(words, options)) return misuse(streams, *wrong);
  Inputs inputs;
  inputs.files.push_back(file);
  if (const Mistake wrong = overwritten(options.outputs, inputs)) return misuse(streams, *wrong);

  Result<report::Run> run = read_run(file, streams);
  if (!run) {
    print_problems(run.problems(), streams);
    return ExitCode::unreadable;
  }
  if (options.audience == report::Audience::joint) run = report::for_joint(std::move(run).value());
  return write_outputs(*run, options, streams, ExitCode::passed);
}

}  // namespace partner_check::app
