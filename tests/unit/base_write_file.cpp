#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partner_check/base/files.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace partner_check {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_CASE("a file is written whole, byte for byte, and nothing else is left") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.path() / "out.json";
  const std::string text("a\r\n\0\xff{}", 7);
  CHECK_FALSE(write_file_whole(file, text));
  CHECK(content(file) == text);
  const std::string long_text(3'000'000, 'x');
  CHECK_FALSE(write_file_whole(file, long_text));
  CHECK(content(file) == long_text);
  CHECK_FALSE(write_file_whole(file, ""));
  CHECK(content(file).empty());
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("who has the old file open keeps reading the old content") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("out.json", "old");
  std::ifstream open(file);
  CHECK_FALSE(write_file_whole(file, "new"));
  std::string read;
  open >> read;
  CHECK(read == "old");
  CHECK(content(file) == "new");
}

TEST_CASE("a file that is replaced keeps its permissions, a new one gets the usual ones") {
  const test::TemporaryFolder folder;
  const fs::path old = folder.write("old", "");
  fs::permissions(old, fs::perms(0640));
  CHECK_FALSE(write_file_whole(old, "x"));
  CHECK(fs::status(old).permissions() == fs::perms(0640));

  const mode_t before = ::umask(027);
  CHECK_FALSE(write_file_whole(folder.path() / "new", "x"));
  ::umask(before);
  CHECK(fs::status(folder.path() / "new").permissions() == fs::perms(0640));
}

TEST_CASE("what a symbolic link leads to is written, and the link stays") {
  const test::TemporaryFolder folder;
  const fs::path target = folder.write("far/target", "old");
  fs::create_symlink("far/target", folder.path() / "link");
  fs::create_symlink("far/later", folder.path() / "dangling");
  CHECK_FALSE(write_file_whole(folder.path() / "link", "new"));
  CHECK(content(target) == "new");
  CHECK_FALSE(write_file_whole(folder.path() / "dangling", "made"));
  CHECK(content(folder.path() / "far/later") == "made");
  CHECK(fs::is_symlink(folder.path() / "link"));
  CHECK(fs::is_symlink(folder.path() / "dangling"));
}

TEST_CASE("a name of a temporary file that is taken is left alone") {
  const test::TemporaryFolder folder;
  const std::string taken = ".partner-check-" + std::to_string(::getpid()) + "-0.tmp";
  const fs::path other = folder.write(taken, "of somebody else");
  CHECK_FALSE(write_file_whole(folder.path() / "out", "x"));
  CHECK(content(other) == "of somebody else");
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("a pipe is written directly") {
  const test::TemporaryFolder folder;
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int kept_open = ::open(pipe.c_str(), O_RDWR);  // so that nobody waits for anybody
  CHECK_FALSE(write_file_whole(pipe, "text"));
  char read[4] = {};
  CHECK(::read(kept_open, read, sizeof read) == 4);
  CHECK(std::string(read, 4) == "text");
  ::close(kept_open);
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a path that leads nowhere is refused before anything is written") {
  const test::TemporaryFolder folder;
  const std::string base = folder.path().string();
  struct Row {
    std::string path, message;
  };
  const std::vector<Row> rows = {
      {"", "an empty path names no file"},
      {base, "this is a folder, not a file"},
      {base + "/new/", "this is a folder, not a file"},
      {base + "/none/out", "there is no folder `" + base + "/none` to write it in"},
      {folder.write("file", "").string() + "/out",
       "there is no folder `" + base + "/file` to write it in"},
  };
  for (const Row& row : rows) {
    const std::optional<Diagnostic> problem = write_file_whole(row.path, "x");
    REQUIRE(problem);
    CHECK(problem->code == "unwritable-path");
    CHECK(problem->message == row.message);
    CHECK(problem->file == row.path);
  }
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("what the system refuses is said with the path, and the old file stays") {
  const std::optional<Diagnostic> full = write_file_whole("/dev/full", "x");
  REQUIRE(full);
  CHECK(full->code == "unwritable-file");
  CHECK(full->message == "cannot be written: No space left on device");
  CHECK(full->file == "/dev/full");

  if (::geteuid() == 0) return;  // nothing is forbidden to root
  const test::TemporaryFolder folder;
  const fs::path locked = folder.write("locked/out", "old");
  fs::permissions(locked.parent_path(), fs::perms(0555));
  CHECK(write_file_whole(locked, "new")->message == "cannot be written: Permission denied");
  CHECK(content(locked) == "old");
  fs::permissions(locked.parent_path(), fs::perms(0755));
  fs::permissions(locked, fs::perms(0444));
  CHECK(write_file_whole(locked, "new")->message == "cannot be written: Permission denied");
  CHECK(content(locked) == "old");
}

TEST_CASE("one file has many paths") {
  const test::TemporaryFolder folder;
  const fs::path base = folder.path();
  folder.write("a", "");
  folder.write("folder/b", "");
  fs::create_symlink("a", base / "link");
  fs::create_symlink("later", base / "dangling");
  struct Row {
    std::string_view a, b;
    bool same;
  };
  const Row rows[] = {{"a", "a", true},           {"a", "./a", true},
                      {"a", "folder/../a", true}, {"a", "link", true},
                      {"new", "./new", true},     {"new", "folder/../new", true},
                      {"a", "new", false},        {"dangling", "later", true},
                      {"a", "folder/b", false},   {"new", "newer", false}};
  for (const Row& row : rows) {
    INFO(row.a << " and " << row.b);
    CHECK(same_file(base / row.a, base / row.b) == row.same);
  }
}

}  // namespace
}  // namespace partner_check
