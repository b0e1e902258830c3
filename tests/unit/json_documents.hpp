// JSON texts made up at random, the same ones in every run: deep and wide, oddly spaced, with
// escapes in names and strings, names that need escaping in a pointer, and numbers in all
// spellings. All are valid, without repeated names.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace partner_check::json_tests {

class Documents {
 public:
  explicit Documents(unsigned seed) : random_(seed) {}
  [[nodiscard]] std::string next();
  // The text with a few bytes changed, inserted, removed or repeated, or its end cut off.
  [[nodiscard]] std::string damaged(std::string text);
  [[nodiscard]] std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::string value(std::size_t depth);
  std::string members(std::size_t depth);
  std::string elements(std::size_t depth);
  std::string string_inside();
  std::string space();
  std::string_view one_of(const std::vector<std::string_view>& choices);

  std::mt19937 random_;
};

}  // namespace partner_check::json_tests
