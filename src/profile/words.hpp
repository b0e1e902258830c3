// The parts that messages about a document are made of: where it is, what stands there, what is
// allowed. Texts for people, one line, cut where they grow long; nothing here decides anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::profile {

// A node and the way to it from the document's root; lives on the stack of the walk.
struct Step {
  const Step* above = nullptr;  // nullptr: the document
  const Node* node = nullptr;
  std::uint32_t index = 0;  // among the children of the node above
};
[[nodiscard]] std::string pointer_of(const Step& step);

// "`end_date`", "`target_trl` (Readiness aimed at)", "entry 2 of `standards`", "the document"
[[nodiscard]] std::string subject(const Step& at, const FieldInfo& info = {});
// The field's name, and its title unless it says the same.
[[nodiscard]] std::string named(std::string_view name, const FieldInfo& info);
// "null", "2.5", "\"operating\"", "empty", "a list"
[[nodiscard]] std::string found(const Node& node);
// "a, b, c", with "and 5 more" where there are too many.
[[nodiscard]] std::string listing(std::vector<std::string> texts);
[[nodiscard]] std::string allowed_text(const SchemaNode& schema);
// "a whole number or null"
[[nodiscard]] std::string expected_kinds(const SchemaNode& schema);
// "0 to 1", "more than 0 and at most 12"
[[nodiscard]] std::string range_text(const Range& range);
[[nodiscard]] std::string length_text(const Length& length);

}  // namespace partner_check::profile
