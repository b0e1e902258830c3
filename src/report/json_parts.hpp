// Pieces that several JSON outputs share. Private to the report layer.
#pragma once

#include <string>
#include <vector>

#include "partner_check/json/write.hpp"
#include "partner_check/report/report.hpp"

namespace partner_check::report {

template <typename Items, typename Make>
json::Json each(const Items& items, Make make) {
  json::Json::Array array;
  for (const auto& item : items)
    array.emplace_back(make(item));
  return array;
}

[[nodiscard]] json::Json strings(const std::vector<std::string>& items);
// Tenths of a point as the number that is printed everywhere.
[[nodiscard]] json::Json points(int tenths);
// null for "".
[[nodiscard]] json::Json text_or_null(const std::string& text);
[[nodiscard]] json::Json frame_json(const Frame& frame);
[[nodiscard]] json::Json question_json(const Question& question);
// Name and version of this program.
[[nodiscard]] json::Json tool_json();

}  // namespace partner_check::report
