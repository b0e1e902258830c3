// Every text of a whole profile replaced by what breaks careless formats: it is read, evaluated and
// harmless in each of them. The programs in tests/consumers parse the same kind of text in full
// (tests/reports/hostile.json); this one is about every field.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
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
    std::string("nul \0 here", 10) + " \xef\xbf\xbe \xef\xbf\xbf",
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

// Evaluates the profile once and writes it in every format; the texts by format.
std::map<std::string, std::string> in_all_formats(const test::TemporaryFolder& folder,
                                                  const Json& profile, app::ExitCode& code) {
  const std::string path =
      folder.write("p.json", json::write(profile, json::Layout::pretty)).string();
  std::vector<std::string> arguments = {path, "--all", "--ledger", "--as-of", "2026-11-22"};
  const auto out_path = [&](std::string_view format) {
    return (folder.path() / ("out." + std::string(format))).string();
  };
  for (const report::Format& format : report::formats()) {
    arguments.emplace_back("-f");
    arguments.push_back(std::string(format.name) + "=" + out_path(format.name));
  }
  std::istringstream nothing;
  std::ostringstream out, err;
  code = app::run(arguments, {.in = nothing, .out = out, .err = err});
  std::map<std::string, std::string> texts;
  for (const report::Format& format : report::formats()) {
    std::ifstream made(out_path(format.name), std::ios::binary);
    texts[std::string(format.name)] = {std::istreambuf_iterator<char>(made), {}};
  }
  return texts;
}

Document profile_document(const std::string& name) {
  std::ifstream file("data/profiles/" + name + ".json");
  return test::document({std::istreambuf_iterator<char>(file), {}});
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
  if (format != "github")
    CHECK((!text.starts_with("::") && text.find("\n::") == std::string::npos));
  if (format == "github") CHECK(text.find("\n::stop-commands") == std::string::npos);
}

}  // namespace

TEST_CASE("hostile texts in every field of a profile come out harmless in every format") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const profile::Schema schema = test::shipped_schema("profile");
  const test::TemporaryFolder folder;
  std::vector<std::string> texts = k_hostile;
  for (const char* name : {"ai-lab", "startup-pilot", "grid-venture"}) {
    std::ranges::rotate(texts, texts.begin() + 4);  // each field meets another one
    Spoiler spoiler(texts);
    app::ExitCode code = app::ExitCode::internal;
    const Document document = profile_document(name);
    const auto made = in_all_formats(folder, spoiler.spoilt(*document.root, &schema.root()), code);
    INFO(name);
    CHECK(spoiler.count > 40);
    CHECK((code == app::ExitCode::failed || code == app::ExitCode::undecided));
    for (const auto& [format, text] : made) {
      CHECK(!text.empty());
      check_harmless(text, format);
    }
  }
}

TEST_CASE("texts of a megabyte are bounded where they are repeated, and break nothing") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const profile::Schema schema = test::shipped_schema("profile");
  const test::TemporaryFolder folder;
  const Document document = profile_document("minimal");
  Spoiler spoiler({std::string(1u << 20, 'x'), "é" + std::string(1u << 20, ' ') + "z"});
  app::ExitCode code = app::ExitCode::internal;
  const auto made = in_all_formats(folder, spoiler.spoilt(*document.root, &schema.root()), code);
  CHECK(spoiler.count >= 3);
  CHECK(code == app::ExitCode::undecided);
  for (const auto& [format, text] : made) {
    INFO(format);
    CHECK(!text.empty());
    CHECK(text.size() < 8'000'000);
    check_harmless(text, format);
  }
}
