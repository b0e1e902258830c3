#include "expression.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/type.hpp"

namespace partner_check::rules {

namespace {

// The position after the string literal whose quote stands at `open`: triple quotes and escapes as
// in the rule language; npos if it has no end.
std::size_t after_string(std::string_view text, std::size_t open) {
  const std::string_view three = text.substr(open, 3);
  const bool is_triple = three == "\"\"\"" || three == "'''";
  const std::string_view quote = text.substr(open, is_triple ? 3 : 1);
  // r"..." and its like; a name that ends in r stands in front of no quote.
  const std::size_t letters = text.substr(0, open).find_last_not_of("rRbB") + 1;
  const bool is_raw =
      text.substr(letters, open - letters).find_first_of("rR") != std::string_view::npos;
  for (std::size_t i = open + quote.size(); i < text.size(); ++i) {
    if (text.substr(i).starts_with(quote)) return i + quote.size();
    if (text[i] == '\\' && !is_raw) ++i;
  }
  return std::string_view::npos;
}

// The position of the brace that closes the one at `open`, strings and inner braces skipped; npos
// if none does.
std::size_t closing_brace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = after_string(text, i);
      continue;
    }
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) return i;
    ++i;
  }
  return std::string_view::npos;
}

}  // namespace

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

std::string expression_text(const Node& node) {
  if (node.kind == NodeKind::string) return std::string(node.text);
  std::string text;
  for (std::size_t i = 0; i < node.size; ++i) {
    if (i > 0) text += '\n';
    text += node.first[i].text;
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
