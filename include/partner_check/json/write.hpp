// JSON for writing: a small ordered value and its text. Promises: members keep the order in which
// they were added (their names must differ), the same value gives the same bytes everywhere,
// invalid UTF-8 comes out as U+FFFD. Numbers read back as they were: whole doubles within 2^53 are
// written without a fraction (3.0 as 3), others in a short form, infinities and NaN as null.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "partner_check/base/document.hpp"

namespace partner_check::json {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  using Content =
      std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Json() : content_(nullptr) {}
  Json(std::nullptr_t) : content_(nullptr) {}
  Json(bool value) : content_(value) {}
  Json(int value) : content_(static_cast<std::int64_t>(value)) {}
  Json(std::int64_t value) : content_(value) {}
  Json(std::size_t value) : content_(static_cast<std::int64_t>(value)) {}
  Json(double value) : content_(value) {}
  Json(const char* value) : content_(std::string(value)) {}
  Json(std::string_view value) : content_(std::string(value)) {}
  Json(std::string value) : content_(std::move(value)) {}
  Json(Array value) : content_(std::move(value)) {}
  Json(Object value) : content_(std::move(value)) {}

  [[nodiscard]] const Content& content() const { return content_; }

 private:
  Content content_;
};

enum class Layout { pretty, line };  // two spaces of indent, or one line; no newline at the end

[[nodiscard]] std::string write(const Json& value, Layout layout);
// The same content as a node that was read.
[[nodiscard]] Json to_json(const Node& node);

}  // namespace partner_check::json
