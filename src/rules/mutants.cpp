// Small mistakes put into a rule, one at a time: which of them its cases notice.
#include "partner_check/cel/mutants.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"

#include "expression.hpp"
#include "prepared_case.hpp"
#include "read_rule.hpp"

namespace partner_check::rules {

namespace {

// A number or a boolean as JSON has it.
std::string plain(const Value& value) {
  if (value.is(ValueKind::boolean)) return value.boolean ? "true" : "false";
  return fmt::format("{}", value.number);
}

class MutantRun {
 public:
  MutantRun(Rule& rule, const RulePack& pack, const PreparedCases& cases)
      : rule_(rule), cases_(cases) {
    for (const profile::Variable& variable : pack.schema->variables())
      environment_.variables.push_back({variable.name, variable.type});
    environment_.variables.push_back({"params", types_.record(rule.parameter_record.record->type)});
    first_name_ = environment_.variables.size();
    for (const ForEach& each : rule.for_each)
      environment_.variables.push_back({each.name, each.elements.type()->element});
  }

  void run(const Tested& tested) {
    cel::Environment environment = environment_;
    environment.variables.resize(first_name_ + tested.names);
    for (const cel::Mutant& mutant : cel::mutants_of(*tested.program)) {
      std::string source = tested.program->ast().source;
      const std::string written = source.substr(mutant.place.offset, mutant.place.length);
      source.replace(mutant.place.offset, mutant.place.length, mutant.replacement);
      Result<cel::Program> program = cel::Program::compile(source, environment, types_);
      if (!program || !same_type(program->type(), tested.program->type())) continue;
      ++mutation.mutants;
      std::swap(*program, *tested.program);
      const bool noticed = is_noticed();
      std::swap(*program, *tested.program);
      if (noticed)
        ++mutation.noticed;
      else
        mutation.gaps.push_back(gap(tested, mutant, written));
    }
  }

  void run(Parameter& parameter) {
    const Value before = parameter.value, record = rule_.parameter_record;
    std::vector<Value> others;
    if (before.is(ValueKind::boolean)) others.push_back(Value::of(!before.boolean));
    if (before.is(ValueKind::number))
      for (const std::string& number : cel::neighbours(plain(before)))
        others.push_back(Value::of_number(std::stod(number)));
    for (const Value& other : others) {
      if (other.is(ValueKind::number) && !is_in_range(parameter, other)) continue;
      ++mutation.mutants;
      set(parameter, other);
      const bool noticed = is_noticed();
      parameter.value = before;
      if (noticed)
        ++mutation.noticed;
      else
        mutation.gaps.push_back(gap(parameter, plain(other)));
    }
    rule_.parameter_record = record;
  }

  Mutation mutation;

 private:
  [[nodiscard]] bool is_noticed() const {
    return std::ranges::any_of(cases_, [&](const PreparedCase& one) { return !one.passes(rule_); });
  }

  void set(Parameter& parameter, const Value& value) {
    parameter.value = value;
    rule_.parameter_record =
        parameter_record(rule_.parameters, *rule_.parameter_record.record->type, arena_);
  }

  static Diagnostic problem(const std::string& written, const std::string& mutant) {
    return {.code = "mutant-not-noticed",
            .message = mutant.empty() ? "no case notices if `" + written + "` is left out"
                                      : "no case notices if `" + written + "` is `" + mutant + "`"};
  }

  static Gap gap(const Tested& tested, const cel::Mutant& mutant, const std::string& written) {
    Diagnostic found = problem(written, mutant.replacement);
    found.within = mutant.place;
    move_to_line(found, *tested.node, tested.pointer);
    const std::size_t line_begin = mutant.place.offset - found.within->offset;
    std::string text = tested.program->ast().source;
    text = text.substr(line_begin);
    if (tested.node->kind == NodeKind::array) text = text.substr(0, text.find('\n'));
    text.replace(found.within->offset, found.within->length, mutant.replacement);
    std::string pointer = found.pointer;
    return {std::move(pointer), "", "", std::move(text), std::move(found)};
  }

  static Gap gap(const Parameter& parameter, const std::string& mutant) {
    Diagnostic found = problem(plain(parameter.value), mutant);
    found.pointer = pointer_child("/parameters", parameter.name) + "/default";
    std::string pointer = found.pointer;
    return {std::move(pointer), "", "", mutant, std::move(found)};
  }

  Rule& rule_;
  const PreparedCases& cases_;
  TypeTable types_;
  Arena arena_;
  cel::Environment environment_;
  std::size_t first_name_ = 0;
};

}  // namespace

Mutation mutation_of(Rule& rule, const Document& document, const RulePack& pack,
                     const PreparedCases& cases) {
  MutantRun run(rule, pack, cases);
  for (Parameter& parameter : rule.parameters)
    run.run(parameter);
  for (const Tested& tested : tested_expressions(rule, document))
    run.run(tested);
  return std::move(run.mutation);
}

}  // namespace partner_check::rules
