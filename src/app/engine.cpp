#include "engine.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "partner_check/base/files.hpp"
#include "partner_check/base/pointer.hpp"
#include "partner_check/base/sha256.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/rules/image.hpp"
#include "partner_check/rules/shipped.hpp"

#include "pack_image.hpp"

namespace partner_check::app {

namespace {

constexpr std::size_t k_max_pack_file = 1u << 20;
constexpr std::string_view k_policy_file = "scoring.json";

Diagnostics placed(const Document& document, Diagnostics problems) {
  json::place_all(document, problems);
  return problems;
}

// What a schema may say, but rules cannot work with.
Diagnostics unusable(const profile::Schema& schema) {
  Diagnostics problems;
  if (schema.root().record == nullptr)
    problems.push_back({.code = "schema-value",
                        .message = "the documents of this schema are no objects with `properties`",
                        .hint = "rules read the properties by their names"});
  for (const profile::Variable& variable : schema.variables())
    if (variable.name == "params")
      problems.push_back({.code = "schema-value",
                          .message = "in rules, `params` are the rule's parameters",
                          .hint = "give the field another name in rules, with `x-variable`",
                          .pointer = pointer_child("/properties", variable.field),
                          .at_key = true});
  return problems;
}

// Of the documents that are evaluated.
Result<profile::Schema> document_schema(const std::string& file) {
  if (file.empty()) return rules::shipped_schema("schema/profile.json");
  Result<std::string> text = read_file(file, k_max_pack_file);
  if (!text) return std::move(text).problems();
  const Result<Document> document = json::read(file, std::move(text).value());
  if (!document) return document.problems();
  Result<profile::Schema> schema = profile::Schema::compile(*document);
  Diagnostics problems = schema ? unusable(*schema) : schema.problems();
  if (problems.empty()) return schema;
  return placed(*document, std::move(problems));
}

// The files of all folders. The last scoring policy is the one that counts.
struct PackTexts {
  std::vector<rules::PackFile> files;
  std::optional<rules::PackFile> policy;  // nothing: the shipped one
  std::string sha256;                     // of the files (rules::digest)
};

std::optional<Diagnostics> add_folder(const std::string& folder, std::size_t layer,
                                      PackTexts& texts) {
  Result<Listing> listing = list_files(folder, {".json"}, {});
  if (!listing) return std::move(listing).problems();
  if (listing->files.empty())
    return Diagnostics{
        {.code = "empty-pack", .message = "no rule files (*.json) in this folder", .file = folder}};
  for (const std::filesystem::path& path : listing->files) {
    Result<std::string> text = read_file(path, k_max_pack_file);
    if (!text) return std::move(text).problems();
    rules::PackFile file{path.string(), std::move(text).value(), layer};
    if (path.filename() == k_policy_file) {
      texts.policy = std::move(file);
      continue;
    }
    const std::string inside = path.lexically_relative(folder).generic_string();
    texts.sha256 = rules::digest(texts.sha256, inside, file.text);
    texts.files.push_back(std::move(file));
  }
  return std::nullopt;
}

// `sha256` names the files below them.
Result<PackTexts> pack_texts(const std::vector<std::string>& folders, std::string_view sha256) {
  PackTexts texts{.files = {}, .policy = {}, .sha256 = std::string(sha256)};
  std::size_t layer = 0;
  for (const std::string& folder : folders)
    if (std::optional<Diagnostics> problems = add_folder(folder, ++layer, texts))
      return std::move(*problems);
  return texts;
}

// The shipped one is known to fit its schema: a test holds it.
Result<score::Policy> shipped_policy() {
  const Result<Document> document = rules::shipped_document(k_policy_file);
  if (!document) return document.problems();
  return score::read_fitting_policy(*document);
}

Result<score::Policy> own_policy(const rules::PackFile& file) {
  const Result<Document> document = json::read(file.file, file.text);
  if (!document) return document.problems();
  const Result<profile::Schema> schema = rules::shipped_schema("schema/policy.json");
  if (!schema) return schema.problems();
  Result<score::Policy> policy = score::read_policy(*document, *schema);
  if (policy) return policy;
  return placed(*document, policy.problems());
}

// What rules are checked against, and set by.
struct Base {
  const profile::Schema& schema;
  const score::Policy& policy;
  const std::vector<rules::ParameterSetting>& settings;
};

rules::Vocabulary vocabulary_of(const score::Policy& policy) {
  rules::Vocabulary vocabulary;
  for (const score::Dimension& dimension : policy.dimensions)
    vocabulary.dimensions.push_back(dimension.id);
  for (const score::SuccessFactor& factor : policy.factors)
    vocabulary.success_factors.push_back(factor.id);
  return vocabulary;
}

// The files over the pack below.
Result<rules::RulePack> read_files(const std::vector<rules::PackFile>& files, const Base& base,
                                   rules::RulePack below) {
  if (files.empty()) {  // the schemas of files are not needed
    below.schema = &base.schema;
    Diagnostics problems = rules::set_parameters(below, base.settings);
    if (!problems.empty()) return problems;
    return below;
  }
  const Result<rules::FileSchemas> schemas = rules::shipped_file_schemas();
  if (!schemas) return schemas.problems();
  const rules::Vocabulary vocabulary = vocabulary_of(base.policy);
  return rules::load_pack(files,
                          {schemas->rule, schemas->compounds, schemas->derived, schemas->grounds,
                           schemas->benchmarks, base.schema, &vocabulary},
                          base.settings, std::move(below));
}

Result<rules::RulePack> read_pack(std::vector<rules::PackFile> files, const Base& base,
                                  Shipped shipped) {
  if (shipped == Shipped::compiled) {
    Result<rules::RulePack> below = rules::read_image(pack_image(), base.schema);
    if (!below) return below;
    Result<rules::RulePack> pack = read_files(files, base, std::move(below).value());
    if (pack) return pack;  // else once more from files: only those know the places of problems
  }
  std::vector<rules::PackFile> all =
      shipped == Shipped::nothing ? rules::shipped_benchmarks() : rules::shipped_files();
  std::ranges::move(files, std::back_inserter(all));
  return read_files(all, base, {});
}

}  // namespace

std::string_view built_in(std::string_view path) {
  return rules::shipped_text(path);
}

Result<Engine> load_engine(const PackOptions& options, Shipped shipped) {
  if (!options.schema.empty() && options.folders.empty())
    return Diagnostic{.code = "schema-without-rules",
                      .message = "--schema needs the rules for its documents",
                      .hint = "add --rules DIR; the shipped rules are for partnership profiles"};
  Result<profile::Schema> schema = document_schema(options.schema);
  if (!schema) return std::move(schema).problems();
  if (!options.schema.empty()) shipped = Shipped::nothing;
  Result<PackTexts> texts =
      pack_texts(options.folders, shipped == Shipped::nothing ? "" : pack_sha256());
  if (!texts) return std::move(texts).problems();
  std::string policy_sha256 =
      sha256_hex(texts->policy ? texts->policy->text : rules::shipped_text(k_policy_file));
  Result<score::Policy> policy = texts->policy ? own_policy(*texts->policy) : shipped_policy();
  if (!policy) return std::move(policy).problems();
  if (texts->policy && shipped == Shipped::compiled) shipped = Shipped::files;
  auto kept = std::make_unique<const profile::Schema>(std::move(schema).value());
  Result<rules::RulePack> pack =
      read_pack(std::move(texts->files), {*kept, *policy, options.settings}, shipped);
  if (!pack) return std::move(pack).problems();
  if (pack->rules.empty() && !options.folders.empty())
    return Diagnostic{
        .code = "empty-pack", .message = "no rules in this folder", .file = options.folders.back()};
  if (Diagnostics problems = rules::set_severities(*pack, options.severities); !problems.empty())
    return problems;
  return Engine{std::move(kept), std::move(pack).value(), std::move(policy).value(),
                std::move(texts->sha256), std::move(policy_sha256)};
}

}  // namespace partner_check::app
