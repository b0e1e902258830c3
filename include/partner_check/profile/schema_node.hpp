// The compiled form of a schema: one node a subschema, `$ref` resolved (a node that refers to
// another one is a copy of it that shares its children and record type). Promises: nodes and types
// are read-only and stay where they are while the Schema lives; children may lead back to a node
// above. It knows neither where the schema came from nor what is done with it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/regex.hpp"
#include "partner_check/base/type.hpp"
#include "partner_check/profile/schema.hpp"

namespace partner_check::profile {

// A set of NodeKind.
using Kinds = std::uint8_t;
[[nodiscard]] constexpr Kinds kind_bit(NodeKind kind) {
  return static_cast<Kinds>(1U << static_cast<unsigned>(kind));
}
inline constexpr Kinds k_all_kinds = 0b11'1111;

// Bounds of a number; `above` and `below` are the exclusive ones.
struct Range {
  static constexpr double k_infinity = std::numeric_limits<double>::infinity();
  double minimum = -k_infinity;
  double maximum = k_infinity;
  double above = -k_infinity;
  double below = k_infinity;

  [[nodiscard]] bool holds(double number) const {
    return number >= minimum && number <= maximum && number > above && number < below;
  }
};

// Bounds of a length, both included.
struct Length {
  std::size_t minimum = 0;
  std::size_t maximum = std::numeric_limits<std::size_t>::max();
};

struct Pattern {
  std::string text;
  Regex regex;
};

// Where the texts stand that an x-ref names; one object a pointer.
struct Reference {
  std::string pointer;
  std::vector<std::string> steps;
};

struct Property {
  const SchemaNode* node = nullptr;
  bool required = false;
};

// Ordered by the kind of value it speaks of, which costs some padding.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding)
struct SchemaNode {
  std::string path;  // in a document, "*" for an element: "/partners/*/id"; below $defs: "NAME/..."
  TypeRef type = nullptr;
  Kinds kinds = k_all_kinds;
  std::vector<Node> allowed{};  // enum or const: plain values; empty: any value

  // Numbers
  bool is_whole = false;
  Range range{};

  // Strings
  bool is_date = false;
  Length characters{};
  std::optional<Pattern> pattern{};

  // Lists
  const SchemaNode* items = nullptr;  // nullptr: anything
  Length size{};
  bool items_differ = false, is_ordered = false;  // uniqueItems, x-ordered
  std::string unique_member{};                    // x-unique

  // Objects: a record (`properties`), else a dictionary
  RecordType* record = nullptr;
  std::vector<Property> properties{};  // as record->fields
  std::size_t required_count = 0;
  const SchemaNode* entries = nullptr;  // values of a dictionary; nullptr: anything
  bool allows_notes = false;
  bool allows_complete = false;
  bool keys_are_pointers = false;  // x-pointers
  bool tells_by = false;           // x-told-by

  // Annotations; beside a $ref they add to those of its target
  FieldInfo info{};
  std::string after{}, at_most{}, delivers{};  // x-after, x-at-most, x-delivers
  std::string variable{};
  const Reference* reference = nullptr;  // x-ref

  [[nodiscard]] bool allows(NodeKind kind) const { return (kinds & kind_bit(kind)) != 0; }
  [[nodiscard]] bool is_dictionary() const { return allows(NodeKind::object) && record == nullptr; }
  // What a `<name>_complete` can stand beside.
  [[nodiscard]] bool is_collection() const { return allows(NodeKind::array) || is_dictionary(); }
  [[nodiscard]] const SchemaNode* property(std::string_view name) const;
  // The schema of a member by name, or of an element ("*" or an index) or entry; nullptr if none.
  [[nodiscard]] const SchemaNode* child(std::string_view step) const;
  // The schema of what a JSON pointer leads to from here; nullptr if none, or if it is no pointer.
  [[nodiscard]] const SchemaNode* at(std::string_view pointer) const;
};

// Of plain values (neither list nor object).
[[nodiscard]] bool same_plain(const Node& a, const Node& b);
// Members to ignore: `notes`, `$comment` and `x-...`.
[[nodiscard]] bool is_note(std::string_view name);
// "partners" of "partners_complete"; "" of any other name.
[[nodiscard]] std::string_view name_before_complete(std::string_view name);

}  // namespace partner_check::profile
