#include "json_parts.hpp"

#include "partner_check/base/version.hpp"

namespace partner_check::report {

using json::Json;
using Object = Json::Object;

Json strings(const std::vector<std::string>& items) {
  return each(items, [](const std::string& item) { return Json(item); });
}

Json points(int tenths) {
  return tenths / 10.0;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json tool_json() {
  return Object{{"name", "partner-check"}, {"version", k_version}};
}

}  // namespace partner_check::report
