#include "formats.hpp"

#include <algorithm>
#include <array>

namespace partner_check::report {

namespace {

constexpr std::array k_formats{
    Format{"text", "for a terminal and a meeting's papers", render_text},
    Format{"json", "everything, for programs; schema: partner-check schema result", render_json},
    Format{"ndjson", "the same in lines, one a profile", render_ndjson},
    Format{"markdown", "for a pull request and a step's summary", render_markdown},
    Format{"html", "one page for a meeting: light, dark, print; fetches nothing", render_html},
    Format{"sarif", "for code scanning and editors: SARIF 2.1.0", render_sarif},
    Format{"github", "for a step of GitHub Actions: notes beside the lines", render_github},
    Format{"gitlab", "for GitLab's Code Quality report", render_gitlab},
    Format{"junit", "for a CI server's test page: a suite a profile, a case a rule", render_junit},
    Format{"csv", "for a spreadsheet: one row a finding", render_csv},
    Format{"csv-profiles", "for a spreadsheet: one row a profile", render_csv_profiles},
    Format{"badge", "a picture (SVG) of score and band", render_badge},
    Format{"badge-json", "the same for shields.io's endpoint badge", render_badge_json},
};

}  // namespace

std::span<const Format> formats() {
  return k_formats;
}

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(k_formats, name, &Format::name);
  return found == k_formats.end() ? nullptr : &*found;
}

}  // namespace partner_check::report
