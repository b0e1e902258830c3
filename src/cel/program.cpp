#include "partner_check/cel/program.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <memory>

#include "partner_check/cel/check.hpp"
#include "partner_check/cel/eval.hpp"
#include "partner_check/cel/parse.hpp"

#include "trace.hpp"

namespace partner_check::cel {
namespace {

// The slots of one evaluation: a copy of the environment's values and room for the local ones. On
// the stack, if they fit: an evaluation takes a few hundred nanoseconds, and most need no memory at
// all.
class Slots {
 public:
  Slots(std::span<const Value> values, std::size_t count, Arena& arena) {
    assert(values.size() <= count);
    Value* first = count <= k_on_stack ? reinterpret_cast<Value*>(room_.data())
                                       : arena.make_array<Value>(count).data();
    std::uninitialized_copy(values.begin(), values.end(), first);
    std::uninitialized_value_construct(first + values.size(), first + count);
    slots_ = {first, count};
  }
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;

  [[nodiscard]] std::span<Value> get() { return slots_; }

 private:
  static constexpr std::size_t k_on_stack = 64;
  alignas(Value) std::array<std::byte, k_on_stack * sizeof(Value)> room_;
  std::span<Value> slots_;
};

// What depends on literals only is evaluated once, here: `["a", "b"]`, `days(30)`. Errors stay
// where they are, for && and || to absorb. Parents come after their children in Ast::nodes.
void fold_constants(Ast& ast) {
  constexpr std::size_t k_steps = 10'000;
  constexpr std::size_t k_bytes = 64 * 1024;
  Context context{ast.arena, k_steps, ast.arena.used() + k_bytes};
  const auto is_literal = [&](NodeId child) { return ast[child].op == Op::literal; };
  for (NodeId id = 0; id < ast.nodes.size(); ++id) {
    AstNode& node = ast.nodes[id];
    const bool has_slot = node.op == Op::variable || node.op >= Op::all;  // variables and macros
    if (has_slot || node.op == Op::literal) continue;
    const std::span children = std::span(ast.children).subspan(node.first_child, node.child_count);
    if (!std::ranges::all_of(children, is_literal)) continue;
    const Value value = cel::evaluate(ast, id, {}, context);
    if (value.is(ValueKind::error)) continue;
    node.op = Op::literal;
    node.constant = static_cast<std::uint32_t>(ast.constants.size());
    node.child_count = 0;
    ast.constants.push_back(value);
  }
}

}  // namespace

Result<Program> Program::compile(std::string_view source, const Environment& environment,
                                 TypeTable& types, const Limits& limits) {
  Result<Ast> ast = parse(source, limits);
  if (!ast) return std::move(ast).problems();
  Diagnostics problems = check(*ast, environment, types);
  if (!problems.empty()) return problems;
  fold_constants(*ast);
  return Program(std::move(ast).value(), limits);
}

Value Program::evaluate(std::span<const Value> slots, Arena& arena) const {
  Slots own(slots, ast_.slots, arena);
  Context context{arena, limits_.max_steps, arena.used() + limits_.max_memory};
  return cel::evaluate(ast_, ast_.root, own.get(), context);
}

Trace Program::trace(std::span<const Value> slots, Arena& arena, Aside aside) const {
  // Parts are evaluated again on each level of the tree above them; a rule near its limit is
  // explained as far as this reaches.
  constexpr std::size_t k_repetitions = 4;
  Slots own(slots, ast_.slots, arena);
  Context context{arena, k_repetitions * limits_.max_steps,
                  arena.used() + k_repetitions * limits_.max_memory};
  return cel::trace(ast_, own.get(), context, aside);
}

std::vector<Operand> Program::explain(std::span<const Value> slots, Arena& arena) const {
  std::vector<Operand> operands = operands_of(trace(slots, arena, Aside::left_out));
  std::erase_if(operands, [](const Operand& operand) { return operand.value.origin == nullptr; });
  return operands;
}

bool Program::reads(std::uint32_t slot, std::string_view field) const {
  const auto is_variable = [&](const AstNode& node) {
    return node.op == Op::variable && node.slot == slot;
  };
  if (field.empty()) return std::ranges::any_of(ast_.nodes, is_variable);
  return std::ranges::any_of(ast_.nodes, [&](const AstNode& node) {
    const bool selects =
        node.op == Op::select || node.op == Op::optional_select || node.op == Op::has;
    return selects && ast_.names[node.name] == field && is_variable(ast_[ast_.child(node, 0)]);
  });
}

}  // namespace partner_check::cel
