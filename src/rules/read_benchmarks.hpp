// benchmarks.json, already checked against its schema, to figures. Private to the rules layer.
#pragma once

#include <optional>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"
#include "partner_check/rules/rule.hpp"

namespace partner_check::rules {

[[nodiscard]] std::vector<Benchmark> read_benchmarks(const Document& document);
// Gives a rule that names a figure all of it; code rule-benchmark, at a pointer into the rule file.
[[nodiscard]] std::optional<Diagnostic> set_benchmark(Rule& rule,
                                                      const std::vector<Benchmark>& known);

}  // namespace partner_check::rules
