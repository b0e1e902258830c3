// The engine on documents of another schema: it knows no field by name.
#include <algorithm>
#include <array>
#include <filesystem>

#include "partner_check/base/files.hpp"
#include "partner_check/rules/cases.hpp"
#include "partner_check/score/policy.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace partner_check;
namespace fs = std::filesystem;

namespace {

const fs::path k_top = PARTNER_CHECK_SOURCE_DIR;
const fs::path k_example = k_top / "examples/service-review";

std::string text_of(const fs::path& path) {
  return test::need(read_file(path, 1u << 20));
}

score::Policy policy_from(const std::string& text) {
  return test::need(score::read_policy(test::document(text), test::shipped_schema("policy")));
}

rules::Vocabulary words_of(const score::Policy& policy) {
  rules::Vocabulary words;
  for (const score::Dimension& dimension : policy.dimensions)
    words.dimensions.push_back(dimension.id);
  for (const score::SuccessFactor& factor : policy.factors)
    words.success_factors.push_back(factor.id);
  return words;
}

rules::RulePack load(const std::vector<rules::PackFile>& files, const profile::Schema& documents,
                     const score::Policy& policy) {
  const test::Shipped shipped;
  const rules::Vocabulary words = words_of(policy);
  return test::need(
      rules::load_pack(files, {shipped.rule, shipped.compounds, shipped.derived, shipped.grounds,
                               shipped.benchmarks, documents, &words}));
}

}  // namespace

TEST_CASE("shipped rules use the words of the shipped policy") {
  const test::Shipped shipped;
  const rules::RulePack pack = load(test::Shipped::files(), shipped.profile,
                                    policy_from(test::shipped_text("scoring.json")));
  CHECK(pack.rules.size() > 100);
}

TEST_CASE("the rules of the example keep their cases") {
  const profile::Schema schema =
      test::need(profile::Schema::compile(test::document(text_of(k_example / "schema.json"))));
  std::vector<rules::PackFile> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(k_example / "rules"))
    if (entry.path().filename() != "scoring.json")
      files.push_back({entry.path().filename().string(), text_of(entry.path())});
  const rules::RulePack pack =
      load(files, schema, policy_from(text_of(k_example / "rules/scoring.json")));
  CHECK(pack.rules.size() == 5);
  for (const rules::CaseResult& result : rules::run_cases(pack)) {
    INFO(result.rule << ", " << result.name << ": expected " << result.expected << ", got "
                     << result.actual);
    CHECK(result.passed);
  }
  for (const rules::Rule& rule : pack.rules) {
    INFO(rule.id);
    CHECK(rules::missing_cases(rule).empty());
  }
}

// A member of the profile that the engine also uses as a word of its own.
bool is_word_of_the_engine(std::string_view name) {
  constexpr std::array<std::string_view, 8> k_words{
      "$schema", "schema_version", "name", "type", "phase", "as_of", "evidence", "value"};
  return std::ranges::find(k_words, name) != k_words.end();
}

TEST_CASE("no source names a field of the profile") {
  const profile::Schema schema = test::shipped_schema("profile");
  std::size_t files = 0;
  for (const char* layer : {"base", "json", "cel", "profile", "rules", "score", "report"})
    for (const fs::directory_entry& entry : fs::directory_iterator(k_top / "src" / layer)) {
      const std::string text = text_of(entry.path());
      ++files;
      for (const profile::Variable& variable : schema.variables()) {
        if (is_word_of_the_engine(variable.field)) continue;
        INFO(entry.path().filename() << " names " << variable.field);
        CHECK(text.find('"' + variable.field + '"') == std::string::npos);
        CHECK(text.find("\"/" + variable.field + '"') == std::string::npos);
      }
    }
  CHECK(files > 100);
}
