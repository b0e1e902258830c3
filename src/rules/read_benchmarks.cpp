#include "read_benchmarks.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "read_rule.hpp"

namespace partner_check::rules {

std::vector<Benchmark> read_benchmarks(const Document& document) {
  const Node& source = *document.root->find("source");
  std::vector<Benchmark> benchmarks;
  for (const Node& node : document.root->find("shares")->children())
    benchmarks.push_back(
        {.id = read_string(node, "id"),
         .states = read_string(node, "states"),
         .share = node.find("share")->number,
         .how = parse_name<Counting>(read_string(node, "how")).value_or(Counting::pattern),
         .evidence = read_string(source, "evidence"),
         .among = read_string(source, "what"),
         .caveat = read_string(source, "caveat")});
  return benchmarks;
}

std::optional<Diagnostic> set_benchmark(Rule& rule, const std::vector<Benchmark>& known) {
  if (!rule.benchmark) return std::nullopt;
  const std::string& id = rule.benchmark->id;
  const auto found = std::ranges::find(known, id, &Benchmark::id);
  if (found != known.end()) {
    rule.benchmark = *found;
    return std::nullopt;
  }
  std::vector<std::string_view> ids;
  for (const Benchmark& benchmark : known)
    ids.push_back(benchmark.id);
  return Diagnostic{.code = "rule-benchmark",
                    .message = "there is no benchmark `" + id + "`",
                    .hint = did_you_mean(id, ids),
                    .pointer = "/benchmark"};
}

std::string benchmark_text(const Benchmark& benchmark) {
  const long percent = std::lround(benchmark.share * 100);
  return fmt::format("{} % of {} state {}{}", percent, benchmark.among, benchmark.states,
                     percent < 50 ? "; the rest may run this risk too" : "");
}

}  // namespace partner_check::rules
