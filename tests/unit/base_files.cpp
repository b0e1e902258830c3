#include <sstream>

#include "partner_check/base/files.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace partner_check {
namespace {

namespace fs = std::filesystem;

Diagnostic only_problem(const Diagnostics& problems) {
  REQUIRE(problems.size() == 1);
  return problems.front();
}

TEST_CASE("a file is read whole, byte for byte") {
  const test::TemporaryFolder folder;
  const std::string text("a\r\n\0\xff{}", 7);
  const Result<std::string> small = read_file(folder.write("a.json", text), 7);
  REQUIRE(small);
  CHECK(*small == text);

  const std::string long_text(300'000, 'x');
  const Result<std::string> large = read_file(folder.write("b.json", long_text), 1'000'000);
  REQUIRE(large);
  CHECK(*large == long_text);
  CHECK(read_file(folder.write("empty.json", ""), 0)->empty());
}

TEST_CASE("a file that cannot be read says why") {
  const test::TemporaryFolder folder;
  const fs::path absent = folder.path() / "absent.json";
  const Diagnostic missing = only_problem(read_file(absent, 100).problems());
  CHECK(missing.code == "missing-file");
  CHECK(missing.message == "no such file or folder");
  CHECK(missing.file == absent.string());

  const fs::path below_a_file = folder.write("a.json", "{}") / "b.json";
  CHECK(only_problem(read_file(below_a_file, 100).problems()).code == "missing-file");

  CHECK(only_problem(read_file(folder.path(), 100).problems()).code == "is-a-folder");

  const fs::path large = folder.write("large.json", "12345678");
  const Diagnostic too_large = only_problem(read_file(large, 7).problems());
  CHECK(too_large.code == "too-large");
  CHECK(too_large.message == "8 bytes are too many, the limit is 7");

  const fs::path circle = folder.path() / "circle.json";
  fs::create_symlink(circle, circle);
  CHECK(only_problem(read_file(circle, 100).problems()).code == "unreadable-file");
}

TEST_CASE("a file without permission is unreadable") {
  if (::geteuid() == 0) {
    WARN("the superuser may read everything: not tested");
    SUCCEED();
    return;
  }
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("secret.json", "{}");
  fs::permissions(file, fs::perms::none);
  const Diagnostic problem = only_problem(read_file(file, 100).problems());
  CHECK(problem.code == "unreadable-file");
  CHECK(problem.message == "cannot be read: Permission denied");
}

TEST_CASE("a folder without permission fails the whole listing") {
  if (::geteuid() == 0) {
    WARN("the superuser may read everything: not tested");
    SUCCEED();
    return;
  }
  const test::TemporaryFolder folder;
  folder.write("a/x.json", "{}");
  folder.write("b.json", "{}");
  fs::permissions(folder.path() / "a", fs::perms::none);
  const Diagnostic problem = only_problem(list_files(folder.path(), {".json"}, {}).problems());
  fs::permissions(folder.path() / "a", fs::perms::owner_all);
  CHECK(problem.code == "unreadable-file");
  CHECK(problem.file == (folder.path() / "a").string());
}

TEST_CASE("a device without a size is read up to the limit") {
  const Diagnostic problem = only_problem(read_file("/dev/zero", 100'000).problems());
  CHECK(problem.code == "too-large");
  CHECK(problem.message == "more than 100000 bytes are too many, the limit is 100000");
}

TEST_CASE("standard input has the same limit") {
  std::istringstream input(std::string(200'000, 'x'));
  CHECK(read_standard_input(input, 200'000)->size() == 200'000);
  std::istringstream longer(std::string(200'001, 'x'));
  const Diagnostic problem = only_problem(read_standard_input(longer, 200'000).problems());
  CHECK(problem.code == "too-large");
  CHECK(problem.file == "-");
  std::istringstream nothing;
  CHECK(read_standard_input(nothing, 10)->empty());

  std::istringstream broken("{}");
  broken.setstate(std::ios::badbit);
  CHECK(only_problem(read_standard_input(broken, 10).problems()).code == "unreadable-file");
}

TEST_CASE("globs") {
  struct Row {
    std::string pattern;
    std::string path;
    bool expected;
  };
  const std::vector<Row> rows{
      {"a.json", "a.json", true},
      {"a.json", "b/a.json", false},
      {"*.json", "a.json", true},
      {"*.json", ".json", true},
      {"*.json", "a/b.json", false},
      {"*", "", true},
      {"", "", true},
      {"", "a", false},
      {"a*c", "abbc", true},
      {"a*c", "abbcd", false},
      {"*a*b*", "xxaxxbxx", true},
      {"?.json", "a.json", true},
      {"?.json", "ab.json", false},
      {"?.json", "ä.json", true},
      {"a?b", "a/b", false},
      {"**", "a/b/c", true},
      {"**", "", true},
      {"**/a.json", "a.json", true},
      {"**/a.json", "x/y/a.json", true},
      {"**/a.json", "xa.json", false},
      {"x/**", "x/a/b", true},
      {"x/**", "x", false},
      {"x/**/b", "x/b", true},
      {"x/**/b", "x/a/a/b", true},
      {"x/**/b", "xb", false},
      {"a**b", "a/x/b", true},
      {"**/drafts/*", "a/drafts/b", true},
      {"**/drafts/*", "a/drafts/b/c", false},
      {"[ab]", "a", false},
      {"[ab]", "[ab]", true},
      {"A.json", "a.json", false},
      {"日?.json", "日本.json", true},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " against " << row.path);
    CHECK(glob_matches(row.pattern, row.path) == row.expected);
  }
}

TEST_CASE("a glob of many stars is not exponential") {
  std::string pattern;
  for (int i = 0; i < 200; ++i)
    pattern += "*a";
  CHECK_FALSE(glob_matches(pattern + "b", std::string(2'000, 'a')));
}

std::vector<std::string> names_below(const fs::path& folder, const Listing& listing) {
  std::vector<std::string> names;
  for (const fs::path& file : listing.files)
    names.push_back(file.lexically_relative(folder).generic_string());
  return names;
}

TEST_CASE("files are listed in bytewise order, without what is hidden or excluded") {
  const test::TemporaryFolder folder;
  for (const char* name :
       {"b.json", "a/x.json", "a-b/x.json", "B.json", "a/deep/er/y.json", "a/notes.txt",
        "node_modules/z.json", ".git/config.json", ".hidden/h.json", ".dot.json", "drafts/d.json",
        "a/old.json", "a/drafts.txt"})
    folder.write(name, "{}");

  const Result<Listing> all = list_files(folder.path(), {".json"}, {});
  REQUIRE(all);
  CHECK(names_below(folder.path(), *all) ==
        std::vector<std::string>{"B.json", "a-b/x.json", "a/deep/er/y.json", "a/old.json",
                                 "a/x.json", "b.json", "drafts/d.json"});
  CHECK(all->skipped == 2);  // .hidden and .dot.json

  const Result<Listing> some = list_files(folder.path(), {".json", ".txt"}, {"drafts", "a/o*"});
  REQUIRE(some);
  CHECK(names_below(folder.path(), *some) ==
        std::vector<std::string>{"B.json", "a-b/x.json", "a/deep/er/y.json", "a/drafts.txt",
                                 "a/notes.txt", "a/x.json", "b.json"});
  CHECK(some->skipped == 4);
}

TEST_CASE("links to folders are not followed, broken links are listed") {
  const test::TemporaryFolder folder;
  folder.write("a/x.json", "{}");
  fs::create_directory_symlink("..", folder.path() / "a/up");
  fs::create_symlink("nowhere", folder.path() / "broken.json");
  const Result<Listing> listing = list_files(folder.path(), {".json"}, {});
  REQUIRE(listing);
  CHECK(names_below(folder.path(), *listing) ==
        std::vector<std::string>{"a/x.json", "broken.json"});
  CHECK(listing->skipped == 1);
}

TEST_CASE("a folder may be named with a slash at its end") {
  const test::TemporaryFolder folder;
  folder.write("drafts/a.json", "{}");
  folder.write("b.json", "{}");
  const fs::path named = folder.path() / "";
  const Result<Listing> listing = list_files(named, {".json"}, {"drafts/*"});
  REQUIRE(listing);
  CHECK(listing->files == std::vector<fs::path>{folder.path() / "b.json"});
  CHECK(listing->skipped == 1);
}

TEST_CASE("a hidden folder that was asked for is listed") {
  const test::TemporaryFolder folder;
  folder.write(".profiles/a.json", "{}");
  const Result<Listing> listing = list_files(folder.path() / ".profiles", {".json"}, {});
  REQUIRE(listing);
  CHECK(listing->files.size() == 1);
}

TEST_CASE("a folder that cannot be listed says why") {
  const test::TemporaryFolder folder;
  const fs::path absent = folder.path() / "absent";
  CHECK(only_problem(list_files(absent, {".json"}, {}).problems()).code == "missing-file");
  const fs::path file = folder.write("a.json", "{}");
  CHECK(only_problem(list_files(file, {".json"}, {}).problems()).code == "not-a-folder");
}

}  // namespace
}  // namespace partner_check
