// The parts of the function table, one source a family; functions.cpp puts them together.
#pragma once

#include <vector>

#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {

// The types that rows are made of.
struct RowTypes {
  explicit RowTypes(TypeTable& table);

  TypeRef dyn, boolean, int64, uint64, number, string, bytes, timestamp, duration;
  TypeRef a, b;  // type parameters
  TypeRef list_of_a, map_of_a_b, optional_of_a, type_of_a;
  TypeRef ints, uints, numbers, strings, timestamps, durations;  // lists
  TypeRef list_of_dyn, list_of_any_number, list_of_lists;
};

using Rows = std::vector<Overload>;
void add_conversions(Rows& rows, const RowTypes& types);
void add_text_functions(Rows& rows, const RowTypes& types);
void add_time_functions(Rows& rows, const RowTypes& types);
void add_encodings(Rows& rows, const RowTypes& types);
void add_string_functions(Rows& rows, const RowTypes& types);
void add_format(Rows& rows, const RowTypes& types);
void add_math_functions(Rows& rows, const RowTypes& types);
void add_aggregates(Rows& rows, const RowTypes& types);
void add_list_functions(Rows& rows, const RowTypes& types);
void add_sequence_functions(Rows& rows, const RowTypes& types);
void add_optional_functions(Rows& rows, const RowTypes& types);

}  // namespace partner_check::cel
