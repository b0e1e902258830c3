// What the checker knows about types beyond base/type.hpp: types still open, type parameters, and
// the words for people. Private to the checker.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "partner_check/base/type.hpp"
#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/functions.hpp"

#include "check_dialect.hpp"

namespace partner_check::cel {

// The element type of `[]` and `optional.none()`: it becomes what it is joined with, and dyn if
// nothing.
[[nodiscard]] TypeRef open_type();
[[nodiscard]] bool is_open(TypeRef type);
// True for dyn and for an open type: every use of the value is allowed.
[[nodiscard]] bool is_any(TypeRef type);
[[nodiscard]] bool is_number(TypeRef type);  // int, uint or double
// Does it contain a type parameter or an open type?
[[nodiscard]] bool has_parameter(TypeRef type);
// The type without open parts.
[[nodiscard]] TypeRef closed(TypeRef type, TypeTable& types);
[[nodiscard]] bool holds_record(TypeRef type);
// "a text", "a whole number", "a list".
[[nodiscard]] std::string_view in_words(TypeRef type);

// A row that fits a call, and what had to be bent for it.
struct Match {
  const Overload* row;
  TypeRef result;
  std::vector<NodeId> adapted;  // literals of whole numbers that stand for a double
  std::vector<NodeId> nulls;    // arguments that may be null
};
enum class Literals { as_written, as_doubles, mixed };  // mixed: as written, numbers of any kind

// The type parameters of one overload, bound as arguments are matched.
class Bindings {
 public:
  explicit Bindings(const Typing& typing) : typing_(typing) {}
  // Does the argument fit? Null is overlooked, but noted unless the parameter takes everything.
  [[nodiscard]] bool match(TypeRef parameter, TypeRef argument);
  [[nodiscard]] bool met_null() const { return met_null_; }
  // The type with its parameters replaced; those not bound are open.
  [[nodiscard]] TypeRef apply(TypeRef type);

 private:
  bool bind(TypeRef parameter, TypeRef argument);

  const Typing& typing_;
  std::vector<std::pair<std::string_view, TypeRef>> bound_;
  bool met_null_ = false;
};

}  // namespace partner_check::cel
