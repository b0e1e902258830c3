#include "partner_check/cel/program.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <memory>

#include "partner_check/cel/check.hpp"
#include "partner_check/cel/eval.hpp"
#include "partner_check/cel/parse.hpp"

#include "trace.hpp"

namespace partner_check::cel {
namespace {

// The slots of one evaluation. Those of the caller, if there are no local ones: then nothing is
// written. Else a copy and room for the local ones; on the stack, if they fit: an evaluation takes
// a few hundred nanoseconds, and most need no memory at all.
class Slots {
 public:
  Slots(std::span<const Value> values, std::size_t count, Arena& arena) {
    assert(values.size() <= count);
    if (values.size() == count) {
      slots_ = {const_cast<Value*>(values.data()), count};
      return;
    }
    Value* first = count <= k_on_stack ? reinterpret_cast<Value*>(room_.data())
                                       : arena.make_array<Value>(count).data();
    if (!values.empty()) std::memcpy(first, values.data(), values.size_bytes());
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

Context context_of(const Budget& budget, Arena& arena) {
  return {.arena = arena,
          .steps_left = budget.steps_left,
          .max_memory = budget.first_byte + budget.max_memory,
          .budget = &budget};
}

}  // namespace

Budget budget_for_traces(const Limits& limits, const Arena& arena) {
  constexpr std::size_t k_repetitions = 4;
  return {.max_steps = k_repetitions * limits.max_steps,
          .max_memory = k_repetitions * limits.max_memory,
          .first_byte = arena.used()};
}

Result<Program> Program::compile(std::string_view source, const Environment& environment,
                                 TypeTable& types, const Limits& limits) {
  Result<Ast> ast = parse(source, limits);
  if (!ast) return std::move(ast).problems();
  Diagnostics problems = check(*ast, environment, types);
  if (!problems.empty()) return problems;
  fold_constants(*ast);
  auto kept = std::make_shared<const Ast>(std::move(ast).value());
  const NodeId root = kept->root;
  return Program(kept, root, kept->slots, (*kept)[root].type, limits);
}

Value Program::evaluate(std::span<const Value> slots, Arena& arena) const {
  Budget budget{
      .max_steps = limits_.max_steps, .max_memory = limits_.max_memory, .first_byte = arena.used()};
  return evaluate(slots, arena, budget);
}

Value Program::evaluate(std::span<const Value> slots, Arena& arena, Budget& budget,
                        std::span<Seen> seen) const {
  assert(seen.empty() || seen.size() == ast_->nodes.size());
  Slots own(slots, slots_, arena);
  Context context = context_of(budget, arena);
  context.seen = seen.data();
  const Value value = cel::evaluate(*ast_, root_, own.get(), context);
  budget.steps_left = context.steps_left;
  return value;
}

Trace Program::trace(std::span<const Value> slots, Arena& arena, Aside aside) const {
  Budget budget = budget_for_traces(limits_, arena);
  return trace(slots, arena, aside, budget);
}

Trace Program::trace(std::span<const Value> slots, Arena& arena, Aside aside,
                     Budget& budget) const {
  Slots own(slots, slots_, arena);
  Context context = context_of(budget, arena);
  Trace made = cel::trace(*ast_, root_, own.get(), context, aside);
  budget.steps_left = context.steps_left;
  return made;
}

std::vector<Operand> Program::explain(std::span<const Value> slots, Arena& arena) const {
  Budget budget = budget_for_traces(limits_, arena);
  return explain(slots, arena, budget);
}

std::vector<Operand> Program::explain(std::span<const Value> slots, Arena& arena,
                                      Budget& budget) const {
  std::vector<Operand> operands = operands_of(trace(slots, arena, Aside::left_out, budget));
  std::erase_if(operands, [](const Operand& operand) { return operand.value.origin == nullptr; });
  return operands;
}

namespace {

template <typename Test>
bool any_below(const Ast& ast, NodeId id, const Test& is_meant) {
  const AstNode& node = ast[id];
  const std::span children = std::span(ast.children).subspan(node.first_child, node.child_count);
  return is_meant(node) || std::ranges::any_of(children, [&](NodeId child) {
           return any_below(ast, child, is_meant);
         });
}

bool selects(const AstNode& node) {
  return node.op == Op::select || node.op == Op::optional_select || node.op == Op::has;
}

}  // namespace

bool Program::names_any(const std::function<bool(std::string_view)>& wanted) const {
  return any_below(*ast_, root_, [&](const AstNode& node) {
    return (node.op == Op::variable || selects(node)) && wanted(ast_->names[node.name]);
  });
}

bool Program::reads(std::uint32_t slot, std::string_view field) const {
  const Ast& ast = *ast_;
  const auto is_variable = [&](const AstNode& node) {
    return node.op == Op::variable && node.slot == slot;
  };
  const auto is_meant = [&](const AstNode& node) {
    if (field.empty()) return is_variable(node);
    return selects(node) && ast.names[node.name] == field && is_variable(ast[ast.child(node, 0)]);
  };
  return any_below(ast, root_, is_meant);
}

}  // namespace partner_check::cel
