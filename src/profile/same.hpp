// Whether two accounts say the same of a value that is compared whole.
#pragma once

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::profile {

// Neither list nor object.
[[nodiscard]] bool is_plain(const Node& node);
// The order of a list counts, unless it is one of plain values without x-ordered. `schema`: nullptr
// where anything is allowed.
[[nodiscard]] bool order_counts(const SchemaNode* schema);
// Without regard to notes and to the order of members, and of elements where it does not count.
[[nodiscard]] bool same(const Node& a, const Node& b, const SchemaNode* schema);
// Each element of `part`, as often as it is there, is one of `whole`.
[[nodiscard]] bool is_part_of(const Node& part, const Node& whole, const SchemaNode* schema);
// The name of the member by which entries of these lists are matched: x-unique, if all entries have
// one; else "".
[[nodiscard]] std::string_view key_of_entries(std::span<const Node* const> lists,
                                              const SchemaNode* schema);

}  // namespace partner_check::profile
