// Names to slots. Inner variables hide outer ones and everything else; of the dotted names, the
// longest bound one wins (a variable may be called `a.b`); then come the names of types (`int`,
// `list`); then namespaced functions: `math.greatest(x)` is a global call if no variable is called
// `math`. Each name is looked for in the environment's container first, from the inside out, unless
// it starts with a dot. Nothing is reported here: what stays without a slot is unknown.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/cel/check.hpp"
#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {
namespace {

TypeRef type_named(std::string_view name) {
  static const Type k_list{.kind = TypeKind::list};
  static const Type k_map{.kind = TypeKind::map};
  static const Type k_optional{.kind = TypeKind::optional};
  if (name == "list") return &k_list;
  if (name == "map") return &k_map;
  if (name == "optional_type") return &k_optional;
  if (name == "null_type") return primitive(TypeKind::null);
  if (name == "google.protobuf.Timestamp") return primitive(TypeKind::timestamp);
  if (name == "google.protobuf.Duration") return primitive(TypeKind::duration);
  for (const TypeKind kind : {TypeKind::boolean, TypeKind::int64, TypeKind::uint64,
                              TypeKind::number, TypeKind::string, TypeKind::bytes, TypeKind::type})
    if (to_text(primitive(kind)) == name) return primitive(kind);
  return nullptr;
}

// Of a dotted name; a leading dot belongs to it.
std::string_view first_name(std::string_view name) {
  return name.substr(0, name.find('.', 1));
}

// `a.b` of `a.b.c`; empty for `a`.
std::string_view outside(std::string_view container) {
  const std::size_t dot = container.rfind('.');
  return container.substr(0, dot == std::string_view::npos ? 0 : dot);
}

class Resolver {
 public:
  Resolver(Ast& ast, const Environment& environment) : ast_(ast), environment_(environment) {
    ast_.slots = static_cast<std::uint32_t>(environment.variables.size());
  }

  void visit(NodeId id) {
    switch (ast_[id].op) {
      case Op::variable:
      case Op::select:
        if (bind_name(id)) return;
        break;
      case Op::call: bind_function(id); break;
      case Op::all:
      case Op::exists:
      case Op::exists_one:
      case Op::filter:
      case Op::map_macro:
      case Op::transform_list:
      case Op::transform_map:
      case Op::transform_map_entry:
      case Op::bind:
      case Op::share: return visit_binder(id);
      default: break;
    }
    visit_children(id, 0);
  }

 private:
  struct Local {
    std::uint32_t name;
    std::uint32_t slot;
  };

  void visit_children(NodeId id, std::uint32_t first) {
    for (std::uint32_t i = first; i < ast_[id].child_count; ++i)
      visit(ast_.child(ast_[id], i));
  }

  // The range or value is outside of the variable's scope.
  void visit_binder(NodeId id) {
    visit(ast_.child(ast_[id], 0));
    ast_.nodes[id].slot = ast_.slots;
    const std::size_t outer = locals_.size();
    locals_.push_back({ast_[id].name, ast_.slots++});
    if (ast_[id].value_name != k_none) locals_.push_back({ast_[id].value_name, ast_.slots++});
    visit_children(id, 1);
    locals_.resize(outer);
  }

  // A variable or a chain of selections as one name; nothing for anything else.
  [[nodiscard]] std::optional<std::string> dotted(NodeId id) const {
    const AstNode& node = ast_[id];
    if (node.op == Op::variable) return ast_.names[node.name];
    if (node.op != Op::select) return std::nullopt;
    auto name = dotted(ast_.child(node, 0));
    if (name) *name += "." + ast_.names[node.name];
    return name;
  }

  // The variable of the innermost macro that calls it so.
  [[nodiscard]] std::optional<std::uint32_t> local(std::string_view name) const {
    for (auto variable = locals_.rbegin(); variable != locals_.rend(); ++variable)
      if (ast_.names[variable->name] == name) return variable->slot;
    return std::nullopt;
  }

  // The first full name that a name may stand for and that `is_known` accepts.
  template <typename Known>
  [[nodiscard]] std::optional<std::string> full_name(std::string_view name, Known is_known) const {
    std::string_view container = environment_.container;
    if (name.starts_with('.')) {
      container = {};
      name.remove_prefix(1);
    }
    for (; !container.empty(); container = outside(container)) {
      std::string full = std::string(container) + "." + std::string(name);
      if (is_known(full)) return full;
    }
    return is_known(name) ? std::optional<std::string>(name) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint32_t> global(std::string_view name) const {
    std::uint32_t slot = 0;
    const auto found = full_name(name, [&](std::string_view full) {
      const auto& variables = environment_.variables;
      const auto row = std::ranges::find(variables, full, &Variable::name);
      slot = static_cast<std::uint32_t>(row - variables.begin());
      return row != variables.end();
    });
    return found ? std::optional(slot) : std::nullopt;
  }

  [[nodiscard]] bool is_global_function(std::string_view name) const {
    const auto rows = overloads_of(name);
    if (!rows.empty()) return rows.front().style == CallStyle::global;
    return std::ranges::any_of(environment_.functions, [&](const Overload& row) {
      return row.name == name && row.style == CallStyle::global;
    });
  }

  // Makes the node a variable or a type if its whole name is one.
  bool bind_name(NodeId id) {
    const auto name = dotted(id);
    if (!name) return false;
    AstNode& node = ast_.nodes[id];
    if (const auto slot = local(first_name(*name))) {
      if (node.op == Op::variable) node.slot = *slot;
      return node.op == Op::variable;
    }
    if (const auto slot = global(*name)) {
      node.op = Op::variable;
      node.slot = *slot;
    } else if (const auto type = full_name(*name, type_named)) {
      node.op = Op::literal;
      node.constant = static_cast<std::uint32_t>(ast_.constants.size());
      ast_.constants.push_back(Value::of(type_named(*type)));
    } else {
      return false;
    }
    node.child_count = 0;
    node.name = intern(*name);
    return true;
  }

  void bind_function(NodeId id) {
    AstNode& node = ast_.nodes[id];
    const auto is_known = [this](std::string_view name) { return is_global_function(name); };
    if (!node.receiver) {
      const std::string name = ast_.names[node.name];
      node.name = intern(full_name(name, is_known).value_or(name.substr(name.starts_with('.'))));
      return;
    }
    const NodeId target = ast_.child(node, 0);
    const auto space = dotted(target);
    if (!space || local(first_name(*space)) || global(first_name(*space))) return;
    const auto name = full_name(*space + "." + ast_.names[node.name], is_known);
    if (!name) return;
    node.receiver = false;
    node.name = intern(*name);
    node.name_begin = ast_[target].begin;
    ++node.first_child;
    --node.child_count;
  }

  std::uint32_t intern(std::string_view name) {
    const auto row = std::find(ast_.names.begin(), ast_.names.end(), name);
    if (row != ast_.names.end()) return static_cast<std::uint32_t>(row - ast_.names.begin());
    ast_.names.emplace_back(name);
    return static_cast<std::uint32_t>(ast_.names.size() - 1);
  }

  Ast& ast_;
  const Environment& environment_;
  std::vector<Local> locals_;
};

}  // namespace

void resolve(Ast& ast, const Environment& environment) {
  Resolver(ast, environment).visit(ast.root);
}

}  // namespace partner_check::cel
