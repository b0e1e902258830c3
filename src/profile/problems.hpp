// The problems a document can have, in words for a person: what was found, what is allowed, what to
// do. Each function makes one diagnostic with code, message, hint and pointer; none decides whether
// there is a problem. Costs matter little here: a sound document calls none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/diagnostic.hpp"
#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema_node.hpp"

#include "words.hpp"

namespace partner_check::profile {

[[nodiscard]] Diagnostic wrong_type(const Step& at, const SchemaNode& schema);
[[nodiscard]] Diagnostic not_allowed(const Step& at, const SchemaNode& schema);
[[nodiscard]] Diagnostic out_of_range(const Step& at, const SchemaNode& schema);
// `found`: characters of a string, elements of a list.
[[nodiscard]] Diagnostic wrong_length(const Step& at, const SchemaNode& schema, std::size_t found);
[[nodiscard]] Diagnostic wrong_pattern(const Step& at, const SchemaNode& schema);
[[nodiscard]] Diagnostic not_a_date(const Step& at, const SchemaNode& schema);
[[nodiscard]] Diagnostic far_date(const Step& at, const SchemaNode& schema);
[[nodiscard]] Diagnostic date_order(const Step& at, const SchemaNode& schema, const Node& earlier);
[[nodiscard]] Diagnostic part_over_whole(const Step& at, const SchemaNode& schema,
                                         const Node& whole);

enum class Names { value, key };  // which of a member is the one that is meant
[[nodiscard]] Diagnostic unknown_reference(const Step& at, const SchemaNode& schema, Names names,
                                           const std::vector<std::string_view>& known);
// `at`: the member whose name is to be a pointer to something in `root`.
[[nodiscard]] Diagnostic no_pointer(const Step& at, const SchemaNode& root);
// `at`: the member whose text is the id; `first`: index of the element that has it already.
[[nodiscard]] Diagnostic duplicate_id(const Step& at, std::size_t first);
[[nodiscard]] Diagnostic duplicate_item(const Step& at, std::size_t first);

// `at`: the member; `owner`: the schema of its object; `root`: where its name is looked up.
[[nodiscard]] Diagnostic unknown_field(const Step& at, const SchemaNode& owner,
                                       const SchemaNode& root);
// `at`: the object; `index` among the properties of its schema.
[[nodiscard]] Diagnostic missing_field(const Step& at, const SchemaNode& owner, std::size_t index);
// `at`: the `<name>_complete`.
[[nodiscard]] Diagnostic not_a_list(const Step& at);
[[nodiscard]] Diagnostic flag_is_no_boolean(const Step& at);
// A note, after that many problems.
[[nodiscard]] Diagnostic too_many(std::size_t reported);

}  // namespace partner_check::profile
