#include "saved.hpp"

#include "partner_check/rules/shipped.hpp"

namespace partner_check::app {

Result<report::Run> read_saved(const std::string& file, const std::string& text) {
  const Result<profile::Schema> schema = rules::shipped_schema("schema/result.json");
  if (!schema) return schema.problems();
  return report::read_result(file, text, *schema);
}

}  // namespace partner_check::app
