// What a container holds: a.f, a.?f, has(a.f), a[k], a[?k].
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "checker.hpp"

namespace partner_check::cel {
namespace {

// The container of a selection may be an optional: then the result is one too.
TypeRef inside(TypeRef container) {
  return container->kind == TypeKind::optional ? container->element : container;
}

std::string known_fields(const RecordType& record, std::string_view wanted) {
  constexpr std::size_t k_few = 12;
  std::vector<std::string_view> names;
  for (const Field& field : record.fields)
    names.push_back(field.name);
  std::string hint = did_you_mean(wanted, names);
  if (hint.empty() && !names.empty() && names.size() <= k_few)
    hint = fmt::format("it has {}",
                       enumerate(std::vector<std::string>(names.begin(), names.end()), "and"));
  return hint;
}

}  // namespace

TypeRef Checker::select(NodeId id) {
  AstNode& node = ast_.nodes[id];
  check(child(node, 0));
  const TypeRef container = value_of(child(node, 0));
  const TypeRef result = field(inside(container), node);
  const bool optional = node.op == Op::optional_select || container->kind == TypeKind::optional;
  return optional ? types_.optional(types_.without_null(result)) : result;
}

TypeRef Checker::has(NodeId id) {
  AstNode& node = ast_.nodes[id];
  check(child(node, 0));
  field(inside(value_of(child(node, 0))), node);
  return primitive(TypeKind::boolean);
}

// The type of the member that the node names; marks the position of a record's field.
TypeRef Checker::field(TypeRef container, AstNode& node) {
  if (is_any(container)) return primitive(TypeKind::dyn);
  if (container->kind == TypeKind::record)
    return record_field(*container->record, name(node), {node.name_begin, name(node).size()},
                        &node.field);
  if (container->kind == TypeKind::map &&
      typing_.comparable(container->key, primitive(TypeKind::string)))
    return container->element;
  const bool is_list = container->kind == TypeKind::list;
  return report_at("cel-type", {node.name_begin, name(node).size()},
                   fmt::format("{} has no fields", in_words(container)),
                   is_list ? fmt::format("its elements may: `{0}.exists(x, x.{1} ...)`",
                                         quoted(child(node, 0)), name(node))
                           : "");
}

TypeRef Checker::record_field(const RecordType& record, std::string_view wanted,
                              Diagnostic::Within place, std::uint32_t* position) {
  const int found = record.index_of(wanted);
  if (found < 0)
    return report_at("cel-unknown-field", place,
                     fmt::format("`{}` has no field `{}`", record.name, wanted),
                     known_fields(record, wanted));
  if (position != nullptr) *position = static_cast<std::uint32_t>(found);
  return record.fields[static_cast<std::size_t>(found)].type;
}

TypeRef Checker::index(const AstNode& node) {
  check(child(node, 0));
  check(child(node, 1));
  const TypeRef container = value_of(child(node, 0));
  const TypeRef result = element_at(inside(container), node);
  const bool optional = node.op == Op::optional_index || container->kind == TypeKind::optional;
  return optional ? types_.optional(types_.without_null(result)) : result;
}

TypeRef Checker::element_at(TypeRef container, const AstNode& node) {
  const NodeId key_node = child(node, 1);
  const TypeRef key = value_of(key_node);
  switch (container->kind) {
    case TypeKind::dyn:
    case TypeKind::parameter: return container;
    case TypeKind::list:
      if (is_any(key) || (rules_.adapts ? is_number(key) : key->kind == TypeKind::int64))
        return container->element;
      return report("cel-type", key_node,
                    fmt::format("a list is indexed by a number, not by {}", in_words(key)));
    case TypeKind::map:
      if (typing_.comparable(container->key, key)) return container->element;
      return report("cel-type", key_node,
                    fmt::format("the keys of this dictionary are {}, not {}",
                                to_text(container->key), to_text(key)));
    case TypeKind::record:
      if (!is_literal(key_node, ValueKind::string)) break;
      return record_field(*container->record, ast_.constants[ast_[key_node].constant].string(),
                          {ast_[key_node].begin, ast_.text(ast_[key_node]).size()}, nullptr);
    default: break;
  }
  return report("cel-type", child(node, 0), fmt::format("{} has no elements", in_words(container)),
                container->kind == TypeKind::record ? "a field is read as `a.field`" : "");
}

}  // namespace partner_check::cel
