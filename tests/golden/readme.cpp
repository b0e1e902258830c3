// The README and docs/commands.md show real output: every block behind `<!-- output: partner-check
// ... -->` is what that command prints from the top of the repository, and every block behind `<!--
// file: ... -->` is that file. With PARTNER_CHECK_UPDATE set in the environment the blocks are
// rewritten instead.
#include <filesystem>

#include "support/page.hpp"

using namespace partner_check;

namespace {

std::string remade(const test::Block& block) {
  if (block.kind == "file") return test::slurp(block.what);
  REQUIRE(block.kind == "output");
  const test::Printed printed = test::printed(block.what);
  CHECK(printed.err.empty());
  return printed.out;
}

}  // namespace

TEST_CASE("the README has the table of exit codes") {
  const std::string document = test::slurp(PARTNER_CHECK_SOURCE_DIR "/README.md");
  for (const EnumRow<app::ExitCode>& row : k_rows<app::ExitCode>) {
    INFO(row.help);
    CHECK(document.find("| " + std::string(row.name) + " | " + std::string(row.help) + " |") !=
          std::string::npos);
  }
}

TEST_CASE("the README shows what the program prints") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  for (const char* file : {"README.md", "docs/commands.md"})
    test::settle(file, test::refreshed(test::slurp(file), remade));
}
