// The renderers that the table of formats names. Private to the report layer.
#pragma once

#include <string>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

std::string render_text(const Run& run, const RenderOptions& options);
std::string render_json(const Run& run, const RenderOptions& options);

}  // namespace partner_check::report
