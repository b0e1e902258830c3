#include "partner_check/cel/eval.hpp"

#include <array>
#include <string>

#include "partner_check/cel/coverage.hpp"

#include "evaluator.hpp"
#include "operators.hpp"

namespace partner_check::cel {
namespace {

bool takes(const Overload& overload, CallStyle style, std::span<const Value> arguments) {
  if (overload.style != style || !overload.takes(arguments.size())) return false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const TypeKind wanted = overload.parameter(i)->kind;
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

// Where a value stands already: that of a constant, of a variable, or of a declared field below
// one. Most operands are such; nothing if there is more to it. Costs the steps that eval() would
// take.
const Value* Evaluator::place(NodeId id) {
  const AstNode& node = ast_[id];
  if (node.op > Op::select || context_.seen != nullptr) return nullptr;
  const std::size_t steps_before = context_.steps_left;
  if (!charge(context_, 1)) return nullptr;
  if (node.op == Op::literal) return &ast_.constants[node.constant];
  if (node.op == Op::variable && node.slot != k_none) return &slots_[node.slot];
  if (node.op == Op::select && node.field != k_none) {
    const Value* container = place(ast_.child(node, 0));
    if (container != nullptr && container->is(ValueKind::record))
      return &container->record->fields[node.field];
  }
  context_.steps_left = steps_before;
  return nullptr;
}

// The value of a child: where it stands, else made in `room`.
const Value& Evaluator::operand(const AstNode& node, std::uint32_t i, Value& room) {
  const NodeId id = ast_.child(node, i);
  if (const Value* found = place(id)) return *found;
  room = eval(id);
  return room;
}

Value Evaluator::eval(NodeId id) {
  if (const Value* found = place(id)) return *found;
  if (!charge(context_, 1)) return exhausted(context_);
  if (context_.seen != nullptr) [[unlikely]]
    return watched(id);
  return compute(ast_[id]);
}

Value Evaluator::watched(NodeId id) {
  const Value value = compute(ast_[id]);
  Seen& seen = context_.seen[id];
  seen.reached = true;
  seen.was_true = seen.was_true || value.is_true();
  seen.was_false = seen.was_false || value.is_false();
  return value;
}

Value Evaluator::compute(const AstNode& node) {
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
    case Op::map_macro:
    case Op::transform_list: return collect(node);
    case Op::transform_map:
    case Op::transform_map_entry: return collect_entries(node);
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
  std::array<Value, 2> room;
  const Value& left = operand(node, 0, room[0]);
  const Value& right = operand(node, 1, room[1]);
  if (is_known(left) && is_known(right)) return apply(node.op, left, right, context_);
  return undecided(std::array{left, right}, context_.arena);
}

// o.or(p) and o.orValue(x) look at the other one only if o is none, as ?: does; nothing for another
// call.
std::optional<Value> Evaluator::alternative(const AstNode& node) {
  const bool gives_optional = name(node) == "or";
  if (!node.receiver || node.child_count != 2 || (!gives_optional && name(node) != "orValue"))
    return std::nullopt;
  const Value value = operand(node, 0);
  if (!value.is(ValueKind::optional)) return refuse(name(node), value, context_.arena);
  if (value.optional != nullptr) return gives_optional ? value : *value.optional;
  const Value other = operand(node, 1);
  return gives_optional && !other.is(ValueKind::optional)
             ? refuse(name(node), other, context_.arena)
             : other;
}

Value Evaluator::call(const AstNode& node) {
  if (const std::optional<Value> value = alternative(node)) return *value;
  std::array<Value, 4> room;
  const std::span<Value> arguments = node.child_count <= room.size()
                                         ? std::span<Value>(room).first(node.child_count)
                                         : context_.arena.make_array<Value>(node.child_count);
  bool known = true;
  for (std::uint32_t i = 0; i < arguments.size(); ++i) {
    arguments[i] = operand(node, i);
    known = known && is_known(arguments[i]);
  }
  if (!known) return undecided(arguments, context_.arena);
  if (node.constant != k_none && arguments[0].is(ValueKind::string)) {
    const std::string_view text = arguments[0].string();
    const Regex& regex = ast_.regexes[node.constant];
    if (!charge_search(context_, regex, text)) return exhausted(context_);
    return Value::of(regex.matches(text));
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
