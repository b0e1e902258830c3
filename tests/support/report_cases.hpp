// The runs that every format is tested on (tests/reports/cases.txt), and how the program is run in
// its folder.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "partner_check/app/run.hpp"

namespace partner_check::test {

struct ReportCase {
  std::string name;
  std::vector<std::string> arguments;
};

inline std::vector<std::string> words_of(const std::string& line) {
  std::istringstream text(line);
  std::vector<std::string> words;
  for (std::string word; text >> word;)
    words.push_back(word);
  return words;
}

inline std::vector<ReportCase> report_cases() {
  std::ifstream file(PARTNER_CHECK_SOURCE_DIR "/tests/reports/cases.txt");
  std::vector<ReportCase> cases;
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    cases.push_back({line.substr(0, colon), words_of(line.substr(colon + 2))});
    for (const char* word :
         {"--schema", "pack/schema.json", "--rules", "pack/rules", "--as-of", "2026-11-22"})
      cases.back().arguments.emplace_back(word);
  }
  return cases;
}

struct Ran {
  std::string out, err;
  app::ExitCode code = app::ExitCode::internal;
};

// In the folder of the cases.
inline Ran run_there(const std::vector<std::string>& arguments) {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR "/tests/reports");
  std::istringstream nothing;
  std::ostringstream out, err;
  const app::ExitCode code = app::run(arguments, {.in = nothing, .out = out, .err = err});
  return {out.str(), err.str(), code};
}

}  // namespace partner_check::test
