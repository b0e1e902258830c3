#include "explain_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "framing.hpp"

namespace partner_check::report {

std::string_view truth_of(const Value& value) {
  if (value.is(ValueKind::boolean)) return value.boolean ? "true" : "false";
  if (value.is(ValueKind::unknown)) return "unknown";
  return value.is(ValueKind::error) ? "error" : "";
}

std::string brief(const Value& value) {
  const auto is_plain = [](const Value& item) {
    return item.kind < ValueKind::list || item.is(ValueKind::unknown);
  };
  if (value.is(ValueKind::record)) return "stated";
  if (value.is(ValueKind::list) && !std::ranges::all_of(value.list->items, is_plain))
    return counted(value.list->items.size(), "entry", "entries") +
           (value.list->complete ? "" : ", and others that are not stated");
  return readable(value);
}

std::string one_line(std::string_view source) {
  std::string line;
  for (const char c : source) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

std::string place_words(const std::string& pointer, Sources& places) {
  const Sources::Place at = places.of(pointer);
  const json::Located located = at.places.locate(at.pointer, json::Part::member);
  if (!located.exact) return pointer;
  const std::string line = at.file.empty() ? fmt::format("line {}", located.place.line)
                                           : fmt::format("{}:{}", at.file, located.place.line);
  return fmt::format("{}{}, {}", at.disputed ? "told differently: " : "", line, pointer);
}

std::string label_of(const std::string& pointer, const Document& document) {
  const Node* node = pointer.empty() ? nullptr : find(*document.root, pointer);
  return called(node);
}

}  // namespace partner_check::report
