// Values, types and declarations of the conformance suite, from ProtoJSON to ours. What the suite
// does not use among the tests that need no protobuf is refused with std::runtime_error.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "partner_check/base/value.hpp"
#include "partner_check/cel/environment.hpp"

namespace partner_check::cel_suite {

using Json = nlohmann::json;

// A cel.expr.Value.
[[nodiscard]] Value value_from(const Json& value, Arena& arena, TypeTable& types);
// A cel.expr.Type.
[[nodiscard]] TypeRef type_from(const Json& type, TypeTable& types);

// The variables and functions that a test declares and binds, in the standard dialect.
struct World {
  explicit World(const Json& test);

  Arena arena;
  TypeTable types;
  cel::Environment environment;
  std::vector<Value> values;  // of the variables
};

// As cel-go compares results: kinds count, the order of entries does not, NaN is NaN.
[[nodiscard]] bool same(const Value& a, const Value& b);

}  // namespace partner_check::cel_suite
