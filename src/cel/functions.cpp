#include "partner_check/cel/functions.hpp"

#include <algorithm>

#include "function_rows.hpp"

namespace partner_check::cel {
namespace {

struct Table {
  Table() {
    const RowTypes row_types(types);
    add_conversions(rows, row_types);
    add_text_functions(rows, row_types);
    add_time_functions(rows, row_types);
    add_string_functions(rows, row_types);
    add_format(rows, row_types);
    add_encodings(rows, row_types);
    add_math_functions(rows, row_types);
    add_aggregates(rows, row_types);
    add_list_functions(rows, row_types);
    add_sequence_functions(rows, row_types);
    add_optional_functions(rows, row_types);
    std::ranges::stable_sort(rows, {}, &Overload::name);
  }

  TypeTable types;
  Rows rows;
};

}  // namespace

RowTypes::RowTypes(TypeTable& table)
    : dyn(primitive(TypeKind::dyn)),
      boolean(primitive(TypeKind::boolean)),
      int64(primitive(TypeKind::int64)),
      uint64(primitive(TypeKind::uint64)),
      number(primitive(TypeKind::number)),
      string(primitive(TypeKind::string)),
      bytes(primitive(TypeKind::bytes)),
      timestamp(primitive(TypeKind::timestamp)),
      duration(primitive(TypeKind::duration)),
      a(table.parameter("A")),
      b(table.parameter("B")),
      list_of_a(table.list(a)),
      map_of_a_b(table.map(a, b)),
      optional_of_a(table.optional(a)),
      type_of_a(table.type(a)),
      ints(table.list(int64)),
      uints(table.list(uint64)),
      numbers(table.list(number)),
      strings(table.list(string)),
      timestamps(table.list(timestamp)),
      durations(table.list(duration)),
      list_of_dyn(table.list(dyn)),
      list_of_any_number(table.list(any_number())),
      list_of_lists(table.list(list_of_a)) {}

TypeRef any_number() {
  static const Type k_any_number{.kind = TypeKind::dyn};
  return &k_any_number;
}

std::span<const Overload> functions() {
  static const Table table;
  return table.rows;
}

std::span<const Overload> overloads_of(std::string_view name) {
  const auto [first, last] = std::ranges::equal_range(functions(), name, {}, &Overload::name);
  return {first, last};
}

}  // namespace partner_check::cel
