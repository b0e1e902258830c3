// What the command line says before anything is read: sizes, colour, help, mistakes.
#include <map>
#include <sstream>

#include "../../src/app/printing.hpp"
#include "support/catch.hpp"

using namespace partner_check;
using app::ExitCode;

namespace {

struct Ran {
  ExitCode code;
  std::string out, err;
};

Ran run(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  const ExitCode code = app::run(arguments, {.in = in, .out = out, .err = err});
  return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("sizes") {
  const std::vector<std::pair<std::string, std::optional<std::size_t>>> rows = {
      {"500", 500},
      {"1K", 1024},
      {"64M", 64u << 20},
      {"2G", std::size_t{2} << 30},
      {"", std::nullopt},
      {"0", std::nullopt},
      {"M", std::nullopt},
      {"1T", std::nullopt},
      {"-1", std::nullopt},
      {"1 M", std::nullopt},
      {"9999999999999999999", std::nullopt},
      {"9999999G", std::nullopt}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(app::parse_size(text) == expected);
  }
}

TEST_CASE("colour follows the environment, then the terminal") {
  using Environment = std::map<std::string, std::string>;
  struct Row {
    Environment environment;
    bool terminal;
    report::Color expected;
  };
  const std::vector<Row> rows = {
      {{}, true, report::Color::on},
      {{}, false, report::Color::off},
      {{{"NO_COLOR", "1"}}, true, report::Color::off},
      {{{"NO_COLOR", ""}}, true, report::Color::on},
      {{{"FORCE_COLOR", "1"}}, false, report::Color::on},
      {{{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, true, report::Color::off},
      {{{"TERM", "dumb"}}, true, report::Color::off},
      {{{"TERM", "xterm"}}, true, report::Color::on},
  };
  std::istringstream in;
  std::ostringstream out, err;
  for (const Row& row : rows) {
    app::Streams streams{.in = in, .out = out, .err = err, .out_is_terminal = row.terminal};
    streams.environment = [&](const char* name) -> std::optional<std::string> {
      const auto found = row.environment.find(name);
      return found == row.environment.end() ? std::nullopt : std::optional(found->second);
    };
    CHECK(app::color_of(streams) == row.expected);
  }
}

TEST_CASE("help names every command and every exit code") {
  const Ran help = run({"--help"});
  CHECK(help.code == ExitCode::passed);
  CHECK(help.err.empty());
  for (const EnumRow<ExitCode>& row : k_rows<ExitCode>)
    CHECK(help.out.find(row.help) != std::string::npos);
  for (const char* word :
       {"check", "rules", "explain", "schema", "Examples:", "--gate-on", "--max-size"})
    CHECK(help.out.find(word) != std::string::npos);
}

TEST_CASE("mistakes of usage say what is wrong and exit with 2") {
  struct Row {
    std::vector<std::string> arguments;
    std::string says;
  };
  const std::vector<Row> rows = {
      {{}, "usage: partner-check PATH"},
      {{"--formt", "json", "x"}, "did you mean `--format`?"},
      {{"x", "--format", "jsn"}, "did you mean `json`?"},
      {{"x", "--fail-on", "severe"}, "--fail-on takes critical|high|medium|low|info|never"},
      {{"x", "--gate-on", "state"}, "did you mean `stated`?"},
      {{"x", "--fail-under", "101"}, "101"},
      {{"x", "--fail-under", "nan"}, "--fail-under takes a score"},
      {{"x", "--fail-under", "44.04"}, "44.04"},
      {{"x", "--min-coverage", "-1"}, "-1"},
      {{"x", "--as-of", "2026-02-30"}, "2026-02-30"},
      {{"x", "--color", "blue"}, "--color takes auto|always|never"},
      {{"x", "--max-size", "big"}, "--max-size takes a size"},
      {{"x", "--param", "COMM01"}, "RULE.NAME=VALUE"},
      {{"-", "-"}, "standard input can be read only once"},
      {{"--color", "never"}, "no profile given"},
      {{"explain"}, "explain needs a rule"},
      {{"explain", "IP6"}, "did you mean `IP06`?"},
      {{"schema"}, "schema needs a name"},
      {{"schema", "profil"}, "did you mean `profile`?"},
      {{"rules", "extra"}, "one argument too many: `extra`"},
  };
  for (const Row& row : rows) {
    const Ran ran = run(row.arguments);
    INFO(ran.err);
    CHECK(ran.code == ExitCode::misused);
    CHECK(ran.out.empty());
    CHECK(ran.err.find(row.says) != std::string::npos);
  }
}
