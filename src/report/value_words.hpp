// A value of a profile in people's language. Private to the report layer.
#pragma once

#include <span>
#include <string>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::report {

// "24", "yes", "market_entry", "\"we sell it\"" (free text), "none" (null, or an empty list); of an
// object what it is called, or what stands in it; of a list "3 entries: a, b, c", and of one that
// has something in common with all `others` "3 entries, here alone: c". Bounded, whatever the value
// holds.
[[nodiscard]] std::string value_words(const Node& value, const profile::SchemaNode* schema,
                                      std::span<const Node* const> others = {});

}  // namespace partner_check::report
