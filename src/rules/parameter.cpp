// Parameters of a rule: their bounds, their settings, and the record that `params` stands for.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "partner_check/base/text.hpp"

#include "read_rule.hpp"

namespace partner_check::rules {

namespace {

std::string_view describe(ValueKind kind) {
  if (kind == ValueKind::boolean) return "true or false";
  return kind == ValueKind::number ? "a number" : "a text";
}

TypeRef type_of(const Value& value) {
  if (value.is(ValueKind::boolean)) return primitive(TypeKind::boolean);
  return primitive(value.is(ValueKind::number) ? TypeKind::number : TypeKind::string);
}

// A setting's text as a value of the parameter's own kind.
std::optional<Value> parse_value(std::string_view text, ValueKind kind, Arena& arena) {
  if (kind == ValueKind::string) return Value::of_string(arena.copy(text));
  if (kind == ValueKind::boolean) {
    if (text != "true" && text != "false") return std::nullopt;
    return Value::of(text == "true");
  }
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return Value::of_number(number);
}

}  // namespace

bool is_in_range(const Parameter& parameter, const Value& value) {
  return (!parameter.min || value.number >= *parameter.min) &&
         (!parameter.max || value.number <= *parameter.max);
}

std::string range_text(const Parameter& parameter) {
  const auto number = [](double bound) { return readable_number(bound); };
  if (parameter.min && parameter.max)
    return "between " + number(*parameter.min) + " and " + number(*parameter.max);
  if (parameter.min) return "at least " + number(*parameter.min);
  return parameter.max ? "at most " + number(*parameter.max) : std::string();
}

Value new_parameter_record(const Rule& rule, TypeTable& types, Arena& arena) {
  RecordType* type = types.new_record("params of " + rule.id);
  for (const Parameter& parameter : rule.parameters)
    type->fields.push_back({parameter.name, type_of(parameter.value)});
  return parameter_record(rule.parameters, *type, arena);
}

Value parameter_record(const std::vector<Parameter>& parameters, const RecordType& type,
                       Arena& arena) {
  const std::span<Value> fields = arena.make_array<Value>(parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i)
    fields[i] = parameters[i].value;
  return Value::of(arena.make<Record>(&type, std::span<const Value>(fields)));
}

std::optional<Diagnostic> set_parameter(Rule& rule, const ParameterSetting& setting, Arena& arena) {
  const auto found = std::ranges::find(rule.parameters, setting.name, &Parameter::name);
  if (found == rule.parameters.end()) {
    std::vector<std::string_view> names;
    for (const Parameter& parameter : rule.parameters)
      names.push_back(parameter.name);
    return Diagnostic{
        .code = "bad-parameter",
        .message = "rule " + rule.id + " has no parameter `" + setting.name + "`",
        .hint = names.empty() ? "it has no parameters at all" : did_you_mean(setting.name, names)};
  }
  const std::optional<Value> value = parse_value(setting.value, found->value.kind, arena);
  if (!value)
    return Diagnostic{.code = "bad-parameter",
                      .message = rule.id + "." + setting.name + " takes " +
                                 std::string(describe(found->value.kind)) + ", not `" +
                                 setting.value + "`"};
  if (value->is(ValueKind::number) && !is_in_range(*found, *value))
    return Diagnostic{
        .code = "bad-parameter",
        .message = rule.id + "." + setting.name + " must be " + range_text(*found),
        .hint = "it is " + readable(found->value) + (found->is_default ? " by default" : "")};
  found->value = *value;
  found->is_default = false;
  rule.parameter_record =
      parameter_record(rule.parameters, *rule.parameter_record.record->type, arena);
  return std::nullopt;
}

}  // namespace partner_check::rules
