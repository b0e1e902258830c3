// What tests of the score share: the shipped policy, and rules in one line.
#pragma once

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "partner_check/base/embedded.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/score/score.hpp"

namespace score_fixture {

using namespace partner_check;

inline Document embedded(std::string_view path) {
  const auto file = std::ranges::find(embedded_files(), path, &EmbeddedFile::path);
  if (file == embedded_files().end()) throw std::runtime_error("no such file");
  return std::move(json::read(std::string(path), std::string(file->text)).value());
}

// data/scoring.json as embedded.
inline std::string shipped_text() {
  return embedded("scoring.json").text;
}

inline Result<score::Policy> read_policy(std::string text) {
  const Document schema_document = embedded("schema/policy.json");
  Result<profile::Schema> schema = profile::Schema::compile(schema_document);
  if (!schema) return schema.problems();
  Result<Document> document = json::read("scoring.json", std::move(text));
  if (!document) return document.problems();
  return score::read_policy(*document, *schema);
}

inline score::Policy shipped_policy() {
  return read_policy(shipped_text()).value();
}

inline rules::Severity severity(const std::string& name) {
  const auto parsed = parse_name<rules::Severity>(name);
  if (!parsed) throw std::runtime_error("no severity: " + name);
  return *parsed;
}

// "IP06 ip /ip/exit high": certain. "... clear..high": a range. "... clear..high of critical": with
// a top that is not the upper end. One rule a line; blank lines are skipped.
inline std::vector<score::ScoredRule> rules(std::string_view lines) {
  std::vector<score::ScoredRule> made;
  std::istringstream input{std::string(lines)};
  for (std::string line; std::getline(input, line);) {
    std::istringstream words(line);
    score::ScoredRule rule;
    std::string range, of, top;
    if (!(words >> rule.id >> rule.dimension >> rule.root >> range)) continue;
    const std::size_t dots = range.find("..");
    rule.lo = severity(range.substr(0, dots));
    rule.hi = dots == std::string::npos ? rule.lo : severity(range.substr(dots + 2));
    rule.top = words >> of >> top ? severity(top) : rule.hi;
    rule.missing = rule.lo < rule.hi ? 1 : 0;
    made.push_back(std::move(rule));
  }
  return made;
}

}  // namespace score_fixture
