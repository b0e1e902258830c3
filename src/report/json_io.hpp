// A result as JSON and back, from one list of members: `fields(io, value)`, found by the type of
// the value, hands every member to the writer or to the reader. Promises: what was written reads
// back as it was. The reader takes JSON that keeps data/schema/result.json. Private to the report
// layer.
#pragma once

#include <cmath>
#include <map>
#include <set>
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

// The rules and compounds that the parts of a saved result name.
struct Tables {
  std::map<std::string, rules::RuleText, std::less<>> rules;
  std::map<std::string, rules::Compound, std::less<>> compounds;
  std::set<std::string> missing{};  // what parts name and the tables do not have
};

class JsonReader {
 public:
  static constexpr bool k_reads = true;
  JsonReader(const Node& node, Tables& tables) : node_(node), tables_(tables) {}

  template <typename T>
  void operator()(const char* name, T& member) {
    if (const Node* node = node_.find(name)) read(*node, member);
  }
  void text_or_null(const char* name, std::string& text) { (*this)(name, text); }
  bool points(const char* name, int& tenths, bool = true) {
    const Node* node = node_.find(name);
    const bool is_number = node != nullptr && node->kind == NodeKind::number;
    if (is_number) tenths = static_cast<int>(std::lround(node->number * 10));
    return is_number;
  }
  void thousandths(const char* name, int& number) {
    if (const Node* node = node_.find(name))
      number = static_cast<int>(std::lround(node->number * 1000));
  }
  void number_or_null(const char* name, int& number) { (*this)(name, number); }
  template <typename Make>
  void also(const char*, Make) {}
  template <typename Fill>
  void object(const char* name, Fill fill) {
    const Node* node = node_.find(name);
    if (node == nullptr || node->kind != NodeKind::object) return;
    JsonReader part(*node, tables_);
    fill(part);
  }
  template <typename T, typename Fill>
  void maybe(const char* name, std::optional<T>& value, Fill fill) {
    object(name, [&](JsonReader& part) { fill(part, value.emplace()); });
  }
  template <typename T, typename Fill>
  void each(const char* name, std::vector<T>& items, Fill fill) {
    const Node* node = node_.find(name);
    if (node == nullptr) return;
    for (const Node& item : node->children()) {
      JsonReader part(item, tables_);
      fill(part, items.emplace_back());
    }
  }
  template <typename T>
  void read(const Node& node, T& value) const;

 private:
  void find_named(const Node& node, const rules::RuleText*& rule) const;
  void find_named(const Node& node, const rules::Compound*& compound) const;

  const Node& node_;
  Tables& tables_;
};

template <typename T>
void JsonReader::read(const Node& node, T& value) const {
  if constexpr (k_is_optional<T>) {
    if (node.kind != NodeKind::null) read(node, value.emplace());
  } else if constexpr (k_is_list<T>) {
    for (const Node& item : node.children())
      read(item, value.emplace_back());
  } else if constexpr (std::is_pointer_v<T>) {
    find_named(node, value);
  } else if constexpr (std::is_same_v<T, Instant>) {
    value = parse_date(node.text).value_or(Instant{});
  } else if constexpr (std::is_enum_v<T>) {
    value = parse_name<T>(node.text).value_or(T{});
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = node.text;
  } else if constexpr (std::is_same_v<T, bool>) {
    value = node.boolean;
  } else if constexpr (std::is_arithmetic_v<T>) {
    value = static_cast<T>(node.number);
  } else {
    JsonReader part(node, tables_);
    fields(part, value);
  }
}

}  // namespace partner_check::report
