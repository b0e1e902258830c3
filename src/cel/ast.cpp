// The tree as text, for tests: prefix notation, macros by their names.
#include "partner_check/cel/ast.hpp"

#include <iterator>

#include <fmt/format.h>

#include "partner_check/cel/parse.hpp"

namespace partner_check::cel {

std::string_view symbol_of(Op op) {
  switch (op) {
    case Op::select: return ".";
    case Op::has: return "has";
    case Op::optional_select: return ".?";
    case Op::index: return "[]";
    case Op::optional_index: return "[?]";
    case Op::conditional: return "?:";
    case Op::logical_and: return "&&";
    case Op::logical_or: return "||";
    case Op::logical_not: return "!";
    case Op::negate: return "-";
    case Op::add: return "+";
    case Op::subtract: return "-";
    case Op::multiply: return "*";
    case Op::divide: return "/";
    case Op::modulo: return "%";
    case Op::equal: return "==";
    case Op::not_equal: return "!=";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::in: return "in";
    case Op::all: return "all";
    case Op::exists: return "exists";
    case Op::exists_one: return "exists_one";
    case Op::filter: return "filter";
    case Op::map_macro: return "map";
    case Op::transform_list: return "transformList";
    case Op::transform_map: return "transformMap";
    case Op::transform_map_entry: return "transformMapEntry";
    case Op::bind: return "bind";
    case Op::share: return "share";
    case Op::literal:
    case Op::variable:
    case Op::call:
    case Op::list:
    case Op::map: break;
  }
  return {};
}

namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (byte < 0x20 || byte == 0x7f)
      result += fmt::format("\\x{:02x}", byte);
    else
      result += c;
  }
  return result + '"';
}

// With a point, an exponent or a word, so that it reads as a double.
std::string number_text(double number) {
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".en") == std::string::npos) text += ".0";
  return text;
}

std::string literal_text(const Value& value) {
  switch (value.kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return value.boolean ? "true" : "false";
    case ValueKind::int64: return fmt::format("{}", value.int64);
    case ValueKind::uint64: return fmt::format("{}u", value.uint64);
    case ValueKind::number: return number_text(value.number);
    case ValueKind::string: return quoted(value.string());
    case ValueKind::bytes: return "b" + quoted(value.string());
    case ValueKind::type: return to_text(value.type);
    default: return {};
  }
}

class Writer {
 public:
  explicit Writer(const Ast& ast) : ast_(ast) {}

  std::string write(NodeId id) {
    const AstNode& node = ast_[id];
    switch (node.op) {
      case Op::literal: return literal_text(ast_.constants[node.constant]);
      case Op::variable: return ast_.names[node.name];
      case Op::call: return call(node);
      case Op::list: return '[' + sequence(node, 1) + ']';
      case Op::map: return '{' + sequence(node, 2) + '}';
      default: return operation(node);
    }
  }

 private:
  // Elements of a list (step 1) or entries of a map (step 2).
  std::string sequence(const AstNode& node, std::uint32_t step) {
    std::string text;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      const std::uint32_t element = i / step;
      if (i > 0) text += ' ';
      if (i % step == 0 && element < 32 && (node.optionals >> element & 1) != 0) text += '?';
      text += write(ast_.child(node, i));
    }
    return text;
  }

  std::string call(const AstNode& node) {
    std::string text = node.receiver ? "(." : "(";
    text += ast_.names[node.name];
    for (std::uint32_t i = 0; i < node.child_count; ++i)
      text += ' ' + write(ast_.child(node, i));
    return text + ')';
  }

  // A selection names its field, a macro its variables: both behind the first operand (`bind`
  // before it, as it is written).
  std::string operation(const AstNode& node) {
    std::string text = '(' + std::string(symbol_of(node.op));
    std::string name = node.name == k_none ? "" : ' ' + ast_.names[node.name];
    if (node.value_name != k_none) name += ' ' + ast_.names[node.value_name];
    if (node.op == Op::bind) text += name;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
      text += ' ' + write(ast_.child(node, i));
      if (i == 0 && node.op != Op::bind) text += name;
    }
    return text + ')';
  }

  const Ast& ast_;
};

}  // namespace

std::string to_text(const Ast& ast) {
  return Writer(ast).write(ast.root);
}

}  // namespace partner_check::cel
