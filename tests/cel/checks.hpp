// What is held against the conformance suite: the result of each of its tests, and the trees and
// types that cel-go has for an expression.
#pragma once

#include <optional>
#include <string>

#include "wire.hpp"

namespace partner_check::cel_suite {

// What is wrong; empty if nothing is.
using Fault = std::string;

// Parses, checks (unless the test says not to) and evaluates; compares value, error or type.
[[nodiscard]] Fault check_result(const Json& test);

// The same tree or type, or refused by both? Nothing where the expression uses what cel-go was
// without when it made its output.
[[nodiscard]] std::optional<Fault> check_tree(const Json& golden);
[[nodiscard]] std::optional<Fault> check_type(const Json& golden);

}  // namespace partner_check::cel_suite
