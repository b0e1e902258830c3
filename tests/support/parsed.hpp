// Tests of the parser: rows of expressions with their tree, or with their one problem.
#pragma once

#include <string>
#include <vector>

#include "partner_check/cel/parse.hpp"

#include "support/catch.hpp"
#include "support/marked.hpp"

namespace partner_check::test {

struct ParseRow {
  std::string source;
  std::string expected;
};

inline void check_trees(const std::vector<ParseRow>& rows) {
  for (const ParseRow& row : rows) {
    INFO(row.source);
    const Result<cel::Ast> ast = cel::parse(row.source);
    if (ast)
      CHECK(to_text(*ast) == row.expected);
    else
      FAIL_CHECK(in_one_line(ast.problems().front()));
  }
}

// The place of the problem is marked in the source; expected are the message and the hint, after
// the code.
inline void check_problems(const std::vector<ParseRow>& rows, const cel::Limits& limits = {}) {
  for (const ParseRow& row : rows) {
    INFO(row.source);
    const Marked marked(row.source);
    const Result<cel::Ast> ast = cel::parse(marked.source, limits);
    if (ast) {
      FAIL_CHECK(to_text(*ast));
      continue;
    }
    CHECK(ast.problems().size() == 1);
    const Diagnostic& problem = ast.problems().front();
    CHECK(in_one_line(problem) == row.expected);
    CHECK(problem.within->offset == marked.within.offset);
    CHECK(problem.within->length == marked.within.length);
  }
}

inline std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += part;
  return text;
}

}  // namespace partner_check::test
