// The other direction of json_writer.hpp: takes JSON that keeps data/schema/result.json. Private to
// the report layer.
#pragma once

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "json_writer.hpp"

namespace partner_check::report {

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
