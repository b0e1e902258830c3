// Optional values: optional.of(x), optional.none(), o.hasValue(), o.value(), o.or(p), o.orValue(x).
#include "function_rows.hpp"
#include "outcome.hpp"

namespace partner_check::cel {
namespace {

using Arguments = std::span<const Value>;

Value of(Arguments arguments, Context& context) {
  return Value::of_optional(context.arena.make<Value>(arguments[0]));
}

Value none(Arguments, Context&) {
  return Value::of_optional(nullptr);
}

bool is_zero(const Value& value) {
  switch (value.kind) {
    case ValueKind::null: return true;
    case ValueKind::boolean: return !value.boolean;
    case ValueKind::int64:
    case ValueKind::uint64:
    case ValueKind::duration: return value.int64 == 0;
    case ValueKind::number: return value.number == 0;
    case ValueKind::string:
    case ValueKind::bytes: return value.extra == 0;
    case ValueKind::list: return value.list->items.empty();
    case ValueKind::map: return value.map->entries.empty();
    case ValueKind::optional: return value.optional == nullptr;
    default: return false;
  }
}

Value of_non_zero(Arguments arguments, Context& context) {
  if (!is_zero(arguments[0])) return of(arguments, context);
  Value missing;
  gather_unshown(missing, arguments[0], context.arena);
  return missing.is(ValueKind::unknown) ? missing : Value::of_optional(nullptr);
}

Value has_value(Arguments arguments, Context&) {
  return Value::of(arguments[0].optional != nullptr);
}

Value value(Arguments arguments, Context& context) {
  if (arguments[0].optional != nullptr) return *arguments[0].optional;
  return error(context.arena, "no_value", "`value` of an optional that is none");
}

Value or_other(Arguments arguments, Context&) {
  return arguments[0].optional != nullptr ? arguments[0] : arguments[1];
}

Value or_value(Arguments arguments, Context&) {
  return arguments[0].optional != nullptr ? *arguments[0].optional : arguments[1];
}

}  // namespace

void add_optional_functions(Rows& rows, const RowTypes& t) {
  const auto add = [&](std::string_view name, CallStyle style, std::vector<TypeRef> parameters,
                       TypeRef result, Implementation run, std::string_view help) {
    rows.push_back({name, style, std::move(parameters), result, run, help});
  };
  const auto function = CallStyle::global;
  const auto method = CallStyle::member;
  add("optional.of", function, {t.a}, t.optional_of_a, of, "an optional with this value");
  add("optional.ofNonZeroValue", function, {t.a}, t.optional_of_a, of_non_zero,
      "an optional with this value, none if it is null, false, 0 or empty");
  add("optional.none", function, {}, t.optional_of_a, none, "an optional without a value");
  add("hasValue", method, {t.optional_of_a}, t.boolean, has_value, "whether there is a value");
  add("value", method, {t.optional_of_a}, t.a, value, "the value; an error if there is none");
  add("or", method, {t.optional_of_a, t.optional_of_a}, t.optional_of_a, or_other,
      "the first optional that has a value");
  add("orValue", method, {t.optional_of_a, t.a}, t.a, or_value,
      "the value, or another if there is none");
}

}  // namespace partner_check::cel
