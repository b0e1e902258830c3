#include "process.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace scenario {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::vector<std::string> environment(const fs::path& room) {
  std::vector<std::string> variables{"PATH=" + (room / "bin").string() + ":/usr/bin:/bin",
                                     "HOME=" + (room / "work").string(), "LC_ALL=C", "TZ=UTC"};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    const std::string_view name = variable.substr(0, variable.find('='));
    if (name.ends_with("SAN_OPTIONS") || name == "LLVM_PROFILE_FILE") {
      variables.emplace_back(variable);
    }
  }
  return variables;
}

// In the child: never returns.
[[noreturn]] void become_shell(const std::string& commands, const fs::path& room) {
  const auto connect = [&](const char* file, int flags, int descriptor) {
    const int opened = ::open((room / file).c_str(), flags, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(127);
    ::close(opened);
  };
  connect("stdin", O_RDONLY, STDIN_FILENO);
  connect("stdout", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  connect("stderr", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (::chdir((room / "work").c_str()) != 0) ::_exit(127);
  std::vector<std::string> variables = environment(room);
  std::vector<char*> pointers;
  pointers.reserve(variables.size() + 1);
  for (std::string& variable : variables)
    pointers.push_back(variable.data());
  pointers.push_back(nullptr);
  ::execle("/bin/sh", "sh", "-c", commands.c_str(), nullptr, pointers.data());
  ::_exit(127);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "scenario-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail(name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Outcome run_shell(const std::string& commands, const std::string& input, const fs::path& room) {
  write_file(room / "stdin", input);
  const pid_t child = ::fork();
  if (child < 0) fail("fork");
  if (child == 0) become_shell(commands, room);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          read_file(room / "stdout"), read_file(room / "stderr")};
}

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) fail(path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const fs::path& path, const std::string& text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  if (!stream.flush()) fail(path.string());
}

}  // namespace scenario
