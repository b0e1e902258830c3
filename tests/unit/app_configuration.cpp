// The four places that options come from, and the configuration file.
#include <algorithm>
#include <map>
#include <sstream>

#include "partner_check/base/text.hpp"

#include "../../src/app/check_words.hpp"
#include "../../src/app/configuration.hpp"
#include "../../src/app/engine.hpp"
#include "support/catch.hpp"
#include "support/page.hpp"
#include "support/temporary_folder.hpp"

using namespace partner_check;
using app::Setting;

namespace {

// What a run was asked for, by the setting.
std::string meaning(Setting setting, const app::CheckOptions& options) {
  const score::GateOptions& gate = options.gate;
  std::string text;
  switch (setting) {
    case Setting::rules: return join(options.pack.folders, " ");
    case Setting::schema: return options.pack.schema;
    case Setting::param:
      for (const rules::ParameterSetting& one : options.pack.settings)
        text += one.rule + "." + one.name + "=" + one.value + " ";
      return text;
    case Setting::fail_on: return gate.fail_on ? std::string(name_of(*gate.fail_on)) : "never";
    case Setting::fail_under:
      text = gate.fail_under ? score::tenths_text(*gate.fail_under) : "none";
      for (const auto& [dimension, tenths] : gate.fail_under_dimension)
        text += " " + dimension + "=" + score::tenths_text(tenths);
      return text;
    case Setting::min_coverage: return std::to_string(gate.min_coverage_percent);
    case Setting::gate_on: return std::string(name_of(gate.gate_on));
    case Setting::waivers: return options.waivers;
    case Setting::baseline: return options.baseline;
    case Setting::format:
      for (const app::Output& output : options.outputs)
        text += std::string(output.format->name) + "=" + output.path + " ";
      return text;
    case Setting::exclude: return join(options.exclude, " ");
    case Setting::audience: return std::string(name_of(options.audience));
    case Setting::fail_on_regression: break;
  }
  return {};
}

class Check {
 public:
  std::string configuration = R"({"version": "1"})";
  std::map<std::string, std::string> environment;
  std::vector<std::string> flags;

  // The options, or what was said of a mistake.
  std::variant<app::CheckOptions, std::string> read() const {
    const test::TemporaryFolder folder;
    const std::string file = folder.write("partner-check.json", configuration).string();
    std::istringstream in;
    std::ostringstream out, err;
    const app::Streams streams{
        .in = in, .out = out, .err = err, .environment = [&](const char* name) {
          const auto found = environment.find(name);
          return found == environment.end() ? std::nullopt : std::optional(found->second);
        }};
    app::CheckOptions options;
    app::CheckWords words;
    const auto parser = app::make_parser("partner-check", "", "");
    add_check_options(*parser, options, words);
    std::vector<std::string> arguments = {"p.json", "--config", file};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    std::optional<app::ExitCode> done = parse(*parser, arguments, streams);
    if (!done) done = read_check_words(words, options, streams);
    if (!done) return options;
    CHECK(*done == app::ExitCode::misused);
    std::string said = err.str();
    const std::string at = folder.path().string() + "/";
    for (std::size_t i; (i = said.find(at)) != std::string::npos;)
      said.erase(i, at.size());
    return said;
  }

  std::string meaning(Setting setting) const {
    const auto result = read();
    if (const auto* said = std::get_if<std::string>(&result)) return *said;
    std::string text = ::meaning(setting, std::get<app::CheckOptions>(result));
    // Paths of the file are relative to its folder, which has another name every time.
    const std::size_t at = text.find("/partner-check-");
    if (at != std::string::npos) {
      const std::size_t begin =
          text.rfind('=', at) == std::string::npos ? 0 : text.rfind('=', at) + 1;
      text.replace(begin, text.find('/', at + 1) + 1 - begin, "HERE/");
    }
    return text;
  }
};

}  // namespace

TEST_CASE("the command line counts, then the environment, then the file, then the default") {
  struct Row {
    Setting setting;
    std::string by_default;
    std::string member, of_file;
    std::string variable, of_environment;
    std::vector<std::string> flags;
    std::string of_flags;
  };
  const std::vector<Row> rows = {
      {Setting::rules,
       "",
       R"("rules": ["own", "more"])",
       "HERE/own",
       "",
       "",
       {"--rules", "a"},
       "a"},
      {Setting::schema,
       "",
       R"("schema": "own.json")",
       "HERE/own.json",
       "",
       "",
       {"--schema", "a"},
       "a"},
      {Setting::param,
       "",
       R"("params": {"COMM01.max_days": 21})",
       "COMM01.max_days=21 ",
       "",
       "",
       {"--param", "COMM01.max_days=7"},
       "COMM01.max_days=21 COMM01.max_days=7 "},
      {Setting::fail_on,
       "critical",
       R"("gates": {"fail_on": "high"})",
       "high",
       "medium",
       "medium",
       {"--fail-on", "never"},
       "never"},
      {Setting::fail_under,
       "none",
       R"("gates": {"fail_under": {"score": 40, "ip": 50.5}})",
       "40 ip=50.5",
       "trust=60",
       "40 ip=50.5 trust=60",
       {"--fail-under", "ip=70", "--fail-under", "0"},
       "0 ip=70 trust=60"},
      {Setting::min_coverage,
       "0",
       R"("gates": {"min_coverage": 50})",
       "50",
       "60",
       "60",
       {"--min-coverage", "0"},
       "0"},
      {Setting::gate_on,
       "stated",
       R"("gates": {"gate_on": "proven"})",
       "proven",
       "possible",
       "possible",
       {"--gate-on", "stated"},
       "stated"},
      {Setting::waivers,
       "",
       R"("waivers": "w.json")",
       "HERE/w.json",
       "e.json",
       "e.json",
       {"--waivers", "f.json"},
       "f.json"},
      {Setting::baseline,
       "",
       R"("baseline": "b.json")",
       "HERE/b.json",
       "e.json",
       "e.json",
       {"--baseline", "f.json"},
       "f.json"},
      {Setting::format,
       "text= ",
       R"("outputs": ["json=out/../r.json"])",
       "json=HERE/r.json ",
       "json",
       "json= ",
       {"-f", "text"},
       "text= "},
      {Setting::exclude,
       "",
       R"("exclude": ["a/**", "b"])",
       "a/** b",
       "",
       "",
       {"--exclude", "c"},
       "c"},
      {Setting::audience,
       "own",
       R"("audience": "joint")",
       "joint",
       "own",
       "own",
       {"--audience", "joint"},
       "joint"},
  };
  for (const Row& row : rows) {
    INFO(row_of(row.setting).flag);
    Check check;
    CHECK(check.meaning(row.setting) == row.by_default);
    check.configuration = R"({"version": "1", )" + row.member + "}";
    CHECK(check.meaning(row.setting).substr(0, row.of_file.size()) == row.of_file);
    const std::string variable(row_of(row.setting).variable);
    CHECK(variable.empty() == row.variable.empty());
    if (!variable.empty()) {
      check.environment[variable] = "";
      CHECK(check.meaning(row.setting) == row.of_file);
      check.environment[variable] = row.variable;
      CHECK(check.meaning(row.setting) == row.of_environment);
    }
    check.flags = row.flags;
    CHECK(check.meaning(row.setting) == row.of_flags);
  }
}

TEST_CASE("a mistake names the place that it was made in") {
  struct Row {
    std::string member;
    std::string variable, value;
    std::vector<std::string> flags;
    std::string said;
  };
  const std::vector<Row> rows = {
      {"",
       "",
       "",
       {"--fail-on", "hihg"},
       "partner-check: --fail-on takes critical|high|medium|low|info|never, not `hihg`\n"
       "  hint: did you mean `high`?\n"},
      {"",
       "PARTNER_CHECK_FAIL_ON",
       "hihg",
       {},
       "partner-check: PARTNER_CHECK_FAIL_ON takes critical|high|medium|low|info|never, not "
       "`hihg`\n  hint: did you mean `high`?\n"},
      {R"(, "outputs": ["txt"])",
       "",
       "",
       {},
       "partner-check.json:1:30: error[bad-configuration]: `outputs` takes "},
      {R"(, "params": {"COMM01": 21})",
       "",
       "",
       {},
       "partner-check.json:1:29: error[bad-configuration]: `COMM01=21` is no parameter setting"},
      {R"(, "gates": {"fail_under": 60.55})",
       "",
       "",
       {},
       "partner-check.json:1:42: error[bad-configuration]: `fail_under` takes a score, not "
       "`60.55`"},
      {R"(, "gates": {"fail_under": 101})",
       "",
       "",
       {},
       "partner-check.json:1:42: error[out-of-range]: "},
      {R"(, "gates": {"fail_no": "high"})",
       "",
       "",
       {},
       "partner-check.json:1:28: error[unknown-field]: "},
      {R"(, "severity": {"IP06": {"severity": "low", "reason": "short"}})",
       "",
       "",
       {},
       "partner-check.json:1:69: error[wrong-length]: "},
  };
  for (const Row& row : rows) {
    Check check;
    check.configuration = R"({"version": "1")" + row.member + "}";
    if (!row.variable.empty()) check.environment[row.variable] = row.value;
    check.flags = row.flags;
    const auto result = check.read();
    REQUIRE(std::holds_alternative<std::string>(result));
    CHECK(std::get<std::string>(result).substr(0, row.said.size()) == row.said);
  }
}

TEST_CASE("severities of the configuration count for every level, or leave the rule out") {
  app::PackOptions options;
  options.severities = {{"IP06", rules::Severity::low, "a reason for it"},
                        {"COMM01", std::nullopt, "another reason"}};
  const auto plain = app::load_engine({});
  for (const app::Shipped shipped : {app::Shipped::compiled, app::Shipped::files}) {
    const auto engine = app::load_engine(options, shipped);
    REQUIRE(engine);
    const rules::Rule* changed = engine->pack.find("IP06");
    REQUIRE(changed != nullptr);
    CHECK(std::ranges::all_of(changed->levels, [](const rules::Level& level) {
      return level.severity == rules::Severity::low;
    }));
    CHECK(engine->pack.find("COMM01") == nullptr);
    CHECK(engine->pack.rules.size() + 1 == plain->pack.rules.size());
    CHECK(engine->pack.severities.size() == 2);
  }
  options.severities = {{"IP66", rules::Severity::low, "a reason for it"}};
  const auto refused = app::load_engine(options);
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().message == "there is no rule `IP66`");
  CHECK(refused.problems().front().hint == "did you mean `IP06`?");
}

TEST_CASE("the page on configuration shows one that can be read, and all members") {
  const std::string page =
      test::slurp(std::filesystem::path(PARTNER_CHECK_SOURCE_DIR) / "docs/configuration.md");
  std::size_t examples = 0;
  const std::string same = test::refreshed(page, [&](const test::Block& block) {
    const test::TemporaryFolder folder;
    const auto read =
        app::read_configuration(folder.write("partner-check.json", block.text).string());
    REQUIRE(read);
    const auto engine = app::load_engine(
        {.schema = {}, .folders = {}, .settings = {}, .severities = read->severities});
    CHECK(engine);
    ++examples;
    return block.text;
  });
  CHECK(same == page);
  CHECK(examples == 1);
  for (const app::SettingRow& row : app::k_setting_rows) {
    INFO(row.flag);
    std::string key(row.pointer.substr(1));
    std::ranges::replace(key, '/', '.');
    CHECK(page.find("`" + key + "`") != std::string::npos);
    CHECK(page.find("`" + std::string(row.flag)) != std::string::npos);
    CHECK(page.find("`" + std::string(row.variable)) != std::string::npos);
  }
}
