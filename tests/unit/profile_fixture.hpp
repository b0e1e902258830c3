// Documents and schemas from JSON text, and problems as text, for the tests of this layer.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "partner_check/base/embedded.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"

#include "support/documents.hpp"

namespace profile_fixture {

using namespace partner_check;

// A line a problem: "code /pointer: message | hint"; "@" before the pointer of a member's name.
inline std::string lines_of(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems) {
    text += fmt::format("{} {}{}: {}", problem.code, problem.at_key ? "@" : "", problem.pointer,
                        problem.message);
    if (!problem.hint.empty()) text += " | " + problem.hint;
    text += '\n';
  }
  return text;
}

using test::document;
using test::need;

inline profile::Schema schema(std::string_view json) {
  return need(profile::Schema::compile(document(std::string(json))));
}

// What compiling reports; "" for a good schema.
inline std::string problems_of_schema(std::string_view json) {
  const Result<profile::Schema> compiled = profile::Schema::compile(document(std::string(json)));
  return compiled ? "" : lines_of(compiled.problems());
}

// A closed object schema with these properties, and more members (beginning with a comma).
inline std::string object_schema(std::string_view properties, std::string_view more = "") {
  return fmt::format(
      R"({{"type": "object", "additionalProperties": false, "properties": {{{}}}{}}})", properties,
      more);
}

inline constexpr std::string_view k_idiom =
    R"(, "patternProperties": {"^(notes|\\$comment|x-.*)$": true, "_complete$": {"type": "boolean"}})";

}  // namespace profile_fixture
