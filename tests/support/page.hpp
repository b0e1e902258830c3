// Pages whose blocks are what the program does: a comment `<!-- KIND: WHAT -->` stands on the line
// above a fenced block, and a test makes the block anew. With PARTNER_CHECK_UPDATE set in the
// environment pages are rewritten instead of compared.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "partner_check/app/run.hpp"

#include "support/catch.hpp"

namespace partner_check::test {

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Printed {
  std::string out, err;
};

// What a command line prints in the current folder; words are divided by blanks.
inline Printed printed(const std::string& command) {
  std::istringstream words(command), nothing;
  std::vector<std::string> arguments;
  for (std::string word; words >> word;)
    arguments.push_back(word);
  REQUIRE(arguments.front() == "partner-check");
  arguments.erase(arguments.begin());
  std::ostringstream out, err;
  (void)app::run(arguments, {.in = nothing, .out = out, .err = err});
  return {out.str(), err.str()};
}

struct Block {
  std::string kind;  // "output"
  std::string what;  // the rest of the comment
  std::string text;  // as the page has it
};

// The page with the text of every marked block replaced by what `remake(block)` gives, in order.
template <typename Remake>
std::string refreshed(const std::string& page, Remake remake) {
  std::string result;
  std::size_t from = 0;
  std::size_t blocks = 0;
  for (std::size_t at; (at = page.find("<!-- ", from)) != std::string::npos; ++blocks) {
    const std::size_t end = page.find(" -->\n", at);
    const std::string mark = page.substr(at + 5, end - at - 5);
    const std::size_t begin = page.find('\n', page.find("```", end)) + 1;
    const std::size_t close = page.find("```", begin);
    REQUIRE(close != std::string::npos);
    const std::size_t colon = mark.find(": ");
    const std::string what = colon == std::string::npos ? "" : mark.substr(colon + 2);
    result += page.substr(from, begin - from);
    result += remake(Block{mark.substr(0, colon), what, page.substr(begin, close - begin)});
    from = close;
  }
  CHECK(blocks > 0);
  return result + page.substr(from);
}

inline std::string line_at(const std::string& text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

// Compares the page at `path` with what it should be, or rewrites it.
inline void settle(const std::filesystem::path& path, const std::string& expected) {
  if (std::getenv("PARTNER_CHECK_UPDATE") != nullptr)
    std::ofstream(path, std::ios::binary) << expected;
  const std::string text = slurp(path);
  const auto differs = std::ranges::mismatch(text, expected).in1;
  const auto at = static_cast<std::size_t>(differs - text.begin());
  INFO(path.string() << ":" << 1 + std::count(text.begin(), differs, '\n') << ": the page has\n"
                     << line_at(text, at) << "\nand the program\n"
                     << line_at(expected, at) << "\nPARTNER_CHECK_UPDATE=1 rewrites the page");
  const bool is_current = text == expected;
  CHECK(is_current);
}

}  // namespace partner_check::test
