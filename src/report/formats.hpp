// The renderers that the table of formats names. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

std::string render_text(const Run& run, const RenderOptions& options);
std::string render_json(const Run& run, const RenderOptions& options);
std::string render_ndjson(const Run& run, const RenderOptions& options);
std::string render_markdown(const Run& run, const RenderOptions& options);
std::string render_html(const Run& run, const RenderOptions& options);
std::string render_sarif(const Run& run, const RenderOptions& options);
std::string render_github(const Run& run, const RenderOptions& options);
std::string render_gitlab(const Run& run, const RenderOptions& options);
std::string render_junit(const Run& run, const RenderOptions& options);
std::string render_csv(const Run& run, const RenderOptions& options);
std::string render_csv_profiles(const Run& run, const RenderOptions& options);
std::string render_badge(const Run& run, const RenderOptions& options);
std::string render_badge_json(const Run& run, const RenderOptions& options);

}  // namespace partner_check::report
