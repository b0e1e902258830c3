#include "partner_check/json/write.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check::json {
namespace {

using nlohmann::ordered_json;

constexpr double k_largest_exact_integer = 9'007'199'254'740'992;  // 2^53

// Builds the value of the library; the vectors inside are filled directly, since its own insertion
// looks for the name first.
struct Convert {
  ordered_json operator()(std::nullptr_t) const { return nullptr; }
  ordered_json operator()(bool value) const { return value; }
  ordered_json operator()(std::int64_t value) const { return value; }
  ordered_json operator()(double value) const {
    const bool whole = std::trunc(value) == value && std::abs(value) <= k_largest_exact_integer;
    return whole ? ordered_json(static_cast<std::int64_t>(value)) : ordered_json(value);
  }
  ordered_json operator()(const std::string& value) const { return value; }
  ordered_json operator()(const Json::Array& values) const {
    ordered_json::array_t array;
    array.reserve(values.size());
    for (const Json& value : values)
      array.push_back(std::visit(*this, value.content()));
    return array;
  }
  ordered_json operator()(const Json::Object& members) const {
    ordered_json::object_t object;
    object.reserve(members.size());
    for (const auto& [name, value] : members)
      object.emplace_back(name, std::visit(*this, value.content()));
    return object;
  }
};

// Control characters that JSON may hold as they are, so that a person can read the text on a
// terminal; they stand in strings only.
std::string with_escapes(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for_each_code_point(text, [&](const CodePoint& point) {
    if (point.value >= 0x7f && is_control(point.value))
      escaped += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    else
      escaped += point.utf8;
  });
  return escaped;
}

}  // namespace

std::string write(const Json& value, Layout layout) {
  constexpr int k_no_line_breaks = -1;
  return with_escapes(std::visit(Convert{}, value.content())
                          .dump(layout == Layout::pretty ? 2 : k_no_line_breaks, ' ', false,
                                ordered_json::error_handler_t::replace));
}

Json to_json(const Node& node) {
  switch (node.kind) {
    case NodeKind::null: break;
    case NodeKind::boolean: return node.boolean;
    case NodeKind::number: return node.number;
    case NodeKind::string: return node.text;
    case NodeKind::array: {
      Json::Array array;
      for (const Node& child : node.children())
        array.push_back(to_json(child));
      return array;
    }
    case NodeKind::object: {
      Json::Object object;
      for (const Node& child : node.children())
        object.emplace_back(std::string(child.key), to_json(child));
      return object;
    }
  }
  return nullptr;
}

}  // namespace partner_check::json
