// Every format on the same runs, against tests/reports/expected: PARTNER_CHECK_UPDATE=1 writes them
// anew. What holds for all formats at once is tested here, too.
#include <cstdlib>

#include "partner_check/report/format.hpp"

#include "support/catch.hpp"
#include "support/report_cases.hpp"

using namespace partner_check;

namespace {

namespace fs = std::filesystem;

std::string in_format(const test::ReportCase& shown, std::string_view format) {
  std::vector<std::string> arguments = shown.arguments;
  arguments.insert(arguments.end(), {"-f", std::string(format)});
  return test::run_there(arguments).out;
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every format prints the same runs as expected") {
  const fs::path folder = PARTNER_CHECK_SOURCE_DIR "/tests/reports/expected";
  for (const test::ReportCase& shown : test::report_cases())
    for (const report::Format& format : report::formats()) {
      const fs::path path = folder / (shown.name + "." + std::string(format.name));
      const std::string made = in_format(shown, format.name);
      if (std::getenv("PARTNER_CHECK_UPDATE") != nullptr)
        std::ofstream(path, std::ios::binary) << made;
      INFO(path.filename().string());
      CHECK(made == content(path));
    }
}

// Values that only the private fields of bad.json and of the accounts of views.json hold, and texts
// of the accounts that are for everybody.
TEST_CASE("no format shows all partners what is for one side's eyes") {
  struct Row {
    const char* own;
    const char* joint;
    std::vector<const char*> hidden, shown;
  };
  const std::vector<Row> rows{
      {"bad", "joint", {"3.75", "glaze", "recipe"}, {"two engineers"}},
      {"views",
       "views-joint",
       {"3.75", "9.25", "4.25", "glaze", "recipe"},
       {"Head of kilns", "records of the last winter"}},
  };
  for (const test::ReportCase& shown : test::report_cases())
    for (const Row& row : rows) {
      if (shown.name != row.own && shown.name != row.joint) continue;
      for (const report::Format& format : report::formats()) {
        const std::string text = in_format(shown, format.name);
        INFO(shown.name << " " << format.name);
        for (const char* value : row.hidden) {
          INFO(value);
          if (shown.name == row.joint) CHECK(text.find(value) == std::string::npos);
          // Else the test above would show nothing.
          if (shown.name == row.own && format.name == "json")
            CHECK(text.find(value) != std::string::npos);
        }
        for (const char* value : row.shown)
          if (format.name == "json") CHECK(text.find(value) != std::string::npos);
      }
    }
}

TEST_CASE("in no format does a run have a control character, but for line ends and tabs") {
  for (const test::ReportCase& shown : test::report_cases())
    for (const report::Format& format : report::formats()) {
      const std::string text = in_format(shown, format.name);
      INFO(shown.name << " " << format.name);
      std::string found;
      for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') found += c;
      CHECK(found.empty());
      CHECK(text.find("\u202e") == std::string::npos);
    }
}
