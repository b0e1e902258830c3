// CSV: cells and columns. That its readers read what json has is for tests/consumers/csv.mjs.
#include "support/catch.hpp"
#include "unit/report_fixture.hpp"

using namespace partner_check;
using report::Report;
using report::Run;
using rules::Severity;
using test::add_raised;
using test::contains;
using test::finding_of;

namespace {

// The cells of a record, with their quotes.
std::vector<std::string> cells(const std::string& record) {
  std::vector<std::string> found{""};
  bool quoted = false;
  for (const char c : record) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted)
      found.emplace_back();
    else
      found.back() += c;
  }
  return found;
}

std::vector<std::string> records(const std::string& table) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = table.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    found.push_back(table.substr(begin, end - begin));
    begin = end + 2;
  }
  return found;
}

// The cell of a column in a record of a table; 1: the first below the header.
std::string cell(const std::string& table, const std::string& column, std::size_t record = 1) {
  const auto all = records(table);
  const auto header = cells(all.front());
  REQUIRE(record < all.size());
  REQUIRE(cells(all[record]).size() == header.size());
  for (std::size_t i = 0; i < header.size(); ++i)
    if (header[i] == '"' + column + '"') return cells(all[record])[i];
  FAIL("no column " << column);
  return {};
}

Run raised_run(const std::string& message) {
  Report report = test::named_report("A");
  auto finding = finding_of("RAISED", Severity::high, Severity::critical);
  finding.message = message;
  add_raised(report, finding);
  return test::run_of(report);
}

}  // namespace

TEST_CASE("a text is one quoted cell that no spreadsheet computes") {
  struct Row {
    std::string input, written;
  };
  const std::vector<Row> rows = {
      {"plain", R"("plain")"},         {R"(say "so")", R"("say ""so""")"},
      {"=1+1", R"("'=1+1")"},          {"+1", R"("'+1")"},
      {"-1+1", R"("'-1+1")"},          {"@SUM(A1)", R"x("'@SUM(A1)")x"},
      {"  =1", R"("'  =1")"},          {"＝1", R"("'＝1")"},
      {"\t=1", R"("\x09=1")"},         {"\r=1", R"("\x0d=1")"},
      {"a\r\nb", R"("a\x0d\x0ab")"},   {std::string("a\0b", 3), R"("a\x00b")"},
      {"\u202egnp", R"("\u202egnp")"}, {"a=b - c", R"("a=b - c")"},
      {"\xff", "\"\ufffd\""},
  };
  for (const auto& [input, written] : rows)
    CHECK(cell(test::rendered("csv", raised_run(input)), "message") == written);
}

TEST_CASE("a finding's row has numbers as numbers, and nothing where nothing is known") {
  Run run = raised_run("m");
  CHECK(cell(test::rendered("csv", run), "line") == "7");
  CHECK(cell(test::rendered("csv", run), "gain").empty());  // no score is printed
  run.reports.front().score.band = score::Band{.from = 400, .id = "low", .title = "Low"};
  const std::string table = test::rendered("csv", run);
  CHECK(cell(table, "gain") == "2.5");
  CHECK(cell(table, "severity") == "\"high\"");
  CHECK(cell(table, "possible_severity") == "\"critical\"");
  CHECK(cell(table, "state") == "\"raised\"");
  CHECK(cell(table, "new").empty());  // no baseline
  CHECK(cell(table, "waived_until").empty());
}

TEST_CASE("with a baseline a row says whether it is new") {
  Run run = raised_run("m");
  run.reports.front().regression.emplace();
  CHECK(cell(test::rendered("csv", run), "new") == "\"no\"");
  run.reports.front().remedies.front().findings.front().fresh = true;
  CHECK(cell(test::rendered("csv", run), "new") == "\"yes\"");
}

TEST_CASE("every finding is one row: what is raised and may be worse is not open besides") {
  Run run = raised_run("m");
  Report& report = run.reports.front();
  report.unknown.push_back(report.remedies.front().findings.front());
  report.unknown.push_back(finding_of("OPEN", Severity::clear, Severity::high));
  report.info.push_back(finding_of("NOTE", Severity::info, Severity::info));
  const std::string table = test::rendered("csv", run);
  CHECK(records(table).size() == 4);
  CHECK(cell(table, "rule", 2) == "\"NOTE\"");
  CHECK(cell(table, "state", 3) == "\"unknown\"");
  CHECK(cell(table, "severity", 3).empty());
}

TEST_CASE("a profile's row counts by severity, the waived ones apart") {
  Run run = raised_run("m");
  Report& report = run.reports.front();
  auto waived = finding_of("RAISED", Severity::high, Severity::high);
  waived.waiver = 0;
  report.waivers.emplace_back();
  add_raised(report, waived);
  report.unknown.push_back(finding_of("OPEN", Severity::clear, Severity::high));
  run.dimensions = {{"value", "Value"}, {"=1+1", "A formula"}};
  report.score.dimensions = {
      {.id = "value", .assessment = score::Assessment::assessed, .tenths = {100, 421, 900}}};
  const std::string table = test::rendered("csv-profiles", run);
  CHECK(cell(table, "high") == "1");
  CHECK(cell(table, "critical") == "0");
  CHECK(cell(table, "waived") == "1");
  CHECK(cell(table, "open") == "1");
  CHECK(cell(table, "score: value") == "42.1");
  CHECK(cell(table, "score: =1+1").empty());
  CHECK(cell(table, "score").empty());  // there is no band
  CHECK(cell(table, "gate") == "\"pass\"");
}

TEST_CASE("an unreadable profile has its row in both tables") {
  Run run;
  run.failures.push_back(test::failure_of("unknown field `nmae`"));
  const std::string findings = test::rendered("csv", run);
  CHECK(cell(findings, "state") == "\"invalid\"");
  CHECK(cell(findings, "line") == "3");
  CHECK(cell(findings, "message") == "\"unknown-field: unknown field `nmae`\"");
  const std::string profiles = test::rendered("csv-profiles", run);
  CHECK(cell(profiles, "file") == "\"bad.json\"");
  CHECK(cell(profiles, "gate").empty());
  CHECK(cell(profiles, "high").empty());
  CHECK(contains(profiles, "\"line 3, unknown-field: unknown field `nmae`\""));
}

TEST_CASE("nothing evaluated is a table of a header alone") {
  CHECK(records(test::rendered("csv", Run{})).size() == 1);
  CHECK(records(test::rendered("csv-profiles", Run{})).size() == 1);
}
