// A compiled expression: parsed and checked once, evaluated many times. The public face of the rule
// language. Promises: evaluation is total (errors, unknowns and exhausted budgets are values),
// deterministic and without side effects; a program may be evaluated by several threads, each with
// an arena of its own.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/result.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/budget.hpp"
#include "partner_check/cel/environment.hpp"
#include "partner_check/cel/trace.hpp"

namespace partner_check::cel {

// What traces may take: parts are evaluated again on each level of the tree above them. What is
// near its limit is explained as far as this reaches.
[[nodiscard]] Budget budget_for_traces(const Limits& limits, const Arena& arena);

class Program {
 public:
  // Without a tree: not to be evaluated, only to be assigned to.
  Program() = default;
  // Of a tree that was checked, perhaps one of several in `ast`: from `root` down.
  Program(std::shared_ptr<const Ast> ast, NodeId root, std::uint32_t slots, TypeRef type,
          const Limits& limits = {})
      : ast_(std::move(ast)), root_(root), slots_(slots), type_(type), limits_(limits) {}
  // Parses and checks. `types` must outlive the program.
  static Result<Program> compile(std::string_view source, const Environment& environment,
                                 TypeTable& types, const Limits& limits = {});

  // `slots`: one value per variable of the environment. The result may point into them and into the
  // arena.
  [[nodiscard]] Value evaluate(std::span<const Value> slots, Arena& arena) const;
  // The same on a budget that evaluations share. Notes what each node gave in `seen`, if that is
  // not empty: it has one place a node.
  [[nodiscard]] Value evaluate(std::span<const Value> slots, Arena& arena, Budget& budget,
                               std::span<Seen> seen = {}) const;
  // Evaluates once more and records what the result hangs on: of a false && its false sides, of a
  // true && both, of a comparison or call its operands, of a fold the deciding elements.
  [[nodiscard]] Trace trace(std::span<const Value> slots, Arena& arena, Aside aside) const;
  [[nodiscard]] Trace trace(std::span<const Value> slots, Arena& arena, Aside aside,
                            Budget& budget) const;
  // Of that, the operands that come from the document: in order, without repetition.
  [[nodiscard]] std::vector<Operand> explain(std::span<const Value> slots, Arena& arena) const;
  [[nodiscard]] std::vector<Operand> explain(std::span<const Value> slots, Arena& arena,
                                             Budget& budget) const;

  [[nodiscard]] TypeRef type() const { return type_; }
  // What compile() made has a tree of its own; an image keeps those of all its programs in one, and
  // no types but this one (cel/image.hpp).
  [[nodiscard]] const Ast& ast() const { return *ast_; }
  [[nodiscard]] NodeId root() const { return root_; }
  [[nodiscard]] std::uint32_t slots() const { return slots_; }
  // True if the expression names the variable in this slot, or selects `field` of it.
  [[nodiscard]] bool reads(std::uint32_t slot, std::string_view field = {}) const;
  // True if a variable or a field that the expression names is `wanted`.
  [[nodiscard]] bool names_any(const std::function<bool(std::string_view)>& wanted) const;

 private:
  std::shared_ptr<const Ast> ast_;
  NodeId root_ = 0;
  std::uint32_t slots_ = 0;  // as Ast::slots
  TypeRef type_ = nullptr;
  Limits limits_;
};

}  // namespace partner_check::cel
