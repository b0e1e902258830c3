#include "dump.hpp"

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::bench {
namespace {

using json::Json;

Json to_json(const Value& value) {
  switch (value.kind) {
    case ValueKind::boolean: return value.boolean;
    case ValueKind::int64: return value.int64;
    case ValueKind::number: return value.number;
    case ValueKind::string: return value.string();
    case ValueKind::timestamp: return format_date(value.instant());
    case ValueKind::list: {
      Json::Array items;
      for (const Value& item : value.list->items)
        items.push_back(to_json(item));
      return items;
    }
    default: return nullptr;
  }
}

// "int" and "double": in other evaluators the two do not mix.
void add_type(Json::Object& node, TypeRef type) {
  if (type == nullptr) return;
  if (type->kind == TypeKind::int64) node.emplace_back("type", "int");
  if (type->kind == TypeKind::number) node.emplace_back("type", "double");
}

Json literal(const cel::Ast& ast, const cel::AstNode& node) {
  const Value& value = ast.constants[node.constant];
  Json::Object made;
  constexpr std::int64_t k_day = 86'400'000'000'000;
  if (value.is(ValueKind::duration)) {
    Json::Object days{{"value", static_cast<double>(value.int64) / static_cast<double>(k_day)},
                      {"type", "double"}};
    return Json::Object{{"op", "call"}, {"name", "days"}, {"args", Json::Array{std::move(days)}}};
  }
  made.emplace_back("value", to_json(value));
  add_type(made, node.type);
  return made;
}

std::string_view operator_of(cel::Op op) {
  switch (op) {
    case cel::Op::variable: return "variable";
    case cel::Op::call: return "call";
    case cel::Op::list: return "list";
    case cel::Op::map: return "{}";
    default: return cel::symbol_of(op);
  }
}

Json tree(const cel::Ast& ast, cel::NodeId id) {
  const cel::AstNode& node = ast[id];
  if (node.op == cel::Op::literal) return literal(ast, node);
  Json::Object made{{"op", operator_of(node.op)}};
  if (node.name != cel::k_none) made.emplace_back("name", ast.names[node.name]);
  if (node.receiver) made.emplace_back("receiver", true);
  add_type(made, node.type);
  Json::Array arguments;
  for (std::uint32_t i = 0; i < node.child_count; ++i)
    arguments.push_back(tree(ast, ast.child(node, i)));
  made.emplace_back("args", std::move(arguments));
  return made;
}

Json tree(const cel::Program& program) {
  return tree(program.ast(), program.root());
}

Json names(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

Json rule_to_json(const rules::Rule& rule) {
  Json::Object parameters;
  for (const rules::Parameter& parameter : rule.parameters)
    parameters.emplace_back(parameter.name, to_json(parameter.value));
  Json::Array lists;
  for (const rules::ForEach& each : rule.for_each)
    lists.push_back(Json::Object{{"name", each.name}, {"elements", tree(each.elements)}});
  Json::Array levels;
  for (const rules::Level& level : rule.levels)
    levels.push_back(Json::Object{{"phases", names(level.scope.phases)},
                                  {"types", names(level.scope.types)},
                                  {"raised", tree(level.raised)}});
  return Json::Object{{"id", rule.id},
                      {"params", std::move(parameters)},
                      {"for_each", std::move(lists)},
                      {"when", rule.when ? tree(*rule.when) : Json()},
                      {"levels", std::move(levels)}};
}

// Pointers of the dates of a profile, with "*" for elements. The schema may contain itself.
void add_dates(const profile::SchemaNode& node, const std::string& pointer, Json::Array& dates) {
  constexpr std::size_t k_longest = 200;
  if (pointer.size() > k_longest) return;
  if (node.is_date) dates.emplace_back(pointer);
  if (node.items != nullptr) add_dates(*node.items, pointer + "/*", dates);
  if (node.entries != nullptr) add_dates(*node.entries, pointer + "/*", dates);
  for (std::size_t i = 0; i < node.properties.size(); ++i)
    add_dates(*node.properties[i].node, pointer_child(pointer, node.record->fields[i].name), dates);
}

Json profile_to_json(const app::Engine& engine, const Profile& profile) {
  Json::Object derived;
  for (const rules::DerivedFact& fact : engine.pack.derived) {
    const Value* value = &profile.reading.facts.root;
    for (const std::uint32_t field : fact.fact)
      value = value->is(ValueKind::record) ? &value->record->fields[field] : value;
    const bool is_plain = value->kind <= ValueKind::timestamp;
    if (is_plain) derived.emplace_back(fact.pointer, to_json(*value));
  }
  Json::Object answers;
  for (std::size_t i = 0; i < profile.rules.size(); ++i)
    answers.emplace_back(profile.rules[i]->id,
                         Json::Array(profile.answers[i].begin(), profile.answers[i].end()));
  return Json::Object{{"name", profile.name},
                      {"text", profile.text},
                      {"phase", profile.reading.here.phase},
                      {"type", profile.reading.here.type},
                      {"derived", std::move(derived)},
                      {"answers", std::move(answers)}};
}

}  // namespace

Json dump(const app::Engine& engine, std::span<const Profile> profiles) {
  Json::Object variables;
  for (const profile::Variable& variable : engine.schema->variables())
    variables.emplace_back(variable.name, variable.field);
  Json::Array dates;
  add_dates(engine.schema->root(), "", dates);
  Json::Array rules;
  for (const rules::Rule& rule : engine.pack.rules)
    rules.push_back(rule_to_json(rule));
  Json::Array documents;
  for (const Profile& profile : profiles)
    documents.push_back(profile_to_json(engine, profile));
  return Json::Object{{"variables", std::move(variables)},
                      {"dates", std::move(dates)},
                      {"rules", std::move(rules)},
                      {"profiles", std::move(documents)}};
}

}  // namespace partner_check::bench
