// One rule file, already checked against the schema of rule files, to a compiled Rule. Private to
// the rules layer.
#pragma once

#include <optional>

#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

// What compiling a rule needs from its pack.
struct Workshop {
  const profile::Schema& profile;
  TypeTable& types;
  Arena& arena;
  const Vocabulary* vocabulary;  // nullptr: any words will do
};

// Problems have pointers into the rule file, and stretches within expressions; places are filled in
// by the caller, and so is all but the id of the benchmark.
Result<Rule> read_rule(const Document& document, const Workshop& workshop);

// Gives a parameter another value; a problem if there is no such parameter, or the value is of
// another kind or out of bounds.
[[nodiscard]] std::optional<Diagnostic> set_parameter(Rule& rule, const ParameterSetting& setting,
                                                      Arena& arena);
// True within the bounds of a parameter that is a number.
[[nodiscard]] bool is_in_range(const Parameter& parameter, const Value& value);
// The record that `params` stands for, of a type of its own.
[[nodiscard]] Value new_parameter_record(const Rule& rule, TypeTable& types, Arena& arena);
// The same, of a type that is there, with the parameters' present values.
[[nodiscard]] Value parameter_record(const std::vector<Parameter>& parameters,
                                     const RecordType& type, Arena& arena);

// Citations of a rule or a compound: [{document, section, claim}].
[[nodiscard]] std::vector<Citation> read_citations(const Node* sources);
[[nodiscard]] std::vector<std::string> read_strings(const Node* list);
[[nodiscard]] std::string read_string(const Node& object, std::string_view name);

}  // namespace partner_check::rules
