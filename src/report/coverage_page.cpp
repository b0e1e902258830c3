#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/json/write.hpp"
#include "partner_check/report/rules_pages.hpp"

#include "escape.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using rules::Claim;

struct Count {
  std::size_t checked = 0, reasoned = 0, open = 0;

  void add(const Claim& claim) {
    ++(claim.is_open() ? open : claim.rules.empty() ? reasoned : checked);
  }
  [[nodiscard]] std::size_t all() const { return checked + reasoned + open; }
};

void add(const rules::ClaimSection& section, Count& count) {
  for (const Claim& claim : section.claims)
    count.add(claim);
}

void add(const rules::ClaimDocument& document, Count& count) {
  for (const rules::ClaimSection& section : document.sections)
    add(section, count);
}

void add(const rules::Claims& claims, Count& count) {
  for (const rules::ClaimDocument& document : claims)
    add(document, count);
}

template <typename Part>
Count count_of(const Part& part) {
  Count count;
  add(part, count);
  return count;
}

// "436 statements: 300 are checked by rules, 136 are not, with the reason; none is open."
std::string summary(const rules::Claims& claims) {
  const Count count = count_of(claims);
  const std::string open =
      count.open == 0 ? "none is open" : counted(count.open, "is open", "are open");
  return fmt::format("{}: {} checked by rules, {} not, with the reason; {}.",
                     counted(count.all(), "statement", "statements"), count.checked, count.reasoned,
                     open);
}

// What becomes of a claim: its rules, "no rule: the reason", "open".
std::string fate(const Claim& claim) {
  if (claim.is_open()) return "open: neither a rule nor a reason";
  return claim.rules.empty() ? "no rule: " + claim.not_a_rule : join(claim.rules, ", ");
}

bool is_shown(const Claim& claim, Detail detail) {
  return detail == Detail::all || claim.is_open();
}

constexpr std::size_t k_title = 48;
constexpr std::size_t k_width = 80;

std::string text_row(std::string_view title, const Count& count) {
  const std::string shown = cut_to_width(terminal_safe(title), k_title);
  return fmt::format("{}{} {:>7} {:>7} {:>7} {:>6}\n", shown,
                     std::string(k_title - display_width(shown), ' '), count.all(), count.checked,
                     count.reasoned, count.open);
}

std::string text_claim(const Claim& claim) {
  constexpr std::size_t k_indent = 12;
  std::string lines;
  for (const std::string& sentence : {claim.says, fate(claim)})
    for (const std::string& line : wrap(terminal_safe(sentence), k_width - k_indent))
      lines += fmt::format("    {:<{}}{}\n", lines.empty() ? claim.at : "", k_indent - 4, line);
  return lines;
}

}  // namespace

bool has_open_claim(const rules::Claims& claims) {
  return count_of(claims).open > 0;
}

std::string coverage_text(const rules::Claims& claims, Detail detail) {
  std::string text = fmt::format("{:<{}} {:>7} {:>7} {:>7} {:>6}\n", "DOCUMENT, SECTION", k_title,
                                 "CLAIMS", "CHECKED", "REASON", "OPEN");
  for (const rules::ClaimDocument& document : claims) {
    text += text_row(document.key, count_of(document));
    for (const rules::ClaimSection& section : document.sections) {
      text += text_row("  " + section.title, count_of(section));
      for (const Claim& claim : section.claims)
        if (is_shown(claim, detail)) text += text_claim(claim);
    }
  }
  return text + "\n" + summary(claims) + "\n";
}

std::string coverage_markdown(const rules::Claims& claims, Detail detail) {
  std::string text = "# What the rules check of their sources\n\n" + summary(claims) + "\n";
  for (const rules::ClaimDocument& document : claims) {
    text += fmt::format(
        "\n## {}\n\n{}\n\n| Section | Claims | Checked | With a reason | Open |\n"
        "| --- | ---: | ---: | ---: | ---: |\n",
        markdown_text(document.key), markdown_text(document.title));
    for (const rules::ClaimSection& section : document.sections) {
      const Count count = count_of(section);
      text += fmt::format("| {} | {} | {} | {} | {} |\n", markdown_text(section.title), count.all(),
                          count.checked, count.reasoned, count.open);
    }
    std::string rows;
    for (const rules::ClaimSection& section : document.sections)
      for (const Claim& claim : section.claims)
        if (is_shown(claim, detail))
          rows += fmt::format("| {} | {} | {} |\n", claim.at, markdown_text(claim.says),
                              markdown_text(fate(claim)));
    if (!rows.empty()) text += "\n| Line | States | Checked by |\n| --- | --- | --- |\n" + rows;
  }
  return text;
}

std::string coverage_json(const rules::Claims& claims) {
  Json::Array rows;
  for (const rules::ClaimDocument& document : claims)
    for (const rules::ClaimSection& section : document.sections)
      for (const Claim& claim : section.claims)
        rows.emplace_back(Json::Object{
            {"document", document.key},
            {"section", section.title},
            {"at", claim.at},
            {"says", claim.says},
            {"rules", Json::Array(claim.rules.begin(), claim.rules.end())},
            {"not_a_rule", claim.not_a_rule.empty() ? Json(nullptr) : Json(claim.not_a_rule)}});
  const Count count = count_of(claims);
  return write(Json::Object{{"claims", count.all()},
                            {"checked", count.checked},
                            {"reasoned", count.reasoned},
                            {"open", count.open},
                            {"statements", std::move(rows)}},
               json::Layout::pretty) +
         "\n";
}

}  // namespace partner_check::report
