// Facts that other facts tell: the summary of a register from its log. What is derived, and from
// which expression, is data (data/derived.json); no field is known here by name. Promises: what is
// stated stays as it is and is never guessed; leaving facts out can make a derived fact unknown,
// never another one. Expressions see what is stated, not what is derived.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "partner_check/cel/program.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::rules {

struct RulePack;  // rules/pack.hpp

// Fields by their positions, from the root record down.
using FieldPath = std::vector<std::uint32_t>;

// One entry of derived.json, checked against the profile schema.
struct DerivedFact {
  std::string pointer;     // of the fact: "/meetings/held"
  std::string expression;  // as written
  cel::Program program;
  FieldPath fact;
  FieldPath source;  // where a derived value is said to stand: the first list that is read
  const profile::SchemaNode* owner = nullptr;  // of the object that the fact is a field of
  std::string file;                            // where it was read

  [[nodiscard]] const profile::SchemaNode& schema() const {
    return *owner->properties[fact.back()].node;
  }
};

// The facts with those filled in that are not stated and can be derived. A derived value's origin
// is its source. Where the source is left out or known to be incomplete, the fact stays unknown
// under its own path; where a few entries lack fields, the unknown are those. Problems:
// contradiction (a stated fact and a definite other value; with a note at the source) and
// part-over-whole (of a stated and a derived fact) with pointers into the profile; derived-error
// (an expression that fails, or gives what the schema does not allow) with the file of the
// expression.
Result<profile::Facts> derive(const RulePack& pack, profile::Facts facts);

}  // namespace partner_check::rules
