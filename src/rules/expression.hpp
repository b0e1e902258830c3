// Expressions as they stand in rule files: a string, or a list of strings that are its lines.
// Private to the rules layer.
#pragma once

#include <optional>
#include <string>

#include "partner_check/cel/program.hpp"
#include "partner_check/rules/rule.hpp"

namespace partner_check::rules {

// Compiles expressions of one file and collects their problems, each with the pointer of the string
// it stands in.
class ExpressionReader {
 public:
  ExpressionReader(TypeTable& types, Diagnostics& problems) : types_(types), problems_(problems) {}

  // An expression of any type; nothing if it does not compile.
  std::optional<cel::Program> expression(const Node& node, const std::string& pointer,
                                         const cel::Environment& environment);
  // The same, and it must be true or false.
  std::optional<cel::Program> condition(const Node& node, const std::string& pointer,
                                        const cel::Environment& environment);
  // Text with expressions in braces; `{{` and `}}` stand for braces themselves.
  Message message(const Node& node, const std::string& pointer,
                  const cel::Environment& environment);

 private:
  std::optional<cel::Program> compile(std::string_view source, const cel::Environment& environment,
                                      Diagnostics& found);
  TypeTable& types_;
  Diagnostics& problems_;
};

// Moves a problem of the joined lines to the line (the list element) in which it begins.
void move_to_line(Diagnostic& problem, const Node& node, const std::string& pointer);
// The lines of an expression as one text.
[[nodiscard]] std::string expression_text(const Node& node);

}  // namespace partner_check::rules
