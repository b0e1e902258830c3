#include "partner_check/base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <istream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace partner_check {
namespace {

namespace fs = std::filesystem;

Diagnostic problem(std::string code, std::string message, std::string file) {
  return {.code = std::move(code), .message = std::move(message), .file = std::move(file)};
}

Diagnostic missing(const fs::path& path) {
  return problem("missing-file", "no such file or folder", path.string());
}

Diagnostic unreadable(const fs::path& path, std::error_code why) {
  return problem("unreadable-file", "cannot be read: " + why.message(), path.string());
}

// `size` as far as it is known: of a pipe it is not.
Diagnostic too_large(const fs::path& path, std::optional<std::uintmax_t> size, std::size_t limit) {
  const std::string found = size ? fmt::format("{}", *size) : fmt::format("more than {}", limit);
  return problem("too-large", fmt::format("{} bytes are too many, the limit is {}", found, limit),
                 path.string());
}

// Up to the end, or so far that the text is longer than `max_bytes`. `read(first, count)` gives the
// bytes that it put there, 0 at the end.
template <typename Read>
std::string read_up_to(std::size_t max_bytes, Read read) {
  constexpr std::size_t k_block = 65'536;
  std::string text;
  while (text.size() <= max_bytes) {
    const std::size_t before = text.size();
    text.resize(before + k_block);
    const std::size_t count = read(text.data() + before, k_block);
    text.resize(before + count);
    if (count == 0) break;
  }
  return text;
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// One search through a folder; `open` are the folders still to be read.
struct Search {
  const fs::path& root;
  const std::vector<std::string>& endings;
  const std::vector<std::string>& exclude;
  std::vector<fs::path> open{root};
  Listing found{};
  Diagnostics problems{};

  [[nodiscard]] bool wanted(const std::string& name) const {
    return std::any_of(endings.begin(), endings.end(),
                       [&](const std::string& ending) { return name.ends_with(ending); });
  }

  [[nodiscard]] bool left_out(const fs::path& path, const std::string& name) const {
    if (name.starts_with('.')) return true;
    const std::string relative = path.lexically_relative(root).generic_string();
    return std::any_of(exclude.begin(), exclude.end(), [&](const std::string& glob) {
      return glob_matches(glob, relative) || glob_matches(glob, name);
    });
  }

  void visit(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    std::error_code ignored;  // what cannot be examined is listed, so that reading it says why
    const bool is_folder = entry.is_directory(ignored);
    if (is_folder ? name == ".git" || name == "node_modules" : !wanted(name)) return;
    const bool linked_folder = is_folder && entry.is_symlink(ignored);  // may lead in circles
    if (left_out(entry.path(), name) || linked_folder || entry.is_other(ignored))
      ++found.skipped;
    else
      (is_folder ? open : found.files).push_back(entry.path());
  }

  void run() {
    while (!open.empty()) {
      const fs::path folder = std::move(open.back());
      open.pop_back();
      std::error_code failure;
      fs::directory_iterator entry(folder, failure);
      for (; !failure && entry != fs::directory_iterator(); entry.increment(failure))
        visit(*entry);
      if (failure) problems.push_back(unreadable(folder, failure));
    }
  }
};

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) return missing(path);
  if (failure) return unreadable(path, failure);
  if (fs::is_directory(status))
    return problem("is-a-folder", "this is a folder, not a file", path.string());
  if (fs::is_regular_file(status)) {
    const std::uintmax_t size = fs::file_size(path, failure);
    if (!failure && size > max_bytes) return too_large(path, size, max_bytes);
  }
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return unreadable(path, {errno, std::generic_category()});
  std::string text = read_up_to(max_bytes, [&](char* first, std::size_t count) {
    return std::fread(first, 1, count, file.get());
  });
  if (std::ferror(file.get()) != 0) return unreadable(path, {errno, std::generic_category()});
  if (text.size() > max_bytes) return too_large(path, std::nullopt, max_bytes);
  return text;
}

Result<std::string> read_standard_input(std::istream& input, std::size_t max_bytes) {
  std::string text = read_up_to(max_bytes, [&](char* first, std::size_t count) {
    input.read(first, static_cast<std::streamsize>(count));
    return static_cast<std::size_t>(input.gcount());
  });
  if (input.bad()) return unreadable("-", std::make_error_code(std::errc::io_error));
  if (text.size() > max_bytes) return too_large("-", std::nullopt, max_bytes);
  return text;
}

Result<Listing> list_files(const fs::path& folder, const std::vector<std::string>& endings,
                           const std::vector<std::string>& exclude) {
  std::error_code failure;
  const fs::file_status status = fs::status(folder, failure);
  if (status.type() == fs::file_type::not_found) return missing(folder);
  if (failure) return unreadable(folder, failure);
  if (!fs::is_directory(status))
    return problem("not-a-folder", "this is a file, not a folder", folder.string());
  Search search{folder, endings, exclude};
  search.run();
  const auto by_file = [](const auto& a, const auto& b) { return a.file < b.file; };
  std::sort(search.problems.begin(), search.problems.end(), by_file);
  if (!search.problems.empty()) return std::move(search.problems);
  const auto bytewise = [](const fs::path& a, const fs::path& b) {
    return a.native() < b.native();
  };
  std::sort(search.found.files.begin(), search.found.files.end(), bytewise);
  return std::move(search.found);
}

}  // namespace partner_check
