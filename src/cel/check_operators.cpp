// Conditions, arithmetic and order.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "checker.hpp"

namespace partner_check::cel {
namespace {

struct ArithmeticRow {
  Op op;
  TypeKind left;
  TypeKind right;
  TypeKind result;
};
// Numbers apart. Lists are added too, see concatenation().
constexpr std::array<ArithmeticRow, 8> k_arithmetic{{
    {Op::add, TypeKind::string, TypeKind::string, TypeKind::string},
    {Op::add, TypeKind::bytes, TypeKind::bytes, TypeKind::bytes},
    {Op::add, TypeKind::timestamp, TypeKind::duration, TypeKind::timestamp},
    {Op::add, TypeKind::duration, TypeKind::timestamp, TypeKind::timestamp},
    {Op::add, TypeKind::duration, TypeKind::duration, TypeKind::duration},
    {Op::subtract, TypeKind::timestamp, TypeKind::timestamp, TypeKind::duration},
    {Op::subtract, TypeKind::timestamp, TypeKind::duration, TypeKind::timestamp},
    {Op::subtract, TypeKind::duration, TypeKind::duration, TypeKind::duration},
}};

// The result for operands of known types; nothing if there is none. An int meets a double as a
// double; a uint meets neither.
TypeRef arithmetic_result(Op op, TypeRef left, TypeRef right, const DialectRules& rules) {
  if (is_number(left) && is_number(right)) {
    if (left->kind != right->kind &&
        (!rules.adapts || left->kind == TypeKind::uint64 || right->kind == TypeKind::uint64))
      return nullptr;
    const bool floating = left->kind == TypeKind::number || right->kind == TypeKind::number;
    if (!floating) return left;
    return op == Op::modulo ? nullptr : primitive(TypeKind::number);
  }
  for (const ArithmeticRow& row : k_arithmetic)
    if (row.op == op && row.left == left->kind && row.right == right->kind)
      return primitive(row.result);
  return nullptr;
}

// The same where an operand may be anything: dyn if the result then may be different things.
TypeRef possible_result(Op op, TypeRef left, TypeRef right, const DialectRules& rules) {
  if (!is_any(left) && !is_any(right)) return arithmetic_result(op, left, right, rules);
  TypeRef result = nullptr;
  for (const TypeKind kind : {TypeKind::int64, TypeKind::uint64, TypeKind::number, TypeKind::string,
                              TypeKind::bytes, TypeKind::timestamp, TypeKind::duration}) {
    const TypeRef one = is_any(left) ? possible_result(op, primitive(kind), right, rules)
                                     : possible_result(op, left, primitive(kind), rules);
    if (one == nullptr) continue;
    result = result == nullptr || result == one ? one : primitive(TypeKind::dyn);
  }
  return result;
}

bool is_ordered(TypeRef type) {
  constexpr std::array k_ordered{TypeKind::boolean,   TypeKind::int64,   TypeKind::uint64,
                                 TypeKind::number,    TypeKind::string,  TypeKind::bytes,
                                 TypeKind::timestamp, TypeKind::duration};
  return is_any(type) || std::ranges::find(k_ordered, type->kind) != k_ordered.end();
}

bool is_whole(TypeRef type) {
  return type->kind == TypeKind::int64 || type->kind == TypeKind::uint64;
}

// What the author probably wants who combines these two.
std::string_view advice(Op op, TypeRef left, TypeRef right) {
  const auto meet = [&](bool (*one)(TypeRef), bool (*other)(TypeRef)) {
    return (one(left) && other(right)) || (one(right) && other(left));
  };
  const auto is_date = [](TypeRef type) { return type->kind == TypeKind::timestamp; };
  const auto is_text = [](TypeRef type) { return type->kind == TypeKind::string; };
  const auto is_time = [](TypeRef type) {
    return type->kind == TypeKind::timestamp || type->kind == TypeKind::duration;
  };
  if (op == Op::modulo) return "`int(x)` makes a whole number";
  if (meet(is_date, is_text)) return "write a date as `timestamp(\"2026-11-01T00:00:00Z\")`";
  if (meet(is_time, is_number)) return "write a number of days as `days(30)`";
  return {};
}

std::string refusal(Op op, std::string_view left, std::string_view right) {
  switch (op) {
    case Op::add: return fmt::format("{} and {} cannot be added", left, right);
    case Op::subtract: return fmt::format("{} cannot be subtracted from {}", right, left);
    case Op::multiply: return fmt::format("{} cannot be multiplied by {}", left, right);
    case Op::divide: return fmt::format("{} cannot be divided by {}", left, right);
    case Op::modulo: return fmt::format("`%` takes two whole numbers, not {} and {}", left, right);
    case Op::in: return fmt::format("{} cannot be an element of {}", left, right);
    default: return fmt::format("{} cannot be compared with {}", left, right);
  }
}

}  // namespace

// Adds a hint with the types of both operands.
TypeRef Checker::mismatch(NodeId id, TypeRef left, TypeRef right) {
  const AstNode& node = ast_[id];
  std::string hint = fmt::format("`{}` is {}, `{}` is {}", quoted(child(node, 0)), to_text(left),
                                 quoted(child(node, 1)), to_text(right));
  const std::string_view more = advice(node.op, left, right);
  if (!more.empty()) hint += fmt::format("; {}", more);
  return report("cel-type", id, refusal(node.op, in_words(left), in_words(right)), std::move(hint));
}

// A place where a condition decides. One without a variable always decides the same; the largest
// such part is reported, and only if nothing else is wrong with it.
void Checker::operand(NodeId id, std::string_view taker) {
  const std::size_t reads = reads_;
  const std::size_t problems = problems_.size();
  check(id);
  if (!taker.empty()) require_boolean(id, taker);
  if (!rules_.advises || reads_ != reads || type(id)->kind != TypeKind::boolean) return;
  const auto first = problems_.begin() + static_cast<std::ptrdiff_t>(problems);
  const auto is_constant = [](const Diagnostic& p) { return p.code == "cel-constant-condition"; };
  problems_.erase(std::remove_if(first, problems_.end(), is_constant), problems_.end());
  if (problems_.size() != problems) return;
  report("cel-constant-condition", id,
         fmt::format("`{}` does not depend on the profile", quoted(id)),
         "it always has the same value");
}

void Checker::require_boolean(NodeId id, std::string_view taker) {
  const TypeRef given = value_of(id);
  if (is_any(given) || given->kind == TypeKind::boolean) return;
  report("cel-type", id, fmt::format("`{}` takes a condition, not {}", taker, in_words(given)));
}

TypeRef Checker::logic(const AstNode& node) {
  const bool is_and = node.op == Op::logical_and;
  const std::string_view symbol = is_and ? "&&" : "||";
  operand(child(node, 0), symbol);
  const Assumption left(guards_, child(node, 0), is_and ? Truth::yes : Truth::no);
  operand(child(node, 1), symbol);
  if (rules_.advises) two_values_of_one(node);
  return primitive(TypeKind::boolean);
}

namespace {

bool are_unlike_literals(const Ast& ast, NodeId a, NodeId b) {
  if (ast[a].op != Op::literal || ast[b].op != Op::literal) return false;
  const Value& one = ast.constants[ast[a].constant];
  const Value& other = ast.constants[ast[b].constant];
  if (one.is(ValueKind::string) && other.is(ValueKind::string))
    return one.string() != other.string();
  const auto number = [](const Value& value) -> std::optional<double> {
    if (value.is(ValueKind::int64)) return static_cast<double>(value.int64);
    return value.is(ValueKind::number) ? std::optional(value.number) : std::nullopt;
  };
  return number(one) && number(other) && *number(one) != *number(other);
}

}  // namespace

// `x == 1 && x == 2` is never true, `x != 1 || x != 2` always.
void Checker::two_values_of_one(const AstNode& node) {
  const bool is_and = node.op == Op::logical_and;
  NodeId left = child(node, 0);
  if (ast_[left].op == node.op) left = child(ast_[left], 1);
  const AstNode& one = ast_[left];
  const AstNode& other = ast_[child(node, 1)];
  const Op comparison = is_and ? Op::equal : Op::not_equal;
  if (one.op != comparison || other.op != comparison) return;
  const NodeId asked = child(one, 0);
  if (ast_.text(ast_[asked]) != ast_.text(ast_[child(other, 0)]) ||
      !are_unlike_literals(ast_, child(one, 1), child(other, 1)))
    return;
  report_at("cel-constant-condition", {one.begin, node.end - one.begin},
            is_and ? fmt::format("`{}` cannot have both values", quoted(asked))
                   : fmt::format("`{}` always differs from one of the two values", quoted(asked)),
            is_and ? "write `||` between the two" : "write `&&` between the two");
}

TypeRef Checker::conditional(const AstNode& node) {
  const NodeId condition = child(node, 0);
  operand(condition, "?:");
  const auto branch = [&](std::uint32_t i, Truth truth) {
    const Assumption known(guards_, condition, truth);
    return Typed{child(node, i), check(child(node, i))};
  };
  const Typed yes = branch(1, Truth::yes);
  const Typed no = branch(2, Truth::no);
  if (rules_.unifies && !typing_.comparable(yes.type, no.type))
    return report("cel-type", no.node,
                  fmt::format("`? :` gives {} or {}", in_words(yes.type), in_words(no.type)));
  return joined({yes, no});
}

TypeRef Checker::logical_not(const AstNode& node) {
  check(child(node, 0));
  require_boolean(child(node, 0), "!");
  return primitive(TypeKind::boolean);
}

TypeRef Checker::negate(const AstNode& node) {
  check(child(node, 0));
  const TypeRef given = value_of(child(node, 0));
  if (is_any(given) || (is_number(given) && given->kind != TypeKind::uint64)) return given;
  return report("cel-type", child(node, 0),
                fmt::format("`-` takes a number, not {}", in_words(given)));
}

TypeRef Checker::arithmetic(NodeId id) {
  const AstNode& node = ast_[id];
  check(child(node, 0));
  check(child(node, 1));
  const TypeRef left = value_of(child(node, 0));
  const TypeRef right = value_of(child(node, 1));
  if (rules_.advises && node.op == Op::divide && is_whole(left) && left->kind == right->kind)
    return report(
        "cel-int-division", id, "dividing two whole numbers cuts off the fraction",
        fmt::format("write `double({}) / {}`", quoted(child(node, 0)), quoted(child(node, 1))));
  if (node.op == Op::add)
    if (const TypeRef list = concatenation(left, right)) return list;
  if (const TypeRef result = possible_result(node.op, left, right, rules_)) return result;
  return mismatch(id, left, right);
}

// Of two lists; nullptr if they are none.
TypeRef Checker::concatenation(TypeRef left, TypeRef right) {
  const auto element = [](TypeRef type) {
    return type->kind == TypeKind::list ? type->element : is_any(type) ? type : nullptr;
  };
  if (left->kind != TypeKind::list && right->kind != TypeKind::list) return nullptr;
  if (element(left) == nullptr || element(right) == nullptr) return nullptr;
  if (rules_.unifies && !typing_.comparable(left, right)) return nullptr;
  return types_.list(typing_.join(element(left), element(right)));
}

TypeRef Checker::order(NodeId id) {
  const AstNode& node = ast_[id];
  check(child(node, 0));
  check(child(node, 1));
  const TypeRef left = value_of(child(node, 0));
  const TypeRef right = value_of(child(node, 1));
  if (!typing_.comparable(left, right) || !is_ordered(left) || !is_ordered(right))
    mismatch(id, left, right);
  else
    same_sides(id);
  return primitive(TypeKind::boolean);
}

}  // namespace partner_check::cel
