// One self-contained page for a meeting: it fetches nothing, and works without its script, which
// only sorts the tables of a batch.
#include <cstdint>

#include <fmt/format.h>

#include "partner_check/base/sha256.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/base/version.hpp"
#include "partner_check/rules/shipped.hpp"

#include "batch.hpp"
#include "formats.hpp"
#include "html_batch.hpp"
#include "html_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

int digit(char hex) {
  return hex <= '9' ? hex - '0' : hex - 'a' + 10;
}

// Base64 of what hexadecimal digits say.
std::string base64(std::string_view hex) {
  constexpr std::string_view k_digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;  // of `bits`
  for (const char c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(digit(c));
    held += 4;
    if (held < 6) continue;
    held -= 6;
    text += k_digits[bits >> held & 63];
  }
  if (held > 0) text += k_digits[bits << (6 - held) & 63];
  text.resize((text.size() + 3) / 4 * 4, '=');
  return text;
}

// A source that a content security policy lets run.
std::string hash_source(std::string_view text) {
  return "'sha256-" + base64(sha256_hex(text)) + "'";
}

// Allows the page's own style and script, and nothing else.
std::string policy(std::string_view style, std::string_view script) {
  return fmt::format("default-src 'none'; style-src {}; {}base-uri 'none'; form-action 'none'",
                     hash_source(style),
                     script.empty() ? "" : "script-src " + hash_source(script) + "; ");
}

// What was read, so that the page can be told from one of other facts.
std::string origin(const Run& run) {
  std::string items;
  const auto add = [&](std::string_view name, const std::string& content) {
    if (!content.empty()) items += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, content);
  };
  add("Made by", fmt::format("partner-check {}", k_version));
  add("Scoring", html_name(run.scoring_version));
  add("Exit code", std::to_string(run.exit_code));
  const auto add_digest = [&](std::string_view name, const std::string& digest) {
    add(name, digest.empty() ? "" : html_code(digest));
  };
  if (run.reports.size() == 1) add_digest("Profile, sha256", run.reports.front().subject.sha256);
  add_digest("Rules, sha256", run.rules_sha256);
  add_digest("Scoring, sha256", run.policy_sha256);
  add_digest("Waivers, sha256", run.waivers_sha256);
  return "<details>\n<summary>Where this page comes from</summary>\n<dl>\n" + items +
         "</dl>\n</details>\n";
}

struct Content {
  std::string title;   // of the document, escaped
  std::string header;  // before the main part
  std::string main;
  std::string_view script{};
};

std::string page(const Content& content, const Run& run) {
  const std::string_view style = rules::shipped_text("html/style.css");
  const std::string audience =
      run.audience == Audience::joint
          ? "<p class=\"subject\">For all partners: what is for one side's eyes is left out.</p>\n"
          : "";
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
      "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
      "<header>\n{}{}</header>\n<main id=\"main\">\n{}</main>\n"
      "<footer>\n<p>{}</p>\n{}</footer>\n{}</body>\n</html>\n",
      policy(style, content.script), content.title, style, content.header, audience, content.main,
      k_disclaimer, origin(run),
      content.script.empty() ? "" : fmt::format("<script>{}</script>\n", content.script));
}

std::string name_of_report(const Report& report) {
  return html_name(report.subject.name.empty() ? report.subject.file : report.subject.name);
}

// What the steering committee reads, on a page of its own when it is printed.
std::string first_page(const HtmlReport& part) {
  return fmt::format("<div class=\"first-page\" id=\"{}verdict\">\n{}{}{}{}</div>\n",
                     part.spot.prefix, html_verdict(part) + html_grounds(part), html_glance(part),
                     html_dimensions(part), html_gate(part));
}

std::string other_pages(const HtmlReport& part) {
  return html_errors(part) + html_findings(part) + html_views(part) + html_next_phase(part) +
         html_chains(part) + html_questions(part) + html_deliveries(part) + html_factors(part) +
         html_sensitivity(part) + html_open(part) + html_waived(part) + html_notes(part) +
         html_passed(part) + html_not_applicable(part) + html_ledger(part);
}

Content single(const Run& run) {
  const Report& report = run.reports.front();
  const HtmlReport part{report, run, {}};
  const std::string name = name_of_report(report);
  return {.title = name + ": " + html_name(band_words(report)),
          .header = html_heading(1, name) + html_subject(part),
          .main = first_page(part) + other_pages(part) + html_failures(run, {}) + html_peers(run) +
                  html_method()};
}

std::string folded_profile(const Report& report, const Run& run, std::size_t index) {
  const HtmlReport part{report, run, {html_prefix(index), 4}};
  return fmt::format(
      "<details class=\"section profile\">\n<summary>{}</summary>\n{}{}{}</details>\n",
      html_heading(3, name_of_report(report) + " " + html_chip(report.gate.verdict)),
      html_subject(part), first_page(part), other_pages(part));
}

Content batch(const Run& run) {
  const HtmlReports reports = worst_first(run);
  const HtmlSpot spot{};
  std::string profiles;
  for (std::size_t i = 0; i < reports.size(); ++i)
    profiles += folded_profile(*reports[i], run, i);
  const std::string title = run.reports.empty() ? "No profile was evaluated" : "Partnerships";
  return {.title = title,
          .header = html_heading(1, title) + "<p class=\"subject\">" +
                    html_paragraph(summary_words(run)) + "</p>\n",
          .main = html_profiles(reports, run, spot) + html_heat_map(reports, run, spot) +
                  html_failures(run, spot) +
                  html_section(spot, {"details", "Profiles in detail"}, profiles) +
                  (reports.empty() ? "" : html_peers(run) + html_method()),
          .script = reports.empty() ? "" : rules::shipped_text("html/table.js")};
}

}  // namespace

std::string render_html(const Run& run, const RenderOptions&) {
  const bool is_single = run.shape == Shape::single && run.reports.size() == 1;
  return page(is_single ? single(run) : batch(run), run);
}

}  // namespace partner_check::report
