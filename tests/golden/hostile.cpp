// Every text of a whole profile replaced by what breaks careless formats: it is read, evaluated and
// harmless in each of them. The programs in tests/consumers parse the same kind of text in full
// (tests/reports/hostile.json); this one is about every field.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "partner_check/app/run.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/profile/schema_node.hpp"
#include "partner_check/report/format.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"
#include "support/temporary_folder.hpp"

using namespace partner_check;

namespace {

using json::Json;

const std::vector<std::string> k_hostile = {
    "<script>alert('x')</script><img src=x onerror=y>",
    "\x1b[31mred\x1b[0m \u202etxt.exe \u2028 \u009b2J",
    "::error file=x,line=1::y\n::stop-commands::z",
    "=cmd|' /C calc'!A0",
    "a]]>b <![CDATA[ c &amp; &#x41;",
    "@everyone #12 https://example.org/?a=1&b=2 a|b `code` ```",
    "line one\r\n# heading\n- item\n\ttab",
    std::string("nul \0 here \xef\xbf\xbe \xef\xbf\xbf", 21),
    "\" } ] , \\u003c </style>",
};

// What people write freely: no date, no id, no choice.
bool is_free_text(const Node& node, const profile::SchemaNode* schema) {
  return node.kind == NodeKind::string && schema != nullptr && schema->allowed.empty() &&
         !schema->is_date && !schema->pattern && schema->reference == nullptr &&
         node.key != "$schema" && node.key != "schema_version";
}

class Spoiler {
 public:
  explicit Spoiler(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  Json spoilt(const Node& node, const profile::SchemaNode* schema) {
    if (is_free_text(node, schema)) return texts_[count++ % texts_.size()];
    if (node.kind == NodeKind::array) {
      Json::Array array;
      for (const Node& child : node.children())
        array.push_back(spoilt(child, schema == nullptr ? nullptr : schema->items));
      return array;
    }
    if (node.kind != NodeKind::object) return json::to_json(node);
    Json::Object object;
    for (const Node& child : node.children())
      object.emplace_back(std::string(child.key),
                          spoilt(child, schema == nullptr ? nullptr : schema->child(child.key)));
    return object;
  }

  std::size_t count = 0;

 private:
  std::vector<std::string> texts_;
};

struct Ran {
  std::string out, err;
  app::ExitCode code = app::ExitCode::internal;
};

Ran run(const std::vector<std::string>& arguments) {
  std::istringstream nothing;
  std::ostringstream out, err;
  const app::ExitCode code = app::run(arguments, {.in = nothing, .out = out, .err = err});
  return {out.str(), err.str(), code};
}

Ran in_format(const std::string& file, std::string_view format) {
  return run({file, "--all", "--ledger", "--as-of", "2026-11-22", "-f", std::string(format)});
}

void check_harmless(const std::string& text, std::string_view format) {
  INFO(format);
  CHECK(std::ranges::none_of(text, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
  }));
  for (const char* mark : {"\u202e", "\u2028", "\u009b"})
    CHECK(text.find(mark) == std::string::npos);
  if (format == "html" || format == "markdown" || format == "junit" || format == "badge")
    for (const char* tag : {"<script>alert", "<img", "</style> ", "<![CDATA[ c"})
      CHECK(text.find(tag) == std::string::npos);
  if (format == "csv" || format == "csv-profiles") CHECK(text.find(",\"=cmd") == std::string::npos);
  if (format == "junit") CHECK(text.find("]]>") == std::string::npos);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (format != "github") CHECK(!line.starts_with("::"));
  if (format == "github") CHECK(text.find("\n::stop-commands") == std::string::npos);
}

}  // namespace

TEST_CASE("hostile texts in every field of a profile come out harmless in every format") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const profile::Schema schema = test::shipped_schema("profile");
  const test::TemporaryFolder folder;
  for (const char* name : {"ai-lab", "startup-pilot", "grid-venture"}) {
    std::ifstream file("data/profiles/" + std::string(name) + ".json");
    const Document document = test::document({std::istreambuf_iterator<char>(file), {}});
    for (std::size_t first = 0; first < k_hostile.size(); first += 4) {
      std::vector<std::string> texts = k_hostile;
      std::ranges::rotate(texts, texts.begin() + static_cast<std::ptrdiff_t>(first));
      Spoiler spoiler(texts);
      const Json spoilt = spoiler.spoilt(*document.root, &schema.root());
      const std::string path =
          folder.write("p.json", json::write(spoilt, json::Layout::pretty)).string();
      CHECK(spoiler.count > 40);
      for (const report::Format& format : report::formats()) {
        const Ran ran = in_format(path, format.name);
        INFO(name << " " << ran.err);
        CHECK(static_cast<int>(ran.code) <= 4);
        CHECK(ran.code != app::ExitCode::unreadable);
        check_harmless(ran.out, format.name);
      }
    }
  }
}

TEST_CASE("texts of a megabyte are bounded where they are shown, and break nothing") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const profile::Schema schema = test::shipped_schema("profile");
  const test::TemporaryFolder folder;
  std::ifstream file("data/profiles/minimal.json");
  const Document document = test::document({std::istreambuf_iterator<char>(file), {}});
  Spoiler spoiler({std::string(1u << 20, 'x'), "é" + std::string(1u << 20, ' ') + "z"});
  const Json spoilt = spoiler.spoilt(*document.root, &schema.root());
  const std::string path =
      folder.write("p.json", json::write(spoilt, json::Layout::pretty)).string();
  CHECK(spoiler.count >= 3);
  std::vector<std::string> arguments = {path, "--all", "--ledger", "--as-of", "2026-11-22"};
  for (const report::Format& format : report::formats()) {
    arguments.emplace_back("-f");
    arguments.push_back(std::string(format.name) + "=" +
                        (folder.path() / ("out." + std::string(format.name))).string());
  }
  CHECK(run(arguments).code == app::ExitCode::undecided);
  for (const report::Format& format : report::formats()) {
    std::ifstream made(folder.path() / ("out." + std::string(format.name)), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(made), {}};
    INFO(format.name);
    CHECK(!text.empty());
    CHECK(text.size() < 8'000'000);  // each long name a few times, not once a rule
    check_harmless(text, format.name);
  }
}
