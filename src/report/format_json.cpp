#include "formats.hpp"
#include "result_fields.hpp"

namespace partner_check::report {

std::string render_json(const Run& run, const RenderOptions&) {
  return json::write(result_json(run, Part::whole), json::Layout::pretty) + "\n";
}

std::string ndjson_line(const Run& run, Part part) {
  return json::write(result_json(run, part), json::Layout::line) + "\n";
}

std::string render_ndjson(const Run& run, const RenderOptions&) {
  const Run around = without_items(run);
  std::string text = ndjson_line(around, Part::head);
  for (const Report& report : run.reports) {
    Run item = around;
    item.reports.push_back(report);
    text += ndjson_line(item, Part::item);
  }
  for (const Failure& failure : run.failures) {
    Run item = around;
    item.failures.push_back(failure);
    text += ndjson_line(item, Part::item);
  }
  return text + ndjson_line(around, Part::end);
}

}  // namespace partner_check::report
