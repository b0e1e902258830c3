#include "expression.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/type.hpp"

namespace partner_check::rules {

namespace {

// Moves a problem of the joined lines to the line (the list element) in which it begins.
void move_to_line(Diagnostic& problem, const Node& node, const std::string& pointer) {
  problem.pointer = pointer;
  if (node.kind != NodeKind::array || !problem.within) return;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < node.size; ++i) {
    const std::size_t length = node.first[i].text.size();
    if (problem.within->offset <= begin + length) {
      problem.pointer = pointer_child(pointer, i);
      problem.within->offset -= begin;
      return;
    }
    begin += length + 1;
  }
}

// The position of the brace that closes the one at `open`, strings and inner braces skipped; npos
// if none does.
std::size_t closing_brace(std::string_view text, std::size_t open) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string expression_text(const Node& node) {
  if (node.kind == NodeKind::string) return std::string(node.text);
  std::string text;
  for (const Node& line : node.children()) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

std::optional<cel::Program> ExpressionReader::compile(std::string_view source,
                                                      const cel::Environment& environment,
                                                      Diagnostics& found) {
  Result<cel::Program> program = cel::Program::compile(source, environment, types_);
  if (program) return std::move(program).value();
  found = std::move(program).problems();
  return std::nullopt;
}

std::optional<cel::Program> ExpressionReader::expression(const Node& node,
                                                         const std::string& pointer,
                                                         const cel::Environment& environment) {
  Diagnostics found;
  std::optional<cel::Program> program = compile(expression_text(node), environment, found);
  for (Diagnostic& problem : found) {
    move_to_line(problem, node, pointer);
    problems_.push_back(std::move(problem));
  }
  return program;
}

std::optional<cel::Program> ExpressionReader::condition(const Node& node,
                                                        const std::string& pointer,
                                                        const cel::Environment& environment) {
  std::optional<cel::Program> program = expression(node, pointer, environment);
  if (!program) return program;
  const TypeRef type = program->type();
  if (type != nullptr && type->kind == TypeKind::boolean && !type->nullable) return program;
  problems_.push_back({.code = "rule-not-a-condition",
                       .message = "a condition must be true or false; this gives " + to_text(type),
                       .pointer = pointer});
  return std::nullopt;
}

Message ExpressionReader::message(const Node& node, const std::string& pointer,
                                  const cel::Environment& environment) {
  Message message;
  std::string plain;
  const std::string_view text = node.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '{' || c == '}') && text.substr(i + 1).starts_with(c)) {
      plain += c;
      ++i;
      continue;
    }
    if (c != '{') {
      plain += c;
      continue;
    }
    const std::size_t close = closing_brace(text, i);
    if (close == std::string_view::npos) {
      problems_.push_back({.code = "rule-message",
                           .message = "this `{` is never closed",
                           .hint = "write `{{` for a brace in the text",
                           .pointer = pointer,
                           .within = Diagnostic::Within{i, 1}});
      return message;
    }
    if (!plain.empty()) message.pieces.emplace_back(std::move(plain));
    plain.clear();
    Diagnostics found;
    std::optional<cel::Program> program =
        compile(text.substr(i + 1, close - i - 1), environment, found);
    for (Diagnostic& problem : found) {
      problem.pointer = pointer;
      if (problem.within) problem.within->offset += i + 1;
      problems_.push_back(std::move(problem));
    }
    if (program) message.pieces.emplace_back(std::move(*program));
    i = close;
  }
  if (!plain.empty()) message.pieces.emplace_back(std::move(plain));
  return message;
}

}  // namespace partner_check::rules
