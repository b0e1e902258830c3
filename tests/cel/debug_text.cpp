#include "debug_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace partner_check::cel_suite {
namespace {

using cel::Ast;
using cel::AstNode;
using cel::NodeId;
using cel::Op;

struct OperatorName {
  Op op;
  std::string_view name;
};
constexpr std::array<OperatorName, 19> k_operators{{
    {Op::logical_and, "_&&_"},
    {Op::logical_or, "_||_"},
    {Op::logical_not, "!_"},
    {Op::negate, "-_"},
    {Op::add, "_+_"},
    {Op::subtract, "_-_"},
    {Op::multiply, "_*_"},
    {Op::divide, "_/_"},
    {Op::modulo, "_%_"},
    {Op::equal, "_==_"},
    {Op::not_equal, "_!=_"},
    {Op::less, "_<_"},
    {Op::less_equal, "_<=_"},
    {Op::greater, "_>_"},
    {Op::greater_equal, "_>=_"},
    {Op::in, "@in"},
    {Op::conditional, "_?_:_"},
    {Op::index, "_[_]"},
    {Op::optional_index, "_[?_]"},
}};

// What cel-go's fold starts with, while it goes on, what it does with `@result`, and what it gives;
// `{0}` is the loop's variable, `{1}` and `{2}` are its arguments.
struct Fold {
  Op op;
  std::size_t children;
  std::string_view parts;
};
constexpr std::array<Fold, 6> k_folds{{
    {Op::all, 2, "true,@not_strictly_false(@result),_&&_(@result,{1}),@result"},
    {Op::exists, 2, "false,@not_strictly_false(!_(@result)),_||_(@result,{1}),@result"},
    {Op::exists_one, 2, "0,true,_?_:_({1},_+_(@result,1),@result),_==_(@result,1)"},
    {Op::filter, 2, "[],true,_?_:_({1},_+_(@result,[{0}]),@result),@result"},
    {Op::map_macro, 2, "[],true,_+_(@result,[{1}]),@result"},
    {Op::map_macro, 3, "[],true,_?_:_({1},_+_(@result,[{2}]),@result),@result"},
}};

// In UTF-8, as suite.mjs writes literals.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += {'\\', c};
    else if (byte < 0x20 || byte >= 0x7f)
      result += fmt::format("\\x{:02x}", byte);
    else
      result += c;
  }
  return result + '"';
}

// Six digits before the point at most, as Go's %g.
std::string number_text(double number) {
  constexpr double k_large = 1e6;
  if (std::abs(number) < k_large) return fmt::format("{}", number);
  std::array<char, 32> room{};
  const auto end =
      std::to_chars(room.data(), room.data() + room.size(), number, std::chars_format::scientific)
          .ptr;
  return {room.data(), end};
}

class Writer {
 public:
  explicit Writer(const Ast& ast) : ast_(ast) {}

  [[nodiscard]] std::string text(NodeId id) const {
    const AstNode& node = ast_[id];
    for (const OperatorName& row : k_operators)
      if (row.op == node.op) return fmt::format("{}({})", row.name, joined(node, 0));
    switch (node.op) {
      case Op::literal: return literal(ast_.constants[node.constant]);
      case Op::variable: return name(node);
      case Op::select: return child(node, 0) + "." + name(node);
      case Op::has: return child(node, 0) + "." + name(node) + "~test-only~";
      case Op::optional_select:
        return fmt::format("_?._({},{})", child(node, 0), quoted(name(node)));
      case Op::call:
        return node.receiver ? fmt::format("{}.{}({})", child(node, 0), name(node), joined(node, 1))
                             : fmt::format("{}({})", name(node), joined(node, 0));
      case Op::list: return "[" + joined(node, 0) + "]";
      case Op::map: return map(node);
      case Op::bind: return bind(node);
      default: return loop(node);
    }
  }

 private:
  [[nodiscard]] static std::string literal(const Value& value) {
    switch (value.kind) {
      case ValueKind::null: return "null";
      case ValueKind::boolean: return value.boolean ? "true" : "false";
      case ValueKind::int64: return std::to_string(value.int64);
      case ValueKind::uint64: return std::to_string(value.uint64) + "u";
      case ValueKind::number: return number_text(value.number);
      case ValueKind::string: return quoted(value.string());
      default: return "b" + quoted(value.string());
    }
  }

  [[nodiscard]] std::string map(const AstNode& node) const {
    std::string text;
    for (std::uint32_t i = 0; i < node.child_count; i += 2)
      text += (i == 0 ? "" : ",") + child(node, i) + ":" + child(node, i + 1);
    return "{" + text + "}";
  }

  // cel-go's macro, or the call that its output has for a macro of an extension.
  [[nodiscard]] std::string loop(const AstNode& node) const {
    if (node.value_name == cel::k_none)
      for (const Fold& fold : k_folds)
        if (fold.op == node.op && fold.children == node.child_count)
          return fmt::format("__comprehension__({},{},@result,{})", name(node), child(node, 0),
                             fmt::format(fmt::runtime(fold.parts), name(node), child(node, 1),
                                         child(node, node.child_count - 1)));
    return fmt::format("{}.{}({},{},{})", child(node, 0), macro_name(node), name(node),
                       ast_.names[node.value_name], joined(node, 1));
  }

  // cel.bind, or optMap and optFlatMap, which the parser writes with it (see parser_macros.cpp).
  [[nodiscard]] std::string bind(const AstNode& node) const {
    if (!name(node).starts_with('@'))
      return fmt::format("cel.bind({},{})", name(node), joined(node, 0));
    const AstNode& chosen = ast_[ast_.child(node, 1)];
    const AstNode* inner = &ast_[ast_.child(chosen, 1)];
    if (inner->op == Op::call) inner = &ast_[ast_.child(*inner, 0)];
    return fmt::format("{}.{}({},{})", child(node, 0), macro_name(*inner), name(*inner),
                       child(*inner, 1));
  }

  // What stands before the `(` before the variable.
  [[nodiscard]] std::string_view macro_name(const AstNode& node) const {
    std::string_view before = std::string_view(ast_.source).substr(0, node.name_begin);
    before = before.substr(0, before.rfind('('));
    return before.substr(before.rfind('.') + 1);
  }

  [[nodiscard]] std::string joined(const AstNode& node, std::uint32_t first) const {
    std::string text;
    for (std::uint32_t i = first; i < node.child_count; ++i)
      text += (i == first ? "" : ",") + child(node, i);
    return text;
  }
  [[nodiscard]] std::string child(const AstNode& node, std::uint32_t i) const {
    return text(ast_.child(node, i));
  }
  [[nodiscard]] const std::string& name(const AstNode& node) const { return ast_.names[node.name]; }

  const Ast& ast_;
};

}  // namespace

std::string debug_text(const Ast& ast) {
  return Writer(ast).text(ast.root);
}

std::string debug_text(TypeRef type) {
  constexpr std::string_view k_ours = "optional(";
  constexpr std::string_view k_theirs = "optional_type(";
  std::string text = to_text(type);
  for (std::size_t at = text.find(k_ours); at != std::string::npos;
       at = text.find(k_ours, at + k_theirs.size()))
    text.replace(at, k_ours.size(), k_theirs);
  return text;
}

}  // namespace partner_check::cel_suite
