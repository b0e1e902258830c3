// Runs the conformance suite of CEL and prints how much of it holds. Reads the lines of suite.mjs
// from standard input. Usage: conformance KNOWN-FAILURES. Fails if a check fails that is not
// listed there, or one passes that is.
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "checks.hpp"

namespace partner_check::cel_suite {
namespace {

struct Count {
  std::size_t passed = 0;
  std::size_t all = 0;
};

// With the marks of thousands.
std::string number(std::size_t value) {
  std::string text = std::to_string(value);
  for (std::size_t at = text.size(); at > 3;)
    text.insert(at -= 3, ",");
  return text;
}

std::string passed(const Count& count, std::string_view name) {
  return fmt::format("{} {} of {}", name, number(count.passed), number(count.all));
}

class Run {
 public:
  explicit Run(const std::string& known_failures) {
    std::ifstream file(known_failures);
    if (!file) throw std::runtime_error("cannot read " + known_failures);
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line.front() != '#')
        known_.emplace(line.substr(0, line.find(": ")), false);
  }

  void add(const Json& row) {
    const auto id = row.at("id").get<std::string>();
    const auto& kind = row.at("kind");
    if (kind == "excluded") {
      ++excluded_[row.at("reason").get<std::string>()];
    } else if (kind == "test") {
      add(row.at("group").get<std::string>(), id, row, check_result(row));
    } else {
      if (const auto fault = check_tree(row)) add("trees", "tree of " + id, row, *fault);
      if (!row.value("checked", false) || !row.contains("tree")) return;
      if (const auto fault = check_type(row)) add("types", "type of " + id, row, *fault);
    }
  }

  // The exit code.
  [[nodiscard]] int report() const {
    std::string line;
    for (const std::string_view group :
         {"core", "checker", "strings", "math", "optionals", "two-variable", "bind", "base64"})
      line += passed(count(group), group) + " · ";
    const std::size_t protobuf = excluded("protobuf");
    const std::size_t block = excluded("block");
    fmt::print("{}not applicable {} ({} protobuf, {} block)\n", line, number(protobuf + block),
               number(protobuf), number(block));
    fmt::print("as cel-go has them: {} · {}\n", passed(count("trees"), "trees and syntax errors"),
               passed(count("types"), "types and type errors"));
    int wrong = unexpected_;
    for (const auto& [id, seen] : known_) {
      if (seen) continue;
      fmt::print("{}: is listed as a failure, but passes or does not exist\n", id);
      ++wrong;
    }
    const std::size_t tests = count("core").all;
    if (tests == 0) fmt::print("no tests\n");
    return wrong == 0 && tests != 0 ? 0 : 1;
  }

 private:
  void add(const std::string& group, const std::string& id, const Json& row, const Fault& fault) {
    Count& count = counts_[group];
    ++count.all;
    if (fault.empty()) {
      ++count.passed;
      return;
    }
    const auto known = known_.find(id);
    if (known != known_.end()) {
      known->second = true;
      return;
    }
    ++unexpected_;
    fmt::print("{}: `{}` {}\n", id, row.at("expr").get<std::string>(), fault);
  }

  [[nodiscard]] Count count(std::string_view group) const {
    const auto row = counts_.find(group);
    return row == counts_.end() ? Count{} : row->second;
  }
  [[nodiscard]] std::size_t excluded(std::string_view reason) const {
    const auto row = excluded_.find(reason);
    return row == excluded_.end() ? 0 : row->second;
  }

  std::map<std::string, bool> known_;  // whether it was seen to fail
  std::map<std::string, Count, std::less<>> counts_;
  std::map<std::string, std::size_t, std::less<>> excluded_;
  int unexpected_ = 0;
};

int run(const std::string& known_failures) {
  Run run(known_failures);
  for (std::string line; std::getline(std::cin, line);)
    run.add(Json::parse(line));
  return run.report();
}

}  // namespace
}  // namespace partner_check::cel_suite

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    return partner_check::cel_suite::run(argv[1]);
  } catch (const std::exception& problem) {
    fmt::print("{}\n", problem.what());
    return 2;
  }
}
