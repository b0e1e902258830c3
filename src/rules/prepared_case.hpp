// A case of a rule, ready to be judged many times. Private to the rules layer.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "partner_check/rules/cases.hpp"

#include "loop.hpp"

namespace partner_check::rules {

// Its values point into itself: it stays where it was made.
struct PreparedCase {
  PreparedCase(const RulePack& pack, const Rule& rule, const Case& written);
  PreparedCase(const PreparedCase&) = delete;
  PreparedCase& operator=(const PreparedCase&) = delete;

  // The outcome in the words of `expect`; or what was wrong with the patched profile.
  [[nodiscard]] std::string outcome(const Rule& rule, Witness* witness = nullptr) const;
  [[nodiscard]] bool passes(const Rule& rule) const { return outcome(rule) == expected; }

  std::string name, expected;
  std::string problem;  // not empty: it cannot be judged
  // The parameters that the case gives; another record of parameters takes their place.
  const Node* given_parameters = nullptr;
  std::optional<Document> document;
  std::optional<profile::Facts> facts;
  Circumstances circumstances;
  std::vector<Value> variables;

 private:
  Diagnostics prepare(const RulePack& pack, const Rule& rule, const Node& node);
};

// In the order of the file.
using PreparedCases = std::deque<PreparedCase>;
[[nodiscard]] PreparedCases prepare_cases(const RulePack& pack, const Rule& rule);

// The document that a rule of the pack was read from.
[[nodiscard]] const Document& document_of(const RulePack& pack, const Rule& rule);

// An expression of a rule that its cases test, and where it stands.
struct Tested {
  const Node* node = nullptr;
  std::string pointer;
  cel::Program* program = nullptr;
  std::size_t names = 0;  // of for_each that it may use
};
// for_each lists, `when`, conditions of levels. `rule` was read from `document`.
[[nodiscard]] std::vector<Tested> tested_expressions(Rule& rule, const Document& document);

// What a test of the cases found lacking.
struct Gap {
  std::string pointer;  // of the text: a line of an expression, or a parameter's default
  std::string part;     // of the source, on one line; of a mutant ""
  std::string never;    // "true", "false", "reached"; of a mutant ""
  std::string mutant;   // the text as the mistake makes it
  Diagnostic problem;   // not placed
};

// Branches that no case reached.
struct Coverage {
  std::size_t branches = 0, reached = 0;
  std::vector<Gap> gaps;
};
[[nodiscard]] Coverage coverage_of(Rule& rule, const Document& document,
                                   const PreparedCases& cases);

// Mutants that no case noticed. The rule is as before afterwards.
struct Mutation {
  std::size_t mutants = 0, noticed = 0;
  std::vector<Gap> gaps;
};
[[nodiscard]] Mutation mutation_of(Rule& rule, const Document& document, const RulePack& pack,
                                   const PreparedCases& cases);

}  // namespace partner_check::rules
