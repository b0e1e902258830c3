// Macros: calls that become nodes of their own, because they bind a variable or do not evaluate
// their argument.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "parser.hpp"

namespace partner_check::cel {
namespace {

enum class Expansion {
  has,
  bind,
  loop,   // with one variable
  fold,   // with one or two
  pairs,  // with two
  opt_map,
  opt_flat_map
};

struct Macro {
  std::string_view name;
  bool receiver;
  std::size_t least;  // number of arguments, with the receiver
  std::size_t most;
  Expansion expansion;
  Op op;
  std::string_view usage;
};
constexpr std::array<Macro, 14> k_macros{{
    {"has", false, 1, 1, Expansion::has, Op::has, "has(a.field)"},
    {"bind", true, 4, 4, Expansion::bind, Op::bind, "cel.bind(x, value, expression)"},
    {"all", true, 3, 4, Expansion::fold, Op::all,
     "list.all(x, condition)` or `map.all(k, v, condition)"},
    {"exists", true, 3, 4, Expansion::fold, Op::exists,
     "list.exists(x, condition)` or `map.exists(k, v, condition)"},
    {"exists_one", true, 3, 4, Expansion::fold, Op::exists_one,
     "list.exists_one(x, condition)` or `map.exists_one(k, v, condition)"},
    {"existsOne", true, 3, 4, Expansion::fold, Op::exists_one,
     "list.existsOne(x, condition)` or `map.existsOne(k, v, condition)"},
    {"filter", true, 3, 3, Expansion::loop, Op::filter, "list.filter(x, condition)"},
    {"map", true, 3, 4, Expansion::loop, Op::map_macro,
     "list.map(x, value)` or `list.map(x, condition, value)"},
    {"transformList", true, 4, 5, Expansion::pairs, Op::transform_list,
     "map.transformList(k, v, value)` or `map.transformList(k, v, condition, value)"},
    {"transformMap", true, 4, 5, Expansion::pairs, Op::transform_map,
     "map.transformMap(k, v, value)` or `map.transformMap(k, v, condition, value)"},
    {"transformMapEntry", true, 4, 5, Expansion::pairs, Op::transform_map_entry,
     "map.transformMapEntry(k, v, {key: value})` or "
     "`map.transformMapEntry(k, v, condition, {key: value})"},
    {"share", false, 3, 3, Expansion::loop, Op::share, "share(list, x, condition)"},
    {"optMap", true, 3, 3, Expansion::opt_map, Op::bind, "optional.optMap(x, value)"},
    {"optFlatMap", true, 3, 3, Expansion::opt_flat_map, Op::bind,
     "optional.optFlatMap(x, optional)"},
}};

}  // namespace

std::optional<NodeId> Parser::macro(const AstNode& call, std::uint32_t begin,
                                    std::span<const NodeId> arguments) {
  const std::string_view name = ast_.names[call.name];
  const auto row = std::find_if(k_macros.begin(), k_macros.end(), [&](const Macro& candidate) {
    return candidate.name == name && candidate.receiver == call.receiver;
  });
  if (row == k_macros.end()) return std::nullopt;
  if (row->expansion == Expansion::bind && !is_variable(arguments.front(), "cel"))
    return std::nullopt;
  if (arguments.size() < row->least || arguments.size() > row->most)
    return fail(syntax_problem(call.name_begin, call.name_begin + name.size(),
                               fmt::format("`{}` is written `{}`", name, row->usage)));
  switch (row->expansion) {
    case Expansion::has: return has_macro(begin, arguments.front());
    case Expansion::bind: return bind(begin, arguments[1], arguments[2], arguments[3]);
    case Expansion::loop: return loop(row->op, 1, begin, arguments);
    case Expansion::fold: return loop(row->op, arguments.size() - 2, begin, arguments);
    case Expansion::pairs: return loop(row->op, 2, begin, arguments);
    case Expansion::opt_map:
    case Expansion::opt_flat_map: break;
  }
  return optional_macro(row->expansion == Expansion::opt_flat_map, begin, arguments);
}

bool Parser::is_variable(NodeId node, std::string_view name) const {
  return ast_[node].op == Op::variable && ast_.names[ast_[node].name] == name;
}

// A node of `op` that binds the variable that the node `variable` names.
AstNode Parser::binder(Op op, NodeId variable) {
  const AstNode& node = ast_[variable];
  if (node.op != Op::variable || ast_.names[node.name].front() == '.')
    fail(syntax_problem(
        node.begin, node.end,
        fmt::format("expected a plain name for the loop variable, not `{}`", ast_.text(node))));
  return {.op = op, .name = node.name, .name_begin = node.begin};
}

// The range is the first argument, of a receiver call too; then come one or two variables.
NodeId Parser::loop(Op op, std::size_t variables, std::uint32_t begin,
                    std::span<const NodeId> arguments) {
  AstNode node = binder(op, arguments[1]);
  if (variables == 2) {
    const AstNode value = binder(op, arguments[2]);
    if (value.name == node.name)
      return fail(syntax_problem(ast_[arguments[2]].begin, ast_[arguments[2]].end,
                                 "the two variables of a loop have two names"));
    node.value_name = value.name;
    node.value_begin = value.name_begin;
  }
  std::vector<NodeId> children{arguments[0]};
  children.insert(children.end(), arguments.begin() + 1 + static_cast<std::ptrdiff_t>(variables),
                  arguments.end());
  return add(node, begin, children);
}

NodeId Parser::bind(std::uint32_t begin, NodeId variable, NodeId value, NodeId body) {
  return add(binder(Op::bind, variable), begin, {value, body});
}

// The selection itself becomes the `has` node.
NodeId Parser::has_macro(std::uint32_t begin, NodeId argument) {
  AstNode& node = ast_.nodes[argument];
  if (node.op != Op::select)
    return fail(syntax_problem(node.begin, node.end,
                               fmt::format("`has` takes a field, not `{}`", ast_.text(node)),
                               "write `has(a.field)`; for a key: `\"key\" in a`"));
  node.op = Op::has;
  node.begin = begin;
  node.end = tokens_[next_ - 1].end;
  return argument;
}

// o.optMap(x, t) is bind(@o, o, @o.hasValue() ? optional.of(bind(x, @o.value(), t)) :
// optional.none()). No source can name `@o`; a nested one shadows it only where the outer one has
// been read.
NodeId Parser::optional_macro(bool flat, std::uint32_t begin, std::span<const NodeId> arguments) {
  const auto call = [&](std::string_view name, std::span<const NodeId> children) {
    return add({.op = Op::call,
                .receiver = name.find('.') == std::string_view::npos,
                .name = intern(name)},
               begin, children);
  };
  const auto target = [&] { return add({.op = Op::variable, .name = intern("@o")}, begin, {}); };
  const NodeId value = call("value", std::array{target()});
  NodeId result = bind(begin, arguments[1], value, arguments[2]);
  if (!flat) result = call("optional.of", std::array{result});
  const NodeId present = call("hasValue", std::array{target()});
  const NodeId chosen =
      add({.op = Op::conditional}, begin, {present, result, call("optional.none", {})});
  return add({.op = Op::bind, .name = intern("@o")}, begin, {arguments[0], chosen});
}

}  // namespace partner_check::cel
