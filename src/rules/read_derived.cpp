#include "read_derived.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"

#include "expression.hpp"

namespace partner_check::rules {

namespace {

using profile::SchemaNode;

// The fields that lead to a place of the profile; none for anything else. A variable's slot is the
// position of its field.
FieldPath place(const cel::Ast& ast, cel::NodeId id, std::size_t variables) {
  const cel::AstNode& node = ast[id];
  if (node.op == cel::Op::variable && node.slot < variables) return {node.slot};
  if (node.op != cel::Op::select || node.field == cel::k_none) return {};
  FieldPath path = place(ast, ast.child(node, 0), variables);
  if (!path.empty()) path.push_back(node.field);
  return path;
}

// Of the first list that is read, else of the first fact.
FieldPath source_of(const cel::Ast& ast, std::size_t variables) {
  FieldPath first;
  for (cel::NodeId id = 0; id < ast.nodes.size(); ++id) {
    const FieldPath path = place(ast, id, variables);
    if (path.empty()) continue;
    if (ast[id].type->kind == TypeKind::list) return path;
    if (std::ranges::equal(first, std::span(path).first(std::min(first.size(), path.size()))))
      first = path;
  }
  return first;
}

bool is_plain(TypeRef type) {
  switch (type->kind) {
    case TypeKind::boolean:
    case TypeKind::number:
    case TypeKind::string:
    case TypeKind::timestamp: return true;
    default: return false;
  }
}

// Every value of the expression is one of the field, ranges of numbers aside.
bool fits(TypeRef given, TypeRef field) {
  if (given->kind == TypeKind::null) return field->nullable;
  if (given->nullable && !field->nullable) return false;
  if (given->kind == TypeKind::int64) return field->kind == TypeKind::number;
  const auto is_member = [&](const std::string& value) {
    return std::ranges::find(field->values, value) != field->values.end();
  };
  return given->kind == field->kind &&
         (field->values.empty() ||
          (!given->values.empty() && std::ranges::all_of(given->values, is_member)));
}

// On one line, for messages.
std::string one_line(std::string text) {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end))
    text.replace(end, text.find_first_not_of("\n ", end) - end, " ");
  return text;
}

class DerivedReader {
 public:
  DerivedReader(const Document& document, const Workshop& workshop)
      : document_(document),
        schema_(workshop.profile.root()),
        expressions_(workshop.types, problems_) {
    for (const profile::Variable& variable : workshop.profile.variables())
      environment_.variables.push_back({variable.name, variable.type});
  }

  Result<std::vector<DerivedFact>> read() {
    for (const Node& entry : document_.root->find("facts")->children())
      if (!profile::is_note(entry.key)) add(entry);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(facts_);
  }

 private:
  void add(const Node& entry) {
    const std::string pointer = pointer_child("/facts", entry.key);
    FieldPath fact;
    const SchemaNode* owner = &schema_;
    const SchemaNode* field = field_at(entry.key, fact, owner);
    if (field == nullptr || !is_plain(field->type))
      return problems_.push_back(
          {.code = "derived-fact",
           .message = "`" + std::string(entry.key) + "` " +
                      (field == nullptr ? "leads to no field of a record"
                                        : "is " + to_text(field->type) +
                                              "; numbers, texts, dates and yes or no are derived"),
           .hint = field == nullptr ? nearest_field(entry.key, *owner) : "",
           .pointer = pointer,
           .at_key = true});
    std::optional<cel::Program> program = expressions_.expression(entry, pointer, environment_);
    if (!program) return;
    if (!fits(program->type(), field->type))
      return problems_.push_back({.code = "derived-type",
                                  .message = "`" + std::string(entry.key) + "` is " +
                                             to_text(field->type) + "; this gives " +
                                             to_text(program->type()),
                                  .pointer = pointer});
    FieldPath source = source_of(program->ast(), environment_.variables.size());
    if (source.empty())
      return problems_.push_back({.code = "derived-source",
                                  .message = "the expression reads nothing of the profile",
                                  .pointer = pointer});
    facts_.push_back({std::string(entry.key), one_line(expression_text(entry)), std::move(*program),
                      std::move(fact), std::move(source), owner, document_.file});
  }

  static std::string nearest_field(std::string_view pointer, const SchemaNode& owner) {
    if (owner.record == nullptr) return "elements of lists are not derived";
    std::vector<std::string_view> names;
    for (const Field& field : owner.record->fields)
      names.push_back(field.name);
    return did_you_mean(pointer.substr(pointer.rfind('/') + 1), names);
  }

  // The field at the end of a pointer through records; nullptr if there is none. `owner`: of the
  // last step that was tried.
  const SchemaNode* field_at(std::string_view pointer, FieldPath& path,
                             const SchemaNode*& owner) const {
    if (!pointer.starts_with('/')) return nullptr;
    const SchemaNode* node = &schema_;
    for (const std::string& step : pointer_steps(pointer)) {
      owner = node;
      const int index = node->record == nullptr ? -1 : node->record->index_of(step);
      if (index < 0) return nullptr;
      path.push_back(static_cast<std::uint32_t>(index));
      node = node->properties[path.back()].node;
    }
    return node;
  }

  const Document& document_;
  const SchemaNode& schema_;
  Diagnostics problems_;
  ExpressionReader expressions_;
  cel::Environment environment_;
  std::vector<DerivedFact> facts_;
};

}  // namespace

Result<std::vector<DerivedFact>> read_derived(const Document& document, const Workshop& workshop) {
  return DerivedReader(document, workshop).read();
}

}  // namespace partner_check::rules
