// The types of the rule language, and the records that a document schema declares. The meeting
// point of schema and checker. Types are immutable and shared by pointer; a TypeTable owns those
// that it made, and they live as long as it does. Primitive types are singletons with static
// storage, so they compare by pointer; structured ones compare with same_type().
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partner_check {

enum class TypeKind : std::uint8_t {
  dyn,
  null,
  boolean,
  int64,
  uint64,
  number,
  string,
  bytes,
  timestamp,
  duration,
  type,
  list,
  map,
  record,
  optional,
  parameter,
  opaque  // known by its name and parameters alone
};

struct Type;
struct RecordType;
using TypeRef = const Type*;

struct Type {
  TypeKind kind = TypeKind::dyn;
  bool nullable = false;      // null is a member as well; only from a schema
  TypeRef element = nullptr;  // of list and optional; value type of a map; of a type: which
  TypeRef key = nullptr;      // of a map
  const RecordType* record = nullptr;
  std::vector<std::string> values{};  // the closed set of a string with an enum; empty: any string
  std::string name{};                 // of a type parameter and of an opaque type
  std::vector<TypeRef> parameters{};  // of an opaque type
};

struct Field {
  std::string name;
  TypeRef type = nullptr;
};

struct RecordType {
  std::string name;  // for messages: the schema's title or path
  std::vector<Field> fields;
  // Position of a field by name, or -1; cost: a hash or a short scan.
  [[nodiscard]] int index_of(std::string_view field) const;
};

// dyn, null, bool, int, uint, double, string, bytes, timestamp, duration, type.
[[nodiscard]] TypeRef primitive(TypeKind kind);
// As in messages: "list(string)", "map(string, double)", "timestamp or null", "record partner".
[[nodiscard]] std::string to_text(TypeRef type);
[[nodiscard]] bool same_type(TypeRef a, TypeRef b);

class TypeTable {
 public:
  TypeRef list(TypeRef element);
  TypeRef map(TypeRef key, TypeRef value);
  TypeRef optional(TypeRef element);
  TypeRef type(TypeRef which);  // of the value `int`: type(int)
  TypeRef enumeration(std::vector<std::string> values);
  TypeRef parameter(std::string name);
  TypeRef opaque(std::string name, std::vector<TypeRef> parameters);
  TypeRef record(const RecordType* type);
  TypeRef nullable(TypeRef type);      // the type itself if null is a member already
  TypeRef without_null(TypeRef type);  // the type itself if it is not nullable
  // A record whose fields are filled in later (records may contain themselves).
  RecordType* new_record(std::string name);

 private:
  TypeRef add(Type type);
  std::deque<Type> types_;
  std::deque<RecordType> records_;
};

}  // namespace partner_check
