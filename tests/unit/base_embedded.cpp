#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "partner_check/base/embedded.hpp"

#include "support/catch.hpp"

using namespace partner_check;
namespace fs = std::filesystem;

namespace {

const fs::path k_data = fs::path(PARTNER_CHECK_SOURCE_DIR) / "data";

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

bool is_embedded(const std::string& path) {
  return std::ranges::find(embedded_files(), path, &EmbeddedFile::path) != embedded_files().end();
}

}  // namespace

TEST_CASE("the embedded files are those on disk, byte for byte") {
  REQUIRE_FALSE(embedded_files().empty());
  for (const EmbeddedFile& file : embedded_files()) {
    INFO(file.path);
    CHECK(file.text == content(k_data / file.path));
  }
}

TEST_CASE("the embedded files are sorted by path, each path once") {
  const auto files = embedded_files();
  const auto out_of_order =
      std::ranges::adjacent_find(files, std::ranges::greater_equal{}, &EmbeddedFile::path);
  CHECK(out_of_order == files.end());
}

TEST_CASE("every schema and rule on disk is embedded, and no profile is") {
  for (const char* folder : {"schema", "rules", "profiles"}) {
    if (!fs::exists(k_data / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(k_data / folder)) {
      if (entry.path().extension() != ".json") continue;
      const std::string relative = entry.path().lexically_relative(k_data).generic_string();
      INFO(relative);
      CHECK(is_embedded(relative) == (std::string(folder) != "profiles"));
    }
  }
}
