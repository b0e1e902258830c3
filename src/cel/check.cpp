#include "partner_check/cel/check.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "checker.hpp"

namespace partner_check::cel {

Checker::Checker(Ast& ast, const Environment& environment, TypeTable& types)
    : ast_(ast),
      environment_(environment),
      rules_(rules_of(environment.dialect)),
      types_(types),
      typing_(types, rules_),
      guards_(ast) {
  slot_types_.resize(ast.slots, primitive(TypeKind::dyn));
  slot_read_.resize(ast.slots);
  for (std::size_t i = 0; i < environment.variables.size(); ++i) {
    const Variable& variable = environment.variables[i];
    if (variable.type != nullptr) slot_types_[i] = variable.type;
    scope_.push_back(variable.name);
  }
}

Diagnostics Checker::run() {
  operand(ast_.root, {});
  for (AstNode& node : ast_.nodes)
    if (node.type != nullptr) node.type = closed(node.type, types_);
  std::ranges::stable_sort(problems_, {}, [](const Diagnostic& p) { return p.within->offset; });
  return std::move(problems_);
}

TypeRef Checker::check(NodeId id) {
  const TypeRef type = type_of(id);
  ast_.nodes[id].type = type;
  return type;
}

TypeRef Checker::type_of(NodeId id) {
  const AstNode& node = ast_[id];
  switch (node.op) {
    case Op::literal: return literal(node);
    case Op::variable: return narrowed(id, variable(node));
    case Op::select:
    case Op::optional_select: return narrowed(id, select(id));
    case Op::has: return has(id);
    case Op::index:
    case Op::optional_index: return narrowed(id, index(node));
    case Op::call: return call(id);
    case Op::list: return list(node);
    case Op::map: return map(node);
    case Op::conditional: return conditional(node);
    case Op::logical_and:
    case Op::logical_or: return logic(node);
    case Op::logical_not: return logical_not(node);
    case Op::negate: return negate(node);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo: return arithmetic(id);
    case Op::equal:
    case Op::not_equal: return equality(id);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return order(id);
    case Op::in: return membership(id);
    case Op::all:
    case Op::exists:
    case Op::exists_one:
    case Op::filter:
    case Op::map_macro:
    case Op::transform_list:
    case Op::transform_map:
    case Op::transform_map_entry:
    case Op::bind:
    case Op::share: return macro(node);
  }
  return primitive(TypeKind::dyn);
}

TypeRef Checker::literal(const AstNode& node) {
  // The kinds of values and types stand in the same order, dyn before all.
  static_assert(static_cast<int>(TypeKind::null) == static_cast<int>(ValueKind::null) + 1);
  static_assert(static_cast<int>(TypeKind::type) == static_cast<int>(ValueKind::type) + 1);
  const Value& value = ast_.constants[node.constant];
  if (value.is(ValueKind::type)) return types_.type(value.type);
  return primitive(static_cast<TypeKind>(static_cast<int>(value.kind) + 1));
}

TypeRef Checker::variable(const AstNode& node) {
  ++reads_;
  if (node.slot != k_none) {
    slot_read_[node.slot] = true;
    return slot_types_[node.slot];
  }
  std::vector<std::string_view> candidates = scope_;
  candidates.insert(candidates.end(), {"true", "false", "null"});
  std::string hint = did_you_mean(name(node), candidates);
  if (hint.empty()) hint = "a text stands in quotes";
  return report_at("cel-unknown-name", {node.begin, node.end - node.begin},
                   fmt::format("there is no `{}`", name(node)), std::move(hint));
}

// The element in a literal; an optional one gives what it may hold.
TypeRef Checker::element(const AstNode& node, std::uint32_t at, std::uint32_t position) {
  const NodeId id = child(node, at);
  const TypeRef type = check(id);
  if (position >= 32 || (node.optionals >> position & 1) == 0) return type;
  if (type->kind == TypeKind::optional) return type->element;
  if (is_any(type)) return primitive(TypeKind::dyn);
  return report("cel-type", id, fmt::format("`?` takes an optional; this is {}", in_words(type)));
}

TypeRef Checker::list(const AstNode& node) {
  std::vector<Typed> elements;
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    elements.push_back({child(node, i), element(node, i, i)});
  return types_.list(joined(elements));
}

TypeRef Checker::map(const AstNode& node) {
  TypeRef key = open_type();
  std::vector<Typed> values;
  for (std::uint32_t i = 0; i < node.child_count; i += 2) {
    const TypeRef one = check(child(node, i));
    const bool fits = is_any(one) || one->kind == TypeKind::boolean ||
                      one->kind == TypeKind::int64 || one->kind == TypeKind::uint64 ||
                      one->kind == TypeKind::string;
    key = typing_.join(key, fits ? value_of(child(node, i)) : one);
    if (!fits && rules_.advises)
      report("cel-type", child(node, i), fmt::format("{} cannot be a key", in_words(one)));
    values.push_back({child(node, i + 1), element(node, i + 1, i / 2)});
  }
  return types_.map(key, joined(values));
}

// Where there is a double among the alternatives, literals of whole numbers become doubles too.
TypeRef Checker::joined(const std::vector<Typed>& alternatives) {
  const bool adapts = rules_.adapts && std::ranges::any_of(alternatives, [](const Typed& one) {
                        return one.type->kind == TypeKind::number;
                      });
  TypeRef result = open_type();
  for (const Typed& one : alternatives)
    result = typing_.join(result, adapts && adapt(one.node) ? type(one.node) : one.type);
  return result;
}

bool Checker::adapt(NodeId id) {
  AstNode& node = ast_.nodes[id];
  if (!is_literal(id, ValueKind::int64)) return false;
  Value& constant = ast_.constants[node.constant];
  constant = Value::of_number(static_cast<double>(constant.int64));
  node.type = primitive(TypeKind::number);
  return true;
}

bool Checker::is_literal(NodeId id, ValueKind kind) const {
  const AstNode& node = ast_[id];
  return node.op == Op::literal && ast_.constants[node.constant].is(kind);
}

TypeRef Checker::narrowed(NodeId id, TypeRef declared) {
  if (!declared->nullable) return declared;
  const std::string path = guards_.path(id);
  return !path.empty() && guards_.holds(path) ? types_.without_null(declared) : declared;
}

TypeRef Checker::value_of(NodeId id) {
  const TypeRef declared = type(id);
  if (!declared->nullable) return declared;
  std::string path = guards_.path(id);
  const std::string text = quoted(id);
  report("cel-null", id, fmt::format("`{}` may be null here", text),
         path.empty() ? "name it and guard it: `cel.bind(x, ..., x != null && ...)`"
                      : fmt::format("guard it: `{} != null && ...`", text));
  if (!path.empty()) guards_.settle(std::move(path));
  return types_.without_null(declared);
}

TypeRef Checker::report(std::string code, NodeId at, std::string message, std::string hint) {
  const AstNode& node = ast_[at];
  return report_at(std::move(code), {node.begin, node.end - node.begin}, std::move(message),
                   std::move(hint));
}

TypeRef Checker::report_at(std::string code, Diagnostic::Within place, std::string message,
                           std::string hint) {
  Diagnostic problem{
      .code = std::move(code), .message = std::move(message), .hint = std::move(hint)};
  problem.within = place;
  problems_.push_back(std::move(problem));
  return primitive(TypeKind::dyn);
}

std::string Checker::quoted(NodeId id) const {
  constexpr std::size_t k_width = 50;
  std::string text;
  for (const char c : ast_.text(ast_[id])) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      text += c;
    else if (!text.ends_with(' '))
      text += ' ';
  }
  return cut_to_width(text, k_width);
}

Diagnostics check(Ast& ast, const Environment& environment, TypeTable& types) {
  resolve(ast, environment);
  return Checker(ast, environment, types).run();
}

}  // namespace partner_check::cel
