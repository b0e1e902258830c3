#include "partner_check/rules/shipped.hpp"

#include <algorithm>
#include <cassert>

#include "partner_check/base/embedded.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"

namespace partner_check::rules {

std::string_view shipped_text(std::string_view path) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  assert(found != files.end());
  return found->text;
}

Result<Document> shipped_document(std::string_view path) {
  return json::read("data/" + std::string(path), std::string(shipped_text(path)));
}

Result<profile::Schema> shipped_schema(std::string_view path) {
  Result<Document> document = shipped_document(path);
  if (!document) return std::move(document).problems();
  Result<profile::Schema> schema = profile::Schema::compile(*document);
  if (schema) return schema;
  Diagnostics problems = std::move(schema).problems();
  json::place_all(*document, problems);
  return problems;
}

Result<FileSchemas> shipped_file_schemas() {
  Result<profile::Schema> rule = shipped_schema("schema/rule.json");
  if (!rule) return std::move(rule).problems();
  Result<profile::Schema> compounds = shipped_schema("schema/compounds.json");
  if (!compounds) return std::move(compounds).problems();
  Result<profile::Schema> derived = shipped_schema("schema/derived.json");
  if (!derived) return std::move(derived).problems();
  Result<profile::Schema> grounds = shipped_schema("schema/case.json");
  if (!grounds) return std::move(grounds).problems();
  Result<profile::Schema> benchmarks = shipped_schema("schema/benchmarks.json");
  if (!benchmarks) return std::move(benchmarks).problems();
  return FileSchemas{std::move(rule).value(), std::move(compounds).value(),
                     std::move(derived).value(), std::move(grounds).value(),
                     std::move(benchmarks).value()};
}

namespace {

template <typename IsMeant>
std::vector<PackFile> files(IsMeant is_meant) {
  std::vector<PackFile> files;
  for (const EmbeddedFile& file : embedded_files())
    if (is_meant(file.path))
      files.push_back({"data/" + std::string(file.path), std::string(file.text)});
  return files;
}

}  // namespace

std::vector<PackFile> shipped_files() {
  return files([](std::string_view path) {
    return path.starts_with("rules/") || path == "compounds.json" || path == "derived.json" ||
           path == "case.json" || path == "benchmarks.json";
  });
}

std::vector<PackFile> shipped_benchmarks() {
  return files([](std::string_view path) { return path == "benchmarks.json"; });
}

}  // namespace partner_check::rules
