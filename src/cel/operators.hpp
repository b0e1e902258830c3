// The operators on known values: arithmetic, order, equality, membership.
#pragma once

#include <compare>
#include <optional>
#include <span>

#include "partner_check/cel/ast.hpp"
#include "partner_check/cel/functions.hpp"

namespace partner_check::cel {

// add ... modulo, equal ... greater_equal, in. Operands are neither errors nor unknown; their parts
// may be.
[[nodiscard]] Value apply(Op op, const Value& a, const Value& b, Context& context);
// The operand may be an error or unknown.
[[nodiscard]] Value negate(const Value& operand, Context& context);
[[nodiscard]] Value arithmetic(Op op, const Value& a, const Value& b, Context& context);

// True, false, unknown (nothing differs, but a part is unknown), or the error of an exhausted
// budget. Numbers of different kinds compare by value; anything else of different kinds is unequal.
[[nodiscard]] Value equal(const Value& a, const Value& b, Context& context);
// Nothing if there is no order between values of these kinds.
[[nodiscard]] std::optional<std::partial_ordering> order(const Value& a, const Value& b);
// Whether one of the items equals the element; as equal().
[[nodiscard]] Value has_item(std::span<const Value> items, const Value& element, Context& context);
// What finding a key among so many entries takes, in comparisons of short texts.
[[nodiscard]] std::size_t key_cost(std::size_t entries, const Value& key);
// The value under a key, or nullptr; 1, 1u and 1.0 are the same key.
[[nodiscard]] const Value* find_key(const Map& map, const Value& key);
[[nodiscard]] const Value* find_key(const Map& map, std::string_view key);

}  // namespace partner_check::cel
