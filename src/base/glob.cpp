#include "partner_check/base/files.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check {
namespace {

// Every position of the path at which what was read of the pattern may end. Reading one token of
// the pattern moves all of them at once, so a match costs at most pattern length times path length.
class Positions {
 public:
  explicit Positions(std::string_view path) : path_(path), reached_(path.size() + 1) {
    reached_[0] = true;
  }

  [[nodiscard]] bool at_end() const { return reached_.back(); }

  void literal(char wanted) {
    for (std::size_t i = path_.size(); i > 0; --i)
      reached_[i] = path_[i - 1] == wanted && reached_[i - 1];
    reached_[0] = false;
  }

  void one_character() {
    std::vector<bool> next(reached_.size());
    for (std::size_t i = 0; i < path_.size(); ++i)
      if (reached_[i] && path_[i] != '/') next[i + first_code_point(path_.substr(i)).taken] = true;
    reached_ = std::move(next);
  }

  void within_a_name() {
    for (std::size_t i = 0; i < path_.size(); ++i)
      if (reached_[i] && path_[i] != '/') reached_[i + 1] = true;
  }

  void anything() {
    for (std::size_t i = 0; i < path_.size(); ++i)
      if (reached_[i]) reached_[i + 1] = true;
  }

  void any_folders() {
    bool begun = false;
    for (std::size_t i = 0; i < path_.size(); ++i) {
      begun = begun || reached_[i];
      if (begun && path_[i] == '/') reached_[i + 1] = true;
    }
  }

 private:
  std::string_view path_;
  std::vector<bool> reached_;  // a flag for each byte of the path and its end
};

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  Positions positions(path);
  bool at_name_start = true;
  while (!pattern.empty()) {
    std::size_t taken = 1;
    if (at_name_start && pattern.starts_with("**/")) {
      positions.any_folders();
      taken = 3;
    } else if (pattern.starts_with("**")) {
      positions.anything();
      taken = 2;
    } else if (pattern.front() == '*') {
      positions.within_a_name();
    } else if (pattern.front() == '?') {
      positions.one_character();
    } else {
      positions.literal(pattern.front());
    }
    at_name_start = pattern[taken - 1] == '/';
    pattern.remove_prefix(taken);
  }
  return positions.at_end();
}

}  // namespace partner_check
