// Named time zones (IANA), as `Europe/Berlin`: how far their clocks are from UTC. Read from the
// system's database, TZif files (RFC 8536) in $TZDIR or /usr/share/zoneinfo; results change with
// that database, and with nothing else. Leap seconds are not counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "partner_check/base/result.hpp"

namespace partner_check {

struct ZoneRule;  // for the time after the last change that the database lists

class TimeZone {
 public:
  // From the bytes of a file; nothing if it is no TZif file, or one that counts leap seconds.
  static std::optional<TimeZone> parse(std::string_view file);

  // Seconds east of UTC at a second since 1970. Logarithmic in the number of changes.
  [[nodiscard]] std::int64_t offset_at(std::int64_t second) const;

 private:
  std::vector<std::int64_t> changes_;  // in order
  std::vector<std::int32_t> offsets_;  // one more: before the first change, then from each one on
  std::shared_ptr<const ZoneRule> rule_;
};

// Of a database. Problems, code "unknown-time-zone": no such zone, or no database.
Result<TimeZone> read_time_zone(std::string_view name, const std::filesystem::path& database);
// Of the system's. Zones are read once and kept; safe to call from several threads.
Result<const TimeZone*> time_zone(std::string_view name);

}  // namespace partner_check
