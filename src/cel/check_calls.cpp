// Calls of functions: which overload, with what in place of its type parameters; literals that a
// function will refuse.
#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/time_zone.hpp"

#include "checker.hpp"

namespace partner_check::cel {
namespace {

bool mixes_numbers(const Overload& row) {
  const TypeRef last = row.parameters.empty() ? nullptr : row.parameters.back();
  return last != nullptr && (last == any_number() || last->element == any_number());
}

std::string signature(const Overload& row) {
  std::vector<std::string> parameters;
  for (const TypeRef parameter : row.parameters)
    parameters.push_back(to_text(parameter));
  if (row.arity == Arity::variadic) parameters.emplace_back("...");
  if (row.style == CallStyle::global)
    return fmt::format("`{}({})`", row.name, partner_check::join(parameters, ", "));
  return fmt::format("`{}.{}({})`", parameters.front(), row.name,
                     partner_check::join(std::span(parameters).subspan(1), ", "));
}

// Some value of the type; nothing for types whose values are made of others.
std::optional<Value> value_of_type(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean: return Value::of(true);
    case TypeKind::int64: return Value::of_int(0);
    case TypeKind::uint64: return Value::of_uint(0);
    case TypeKind::number: return Value::of_number(0);
    case TypeKind::string: return Value::of_string("");
    case TypeKind::timestamp: return Value::of(Instant{});
    default: return std::nullopt;
  }
}

std::vector<Overload> declared(const Environment& environment, std::string_view name) {
  std::vector<Overload> rows;
  std::ranges::copy_if(environment.functions, std::back_inserter(rows),
                       [name](const Overload& row) { return row.name == name; });
  return rows;
}

}  // namespace

TypeRef Checker::call(NodeId id) {
  AstNode& node = ast_.nodes[id];
  if (is_in_namespace(node))
    return unknown_function(node, ast_[child(node, 0)].begin,
                            name(ast_[child(node, 0)]) + "." + name(node));
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    check(child(node, i));
  const std::vector<Overload> own = declared(environment_, name(node));
  const std::span<const Overload> rows = overloads_of(name(node));
  if (rows.empty() && own.empty()) return unknown_function(node, node.name_begin, name(node));
  if (const std::vector<Match> found = matches(node, own, Literals::as_written); !found.empty())
    return chosen(id, found);
  node.overloads = static_cast<std::uint32_t>(rows.data() - functions().data());
  for (const Literals literals : {Literals::as_written, Literals::as_doubles, Literals::mixed}) {
    if (literals == Literals::as_doubles && !rules_.adapts) continue;
    const std::vector<Match> found = matches(node, rows, literals);
    if (!found.empty()) return chosen(id, found);
  }
  return no_overload(node, rows.empty() ? own : rows);
}

std::vector<Match> Checker::matches(const AstNode& node, std::span<const Overload> rows,
                                    Literals literals) {
  std::vector<Match> found;
  for (const Overload& row : rows)
    if (auto one = match(node, row, literals)) found.push_back(std::move(*one));
  return found;
}

std::optional<Match> Checker::match(const AstNode& node, const Overload& row, Literals literals) {
  if ((row.style == CallStyle::member) != node.receiver || !row.takes(node.child_count))
    return std::nullopt;
  if (literals != Literals::mixed && mixes_numbers(row) && !has_open_argument(node))
    return std::nullopt;
  Match result{.row = &row, .result = nullptr, .adapted = {}, .nulls = {}};
  Bindings bindings(typing_);
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const NodeId argument = child(node, i);
    const bool had_null = bindings.met_null();
    if (bindings.match(row.parameter(i), type(argument))) {
      if (bindings.met_null() && !had_null) result.nulls.push_back(argument);
      continue;
    }
    if (literals != Literals::as_doubles || !is_literal(argument, ValueKind::int64) ||
        !bindings.match(row.parameter(i), primitive(TypeKind::number)))
      return std::nullopt;
    result.adapted.push_back(argument);
  }
  result.result = bindings.apply(row.result);
  return result;
}

// Arguments of type dyn leave several rows: which one it is turns out at run time.
TypeRef Checker::chosen(NodeId id, const std::vector<Match>& found) {
  AstNode& node = ast_.nodes[id];
  const Match& first = found.front();
  for (const NodeId literal : first.adapted)
    adapt(literal);
  for (const NodeId argument : first.nulls)
    null_argument(argument);
  enum_arguments(node, *first.row);
  regex_argument(node);
  if (found.size() == 1) literal_arguments(node, *first.row);
  TypeRef result = first.result;
  for (const Match& match : found)
    result = typing_.join(result, match.result);
  return result;
}

// What type it has, or what it holds, turns out at run time.
bool Checker::has_open_argument(const AstNode& node) const {
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const TypeRef argument = type(child(node, i));
    if (is_any(argument) || (argument->element != nullptr && is_any(argument->element)))
      return true;
  }
  return false;
}

void Checker::null_argument(NodeId id) {
  if (type(id)->nullable)
    value_of(id);
  else
    report("cel-null", id, fmt::format("`{}` may hold null", quoted(id)),
           "leave nulls out with `.filter(x, x != null)`");
}

// Where two arguments share a type parameter, literals in one are members of the enum in the other.
void Checker::enum_arguments(const AstNode& node, const Overload& row) {
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    for (std::uint32_t j = 0; j < node.child_count; ++j)
      if (i != j && row.parameter(i) == row.parameter(j) && has_parameter(row.parameter(i)))
        enum_members(type(child(node, i)), child(node, j));
}

void Checker::regex_argument(AstNode& node) {
  if (!rules_.advises || name(node) != "matches" || node.child_count != 2) return;
  const NodeId pattern = child(node, 1);
  if (!is_literal(pattern, ValueKind::string)) return;
  auto regex = Regex::compile(ast_.constants[ast_[pattern].constant].string());
  if (!regex) {
    Diagnostic& problem = std::move(regex).problems().front();
    report("cel-bad-regex", pattern, std::move(problem.message), std::move(problem.hint));
    return;
  }
  node.constant = static_cast<std::uint32_t>(ast_.regexes.size());
  ast_.regexes.push_back(std::move(*regex));
}

// Runs a call whose arguments are literals, to see whether it will work.
void Checker::literal_arguments(const AstNode& node, const Overload& row) {
  if (!rules_.advises || row.run == nullptr || name(node) == "matches") return;
  Arena arena;
  std::vector<Value> arguments;
  NodeId last = k_none;  // of the literals
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const NodeId argument = child(node, i);
    const bool is_literal = ast_[argument].op == Op::literal;
    if (is_literal) last = argument;
    const std::optional<Value> value =
        is_literal ? ast_.constants[ast_[argument].constant] : stand_in(argument, row, arena);
    if (!value) return;
    arguments.push_back(*value);
  }
  if (last == k_none) return;
  constexpr std::size_t k_plenty = 100'000;
  Context context{arena, k_plenty, k_plenty};
  const Value made = row.run(arguments, context);
  if (!made.is(ValueKind::error)) return;
  const std::string_view code = made.error->code;
  // Where no zone is known, the fault is not the rule's.
  const bool is_zone = code == "unknown_time_zone";
  if (code == "budget" || (is_zone && !time_zone("UTC"))) return;
  report("cel-bad-literal", last, std::string(made.error->message),
         is_zone                    ? "a zone is written `Europe/Berlin` or `+02:00`"
         : name(node) == "duration" ? "for days, write `days(30)`"
                                    : "");
}

// For an argument of which a function only asks for the type before it refuses another one: the
// moment that is read in a time zone, and the values of a format.
std::optional<Value> Checker::stand_in(NodeId argument, const Overload& row, Arena& arena) const {
  const AstNode& node = ast_[argument];
  if (row.parameters.front()->kind == TypeKind::timestamp) return Value::of(Instant{});
  if (row.name != "format" || node.op != Op::list || node.optionals != 0) return std::nullopt;
  std::vector<Value> values;
  for (std::uint32_t i = 0; i < node.child_count; ++i) {
    const std::optional<Value> value = value_of_type(type(child(node, i))->kind);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return Value::of(arena.make<List>(arena.copy(std::span<const Value>(values)), true));
}

// `math.foo(x)` where there are functions `math.*` but not this one.
bool Checker::is_in_namespace(const AstNode& node) const {
  if (!node.receiver) return false;
  const AstNode& target = ast_[child(node, 0)];
  if (target.op != Op::variable || target.slot != k_none) return false;
  const std::string space = name(target) + ".";
  return std::ranges::any_of(functions(),
                             [&](const Overload& row) { return row.name.starts_with(space); });
}

TypeRef Checker::unknown_function(const AstNode& node, std::size_t begin,
                                  const std::string& wanted) {
  std::vector<std::string_view> names;
  for (const Overload& row : functions())
    if (names.empty() || names.back() != row.name) names.push_back(row.name);
  std::string hint = did_you_mean(wanted, names);
  const bool is_macro = wanted == "all" || wanted == "exists" || wanted == "exists_one" ||
                        wanted == "filter" || wanted == "map";
  if (is_macro) hint = fmt::format("write `list.{}(x, ...)`", wanted);
  return report_at("cel-unknown-function", {begin, node.name_begin + name(node).size() - begin},
                   fmt::format("there is no function `{}`", wanted), std::move(hint));
}

TypeRef Checker::no_overload(const AstNode& node, std::span<const Overload> rows) {
  std::vector<std::string> given;
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    given.emplace_back(in_words(type(child(node, i))));
  constexpr std::size_t k_few = 5;
  std::vector<std::string> signatures;
  for (const Overload& row : rows.first(std::min(rows.size(), k_few)))
    signatures.push_back(signature(row));
  return report_at("cel-type", {node.begin, node.end - node.begin},
                   given.empty() ? fmt::format("`{}` needs an argument", name(node))
                                 : fmt::format("`{}` cannot be called with {}", name(node),
                                               enumerate(given, "and")),
                   fmt::format("there is {}", enumerate(signatures, "and")));
}

}  // namespace partner_check::cel
