// The README and docs/commands.md show real output: every block behind `<!-- output: partner-check
// ... -->` is what that command prints from the top of the repository, and every block behind `<!--
// file: ... -->` is that file. With PARTNER_CHECK_UPDATE set in the environment the blocks are
// rewritten instead.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "partner_check/app/run.hpp"

#include "support/catch.hpp"

using namespace partner_check;

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string output_of(const std::string& command) {
  std::istringstream words(command), nothing;
  std::vector<std::string> arguments;
  for (std::string word; words >> word;)
    arguments.push_back(word);
  REQUIRE(arguments.front() == "partner-check");
  arguments.erase(arguments.begin());
  std::ostringstream out, err;
  (void)app::run(arguments, {.in = nothing, .out = out, .err = err});
  CHECK(err.str().empty());
  return out.str();
}

// The document with every marked block replaced by what it should be.
std::string refreshed(const std::string& document) {
  std::string result;
  std::size_t from = 0;
  std::size_t blocks = 0;
  for (std::size_t at; (at = document.find("<!-- ", from)) != std::string::npos;) {
    const std::size_t end = document.find(" -->\n", at);
    const std::string mark = document.substr(at + 5, end - at - 5);
    const std::size_t begin = document.find('\n', document.find("```", end)) + 1;
    const std::size_t close = document.find("```", begin);
    REQUIRE(close != std::string::npos);
    const std::string what = mark.substr(mark.find(' ') + 1);
    result += document.substr(from, begin - from);
    result += mark.starts_with("output:") ? output_of(what) : slurp(what);
    from = close;
    ++blocks;
  }
  CHECK(blocks > 0);
  return result + document.substr(from);
}

}  // namespace

TEST_CASE("the README has the table of exit codes") {
  const std::string document = slurp(PARTNER_CHECK_SOURCE_DIR "/README.md");
  for (const EnumRow<app::ExitCode>& row : k_rows<app::ExitCode>) {
    INFO(row.help);
    CHECK(document.find("| " + std::string(row.name) + " | " + std::string(row.help) + " |") !=
          std::string::npos);
  }
}

TEST_CASE("the README shows what the program prints") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  for (const char* file : {"README.md", "docs/commands.md"}) {
    const std::string document = slurp(file);
    const std::string expected = refreshed(document);
    if (std::getenv("PARTNER_CHECK_UPDATE") != nullptr)
      std::ofstream(file, std::ios::binary) << expected;
    else
      CHECK(document == expected);
  }
}
