// Runs one scenario file against the program. Usage: run_scenario PROGRAM SCENARIO [--update]
// Exit code: 0 as expected (or updated), 1 not as expected, 2 the scenario itself is wrong.
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "partner_check/base/version.hpp"

#include "compare.hpp"
#include "process.hpp"
#include "scenario.hpp"

namespace scenario {
namespace {

namespace fs = std::filesystem;

// The sections that speak of one output, and what came out.
struct Stream {
  std::string_view name;
  std::string Outcome::*text;
  Kind exact, has, lacks, ignored;
};

constexpr std::array k_streams{
    Stream{"stdout", &Outcome::out, Kind::out, Kind::out_has, Kind::out_lacks, Kind::out_ignored},
    Stream{"stderr", &Outcome::err, Kind::err, Kind::err_has, Kind::err_lacks, Kind::err_ignored},
};

Placeholders placeholders() {
  const auto today =
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
  return {{"{{version}}", std::string(partner_check::k_version)},
          {"{{today}}", fmt::format("{:%Y-%m-%d}", today)},
          {"{{escape}}", "\x1b"}};
}

// An output is compared in full unless the scenario only names parts of it or ignores it.
bool is_exact(const Scenario& scenario, const Stream& stream) {
  return find(scenario, stream.exact) ||
         !(find(scenario, stream.has) || find(scenario, stream.lacks) ||
           find(scenario, stream.ignored));
}

std::string text_of(const Scenario& scenario, Kind kind) {
  const Section* section = find(scenario, kind);
  return section ? section->text : std::string();
}

std::string exit_of(const Scenario& scenario) {
  const Section* section = find(scenario, Kind::exit);
  return section ? section->argument : "0";
}

// Puts the files of the scenario into the work folder. The program and this runner are on PATH.
void furnish(const Scenario& scenario, const fs::path& room, const fs::path& program,
             const fs::path& runner) {
  fs::create_directories(room / "work");
  fs::create_directories(room / "bin");
  fs::create_symlink(fs::absolute(program), room / "bin" / "partner-check");
  fs::create_symlink(fs::absolute(runner), room / "bin" / "run-scenario");
  for (const auto& [kind, argument, text] : scenario.sections) {
    if (kind == Kind::file) write_file(room / "work" / argument, text);
    if (kind != Kind::copy) continue;
    const std::size_t as = argument.find(" as ");
    const fs::path source = fs::path(PARTNER_CHECK_SOURCE_DIR) / argument.substr(0, as);
    write_file(room / "work" /
                   (as == std::string::npos ? source.filename().string() : argument.substr(as + 4)),
               read_file(source));
  }
}

std::string compare(const Scenario& scenario, const Outcome& outcome) {
  std::string complaints;
  if (const std::string actual = std::to_string(outcome.exit); exit_of(scenario) != actual) {
    complaints += fmt::format("exit code is {}, expected {}\n", actual, exit_of(scenario));
  }
  for (const Stream& stream : k_streams) {
    const std::string& actual = outcome.*stream.text;
    if (is_exact(scenario, stream)) {
      complaints += check_exact(stream.name, text_of(scenario, stream.exact), actual);
    }
    complaints += check_has(stream.name, text_of(scenario, stream.has), actual);
    complaints += check_lacks(stream.name, text_of(scenario, stream.lacks), actual);
  }
  return complaints;
}

// The scenario with the exit code and the exact outputs as they came out.
Scenario updated(Scenario scenario, const Outcome& outcome, const Placeholders& known) {
  if (find(scenario, Kind::exit) || outcome.exit != 0) {
    set(scenario, {Kind::exit, std::to_string(outcome.exit), {}});
  }
  for (const Stream& stream : k_streams) {
    if (!is_exact(scenario, stream)) continue;
    const std::string earlier = text_of(scenario, stream.exact);
    set(scenario, {stream.exact, {}, unfill(outcome.*stream.text, earlier + "{{escape}}", known)});
  }
  return scenario;
}

int run(const fs::path& runner, const fs::path& program, const fs::path& path, bool update) {
  const Parsed parsed = parse(read_file(path));
  if (!parsed.scenario) {
    std::cerr << path.string() << ": " << parsed.problem << '\n';
    return 2;
  }
  const Placeholders known = placeholders();
  Scenario scenario = *parsed.scenario;
  for (Section& section : scenario.sections)
    section.text = fill(std::move(section.text), known);

  const TemporaryFolder room;
  furnish(scenario, room.path(), program, runner);
  const Outcome outcome =
      run_shell(text_of(scenario, Kind::command), text_of(scenario, Kind::input), room.path());
  if (update) {
    write_file(path, to_text(updated(*parsed.scenario, outcome, known)));
    return 0;
  }
  const std::string complaints = compare(scenario, outcome);
  if (complaints.empty()) return 0;
  std::cout << path.string() << ":\n" << parsed.scenario->remarks << complaints;
  return 1;
}

}  // namespace
}  // namespace scenario

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv, argv + argc);
  const bool update = argc == 4 && arguments[3] == "--update";
  if (argc != 3 && !update) {
    std::cerr << "usage: run_scenario PROGRAM SCENARIO [--update]\n";
    return 2;
  }
  try {
    return scenario::run(arguments[0], arguments[1], arguments[2], update);
  } catch (const std::exception& error) {
    std::cerr << arguments[2] << ": " << error.what() << '\n';
    return 2;
  }
}
