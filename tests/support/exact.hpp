// A value as exact text, so that tests compare texts.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/value.hpp"

namespace partner_check::test {

// 3, 3u, 3.0, "text", [1, 2], {"a": 1}, null, optional(1), none, `error divide_by_zero`, `unknown
// /a /b`.
inline std::string exact(const Value& value) {
  std::vector<std::string> parts;
  switch (value.kind) {
    case ValueKind::null: return "null";
    case ValueKind::int64: return std::to_string(value.int64);
    case ValueKind::uint64: return std::to_string(value.uint64) + "u";
    case ValueKind::number: {
      const std::string text = fmt::format("{}", value.number);
      return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
    }
    case ValueKind::boolean: return value.boolean ? "true" : "false";
    case ValueKind::string: return fmt::format("\"{}\"", value.string());
    case ValueKind::bytes: return fmt::format("b\"{}\"", value.string());
    case ValueKind::timestamp: return format_timestamp(value.instant());
    case ValueKind::duration: return fmt::format("{}ns", value.int64);
    case ValueKind::list:
      for (const Value& item : value.list->items)
        parts.push_back(exact(item));
      return fmt::format("[{}]", fmt::join(parts, ", "));
    case ValueKind::map:
      for (const MapEntry& entry : value.map->entries)
        parts.push_back(exact(entry.key) + ": " + exact(entry.value));
      return fmt::format("{{{}}}", fmt::join(parts, ", "));
    case ValueKind::optional:
      return value.optional == nullptr ? "none" : "optional(" + exact(*value.optional) + ")";
    case ValueKind::error: return "error " + std::string(value.error->code);
    case ValueKind::unknown: return fmt::format("unknown {}", fmt::join(unknown_paths(value), " "));
    case ValueKind::record: return "record";
    case ValueKind::type: return "type";
  }
  return {};
}

}  // namespace partner_check::test
