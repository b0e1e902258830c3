// Reading, listing and writing files. The only place that touches the disk. Errors say what the
// system said, with the path.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/result.hpp"

namespace partner_check {

// Whole content. Problems: "missing-file", "unreadable-file", "is-a-folder", "too-large" (with both
// sizes).
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);
// Whole standard input, same limit.
Result<std::string> read_standard_input(std::istream& input, std::size_t max_bytes);

struct Listing {
  std::vector<std::filesystem::path> files;  // sorted by path, bytewise
  // Files with a wanted ending that are hidden, excluded or no files (a pipe), and folders that are
  // hidden, excluded or reached by a link. `.git` and `node_modules` nobody expects: not counted.
  std::size_t skipped = 0;
};
// All files below a folder whose name ends with one of `endings`, the skipped ones left out.
// `exclude` are globs against the path relative to the folder and against the bare name. Problems:
// "missing-file", "not-a-folder", and "unreadable-file" for each folder below that cannot be
// listed.
Result<Listing> list_files(const std::filesystem::path& folder,
                           const std::vector<std::string>& endings,
                           const std::vector<std::string>& exclude);
// Who reads `path` meanwhile, or after a failure, finds the old content or all of the new one: it
// is written beside, brought to the disk and renamed. What a symbolic link leads to is replaced,
// and keeps its permissions. A pipe, a device or an open file of this process (/dev/stderr) is
// written directly. Problems: "unwritable-path" (the path leads nowhere: see writable_path), else
// "unwritable-file".
[[nodiscard]] std::optional<Diagnostic> write_file_whole(const std::filesystem::path& path,
                                                         std::string_view text);
// What is wrong with a path before anything is written: it is empty, a folder, or in a folder that
// does not exist. Code "unwritable-path".
[[nodiscard]] std::optional<Diagnostic> writable_path(const std::filesystem::path& path);
// Whether two paths lead to one file, existing or to be made.
[[nodiscard]] bool same_file(const std::filesystem::path& a, const std::filesystem::path& b);

// `?` is one character and `*` any number of them, both within a name; `**` is anything; `**/` at
// the start of a name is any number of folders, also none. Cost: at most pattern times path.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace partner_check
