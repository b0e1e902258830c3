// Figures that rules name: how they are read, looked up and said; and that the shipped ones are
// those of data/benchmarks.json.
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "support/catch.hpp"
#include "support/small_pack.hpp"

using namespace partner_check;

namespace {

std::string share(const std::string& id, const std::string& number) {
  return R"({"id": ")" + id + R"(", "states": "a seat for each side", "share": )" + number +
         R"(, "how": "pattern"})";
}

std::string table(const std::string& shares) {
  return R"({"source": {"evidence": "own count", "what": "20 agreements of ours", "caveat": "All are small."},
 "shares": [)" +
         shares + "]}";
}

std::string rule(const std::string& benchmark) {
  return test::rule_text(R"([{"severity": "high", "raised": "open"}])",
                         R"(, "benchmark": ")" + benchmark + "\"");
}

std::string said(const rules::RulePack& pack) {
  return benchmark_text(pack.find("GOV01")->benchmark.value());
}

}  // namespace

TEST_CASE("a rule has the figure that it names, whichever file is read first") {
  const test::Small small;
  const rules::PackFile figures{"benchmarks.json", table(share("seats", "0.35"))};
  const rules::PackFile named{"GOV01.json", rule("seats")};
  for (const auto& files : {std::vector{figures, named}, std::vector{named, figures}}) {
    const rules::RulePack pack = test::need(small.load(files));
    CHECK(pack.rules.front().benchmark == rules::Benchmark{.id = "seats",
                                                           .states = "a seat for each side",
                                                           .share = 0.35,
                                                           .how = rules::Counting::pattern,
                                                           .evidence = "own count",
                                                           .among = "20 agreements of ours",
                                                           .caveat = "All are small."});
  }
}

TEST_CASE("a rule without a benchmark has none") {
  const test::Small small;
  const rules::RulePack pack = test::need(
      small.load({{"benchmarks.json", table(share("seats", "0.35"))},
                  {"a.json", test::rule_text(R"([{"severity": "high", "raised": "open"}])")}}));
  CHECK_FALSE(pack.rules.front().benchmark);
}

TEST_CASE("a benchmark that is not there is refused, with the nearest one") {
  struct Row {
    std::string named, hint;
  };
  const test::Small small;
  for (const Row& row : {Row{"seat", "did you mean `seats`?"}, Row{"weather", ""}}) {
    const auto pack = small.load(
        {{"benchmarks.json", table(share("seats", "0.35"))}, {"GOV01.json", rule(row.named)}});
    REQUIRE_FALSE(pack);
    const Diagnostic& problem = pack.problems().front();
    CHECK(problem.code == "rule-benchmark");
    CHECK(problem.message == "there is no benchmark `" + row.named + "`");
    CHECK(problem.hint == row.hint);
    CHECK(problem.file == "GOV01.json");
    CHECK(problem.pointer == "/benchmark");
    CHECK(problem.place.has_value());
  }
}

TEST_CASE("a benchmarks file that does not fit its schema is refused") {
  struct Row {
    std::string text, code, pointer;
  };
  const std::vector<Row> rows{
      {table(share("seats", "1.5")), "out-of-range", "/shares/0/share"},
      {table(share("Seats", "0.5")), "wrong-pattern", "/shares/0/id"},
      {table(share("seats", "0.5") + ", " + share("seats", "0.4")), "duplicate-id", "/shares/1/id"},
      {R"({"shares": [)" + share("seats", "0.5") + "]}", "missing-field", ""},
      {table(R"({"id": "seats", "states": "s", "share": 0.5, "how": "guess"})"), "not-allowed",
       "/shares/0/how"}};
  const test::Small small;
  for (const Row& row : rows) {
    INFO(row.text);
    const auto pack = small.load({{"benchmarks.json", row.text}});
    REQUIRE_FALSE(pack);
    INFO(test::problems_text(pack.problems()));
    CHECK(pack.problems().front().code == row.code);
    CHECK(pack.problems().front().pointer == row.pointer);
  }
}

TEST_CASE("a later layer replaces a figure, also for rules below it") {
  const test::Small small;
  const rules::RulePack pack =
      test::need(small.load({{"benchmarks.json", table(share("seats", "0.35")), 1},
                             {"GOV01.json", rule("seats"), 1},
                             {"own/benchmarks.json", table(share("seats", "0.6")), 2}}));
  CHECK(pack.benchmarks.size() == 1);
  CHECK(said(pack) == "60 % of 20 agreements of ours state a seat for each side");
}

TEST_CASE("a share is said in whole percent, and where most go without, not as an excuse") {
  struct Row {
    double share;
    std::string says;
  };
  for (const Row& row :
       {Row{0, "0 % of 20 agreements state minutes; the rest may run this risk too"},
        Row{0.29, "29 % of 20 agreements state minutes; the rest may run this risk too"},
        Row{0.494, "49 % of 20 agreements state minutes; the rest may run this risk too"},
        Row{0.5, "50 % of 20 agreements state minutes"},
        Row{1, "100 % of 20 agreements state minutes"}})
    CHECK(rules::benchmark_text({.id = "minutes",
                                 .states = "minutes",
                                 .share = row.share,
                                 .how = rules::Counting::label,
                                 .evidence = "own count",
                                 .among = "20 agreements",
                                 .caveat = "None."}) == row.says);
}

TEST_CASE("shipped rules print the shares of data/benchmarks.json, and docs/sources.md has them") {
  std::ifstream file(PARTNER_CHECK_SOURCE_DIR "/docs/sources.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const Document figures = test::document(test::shipped_text("benchmarks.json"));
  std::map<std::string, const Node*> by_id;
  for (const Node& node : figures.root->find("shares")->children()) {
    by_id.emplace(node.find("id")->text, &node);
    INFO(node.find("id")->text);
    CHECK(page.find(fmt::format("\n| {} | {:.0f} % | {} |\n", node.find("states")->text,
                                node.find("share")->number * 100, node.find("how")->text)) !=
          std::string::npos);
  }
  const test::Shipped shipped;
  const rules::RulePack pack =
      test::need(rules::load_pack(test::Shipped::files(), shipped.schemas()));
  std::size_t named = 0;
  for (const rules::Rule& rule : pack.rules) {
    if (!rule.benchmark) continue;
    INFO(rule.id << " names " << rule.benchmark->id);
    const Node& node = *by_id.at(rule.benchmark->id);
    CHECK(
        benchmark_text(*rule.benchmark)
            .starts_with(fmt::format("{:.0f} % of 93 public agreements state {}",
                                     node.find("share")->number * 100, node.find("states")->text)));
    CHECK(rule.benchmark->evidence == "E29");
    CHECK_FALSE(rule.benchmark->caveat.empty());
    ++named;
  }
  CHECK(named >= 20);
}
