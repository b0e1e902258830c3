#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "comparison_page.hpp"
#include "json_parts.hpp"
#include "page.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;

std::string edits_text(const std::vector<Edit>& edits, const Page& page) {
  std::string text = page.paint(Ink::bold, "WHAT IF") + "\n";
  for (const Edit& edit : edits) {
    text += hanging("  ", edit.pointer, page);
    const auto value = [&](std::string_view label, const std::optional<std::string>& written) {
      return "    " +
             cut_to_width(
                 terminal_safe(fmt::format("{:<5} {}", label, written.value_or("not stated"))),
                 page.options.width - 4) +
             "\n";
    };
    text += value("from", edit.before) + value("to", edit.after);
  }
  return text + "\n";
}

}  // namespace

std::string what_if_text(const Report& before, const Report& after, const std::vector<Edit>& edits,
                         const score::Policy& policy, const RenderOptions& options) {
  Run run;
  run.dimensions = policy.dimensions;
  const Page page{run, options, Paint(options.color)};
  return page_title(before, options) + edits_text(edits, page) +
         comparison_text(before, after, compare(before, after), page) + std::string(k_disclaimer) +
         "\n";
}

std::string what_if_json(const Report& before, const Report& after,
                         const std::vector<Edit>& edits) {
  const auto text = [](const std::optional<std::string>& written) {
    return written ? Json(*written) : Json(nullptr);
  };
  Object page = json_head(before);
  page.emplace_back("edits", each(edits, [&](const Edit& edit) {
                      return Object{{"pointer", edit.pointer},
                                    {"before", text(edit.before)},
                                    {"after", text(edit.after)}};
                    }));
  add_comparison(before, after, page);
  return json::write(page, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
