#include "partner_check/base/time_zone.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>

#include "partner_check/base/files.hpp"

#include "zone_rule.hpp"

namespace partner_check {
namespace {

// Big-endian numbers off the front of a file; past its end it fails, and stays so.
class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool failed() const { return failed_; }

  std::string_view take(std::size_t count) {
    failed_ = failed_ || count > rest_.size();
    if (failed_) return {};
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::uint64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (const char byte : take(bytes))
      value = value << 8 | static_cast<unsigned char>(byte);
    return value;
  }

  // The text between two line feeds.
  std::string_view line() {
    if (take(1) != "\n") return {};
    return rest_.substr(0, std::min(rest_.find('\n'), rest_.size()));
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

struct Header {
  char version = 0;
  std::size_t utc_marks = 0;
  std::size_t standard_marks = 0;
  std::size_t leap_seconds = 0;
  std::size_t changes = 0;
  std::size_t kinds = 0;  // of local time
  std::size_t name_bytes = 0;

  // What comes after the changes, with times of so many bytes.
  [[nodiscard]] std::size_t rest(std::size_t time) const {
    return name_bytes + leap_seconds * (time + 4) + standard_marks + utc_marks;
  }
  [[nodiscard]] std::size_t body(std::size_t time) const {
    return changes * (time + 1) + kinds * 6 + rest(time);
  }
};

std::optional<Header> take_header(Bytes& bytes) {
  Header header;
  if (bytes.take(4) != "TZif") return std::nullopt;
  const std::string_view version = bytes.take(16);
  for (std::size_t* count : {&header.utc_marks, &header.standard_marks, &header.leap_seconds,
                             &header.changes, &header.kinds, &header.name_bytes})
    *count = static_cast<std::size_t>(bytes.number(4));
  if (bytes.failed()) return std::nullopt;
  header.version = version.front();
  return header;
}

std::filesystem::path system_database() {
  const char* folder = std::getenv("TZDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo";
}

// No way out of the database, and one way to each of its files.
bool may_be_zone(std::string_view name) {
  constexpr std::size_t k_longest = 64;
  const auto fits = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '+' || c == '/';
  };
  return !name.empty() && name.size() <= k_longest && name.front() != '/' &&
         name.find("//") == std::string_view::npos && std::ranges::all_of(name, fits);
}

Diagnostic unknown_zone(std::string message) {
  return {.code = "unknown-time-zone", .message = std::move(message)};
}

}  // namespace

std::optional<TimeZone> TimeZone::parse(std::string_view file) {
  Bytes bytes(file);
  std::optional<Header> header = take_header(bytes);
  if (!header) return std::nullopt;
  std::size_t time_size = 4;
  if (header->version >= '2') {  // all of it once more, with 64-bit times
    bytes.take(header->body(time_size));
    time_size = 8;
    header = take_header(bytes);
  }
  if (!header || header->kinds == 0 || header->leap_seconds != 0) return std::nullopt;
  Bytes times(bytes.take(header->changes * time_size));
  const std::string_view kinds = bytes.take(header->changes);
  Bytes descriptions(bytes.take(header->kinds * 6));
  bytes.take(header->rest(time_size));
  if (bytes.failed()) return std::nullopt;

  std::vector<std::int32_t> offsets;
  for (std::size_t i = 0; i < header->kinds; ++i) {
    offsets.push_back(static_cast<std::int32_t>(descriptions.number(4)));
    descriptions.take(2);
  }
  TimeZone zone;
  zone.offsets_.push_back(offsets.front());
  for (const char kind : kinds) {
    const std::size_t at = static_cast<unsigned char>(kind);
    if (at >= offsets.size()) return std::nullopt;
    zone.offsets_.push_back(offsets[at]);
    const std::uint64_t time = times.number(time_size);
    zone.changes_.push_back(time_size == 8 ? static_cast<std::int64_t>(time)
                                           : static_cast<std::int32_t>(time));
  }
  if (!std::ranges::is_sorted(zone.changes_)) return std::nullopt;
  if (time_size == 8)
    if (const auto rule = ZoneRule::parse(bytes.line()))
      zone.rule_ = std::make_shared<const ZoneRule>(*rule);
  return zone;
}

std::int64_t TimeZone::offset_at(std::int64_t second) const {
  const auto next = std::ranges::upper_bound(changes_, second);
  if (next == changes_.end() && rule_ != nullptr) return rule_->offset_at(second);
  return offsets_[static_cast<std::size_t>(next - changes_.begin())];
}

Result<TimeZone> read_time_zone(std::string_view name, const std::filesystem::path& database) {
  constexpr std::size_t k_most_bytes = 1 << 20;
  if (may_be_zone(name))
    if (const auto file = read_file(database / name, k_most_bytes))
      if (auto zone = TimeZone::parse(*file)) return std::move(*zone);
  std::error_code problem;
  if (!std::filesystem::is_directory(database, problem))
    return unknown_zone("the time zone database is not installed (" + database.string() + ")");
  return unknown_zone("there is no time zone \"" + std::string(name) + "\"");
}

Result<const TimeZone*> time_zone(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, TimeZone, std::less<>> zones;  // as many as the database has
  const std::scoped_lock lock(mutex);
  auto found = zones.find(name);
  if (found == zones.end()) {
    Result<TimeZone> zone = read_time_zone(name, system_database());
    if (!zone) return std::move(zone).problems();
    found = zones.emplace(name, std::move(*zone)).first;
  }
  return &found->second;
}

}  // namespace partner_check
