// What the dialects make of types: which ones may meet, and what they have in common. Private to
// the checker.
#pragma once

#include "partner_check/base/type.hpp"
#include "partner_check/cel/environment.hpp"

namespace partner_check::cel {

struct DialectRules {
  bool adapts;   // a whole number stands for a double: literals change, ints and doubles compare
  bool unifies;  // unlike types do not mix below a list, in `+` or in `?:`; null is a type apart
  bool advises;  // reports what is well typed, but constant, unused, cut off or sure to fail
};
[[nodiscard]] const DialectRules& rules_of(Dialect dialect);

class Typing {
 public:
  Typing(TypeTable& types, const DialectRules& rules) : types_(types), rules_(rules) {}

  // The smallest type with all values of both; dyn for unlike ones.
  [[nodiscard]] TypeRef join(TypeRef a, TypeRef b) const;
  // May `==` compare values of these types?
  [[nodiscard]] bool comparable(TypeRef a, TypeRef b) const;
  [[nodiscard]] TypeTable& types() const { return types_; }

 private:
  [[nodiscard]] TypeRef join_alike(TypeRef a, TypeRef b) const;
  [[nodiscard]] bool takes_null(TypeRef a, TypeRef b) const;

  TypeTable& types_;
  const DialectRules& rules_;
};

}  // namespace partner_check::cel
