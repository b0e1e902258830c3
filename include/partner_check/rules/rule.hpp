// A compiled rule: what its file says, with every expression checked against the document schema.
// Promises: read-only after loading. Programs refer to types owned by the pack; nodes to documents
// owned by the pack.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/cel/program.hpp"
#include "partner_check/rules/benchmark.hpp"
#include "partner_check/rules/severity.hpp"

namespace partner_check::rules {

// Text with expressions in it: pieces are printed one after the other, a program as its readable
// value.
struct Message {
  std::vector<std::variant<std::string, cel::Program>> pieces;
};

// Phases and types for which something holds; an empty list means all.
struct Scope {
  std::vector<std::string> phases;
  std::vector<std::string> types;
};

struct Level {
  Severity severity = Severity::info;
  Scope scope;
  std::string condition;  // as written, for people
  cel::Program raised;
  std::optional<Message> message;  // instead of the rule's
  std::string title, why, fix;     // its own, else the rule's
};

struct ForEach {
  std::string name;  // of the element, in expressions
  std::string list;  // as written
  cel::Program elements;
};

struct Parameter {
  std::string name;
  Value value;  // a number, a string or a boolean; its text lives in the pack
  bool is_default = true;
  std::string unit;
  std::string ground;              // an evidence id, or "heuristic"
  std::optional<double> min, max;  // of a number: what makes sense, both included
};

// "between 1 and 3650", "at least 1"; "" if it has no bounds.
[[nodiscard]] std::string range_text(const Parameter& parameter);

struct Citation {
  std::string document;  // key of a source document
  std::string section;
  std::string claim;
};

struct Case {
  std::string name;
  const Node* node = nullptr;  // as written: set, remove, phase, type, params, expect
};

// What is printed of a rule; all that is left of it in a saved result.
struct RuleText {
  std::string id, name, title, dimension, root, why, fix;
  std::string strength;  // what is in place when it is clear; may be empty
  Effort effort = Effort::small;
  std::vector<std::string> success_factors, evidence;
  std::vector<Citation> sources;
  std::optional<Benchmark> benchmark{};  // how many state what it misses
};

struct Rule : RuleText {
  Scope scope;
  std::vector<ForEach> for_each;
  std::vector<Parameter> parameters;
  Value parameter_record;  // `params` in expressions
  std::optional<cel::Program> when;
  std::string when_text;
  std::vector<Level> levels;  // from the most severe down, at least one
  Message message;
  std::vector<Case> cases;
  std::string file;  // where it was read from
};

// Two or more groups of rules that feed each other when a member of each is raised; the first group
// feeds the next.
struct Compound {
  std::string id, name, title, why, fix;
  std::vector<std::vector<std::string>> all{};  // rule ids: any of each group
  std::string
      same{};  // name of a for_each element that the raised members must share; may be empty
  std::vector<Citation> sources;
};

}  // namespace partner_check::rules
