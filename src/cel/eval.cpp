#include "partner_check/cel/eval.hpp"

#include <array>
#include <string>

#include "evaluator.hpp"
#include "operators.hpp"

namespace partner_check::cel {
namespace {

constexpr std::uint32_t k_max_arguments =
    8;  // more than any overload takes; further ones do not count

bool takes(const Overload& overload, CallStyle style, std::span<const Value> arguments) {
  if (overload.style != style || overload.parameters.size() != arguments.size()) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const TypeKind wanted = overload.parameters[i]->kind;
    const bool any = wanted == TypeKind::dyn || wanted == TypeKind::parameter;
    if (!any && wanted != type_kind(arguments[i])) return false;
  }
  return true;
}

// The rows of the function called; from the checker's mark if there is one.
std::span<const Overload> rows_of(const AstNode& node, std::string_view name) {
  if (node.overloads == k_none) return overloads_of(name);
  const std::span<const Overload> rows = functions().subspan(node.overloads);
  std::size_t count = 0;
  while (count < rows.size() && rows[count].name == name)
    ++count;
  return rows.first(count);
}

bool decides(const Value& operand, bool deciding) {
  return operand.is(ValueKind::boolean) && operand.boolean == deciding;
}

}  // namespace

void Undecided::add(const Value& operand) {
  if (operand.is(ValueKind::boolean)) return;
  if (operand.is(ValueKind::unknown)) return gather(missing_, operand, arena_);
  if (!error_.is(ValueKind::error)) error_ = refuse("&& or ||", operand, arena_);
}

Value Undecided::result(bool otherwise) const {
  if (missing_.is(ValueKind::unknown)) return missing_;
  return error_.is(ValueKind::error) ? error_ : Value::of(otherwise);
}

Value Evaluator::eval(NodeId id) {
  if (!charge(context_, 1)) return exhausted(context_);
  const AstNode& node = ast_[id];
  switch (node.op) {
    case Op::literal: return ast_.constants[node.constant];
    case Op::variable: return variable(node);
    case Op::select: return select(node);
    case Op::has: return has(node);
    case Op::optional_select: return optional_select(node);
    case Op::index: return index(node);
    case Op::optional_index: return optional_index(node);
    case Op::call: return call(node);
    case Op::list: return list(node);
    case Op::map: return map(node);
    case Op::conditional: return conditional(node);
    case Op::logical_and: return logic(node, false);
    case Op::logical_or: return logic(node, true);
    case Op::logical_not: return logical_not(node);
    case Op::negate: return negate(operand(node, 0), context_);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::modulo:
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::in: return binary(node);
    case Op::all: return fold(node, false);
    case Op::exists: return fold(node, true);
    case Op::exists_one:
    case Op::share: return count(node);
    case Op::filter:
    case Op::map_macro: return collect(node);
    case Op::bind: return bind(node);
  }
  return {};
}

Value Evaluator::variable(const AstNode& node) {
  if (node.slot != k_none) return slots_[node.slot];
  return error(context_.arena, "unknown_name", "there is no `" + std::string(name(node)) + "`");
}

Value Evaluator::logic(const AstNode& node, bool deciding) {
  const Value left = operand(node, 0);
  if (decides(left, deciding)) return left;
  const Value right = operand(node, 1);
  if (decides(right, deciding)) return Value::of(deciding);
  Undecided undecided(context_.arena);
  undecided.add(left);
  undecided.add(right);
  return undecided.result(!deciding);
}

Value Evaluator::logical_not(const AstNode& node) {
  const Value value = operand(node, 0);
  if (value.is(ValueKind::boolean)) return Value::of(!value.boolean);
  return refuse("!", value, context_.arena);
}

Value Evaluator::conditional(const AstNode& node) {
  const Value condition = operand(node, 0);
  if (condition.is(ValueKind::boolean)) return operand(node, condition.boolean ? 1 : 2);
  return refuse("?:", condition, context_.arena);
}

Value Evaluator::binary(const AstNode& node) {
  const std::array<Value, 2> operands{operand(node, 0), operand(node, 1)};
  if (is_known(operands[0]) && is_known(operands[1]))
    return apply(node.op, operands[0], operands[1], context_);
  return undecided(operands, context_.arena);
}

Value Evaluator::call(const AstNode& node) {
  std::array<Value, k_max_arguments> room;
  const std::span arguments = std::span(room).first(std::min(node.child_count, k_max_arguments));
  bool known = true;
  for (std::uint32_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = operand(node, i);
    known = known && is_known(arguments[i]);
  }
  if (!known) return undecided(arguments, context_.arena);
  if (node.constant != k_none && arguments[0].is(ValueKind::string)) {
    const std::string_view text = arguments[0].string();
    if (!charge_text(context_, text.size())) return exhausted(context_);
    return Value::of(ast_.regexes[node.constant].matches(text));
  }
  const CallStyle style = node.receiver ? CallStyle::member : CallStyle::global;
  const std::span<const Overload> rows = rows_of(node, name(node));
  for (const Overload& row : rows)
    if (takes(row, style, arguments)) return row.run(arguments, context_);
  if (!rows.empty()) return no_overload(name(node), arguments, context_.arena);
  return error(context_.arena, "unknown_function",
               "there is no function `" + std::string(name(node)) + "`");
}

Value evaluate(const Ast& ast, NodeId node, std::span<Value> slots, Context& context) {
  return Evaluator(ast, slots, context).eval(node);
}

}  // namespace partner_check::cel
