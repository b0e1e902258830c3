// A result as JSON, and back (json_reader.hpp), from one list of members: `fields(io, value)`,
// found by the type of the value, hands every member to the writer or to the reader. Promises: what
// was written reads back as it was. Private to the report layer.
#pragma once

#include <string>
#include <type_traits>

#include "partner_check/base/time.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/report/format.hpp"

namespace partner_check::report {

template <typename T>
inline constexpr bool k_is_list = false;
template <typename T>
inline constexpr bool k_is_list<std::vector<T>> = true;
template <typename T>
inline constexpr bool k_is_optional = false;
template <typename T>
inline constexpr bool k_is_optional<std::optional<T>> = true;

class JsonWriter {
 public:
  static constexpr bool k_reads = false;
  explicit JsonWriter(const Run& run) : run_(run) {}

  template <typename T>
  void operator()(const char* name, const T& member) {
    object_.emplace_back(name, json(member));
  }
  // null for "".
  void text_or_null(const char* name, const std::string& text) {
    object_.emplace_back(name, text.empty() ? json::Json(nullptr) : json::Json(text));
  }
  // Tenths of a point as the number that is printed everywhere; null if it is not `shown`.
  bool points(const char* name, int tenths, bool shown = true) {
    object_.emplace_back(name, shown ? json::Json(tenths / 10.0) : json::Json(nullptr));
    return shown;
  }
  void thousandths(const char* name, int number) { object_.emplace_back(name, number / 1000.0); }
  // null for 0.
  void number_or_null(const char* name, int number) {
    object_.emplace_back(name, number == 0 ? json::Json(nullptr) : json::Json(number));
  }
  // What the reader need not know: it stands elsewhere, too.
  template <typename Make>
  void also(const char* name, Make make) {
    object_.emplace_back(name, json(make(run_)));
  }
  // An object whose members `fill` hands over.
  template <typename Fill>
  void object(const char* name, Fill fill) {
    JsonWriter part(run_);
    fill(part);
    object_.emplace_back(name, std::move(part.object_));
  }
  // The same of a value that may be missing, and of every item of a list.
  template <typename T, typename Fill>
  void maybe(const char* name, const std::optional<T>& value, Fill fill) {
    if (value) return object(name, [&](JsonWriter& part) { fill(part, *value); });
    object_.emplace_back(name, nullptr);
  }
  template <typename T, typename Fill>
  void each(const char* name, const std::vector<T>& items, Fill fill) {
    json::Json::Array array;
    for (const T& item : items) {
      JsonWriter part(run_);
      fill(part, item);
      array.emplace_back(std::move(part.object_));
    }
    object_.emplace_back(name, std::move(array));
  }
  template <typename T>
  [[nodiscard]] json::Json json(const T& value) const;
  [[nodiscard]] json::Json object() && { return std::move(object_); }

 private:
  const Run& run_;
  json::Json::Object object_;
};

template <typename T>
json::Json JsonWriter::json(const T& value) const {
  if constexpr (k_is_optional<T>) {
    return value ? json(*value) : json::Json(nullptr);
  } else if constexpr (k_is_list<T>) {
    json::Json::Array array;
    for (const auto& item : value)
      array.push_back(json(item));
    return array;
  } else if constexpr (std::is_pointer_v<T>) {  // to a rule or a compound, which a table has
    return value->id;
  } else if constexpr (std::is_same_v<T, Instant>) {
    return format_date(value);
  } else if constexpr (std::is_enum_v<T>) {
    return name_of(value);
  } else if constexpr (std::is_constructible_v<json::Json, T>) {
    return value;
  } else {
    JsonWriter part(run_);
    fields(part, value);
    return std::move(part.object_);
  }
}

}  // namespace partner_check::report
