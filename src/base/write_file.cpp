#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "partner_check/base/files.hpp"

namespace partner_check {

namespace {

namespace fs = std::filesystem;

using Failure = std::optional<std::error_code>;

Failure last_failure() {
  return std::error_code(errno, std::generic_category());
}

Diagnostic unwritable(const fs::path& path, const std::error_code& why) {
  return {.code = "unwritable-file",
          .message = "cannot be written: " + why.message(),
          .file = path.string()};
}

// A file descriptor; closing it may be the first to hear that the disk is full.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;

  [[nodiscard]] bool is_open() const { return number_ >= 0; }

  [[nodiscard]] Failure write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t count = ::write(number_, text.data(), text.size());
      if (count < 0 && errno != EINTR) return last_failure();
      if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
    return std::nullopt;
  }
  [[nodiscard]] Failure set_mode(fs::perms mode) const {
    return ::fchmod(number_, static_cast<mode_t>(mode)) == 0 ? std::nullopt : last_failure();
  }
  [[nodiscard]] Failure sync() const {
    return ::fsync(number_) == 0 ? std::nullopt : last_failure();
  }
  [[nodiscard]] Failure close() {
    return ::close(std::exchange(number_, -1)) == 0 ? std::nullopt : last_failure();
  }

 private:
  int number_;
};

// /dev/stderr and the like lead to a file that is open already, and in which others write, too.
bool is_open_file(const fs::path& path) {
  const std::string name = path.lexically_normal().string();
  return name == "/dev/stdout" || name == "/dev/stderr" || name.starts_with("/dev/fd/") ||
         name.starts_with("/proc/");
}

Failure write_directly(const fs::path& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!file.is_open()) return last_failure();
  if (Failure failure = file.write(text)) return failure;
  return file.close();
}

// Where the file is, or will be: symbolic links followed, also one that leads to nothing yet.
fs::path target_of(fs::path path) {
  constexpr int k_most_links = 40;
  std::error_code failure;
  for (int links = 0; links < k_most_links && fs::is_symlink(path, failure); ++links)
    path = path.parent_path() / fs::read_symlink(path, failure);
  return path;
}

Failure write_new(const fs::path& path, std::string_view text, std::optional<fs::perms> mode) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open()) return last_failure();
  if (Failure failure = file.write(text)) return failure;
  if (mode)
    if (Failure failure = file.set_mode(*mode)) return failure;
  if (Failure failure = file.sync()) return failure;
  return file.close();
}

// In the same folder, so that it can be renamed; hidden, so that no search finds it.
fs::path beside(const fs::path& path, int attempt) {
  return path.parent_path() / fmt::format(".partner-check-{}-{}.tmp", ::getpid(), attempt);
}

Failure replace(const fs::path& path, std::string_view text, std::optional<fs::perms> mode) {
  Failure failure;
  int attempt = 0;
  do  // a name may be taken: by a process of another machine, or by one that was killed
    failure = write_new(beside(path, attempt), text, mode);
  while (failure == std::errc::file_exists && ++attempt < 100);
  if (failure == std::errc::file_exists) return failure;
  const fs::path written = beside(path, attempt);
  if (!failure && ::rename(written.c_str(), path.c_str()) != 0) failure = last_failure();
  if (failure) ::unlink(written.c_str());
  return failure;
}

}  // namespace

std::optional<Diagnostic> writable_path(const fs::path& path) {
  std::string message;
  std::error_code ignored;
  if (path.empty())
    message = "an empty path names no file";
  else if (fs::is_directory(path, ignored) || !path.has_filename())
    message = "this is a folder, not a file";
  else if (const fs::path folder = target_of(path).parent_path();
           !folder.empty() && !fs::is_directory(folder, ignored))
    message = "there is no folder `" + folder.string() + "` to write it in";
  if (message.empty()) return std::nullopt;
  return Diagnostic{
      .code = "unwritable-path", .message = std::move(message), .file = path.string()};
}

std::optional<Diagnostic> write_file_whole(const fs::path& path, std::string_view text) {
  if (std::optional<Diagnostic> problem = writable_path(path)) return problem;
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  const bool is_there = fs::exists(status);
  // A folder may allow what the file itself forbids.
  if (is_there && ::access(path.c_str(), W_OK) != 0) return unwritable(path, *last_failure());
  const bool directly = is_there && (!fs::is_regular_file(status) || is_open_file(path));
  const Failure failure =
      directly ? write_directly(path, text)
               : replace(target_of(path), text,
                         is_there ? std::optional(status.permissions()) : std::nullopt);
  if (failure) return unwritable(path, *failure);
  return std::nullopt;
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code failure;
  if (fs::equivalent(a, b, failure)) return true;
  const auto place = [&](const fs::path& path) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(target_of(path), ignored), ignored);
  };
  return place(a) == place(b);
}

}  // namespace partner_check
