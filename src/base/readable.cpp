#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/value.hpp"

namespace partner_check {
namespace {

struct Unit {
  std::int64_t nanoseconds;
  std::string_view singular;
  std::string_view plural;
};
constexpr std::array<Unit, 4> k_units{{
    {86'400'000'000'000, "day", "days"},
    {3'600'000'000'000, "hour", "hours"},
    {60'000'000'000, "minute", "minutes"},
    {1'000'000'000, "second", "seconds"},
}};

// In the largest unit of which there is at least one: "30 days", "1.5 hours".
std::string readable_duration(std::int64_t nanoseconds) {
  const Unit* unit = k_units.data();
  while (unit != &k_units.back() && nanoseconds > -unit->nanoseconds &&
         nanoseconds < unit->nanoseconds)
    ++unit;
  const std::string amount =
      readable_number(static_cast<double>(nanoseconds) / static_cast<double>(unit->nanoseconds));
  return fmt::format("{} {}", amount, amount == "1" ? unit->singular : unit->plural);
}

std::string readable_instant(Instant instant) {
  const bool midnight = instant.seconds % k_seconds_per_day == 0 && instant.nanoseconds == 0;
  return midnight ? format_date(instant) : format_timestamp(instant);
}

std::string listed(std::vector<std::string> parts, bool complete) {
  if (parts.empty()) return complete ? "none" : "not stated";
  if (!complete) parts.emplace_back("and others");
  return join(parts, ", ");
}

// Writes a value and what is in it. Lists may hold the same list many times, so that a small value
// has a text without end: what goes beyond the room is left out.
class Reader {
 public:
  std::string text(const Value& value) {
    std::string made = whole(value);
    const bool holds_others = value.is(ValueKind::list) || value.is(ValueKind::map) ||
                              value.is(ValueKind::record) || value.is(ValueKind::optional);
    if (!holds_others) room_ -= std::min(room_, made.size());
    return made;
  }

 private:
  std::string whole(const Value& value) {
    switch (value.kind) {
      case ValueKind::null: return "none";
      case ValueKind::boolean: return value.boolean ? "yes" : "no";
      case ValueKind::int64: return fmt::format("{}", value.int64);
      case ValueKind::uint64: return fmt::format("{}", value.uint64);
      case ValueKind::number: return readable_number(value.number);
      case ValueKind::string: return std::string(value.string());
      case ValueKind::bytes: return counted(value.extra, "byte", "bytes");
      case ValueKind::timestamp: return readable_instant(value.instant());
      case ValueKind::duration: return readable_duration(value.int64);
      case ValueKind::type: return to_text(value.type);
      case ValueKind::list: return list(*value.list);
      case ValueKind::map: return map(*value.map);
      case ValueKind::record: return record(*value.record);
      case ValueKind::optional: return value.optional == nullptr ? "none" : text(*value.optional);
      case ValueKind::error: return std::string(value.error->message);
      case ValueKind::unknown: return "not stated";
    }
    return {};
  }

  // Several things within another one stand in parentheses.
  std::string nested(const Value& value) {
    const bool several = (value.is(ValueKind::list) && value.list->items.size() > 1) ||
                         (value.is(ValueKind::map) && value.map->entries.size() > 1) ||
                         value.is(ValueKind::record);
    return several ? "(" + text(value) + ")" : text(value);
  }

  // True, with a mark in the text, if there is no room for more.
  bool is_full(std::vector<std::string>& parts) const {
    if (room_ > 0) return false;
    parts.emplace_back("\u2026");
    return true;
  }

  std::string list(const List& list) {
    std::vector<std::string> parts;
    for (const Value& item : list.items) {
      if (is_full(parts)) break;
      parts.push_back(nested(item));
    }
    return listed(std::move(parts), list.complete);
  }

  std::string map(const Map& map) {
    std::vector<std::string> parts;
    for (const MapEntry& entry : map.entries) {
      if (is_full(parts)) break;
      parts.push_back(fmt::format("{}: {}", text(entry.key), nested(entry.value)));
    }
    return listed(std::move(parts), map.complete);
  }

  std::string record(const Record& record) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      if (record.fields[i].is(ValueKind::unknown)) continue;
      if (is_full(parts)) break;
      parts.push_back(fmt::format("{}: {}", record.type->fields[i].name, nested(record.fields[i])));
    }
    return parts.empty() ? "not stated" : join(parts, ", ");
  }

  std::size_t room_ = 20'000;  // bytes of text that is not a list, a map or a record
};

}  // namespace

std::string readable(const Value& value) {
  return Reader().text(value);
}

}  // namespace partner_check
