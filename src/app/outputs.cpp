#include "outputs.hpp"

#include <filesystem>

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"

#include "printing.hpp"

namespace partner_check::app {

namespace {

constexpr std::string_view k_default_format = "text";

bool is_standard_output(std::string_view path) {
  return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

std::string words_of(const Output& output) {
  const std::string name(output.format->name);
  return output.path.empty() ? name : name + "=" + output.path;
}

Mistake read_output(const Word& word, Output& output) {
  const std::size_t equals = word.text.find('=');
  const std::string name = word.text.substr(0, equals);
  output.spot = word.spot;
  output.format = report::find_format(name);
  if (output.format == nullptr) return not_one_of({name, word.from, word.spot}, format_names());
  if (equals == std::string::npos) return std::nullopt;
  output.path = word.text.substr(equals + 1);
  if (output.path.empty())
    return mistake(
        word, "`" + word.text + "` names no file",
        "a variable of the environment may be empty; " + name + " alone goes to standard output");
  if (is_standard_output(output.path)) {
    output.path.clear();
    return std::nullopt;
  }
  const std::optional<Diagnostic> problem = writable_path(output.path);
  if (problem) return mistake(word, output.path + ": " + problem->message);
  return std::nullopt;
}

Mistake conflict(const Output& one, const Output& other) {
  const Word word{"", "", other.spot};
  if (one.path.empty() && other.path.empty())
    return mistake(
        word, "standard output takes one report, not " + words_of(one) + " and " + words_of(other),
        "write one to a file: --format " + words_of(other) + "=PATH");
  if (!one.path.empty() && !other.path.empty() && same_file(one.path, other.path))
    return mistake(word, words_of(one) + " and " + words_of(other) + " are the same file");
  return std::nullopt;
}

// Enough to tell most files apart without asking the disk.
bool same_name(const std::string& a, const std::string& b) {
  return std::filesystem::path(a).filename() == std::filesystem::path(b).filename();
}

}  // namespace

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const report::Format& format : report::formats())
    names.push_back(format.name);
  return names;
}

Mistake read_outputs(const Settings& settings, std::vector<Output>& outputs) {
  for (const Word& word : settings[Setting::format]) {
    Output output;
    if (Mistake wrong = read_output(word, output)) return wrong;
    for (const Output& before : outputs)
      if (Mistake wrong = conflict(before, output)) return wrong;
    outputs.push_back(std::move(output));
  }
  if (outputs.empty()) outputs.push_back({report::find_format(k_default_format), {}});
  return std::nullopt;
}

Mistake overwritten(const std::vector<Output>& outputs, const Inputs& inputs) {
  for (const Output& output : outputs)
    for (const std::string& file : inputs.files)
      if (!output.path.empty() && same_name(output.path, file) && same_file(output.path, file))
        return mistake({"", "", output.spot},
                       words_of(output) + " would overwrite `" + file + "`, which is read",
                       "write it outside of the folder of profiles, or name it *.result.json");
  return std::nullopt;
}

ExitCode write_outputs(const report::Run& run, const CheckOptions& options, const Streams& streams,
                       ExitCode code) {
  const report::RenderOptions in_file{.color = options.color.value_or(report::Color::off),
                                      .detail = options.detail,
                                      .ledger = options.ledger,
                                      .waived_alerts = options.waived_alerts};
  const Output* standard = nullptr;
  for (const Output& output : options.outputs) {
    if (output.path.empty()) {
      standard = &output;
    } else if (const auto problem =
                   write_file_whole(output.path, output.format->render(run, in_file))) {
      print_problems({*problem}, streams);
      code = ExitCode::internal;
    }
  }
  if (standard == nullptr || options.noise == Noise::quiet) return code;
  report::RenderOptions here = in_file;
  here.width = streams.out_width.value_or(here.width);
  here.color = options.color.value_or(color_of(streams));
  const std::string text = standard->format->render(run, here);
  const bool is_text = standard->format->name == k_default_format;
  return print(is_text ? without_commands(text, streams) : text, streams, code);
}

}  // namespace partner_check::app
