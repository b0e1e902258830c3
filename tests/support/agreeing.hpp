// Generated profiles say things twice that do not agree: in a summary and in the log that tells it.
// This mends them.
#pragma once

#include <optional>
#include <set>

#include "partner_check/base/pointer.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/pack.hpp"

#include "support/documents.hpp"
#include "support/random.hpp"
#include "support/tree.hpp"

namespace partner_check::test {

// The value at a pointer through records, as JSON, if it is known.
inline std::optional<Tree> tree_at(const profile::Facts& facts,
                                   const std::vector<std::string>& steps) {
  const Value* value = &facts.root;
  for (const std::string& step : steps)
    value = &value->record->fields[static_cast<std::size_t>(value->record->type->index_of(step))];
  switch (value->kind) {
    case ValueKind::boolean: return Tree::of(value->boolean);
    case ValueKind::number: return Tree::of_number(value->number);
    case ValueKind::string: return Tree::of_text(std::string(value->string()));
    case ValueKind::timestamp: return Tree::of_text(format_date(value->instant()));
    case ValueKind::null: return Tree{};
    default: return std::nullopt;
  }
}

// The same profile without the summaries that contradict; some say instead what the log says.
// Throws if a fact cannot be derived.
inline Tree agreeing(Tree tree, const rules::RulePack& pack, std::uint64_t seed) {
  const auto owner = [&](const std::vector<std::string>& steps) {
    Tree* above = &tree;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i)
      above = above->find(steps[i]);
    return above;
  };
  std::set<std::vector<std::string>> wrong;
  for (;;) {  // what is mended may leave a part beyond its whole
    const Document read = document(to_json(tree));
    const Result<profile::Facts> facts =
        rules::derive(pack, need(profile::validate(read, *pack.schema)));
    if (facts) {
      Random random(seed);
      for (const auto& steps : wrong)
        if (std::optional<Tree> told = tree_at(*facts, steps); told && random.chance(0.5))
          owner(steps)->add(steps.back(), std::move(*told));
      return tree;
    }
    for (const Diagnostic& problem : facts.problems()) {
      if (problem.code == "derived-error") throw std::runtime_error(to_text(problem));
      if (problem.gravity != Gravity::error) continue;
      const std::vector<std::string> steps = pointer_steps(problem.pointer);
      if (wrong.insert(steps).second) owner(steps)->remove(steps.back());
    }
  }
}

}  // namespace partner_check::test
