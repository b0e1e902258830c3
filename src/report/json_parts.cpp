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

Json place(const Frame& frame) {
  return Object{{"line", frame.place.line},
                {"column", frame.place.column},
                {"pointer", frame.pointer},
                {"missing", frame.missing}};
}

Json question_json(const Question& question) {
  return Object{{"pointer", question.pointer},
                {"title", question.title},
                {"question", question.question},
                {"asks", question.asks},
                {"about", question.about},
                {"minutes", question.minutes == 0 ? Json(nullptr) : Json(question.minutes)},
                {"decides_gate", question.gate},
                {"decides_readiness", question.readiness},
                {"settles", question.settles / 1000.0},
                {"rules", strings(question.rules)},
                {"at", place(question.frame)}};
}

Json tool_json() {
  return Object{{"name", "partner-check"}, {"version", k_version}};
}

}  // namespace partner_check::report
