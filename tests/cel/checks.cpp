#include "checks.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "partner_check/cel/check.hpp"
#include "partner_check/cel/eval.hpp"
#include "partner_check/cel/parse.hpp"
#include "partner_check/cel/program.hpp"

#include "debug_text.hpp"
#include "support/exact.hpp"

namespace partner_check::cel_suite {
namespace {

Fault refusal(const Diagnostics& problems) {
  return fmt::format("refused: {}", problems.front().message);
}

Fault accepted(const Json& golden) {
  return "is accepted; cel-go: " + golden["error"].get<std::string>();
}

Fault differs(const std::string& given, const std::string& wanted) {
  return given == wanted ? Fault{} : fmt::format("is {} instead of {}", given, wanted);
}

// Is there one of these words in cel-go's error?
bool says(const Json& golden, std::initializer_list<std::string_view> words) {
  const std::string error = golden.value("error", "");
  return std::ranges::any_of(
      words, [&](std::string_view word) { return error.find(word) != std::string::npos; });
}

// cel-go's output was made without the macros of extensions: a wrong use of one is a call to it.
bool misuses_macro(const Json& golden) {
  return says(golden, {"'all'", "'exists'", "'existsOne'", "'exists_one'", "'transformList'",
                       "'transformMap'", "'transformMapEntry'"});
}

Fault compare(const Json& test, const Value& result, World& world) {
  if (test.contains("evalError"))
    return result.is(ValueKind::error)
               ? Fault{}
               : fmt::format("gives {} instead of an error", test::exact(result));
  const Json typed = test.value("typedResult", Json::object());
  const Json wanted = test.contains("value")     ? test["value"]
                      : typed.contains("result") ? typed["result"]
                                                 : Json{{"boolValue", true}};
  const Value value = value_from(wanted, world.arena, world.types);
  if (same(result, value)) return {};
  const std::string message = result.is(ValueKind::error) ? std::string(result.error->message) : "";
  return fmt::format("gives {} {} instead of {}", test::exact(result), message, test::exact(value));
}

Fault compare_type(const Json& test, TypeRef type, TypeTable& types) {
  const Json typed = test.value("typedResult", Json::object());
  if (!typed.contains("deducedType")) return {};
  return differs(debug_text(type), debug_text(type_from(typed["deducedType"], types)));
}

Fault check_checked(const Json& test, World& world) {
  const auto program =
      cel::Program::compile(test["expr"].get<std::string>(), world.environment, world.types);
  if (!program) return refusal(program.problems());
  Fault fault = compare_type(test, program->type(), world.types);
  if (!fault.empty() || test.value("checkOnly", false)) return fault;
  return compare(test, program->evaluate(world.values, world.arena), world);
}

Fault check_unchecked(const Json& test, World& world) {
  Result<cel::Ast> ast = cel::parse(test["expr"].get<std::string>());
  if (!ast) return refusal(ast.problems());
  cel::resolve(*ast, world.environment);
  std::vector<Value> slots = world.values;
  slots.resize(ast->slots);
  const cel::Limits limits;
  cel::Context context{world.arena, limits.max_steps, limits.max_memory};
  return compare(test, cel::evaluate(*ast, ast->root, slots, context), world);
}

}  // namespace

Fault check_result(const Json& test) {
  World world(test);
  return test.value("disableCheck", false) ? check_unchecked(test, world)
                                           : check_checked(test, world);
}

std::optional<Fault> check_tree(const Json& golden) {
  const Result<cel::Ast> ast = cel::parse(golden["expr"].get<std::string>());
  if (golden.contains("tree")) {
    if (ast) return differs(debug_text(*ast), golden["tree"]);
    return misuses_macro(golden) ? std::nullopt : std::optional(refusal(ast.problems()));
  }
  if (!ast) return Fault{};
  // Without optional syntax and names in backticks; with lower limits, and with names of its own
  // for the results of folds, which a variable may not have.
  if (says(golden, {"unsupported syntax", "recursion", "overwrites accumulator"}))
    return std::nullopt;
  return accepted(golden);
}

std::optional<Fault> check_type(const Json& golden) {
  World world(golden);
  Result<cel::Ast> ast = cel::parse(golden["expr"].get<std::string>());
  if (!ast && misuses_macro(golden)) return std::nullopt;
  if (!ast) return refusal(ast.problems());
  const Diagnostics problems = cel::check(*ast, world.environment, world.types);
  if (golden.contains("type"))
    return problems.empty() ? differs(debug_text((*ast)[ast->root].type), golden["type"])
                            : refusal(problems);
  if (!problems.empty()) return Fault{};
  // Without most extensions; its `format` refuses before it is run what cannot be formatted.
  if (says(golden, {"undeclared reference", "format", "out of range"})) return std::nullopt;
  return accepted(golden);
}

}  // namespace partner_check::cel_suite
