#include "contradictions.hpp"

#include <algorithm>

#include "partner_check/base/pointer.hpp"
#include "partner_check/json/locate.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::app {

namespace {

std::string source_of(const rules::DerivedFact& fact, const profile::Schema& schema) {
  const profile::SchemaNode* node = &schema.root();
  std::string pointer;
  for (const std::uint32_t field : fact.source) {
    pointer = pointer_child(pointer, node->record->fields[field].name);
    node = node->properties[field].node;
  }
  return pointer;
}

// A number and what it is a part of, a date and what it comes after.
bool belong_together(const profile::SchemaNode& owner, const std::string& a, const std::string& b) {
  const auto names = [&](const std::string& field, const std::string& other) {
    const profile::SchemaNode* node = owner.property(field);
    return node != nullptr && (node->at_most == other || node->after == other);
  };
  return names(a, b) || names(b, a);
}

// The fact at which a problem was found, and those with which it may not go together.
std::vector<std::string> involved(const Diagnostic& problem, const profile::Schema& schema) {
  std::vector<std::string> pointers{problem.pointer};
  if (problem.code != "part-over-whole" && problem.code != "date-order") return pointers;
  const std::string parent(pointer_parent(problem.pointer));
  const std::string name = pointer_steps(problem.pointer).back();
  const profile::SchemaNode* owner = schema.root().at(parent);
  if (owner == nullptr || owner->record == nullptr) return pointers;
  for (const Field& field : owner->record->fields)
    if (belong_together(*owner, name, field.name))
      pointers.push_back(pointer_child(parent, field.name));
  return pointers;
}

}  // namespace

bool add_contradictions(const Diagnostics& problems, const Document& agreed, const Engine& engine,
                        Contradictions& contradictions) {
  const std::size_t before = contradictions.size();
  const auto add = [&](const std::string& pointer, const std::string& why) {
    const bool is_new =
        std::ranges::find(contradictions, pointer, &Contradictions::value_type::first) ==
        contradictions.end();
    if (is_new && !pointer.empty() && find(*agreed.root, pointer) != nullptr)
      contradictions.emplace_back(pointer, why);
  };
  std::string why;
  for (const Diagnostic& problem : problems) {
    if (!problem.file.empty()) return false;  // in another file
    if (problem.gravity == Gravity::error) why = problem.message;
    for (const std::string& pointer : involved(problem, *engine.schema)) {
      add(pointer, why);
      if (find(*agreed.root, pointer) != nullptr) continue;
      for (const rules::DerivedFact& fact : engine.pack.derived)
        if (fact.pointer == pointer) add(source_of(fact, *engine.schema), why);
    }
  }
  return contradictions.size() > before;
}

Diagnostics placed_in_accounts(Diagnostics problems, const std::vector<profile::Account>& accounts,
                               const Document& agreed, const profile::Schema& schema) {
  for (Diagnostic& problem : problems) {
    if (!problem.file.empty()) continue;
    profile::Statement at = profile::stated_at(accounts, agreed, schema, problem.pointer);
    problem.pointer = std::move(at.pointer);
    Diagnostics one{std::move(problem)};
    json::place_all(*accounts[at.account].document, one);
    problem = std::move(one.front());
  }
  return problems;
}

}  // namespace partner_check::app
