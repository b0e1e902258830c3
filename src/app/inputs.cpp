#include "inputs.hpp"

#include "partner_check/base/files.hpp"
#include "partner_check/base/text.hpp"

#include "command.hpp"

namespace partner_check::app {

namespace {

namespace fs = std::filesystem;

// Files that this program reads or writes itself and that may lie beside profiles.
const std::vector<std::string> k_own_files = {"partner-check.json", "waivers.json", "baseline.json",
                                              "*.result.json", "*.sarif"};

// A word that is neither file nor folder may be a misspelt command.
std::string command_hint(const std::string& word) {
  if (word.find_first_of("/.") != std::string::npos) return {};
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    names.push_back(command.name);
  const std::string_view nearest_name = nearest(word, names);
  return nearest_name.empty() ? std::string()
                              : "did you mean the command `" + std::string(nearest_name) + "`?";
}

void collect_folder(const std::string& path, const CheckOptions& options, Inputs& inputs) {
  std::vector<std::string> exclude = k_own_files;
  exclude.insert(exclude.end(), options.exclude.begin(), options.exclude.end());
  Result<Listing> listing = list_files(path, {".json", ".ndjson"}, exclude);
  if (!listing) {
    inputs.failures.push_back({path, std::move(listing).problems()});
    return;
  }
  inputs.skipped += listing->skipped;
  for (const fs::path& file : listing->files)
    inputs.files.push_back(file.string());
  if (!listing->files.empty()) return;
  inputs.failures.push_back(
      {path,
       {{.code = "no-profiles",
         .message = "no profiles (*.json, *.ndjson) in this folder",
         .hint = listing->skipped == 0
                     ? ""
                     : counted(listing->skipped, "file was", "files were") + " skipped",
         .file = path}}});
}

}  // namespace

Inputs collect_inputs(const CheckOptions& options) {
  Inputs inputs;
  for (const std::string& path : options.paths) {
    std::error_code ignored;
    if (path == "-") {
      inputs.files.push_back(path);
    } else if (fs::is_directory(path, ignored)) {
      inputs.shape = report::Shape::batch;
      collect_folder(path, options, inputs);
    } else if (!fs::exists(fs::symlink_status(path, ignored))) {
      inputs.failures.push_back({path,
                                 {{.code = "missing-file",
                                   .message = "no such file or folder",
                                   .hint = command_hint(path),
                                   .file = path}}});
    } else {
      if (path.ends_with(".ndjson")) inputs.shape = report::Shape::batch;
      inputs.files.push_back(path);
    }
  }
  if (options.paths.size() > 1) inputs.shape = report::Shape::batch;
  return inputs;
}

void read_sources(const std::string& file, const CheckOptions& options,
                  std::istream& standard_input, const std::function<void(Source)>& take,
                  const std::function<void(Diagnostics)>& fail) {
  Result<std::string> text = file == "-" ? read_standard_input(standard_input, options.max_size)
                                         : read_file(file, options.max_size);
  if (!text) return fail(std::move(text).problems());
  if (!file.ends_with(".ndjson")) return take({file, std::move(text).value(), 1});
  const std::string_view all = *text;
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < all.size(); ++line) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    const std::string_view content = all.substr(begin, end - begin);
    if (content.find_first_not_of(" \t\r") != std::string_view::npos)
      take({file, std::string(content), line});
    begin = end + 1;
  }
}

}  // namespace partner_check::app
