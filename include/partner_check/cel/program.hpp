// A compiled expression: parsed and checked once, evaluated many times. The public face of the rule
// language. Promises: evaluation is total (errors, unknowns and exhausted budgets are values),
// deterministic and without side effects; a program may be evaluated by several threads, each with
// an arena of its own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/result.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/environment.hpp"
#include "partner_check/cel/trace.hpp"

namespace partner_check::cel {

class Program {
 public:
  // Parses and checks. `types` must outlive the program.
  static Result<Program> compile(std::string_view source, const Environment& environment,
                                 TypeTable& types, const Limits& limits = {});

  // `slots`: one value per variable of the environment. The result may point into them and into the
  // arena.
  [[nodiscard]] Value evaluate(std::span<const Value> slots, Arena& arena) const;
  // Evaluates once more and records what the result hangs on: of a false && its false sides, of a
  // true && both, of a comparison or call its operands, of a fold the deciding elements.
  [[nodiscard]] Trace trace(std::span<const Value> slots, Arena& arena, Aside aside) const;
  // Of that, the operands that come from the document: in order, without repetition.
  [[nodiscard]] std::vector<Operand> explain(std::span<const Value> slots, Arena& arena) const;

  [[nodiscard]] TypeRef type() const { return ast_[ast_.root].type; }
  [[nodiscard]] const Ast& ast() const { return ast_; }
  // True if the expression names the variable in this slot, or selects `field` of it.
  [[nodiscard]] bool reads(std::uint32_t slot, std::string_view field = {}) const;

 private:
  Program(Ast ast, Limits limits) : ast_(std::move(ast)), limits_(limits) {}
  Ast ast_;
  Limits limits_;
};

}  // namespace partner_check::cel
