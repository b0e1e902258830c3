// Runs shell commands in a folder and collects what they print. The commands get an environment
// made from nothing (PATH, HOME, LC_ALL=C, TZ=UTC, and the options of sanitizers and coverage), so
// neither the caller's settings nor its terminal matter. A failure of the system itself throws
// std::system_error.
#pragma once

#include <filesystem>
#include <string>

namespace scenario {

// A new folder under the system's temporary folder, removed with all its content at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Outcome {
  int exit = 0;  // 128 + N when signal N ended the shell
  std::string out;
  std::string err;
};

// Runs `/bin/sh -c commands` in room/work with `input` as stdin. `room` has the folders work (where
// the files are) and bin (searched first for programs); what is printed passes through files in it.
[[nodiscard]] Outcome run_shell(const std::string& commands, const std::string& input,
                                const std::filesystem::path& room);

[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace scenario
