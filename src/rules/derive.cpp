#include "partner_check/rules/derive.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "partner_check/base/pointer.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/rules/pack.hpp"

namespace partner_check::rules {

namespace {

// Of plain values of one field.
bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case ValueKind::boolean: return a.boolean == b.boolean;
    case ValueKind::number: return a.number == b.number;
    case ValueKind::string: return a.string() == b.string();
    case ValueKind::timestamp: return a.instant() == b.instant();
    default: return true;
  }
}

// As the profile would have it: every number is a double.
Value as_stated(Value value) {
  if (value.is(ValueKind::int64)) return Value::of_number(static_cast<double>(value.int64));
  return value;
}

// What keeps a value from being the fact; "" if nothing does. Types were checked with the pack.
std::string objection(const Value& value, const profile::SchemaNode& schema) {
  if (value.is(ValueKind::error)) return std::string(value.error->message);
  if (!value.is(ValueKind::number)) return {};
  if (schema.range.holds(value.number) &&
      (!schema.is_whole || value.number == std::trunc(value.number)))
    return {};
  return "it gives " + readable(value) + ", which the schema does not allow";
}

class Derivation {
 public:
  Derivation(const RulePack& pack, profile::Facts facts) : pack_(pack), facts_(std::move(facts)) {
    for (const profile::Variable& variable : pack.schema->variables())
      variables_.push_back(facts_.field(variable.field));
  }

  Result<profile::Facts> run() {
    for (const DerivedFact& fact : pack_.derived)
      derive(fact);
    for (const DerivedFact& fact : pack_.derived)
      check_parts(fact);
    if (!problems_.empty()) return std::move(problems_);
    return std::move(facts_);
  }

 private:
  // The value at the end of the path, nullptr if an object on the way is left out or null.
  [[nodiscard]] const Value* at(const FieldPath& path) const {
    const Value* value = &facts_.root;
    for (const std::uint32_t field : path) {
      if (!value->is(ValueKind::record)) return nullptr;
      value = &value->record->fields[field];
    }
    return value;
  }

  void derive(const DerivedFact& fact) {
    const Value* stated = at(fact.fact);
    const Value* source = at(fact.source);
    if (stated == nullptr || source == nullptr || source->is(ValueKind::unknown)) return;
    Value value = as_stated(fact.program.evaluate(variables_, facts_.arena, budget_));
    if (value.is(ValueKind::unknown)) {
      if (!stated->is(ValueKind::unknown) || !asks_for_entries(value, *source)) return;
      value.origin = stated->origin;
    } else if (const std::string why = objection(value, fact.schema()); !why.empty()) {
      return report_failure(fact, why);
    } else if (!stated->is(ValueKind::unknown)) {
      if (!same(*stated, value)) report_contradiction(fact, *stated, value, *source);
      return;
    } else {
      // A place of its own, so that two facts from one source are told apart.
      value.origin = facts_.arena.make<Origin>(*source->origin);
    }
    facts_.root = replaced(facts_.root, fact.fact, value);
  }

  // A few fields of entries are easier to find than the summary of a log; many are not, nor is what
  // an incomplete log leaves out.
  static bool asks_for_entries(const Value& unknown, const Value& source) {
    constexpr std::size_t k_few = 3;
    const std::string above = pointer_of(source.origin) + "/";
    const std::vector<std::string> paths = unknown_paths(unknown);
    return paths.size() <= k_few &&
           std::ranges::all_of(paths, [&](const auto& path) { return path.starts_with(above); });
  }

  // A copy of the records on the way; everything else is shared.
  Value replaced(const Value& whole, std::span<const std::uint32_t> path, const Value& part) {
    if (path.empty()) return part;
    const std::span<Value> fields = facts_.arena.make_array<Value>(whole.record->fields.size());
    std::ranges::copy(whole.record->fields, fields.begin());
    Value& changed = fields[path.front()];
    changed = replaced(changed, path.subspan(1), part);
    Value made =
        Value::of(facts_.arena.make<Record>(whole.record->type, std::span<const Value>(fields)));
    made.origin = whole.origin;
    return made;
  }

  // Validation has seen what is stated; a part and its whole may now come from different places.
  void check_parts(const DerivedFact& fact) {
    const FieldPath above(fact.fact.begin(), fact.fact.end() - 1);
    const Value* owner = at(above);
    if (owner == nullptr || !owner->is(ValueKind::record)) return;
    const std::span<const Value> fields = owner->record->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::string& whole = fact.owner->properties[i].node->at_most;
      const int j = whole.empty() ? -1 : fact.owner->record->index_of(whole);
      if (j < 0) continue;
      const auto position = static_cast<std::size_t>(j);
      if (fact.fact.back() != i && (fact.fact.back() != position || is_derived(above, i))) continue;
      const Value& most = fields[position];
      if (fields[i].is(ValueKind::number) && most.is(ValueKind::number) &&
          fields[i].number > most.number)
        report_part(pointer_parent(fact.pointer), owner->record->type->fields[i].name, fields[i],
                    whole, most);
    }
  }

  // True if the part is looked at on its own account.
  [[nodiscard]] bool is_derived(FieldPath owner, std::size_t field) const {
    owner.push_back(static_cast<std::uint32_t>(field));
    return std::ranges::find(pack_.derived, owner, &DerivedFact::fact) != pack_.derived.end();
  }

  void report_part(std::string_view owner, const std::string& part_name, const Value& part,
                   const std::string& whole_name, const Value& whole) {
    const std::string part_pointer = pointer_child(owner, part_name);
    const std::string whole_pointer = pointer_child(owner, whole_name);
    const auto told = [](const std::string& pointer, const Value& value) {
      const std::string place = pointer_of(value.origin);
      return "`" + pointer + "`" + (place == pointer ? "" : " (from `" + place + "`)");
    };
    problems_.push_back(
        {.code = "part-over-whole",
         .message = told(part_pointer, part) + " is " + readable(part) + ", more than the " +
                    readable(whole) + " of " + told(whole_pointer, whole) + " that it is a part of",
         .hint = "correct what is stated, or the log",
         .pointer = pointer_of(part.origin) == part_pointer ? part_pointer : whole_pointer});
  }

  void report_contradiction(const DerivedFact& fact, const Value& stated, const Value& derived,
                            const Value& source) {
    const std::string from = pointer_of(source.origin);
    const std::string name = pointer_steps(fact.pointer).back();
    problems_.push_back(
        {.code = "contradiction",
         .message = "`" + fact.pointer + "` is " + readable(stated) + ", but `" + from +
                    "` gives " + readable(derived),
         .hint = "correct one of them; `" + name + "` may be left out, `" + from + "` tells it",
         .pointer = fact.pointer});
    problems_.push_back({.gravity = Gravity::note,
                         .code = "contradiction",
                         .message = "this gives " + readable(derived) + ": " + fact.expression,
                         .pointer = from,
                         .at_key = true});
  }

  void report_failure(const DerivedFact& fact, const std::string& why) {
    problems_.push_back({.code = "derived-error",
                         .message = "`" + fact.pointer + "` cannot be derived from `" +
                                    fact.expression + "`: " + why,
                         .hint = "the fault is in this file, not in the profile",
                         .file = fact.file});
  }

  const RulePack& pack_;
  profile::Facts facts_;
  std::vector<Value> variables_;
  // One for all: what they make lives as long as the facts.
  cel::Budget budget_{.owner = "the derived facts need",
                      .max_steps = k_max_profile_steps,
                      .max_memory = cel::Limits{}.max_memory,
                      .first_byte = facts_.arena.used()};
  Diagnostics problems_;
};

}  // namespace

Result<profile::Facts> derive(const RulePack& pack, profile::Facts facts) {
  return Derivation(pack, std::move(facts)).run();
}

}  // namespace partner_check::rules
