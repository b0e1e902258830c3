// What was saved as json or ndjson is rendered to the same bytes as the run itself, in every
// format; and what is no whole result is refused.
#include <algorithm>

#include "partner_check/report/format.hpp"

#include "support/catch.hpp"
#include "support/report_cases.hpp"
#include "support/temporary_folder.hpp"

using namespace partner_check;

namespace {

using Words = std::vector<std::string>;

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

test::Ran render(const std::string& saved, const Words& more) {
  std::istringstream in(saved);
  std::ostringstream out, err;
  const app::ExitCode code =
      app::run(Words{"render", "-"} + more, {.in = in, .out = out, .err = err});
  return {out.str(), err.str(), code};
}

// Words that write every format into a folder of that name.
Words all_formats(const test::TemporaryFolder& folder, const std::string& name) {
  std::filesystem::create_directories(folder.path() / name);
  Words words;
  for (const report::Format& format : report::formats()) {
    words.emplace_back("-f");
    words.push_back(std::string(format.name) + "=" + (folder.path() / name / format.name).string());
  }
  return words;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void check_all_formats(const Words& run) {
  const test::TemporaryFolder folder;
  const bool is_joint = std::ranges::find(run, "--audience") != run.end();
  for (const Words& options : {Words{}, Words{"--all", "--ledger"}, Words{"--audience=joint"}}) {
    if (is_joint && options == Words{"--audience=joint"}) continue;
    (void)test::run_there(run + options + all_formats(folder, "direct"));
    for (const char* saved_as : {"json", "ndjson"}) {
      const std::string saved = test::run_there(run + Words{"-f", saved_as}).out;
      const test::Ran again = render(saved, options + all_formats(folder, "again"));
      CHECK(again.err.empty());
      CHECK(again.code == app::ExitCode::passed);
      for (const report::Format& format : report::formats()) {
        INFO(run.front() << " as " << saved_as << ", then " << format.name << " "
                         << (options.empty() ? "" : options.front()));
        CHECK(std::filesystem::exists(folder.path() / "again" / format.name));
        CHECK(content(folder.path() / "again" / format.name) ==
              content(folder.path() / "direct" / format.name));
      }
    }
  }
}

std::string saved_bad(const char* format) {
  for (const test::ReportCase& shown : test::report_cases())
    if (shown.name == "bad") return test::run_there(shown.arguments + Words{"-f", format}).out;
  return {};
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a saved result of the small runs renders to the same bytes") {
  for (const test::ReportCase& shown : test::report_cases())
    check_all_formats(shown.arguments);
}

TEST_CASE("a saved result of the examples renders to the same bytes") {
  const std::string profiles = "../../data/profiles/";
  for (const char* name : {"minimal.json", "ai-lab.json", "startup-pilot.json", "two-makers.json",
                           "joint-venture.json"})
    check_all_formats({profiles + name, "--as-of", "2026-11-22"});
}

TEST_CASE("what is no whole result of this version is refused") {
  struct Row {
    std::string saved, code;
  };
  const std::string json = saved_bad("json");
  const std::string lines = saved_bad("ndjson");
  const std::size_t last_line = lines.rfind('\n', lines.size() - 2) + 1;
  const std::vector<Row> rows{
      {"", "json-empty"},
      {json.substr(0, json.size() / 2), "json-syntax"},
      {"{}", "not-a-result"},
      {R"({"name": "x", "phase": "operate", "partners": []})", "not-a-result"},
      {replaced(json, R"("schema_version": "1")", R"("schema_version": "7")"), "other-version"},
      {replaced(json, R"("exit_code": )", R"("exit_kode": )"), "unknown-field"},
      {replaced(json, R"("severity": ")", R"("severity": "x)"), "not-allowed"},
      {replaced(json, "\"rules\": [\n    {\n      \"id\": \"", "\"rules\": [{\"id\": \"x"),
       "unknown-reference"},
      {lines.substr(0, last_line), "cut-off"},
      {lines.substr(lines.find('\n') + 1), "cut-off"},
      {lines.substr(0, last_line + 40), "json-"},
  };
  for (const Row& row : rows) {
    const test::Ran refused = render(row.saved, {});
    INFO(row.code << "\n" << refused.err);
    CHECK(refused.code == app::ExitCode::unreadable);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("[" + row.code) != std::string::npos);
  }
}
