// Values and places in a few words, as the explanation of a rule names them. Raw: who prints them
// escapes. Private to the report layer.
#pragma once

#include <string>
#include <string_view>

#include "partner_check/base/document.hpp"
#include "partner_check/base/value.hpp"

#include "sources.hpp"

namespace partner_check::report {

// "true", "false", "unknown", "error"; "" for any other value.
[[nodiscard]] std::string_view truth_of(const Value& value);
// A value in a few words: the number of entries rather than their content. Raw.
[[nodiscard]] std::string brief(const Value& value);
// Source code on one line.
[[nodiscard]] std::string one_line(std::string_view source);
// "line 281, /ip/on_termination"; without a line if nothing stands there.
[[nodiscard]] std::string place_words(const std::string& pointer, Sources& places);
// What people call the element at a pointer: its name, its id or another text in it; "" if none.
[[nodiscard]] std::string label_of(const std::string& pointer, const Document& document);

}  // namespace partner_check::report
