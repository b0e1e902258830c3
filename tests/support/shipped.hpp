// The schemas and the rule pack that are built into the program, for tests.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "partner_check/base/embedded.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/pack.hpp"

#include "support/documents.hpp"

namespace partner_check::test {

inline std::string shipped_text(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files())
    if (file.path == path) return std::string(file.text);
  throw std::runtime_error("not embedded: " + std::string(path));
}

inline profile::Schema shipped_schema(const std::string& name) {
  return need(profile::Schema::compile(document(shipped_text("schema/" + name + ".json"))));
}

// The schemas and the pack stay where they are; the pack points to the profile schema.
struct Shipped {
  profile::Schema rule = shipped_schema("rule");
  profile::Schema compounds = shipped_schema("compounds");
  profile::Schema derived = shipped_schema("derived");
  profile::Schema grounds = shipped_schema("case");
  profile::Schema benchmarks = shipped_schema("benchmarks");
  profile::Schema profile = shipped_schema("profile");

  [[nodiscard]] rules::PackSchemas schemas() const {
    return {rule, compounds, derived, grounds, benchmarks, profile};
  }
  [[nodiscard]] static std::vector<rules::PackFile> files() {
    std::vector<rules::PackFile> files;
    for (const EmbeddedFile& file : embedded_files())
      if (file.path.starts_with("rules/") || file.path == "compounds.json" ||
          file.path == "derived.json" || file.path == "case.json" || file.path == "benchmarks.json")
        files.push_back({std::string(file.path), std::string(file.text)});
    return files;
  }
};

}  // namespace partner_check::test
