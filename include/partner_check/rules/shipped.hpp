// What the program ships, from the files that are built into it (base/embedded.hpp): schemas and
// the pack in layer 0. Problems have the file's place under data/.
#pragma once

#include <string_view>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

// The text of a file, "schema/profile.json"; the file must exist.
[[nodiscard]] std::string_view shipped_text(std::string_view path);
Result<Document> shipped_document(std::string_view path);
Result<profile::Schema> shipped_schema(std::string_view path);
// Rules, base, compounds, derived facts, grounds and benchmarks.
[[nodiscard]] std::vector<PackFile> shipped_files();
// The figures alone, which rules for any kind of document may name.
[[nodiscard]] std::vector<PackFile> shipped_benchmarks();

// The schemas that the files of a pack keep to.
struct FileSchemas {
  profile::Schema rule, compounds, derived, grounds, benchmarks;
};
Result<FileSchemas> shipped_file_schemas();

}  // namespace partner_check::rules
