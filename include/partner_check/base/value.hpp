// A value of the rule language. Errors and unknowns are values too; nothing throws. 24 bytes,
// trivially copyable; what it points to (text, lists, records) lives in an Arena that outlives it.
// A value read from a profile carries its origin, from which the JSON pointer is built when
// somebody asks; a computed value has none. It does not know JSON, schemas or rules.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/arena.hpp"
#include "partner_check/base/origin.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/base/type.hpp"
#include "partner_check/base/value_kind.hpp"

namespace partner_check {

struct Value;
struct MapEntry;

struct List {
  std::span<const Value> items;
  bool complete = true;  // false: the document says that there are more elements than these
};
struct Map {
  std::span<const MapEntry> entries;  // distinct keys
  bool complete = true;
};
struct Record {
  const RecordType* type = nullptr;
  std::span<const Value> fields;  // as type->fields; a field that was not given is an unknown value
};
struct Error {
  std::string_view code;     // "no_such_overload", "divide_by_zero", "no_such_key", "budget", ...
  std::string_view message;  // for people
};

struct Value {
  ValueKind kind = ValueKind::null;
  std::uint32_t extra = 0;  // length of string and bytes; nanoseconds of a timestamp
  union {
    bool boolean;
    std::int64_t int64 = 0;  // also: seconds of a timestamp, nanoseconds of a duration
    std::uint64_t uint64;
    double number;
    const char* text;
    const List* list;
    const Map* map;
    const Record* record;
    const Value* optional;  // nullptr: none
    const Error* error;
    const Unknown* unknown;
    TypeRef type;
  };
  const Origin* origin = nullptr;

  // Only a bool makes a bool: no pointer turns into one by accident.
  static Value of(std::same_as<bool> auto value) {
    return {.kind = ValueKind::boolean, .boolean = value};
  }
  static Value of_int(std::int64_t value) { return {.kind = ValueKind::int64, .int64 = value}; }
  static Value of_uint(std::uint64_t value) { return {.kind = ValueKind::uint64, .uint64 = value}; }
  static Value of_number(double value) { return {.kind = ValueKind::number, .number = value}; }
  // The text must outlive the value.
  static Value of_string(std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    return {.kind = ValueKind::string, .extra = length, .text = text.data()};
  }
  static Value of_bytes(std::string_view bytes) {
    const auto length = static_cast<std::uint32_t>(bytes.size());
    return {.kind = ValueKind::bytes, .extra = length, .text = bytes.data()};
  }
  static Value of(Instant instant) {
    const auto nanoseconds = static_cast<std::uint32_t>(instant.nanoseconds);
    return {.kind = ValueKind::timestamp, .extra = nanoseconds, .int64 = instant.seconds};
  }
  static Value of_duration(std::int64_t nanoseconds) {
    return {.kind = ValueKind::duration, .int64 = nanoseconds};
  }
  static Value of(TypeRef type) { return {.kind = ValueKind::type, .type = type}; }
  static Value of(const List* list) { return {.kind = ValueKind::list, .list = list}; }
  static Value of(const Map* map) { return {.kind = ValueKind::map, .map = map}; }
  static Value of(const Record* record) { return {.kind = ValueKind::record, .record = record}; }
  static Value of_optional(const Value* value) {
    return {.kind = ValueKind::optional, .optional = value};
  }
  static Value of(const Error* error) { return {.kind = ValueKind::error, .error = error}; }
  static Value of(const Unknown* unknown) {
    return {.kind = ValueKind::unknown, .unknown = unknown};
  }

  [[nodiscard]] bool is(ValueKind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_true() const { return kind == ValueKind::boolean && boolean; }
  [[nodiscard]] bool is_false() const { return kind == ValueKind::boolean && !boolean; }
  [[nodiscard]] std::string_view string() const { return {text, extra}; }  // also of bytes
  [[nodiscard]] Instant instant() const { return {int64, static_cast<std::int32_t>(extra)}; }
};
static_assert(sizeof(Value) == 24);

struct MapEntry {
  Value key;
  Value value;
};

[[nodiscard]] Value unknown_at(Arena& arena, const Origin* where);
[[nodiscard]] Value unite(Arena& arena, Value a, Value b);  // both unknown
// The code must outlive the value; the message is copied.
[[nodiscard]] Value error(Arena& arena, std::string_view code, std::string_view message);
// The paths of an unknown value: sorted, distinct, without those that lie below another one of the
// set.
[[nodiscard]] std::vector<std::string> unknown_paths(const Value& unknown);
// For people: "none" for null and an empty list, "not stated" for unknown, "yes" and "no", dates,
// durations in days (or smaller units), lists with commas. Control characters stay as they are.
[[nodiscard]] std::string readable(const Value& value);

}  // namespace partner_check
