#include "engine.hpp"

#include <algorithm>
#include <cassert>

#include "partner_check/base/embedded.hpp"
#include "partner_check/base/files.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"

namespace partner_check::app {

namespace {

constexpr std::size_t k_max_pack_file = 1u << 20;

Result<Document> read_built_in(std::string_view path) {
  return json::read("data/" + std::string(path), std::string(built_in(path)));
}

Result<profile::Schema> built_in_schema(std::string_view path) {
  Result<Document> document = read_built_in(path);
  if (!document) return std::move(document).problems();
  Result<profile::Schema> schema = profile::Schema::compile(*document);
  if (schema) return schema;
  Diagnostics problems = schema.problems();
  json::place_all(*document, problems);
  return problems;
}

Result<score::Policy> built_in_policy() {
  Result<Document> document = read_built_in("scoring.json");
  if (!document) return std::move(document).problems();
  const Result<profile::Schema> schema = built_in_schema("schema/policy.json");
  if (!schema) return schema.problems();
  Result<score::Policy> policy = score::read_policy(*document, *schema);
  if (policy) return policy;
  Diagnostics problems = policy.problems();
  json::place_all(*document, problems);
  return problems;
}

// The shipped pack, then every folder's files.
Result<std::vector<rules::PackFile>> pack_files(const std::vector<std::string>& folders) {
  std::vector<rules::PackFile> files;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with("rules/") || file.path == "compounds.json" ||
        file.path == "derived.json")
      files.push_back({"data/" + std::string(file.path), std::string(file.text)});
  std::size_t layer = 0;
  for (const std::string& folder : folders) {
    ++layer;
    Result<Listing> listing = list_files(folder, {".json"}, {});
    if (!listing) return std::move(listing).problems();
    if (listing->files.empty())
      return Diagnostic{
          .code = "empty-pack", .message = "no rule files (*.json) in this folder", .file = folder};
    for (const std::filesystem::path& path : listing->files) {
      Result<std::string> text = read_file(path, k_max_pack_file);
      if (!text) return std::move(text).problems();
      files.push_back({path.string(), std::move(text).value(), layer});
    }
  }
  return files;
}

}  // namespace

std::string_view built_in(std::string_view path) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  assert(found != files.end());
  return found->text;
}

Result<Engine> load_engine(const PackOptions& options) {
  Result<profile::Schema> schema = built_in_schema("schema/profile.json");
  if (!schema) return std::move(schema).problems();
  const Result<profile::Schema> rule = built_in_schema("schema/rule.json");
  if (!rule) return rule.problems();
  const Result<profile::Schema> compounds = built_in_schema("schema/compounds.json");
  if (!compounds) return compounds.problems();
  const Result<profile::Schema> derived = built_in_schema("schema/derived.json");
  if (!derived) return derived.problems();
  Result<score::Policy> policy = built_in_policy();
  if (!policy) return std::move(policy).problems();
  Result<std::vector<rules::PackFile>> files = pack_files(options.folders);
  if (!files) return std::move(files).problems();
  auto kept = std::make_unique<const profile::Schema>(std::move(schema).value());
  Result<rules::RulePack> pack =
      rules::load_pack(*files, {*rule, *compounds, *derived, *kept}, options.settings);
  if (!pack) return std::move(pack).problems();
  return Engine{std::move(kept), std::move(pack).value(), std::move(policy).value()};
}

}  // namespace partner_check::app
