#include "partner_check/profile/schema.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"

#include "draft.hpp"

namespace partner_check::profile {
namespace {

Variable variable(const Field& field, const SchemaNode& node) {
  return {node.variable.empty() ? field.name : node.variable, field.name, node.type};
}

}  // namespace

const SchemaNode* SchemaNode::property(std::string_view name) const {
  const int index = record == nullptr ? -1 : record->index_of(name);
  return index < 0 ? nullptr : properties[static_cast<std::size_t>(index)].node;
}

const SchemaNode* SchemaNode::child(std::string_view step) const {
  if (const SchemaNode* found = property(step)) return found;
  const bool is_index = step == "*" || step.find_first_not_of("0123456789") == step.npos;
  return items != nullptr && is_index ? items : entries;
}

const SchemaNode* SchemaNode::at(std::string_view pointer) const {
  if (!pointer.empty() && !pointer.starts_with('/')) return nullptr;
  const SchemaNode* node = this;
  for (const std::string& step : pointer_steps(pointer))
    if (node != nullptr) node = node->child(step);
  return node;
}

bool same_plain(const Node& a, const Node& b) {
  return a.kind == b.kind && a.boolean == b.boolean && a.number == b.number && a.text == b.text;
}

bool is_note(std::string_view name) {
  return name == "notes" || name == "$comment" || name.starts_with("x-");
}

std::string_view name_before_complete(std::string_view name) {
  constexpr std::string_view k_ending = "_complete";
  return name.ends_with(k_ending) ? name.substr(0, name.size() - k_ending.size()) : "";
}

struct Schema::Content {
  CompiledSchema compiled;
  std::vector<Variable> variables;
};

Result<Schema> Schema::compile(const Document& document) {
  Draft draft = read_draft(document);
  link(draft);
  if (!draft.problems.empty()) return std::move(draft.problems);
  auto content = std::make_unique<Content>(Content{std::move(draft.schema), {}});
  const SchemaNode& root = *content->compiled.root;
  for (std::size_t i = 0; i < root.properties.size(); ++i)
    content->variables.push_back(variable(root.record->fields[i], *root.properties[i].node));
  return Schema(std::move(content));
}

Schema::Schema(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

const SchemaNode& Schema::root() const {
  return *content_->compiled.root;
}

TypeRef Schema::type() const {
  return root().type;
}

const std::vector<Variable>& Schema::variables() const {
  return content_->variables;
}

const SubjectFields& Schema::subject() const {
  return content_->compiled.subject;
}

std::optional<FieldInfo> Schema::describe(std::string_view pointer) const {
  const SchemaNode* node = &root();
  FieldInfo inherited;
  for (const std::string& step : pointer_steps(pointer)) {
    if (!node->info.asks.empty()) inherited.asks = node->info.asks;
    inherited.is_private |= node->info.is_private;
    node = node->child(step);
    if (node == nullptr) return std::nullopt;
  }
  FieldInfo info = node->info;
  if (info.asks.empty()) info.asks = inherited.asks;
  info.is_private |= inherited.is_private;
  return info;
}

std::vector<std::string> Schema::values_of(std::string_view field) const {
  std::vector<std::string> values;
  if (const SchemaNode* node = root().property(field))
    for (const Node& value : node->allowed)
      if (value.kind == NodeKind::string) values.emplace_back(value.text);
  return values;
}

}  // namespace partner_check::profile
