// One element of a rule's loop: what was asked of it and what came out. Private to the explanation
// of a rule.
#pragma once

#include <string>

#include "trace_text.hpp"

namespace partner_check::report {

// "partner Helix Robotics, contribution cash"; "" of a rule without for_each.
[[nodiscard]] std::string element_name(const rules::ElementTrace& element, const Ground& ground);
// `when` or the list where those decide, then the levels in the order in which they were asked.
[[nodiscard]] std::string element_text(const rules::ElementTrace& element, const Ground& ground,
                                       Told& told);
// "for the phase structure", if that keeps the rule or the level out; else "".
[[nodiscard]] std::string kept_out_words(const rules::Scope& scope,
                                         const rules::Circumstances& here);
// Wrapped lines: in bold; plain; indented by two, the further ones by four.
[[nodiscard]] std::string title(std::string_view said, const Ground& ground);
[[nodiscard]] std::string paragraph(std::string_view said, const Ground& ground);
[[nodiscard]] std::string item(std::string_view said, const Ground& ground);
// With a full stop, if nothing ends it.
[[nodiscard]] std::string sentence(std::string text);

}  // namespace partner_check::report
