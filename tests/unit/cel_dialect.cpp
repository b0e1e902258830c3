#include <string>
#include <string_view>
#include <vector>

#include "partner_check/cel/check.hpp"
#include "partner_check/cel/parse.hpp"
#include "partner_check/cel/program.hpp"

#include "support/catch.hpp"
#include "support/exact.hpp"

namespace partner_check::cel {
namespace {

// n is a double, t a text, d anything, xs a list of ints, at a timestamp.
struct Declared {
  explicit Declared(Dialect dialect) {
    environment.dialect = dialect;
    environment.variables = {{"n", primitive(TypeKind::number)},
                             {"t", primitive(TypeKind::string)},
                             {"d", primitive(TypeKind::dyn)},
                             {"xs", types.list(primitive(TypeKind::int64))},
                             {"at", primitive(TypeKind::timestamp)}};
  }

  // The type of the expression, or the code of its first problem.
  [[nodiscard]] std::string check(std::string_view source) {
    Result<Ast> ast = parse(source);
    REQUIRE(ast);
    const Diagnostics problems = cel::check(*ast, environment, types);
    return problems.empty() ? to_text((*ast)[ast->root].type) : problems.front().code;
  }

  TypeTable types;
  Environment environment;
};

struct Row {
  std::string_view source;
  std::string_view pack;
  std::string_view standard;
};

TEST_CASE("the dialects differ where a valid expression is likely a mistake, and in doubles") {
  Declared pack(Dialect::pack);
  Declared standard(Dialect::standard);
  for (const auto& [source, of_pack, of_standard] : std::vector<Row>{
           // Whole numbers that stand for a double.
           {"n + 1", "double", "cel-type"},
           {"n > 1", "bool", "cel-type"},
           {"n == 1", "bool", "cel-type"},
           {"n in xs", "bool", "cel-type"},
           {"xs[1.0] + size(xs)", "int", "cel-type"},
           {"[n, 1]", "list(double)", "list(dyn)"},
           {"d + 1", "dyn", "int"},
           // Unlike types in one place.
           {"n > 1.0 ? 'one' : 2", "dyn", "cel-type"},
           {"xs + ['one']", "list(dyn)", "cel-type"},
           {"[xs, ['one']]", "list(list(dyn))", "list(dyn)"},
           {"[n, null]", "list(double or null)", "list(dyn)"},
           {"[at, null]", "list(timestamp or null)", "list(timestamp)"},
           {"[optional.of(t), null][0]", "optional(string) or null", "optional(string)"},
           {"at == null", "cel-constant-condition", "bool"},
           {"t == null", "cel-constant-condition", "cel-type"},
           // Advice.
           {"1 == 2", "cel-constant-condition", "bool"},
           {"size(xs) / 2", "cel-int-division", "int"},
           {"{1.5: t}", "cel-type", "map(double, string)"},
           {"t.matches('(')", "cel-bad-regex", "bool"},
           {"at < timestamp('tomorrow')", "cel-bad-literal", "bool"},
           {"at.getHours('Nowhere') > 1", "cel-bad-literal", "bool"},
           {"int('one') > 1", "cel-bad-literal", "bool"},
           {"t == t", "cel-constant-condition", "bool"},
           {"n < n", "cel-constant-condition", "bool"},
           {"t == 'a' && t == 'b'", "cel-constant-condition", "bool"},
           {"xs.map(x, 1)", "cel-unused-variable", "list(int)"},
           {"xs.transformList(i, x, x)", "cel-unused-variable", "list(int)"},
           {"cel.bind(x, t, n)", "cel-unused-variable", "double"},
           // Alike.
           {"type(xs)", "type(list(int))", "type(list(int))"},
           {"type(type(n))", "type(type(double))", "type(type(double))"},
           {"nn", "cel-unknown-name", "cel-unknown-name"},
           {"t + 1", "cel-type", "cel-type"},
       }) {
    INFO(source);
    CHECK(pack.check(source) == of_pack);
    CHECK(standard.check(source) == of_standard);
  }
}

TEST_CASE("declared functions have types, with parameters and opaque ones too") {
  Declared host(Dialect::standard);
  TypeTable& types = host.types;
  const TypeRef a = types.parameter("A");
  const TypeRef b = types.parameter("B");
  const TypeRef text = primitive(TypeKind::string);
  host.environment.functions = {
      {"pair", CallStyle::global, {a, b}, types.opaque("pair", {a, b})},
      {"swap", CallStyle::member, {types.opaque("pair", {a, b})}, types.opaque("pair", {b, a})},
      {"twin", CallStyle::global, {types.opaque("pair", {a, a})}, a},
      {"size", CallStyle::global, {types.opaque("pair", {a, b})}, primitive(TypeKind::int64)},
      {"my.name", CallStyle::global, {}, text}};
  for (const auto& [source, expected] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"pair(1, t)", "pair(int, string)"},
           {"pair(1, t).swap()", "pair(string, int)"},
           {"pair([], 1).swap()", "pair(int, list(dyn))"},
           {"[pair(1, t), pair(d, t)]", "list(pair(dyn, string))"},
           {"[pair(1, t), pair(t, t)]", "list(dyn)"},
           {"pair(1, t) == pair(d, t)", "bool"},
           {"pair(1, t) == pair(t, t)", "cel-type"},
           {"twin(pair(1, 2))", "int"},
           {"twin(pair(1, t))", "cel-type"},
           {"swap(pair(1, 2))", "cel-type"},
           {"size(pair(1, 2)) + size(xs)", "int"},
           {"my.name()", "string"},
           {"my.unheard()", "cel-unknown-name"},
       }) {
    INFO(source);
    CHECK(host.check(source) == expected);
  }
  host.environment.container = "my.own";
  CHECK(host.check("name() + t") == "string");
  CHECK(host.check(".name() + t") == "cel-unknown-function");
}

// The tests of the conformance suite for these need protobuf messages.
TEST_CASE("space and comments stand between any two tokens; selections and maps nest deeply") {
  std::vector<std::string> sources;
  for (const std::string_view space : {"", " ", "\t", "\n", "\f", "\r", "// @\n", "//\r\n \t"}) {
    std::string source;
    for (const std::string_view token :
         {"[", "{", "'k'", ":",  "{", "'f'",   ":", "int", "(", "17", ")", "}",
          "}", ".", "k",   ".",  "f", "]",     "[", "0",   "]", "==", "(", "18",
          "-", "1", ")",   "&&", "!", "false", "?", "1",   ":", "2"})
      source += std::string(token) + std::string(space);
    sources.push_back(source);
  }
  constexpr int k_deep = 32;
  std::string nested = "1";
  std::string selected = nested;
  for (int i = 0; i < k_deep; ++i) {
    nested = "{'child': " + nested + "}";
    selected += ".child";
  }
  sources.push_back(nested + selected.substr(1));
  std::string wide = "{";
  for (int i = 0; i < k_deep; ++i)
    wide += "'f" + std::to_string(i) + "': " + std::to_string(i) + ", ";
  sources.push_back(wide + "}.f1");
  Declared host(Dialect::standard);
  host.environment.variables = {};
  for (const std::string& source : sources) {
    INFO(source);
    const auto program = Program::compile(source, host.environment, host.types);
    REQUIRE(program);
    Arena arena;
    CHECK(test::exact(program->evaluate({}, arena)) == "1");
  }
}

}  // namespace
}  // namespace partner_check::cel
