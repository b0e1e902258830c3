// The json report keeps the schema that `partner-check schema result` prints, for every shipped
// example and for failures.
#include <filesystem>
#include <sstream>

#include "partner_check/app/run.hpp"
#include "partner_check/json/write.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

std::string json_of(std::vector<std::string> arguments) {
  std::istringstream nothing;
  std::ostringstream out, err;
  arguments.insert(arguments.end(), {"--format", "json", "--as-of", "2026-11-22"});
  (void)app::run(arguments, {.in = nothing, .out = out, .err = err});
  return out.str();
}

void check_against_schema(const std::string& text) {
  const profile::Schema schema = test::shipped_schema("result");
  const Document result = test::document(text);
  INFO(test::problems_text(profile::check(result, schema)));
  CHECK(profile::check(result, schema).empty());
}

}  // namespace

TEST_CASE("json results keep the published schema") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  check_against_schema(json_of({"data/profiles"}));
  check_against_schema(json_of({"data/profiles/minimal.json"}));
  check_against_schema(
      json_of({"data/profiles/startup-pilot.json", "--gate-on", "proven", "--fail-under", "60"}));
  check_against_schema(json_of({"data/profiles/minimal.json", "README.md", "no-such-file"}));
  check_against_schema(
      json_of({"examples/service-review/ticket-desk.json", "--schema",
               "examples/service-review/schema.json", "--rules", "examples/service-review/rules"}));
}

TEST_CASE("the same input gives the same bytes, alone or in a batch") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const std::string batch = json_of({"data/profiles"});
  CHECK(batch == json_of({"data/profiles"}));
  const Document together = test::document(batch);
  for (const Node& in_batch : together.root->find("profiles")->children()) {
    const Document alone = test::document(json_of({std::string(in_batch.find("file")->text)}));
    const Node& profile = alone.root->find("profiles")->children().front();
    CHECK(json::write(json::to_json(profile), json::Layout::line) ==
          json::write(json::to_json(in_batch), json::Layout::line));
  }
}

TEST_CASE("what the gate and readiness wait for are open questions, marked as such") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  const Document result = test::document(json_of({"data/profiles/startup-pilot.json"}));
  const Node& profile = result.root->find("profiles")->children().front();
  const auto check_marked = [](const Node& missing, std::string_view mark) {
    CHECK(missing.size > 0);
    for (const Node& question : missing.children()) {
      CHECK(question.find(mark)->boolean);
      CHECK(question.find("settles")->number > 0);
    }
  };
  check_marked(*profile.find("gate")->find("missing"), "decides_gate");
  check_marked(*profile.find("readiness")->find("missing"), "decides_readiness");
}
