// The example profiles show the whole tool: every rule raised by one and clear in another, every
// type of partnership, every phase, and no rule that fails.
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "partner_check/app/run.hpp"
#include "partner_check/base/text.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace partner_check;

namespace {

Document results() {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  std::istringstream nothing;
  std::ostringstream out, err;
  (void)app::run({"data/profiles", "--format", "json", "--as-of", "2026-11-22"},
                 {.in = nothing, .out = out, .err = err});
  return test::document(out.str());
}

std::string text(const Node& object, std::string_view member) {
  return std::string(object.find(member)->text);
}

}  // namespace

TEST_CASE("the examples raise and clear every shipped rule") {
  const Document document = results();
  std::map<std::string, std::set<std::string>> states;
  for (const Node& profile : document.root->find("profiles")->children())
    for (const Node& rule : profile.find("rules")->children()) {
      std::set<std::string>& seen = states[text(rule, "id")];
      seen.insert(text(rule, "lo") == "clear" ? text(rule, "state") : "raised");
      INFO(text(profile, "file") << ": " << text(rule, "id"));
      CHECK(text(rule, "state") != "error");
    }
  CHECK(states.size() > 100);
  for (const auto& [rule, seen] : states) {
    INFO(rule);
    CHECK(seen.contains("raised"));
    CHECK(seen.contains("clear"));
  }
}

TEST_CASE("the examples cover every type and phase") {
  const Document document = results();
  std::set<std::string> seen;
  const auto profiles = document.root->find("profiles")->children();
  CHECK(profiles.size() >= 14);
  CHECK(document.root->find("failures")->size == 0);
  for (const Node& profile : profiles) {
    seen.insert(text(profile, "type"));
    seen.insert(text(profile, "phase"));
  }
  const profile::Schema schema = test::shipped_schema("profile");
  for (const std::string_view field : {"type", "phase"})
    for (const std::string& value : schema.values_of(field)) {
      INFO(value);
      CHECK(seen.contains(value));
    }
}

TEST_CASE("the report of every example fits a page") {
  std::filesystem::current_path(PARTNER_CHECK_SOURCE_DIR);
  for (const auto& file : std::filesystem::directory_iterator("data/profiles")) {
    std::istringstream nothing;
    std::ostringstream out, err;
    (void)app::run({file.path().string(), "--as-of", "2026-11-22"},
                   {.in = nothing, .out = out, .err = err});
    std::istringstream lines(out.str());
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      INFO(file.path() << ": " << line);
      CHECK(display_width(line) <= 80);
    }
    INFO(file.path());
    CHECK(count > 30);
    CHECK(count <= 76);  // a page of A4 at ten points
  }
}

TEST_CASE("every compound is raised by an example") {
  const Document document = results();
  std::set<std::string> seen;
  for (const Node& profile : document.root->find("profiles")->children())
    for (const Node& chain : profile.find("chains")->children())
      seen.insert(text(chain, "id"));
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  for (const rules::Compound& compound : pack.compounds) {
    INFO(compound.id);
    CHECK(seen.contains(compound.id));
  }
}
