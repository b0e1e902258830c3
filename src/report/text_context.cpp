// The short parts below the findings: what feeds what, success factors, what is in place, what was
// promised and what arrived.
#include "partner_check/base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sensitivity_words.hpp"
#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

constexpr std::size_t k_heading = 18;   // columns of a heading beside its text
constexpr std::size_t k_party = 36;     // columns of a partner's name, at most
constexpr std::size_t k_unkept = 3;     // promises of a partner shown without --all
constexpr std::size_t k_strengths = 4;  // shown without --all,
constexpr std::size_t k_fewest = 2;     // or where room is scarce

// A label of `columns` with its text beside it, wrapped under the text.
std::string beside(std::string_view label, std::string_view text, std::size_t columns,
                   const Page& page) {
  const std::string shown = cut_to_width(terminal_safe(label), columns - 2);
  std::string lines;
  for (const std::string& line : wrap(terminal_safe(text), page.options.width - columns))
    lines += (lines.empty() ? shown + std::string(columns - display_width(shown), ' ')
                            : std::string(columns, ' ')) +
             line + "\n";
  return lines;
}

// A heading in capitals with its text beside it.
std::string headed(std::string_view heading, std::string_view text, const Page& page) {
  std::string lines = beside(heading, text, k_heading, page);
  return lines.replace(0, heading.size(), page.paint(Ink::bold, std::string(heading)));
}

std::string chain_text(const Chain& chain) {
  std::vector<std::string> links;
  for (const Chain::Link& link : chain.links)
    links.push_back(link.title + " (" + link.rule + ")");
  return join(links, " -> ");
}

}  // namespace

std::string chains_part(const Report& report, const Page& page) {
  std::string text;
  for (const Chain& chain : report.chains) {
    text += headed(text.empty() ? "THIS FEEDS THAT" : "", chain_text(chain), page);
    if (page.options.detail == Detail::main) continue;
    text += headed("", "why " + chain.compound->why, page);
    text += headed("", "fix " + chain.compound->fix, page);
  }
  return text.empty() ? text : text + "\n";
}

std::string factors_part(const Report& report, const Page& page) {
  std::vector<std::string> groups;
  for (const EnumRow<score::FactorState>& row : k_rows<score::FactorState>) {
    std::vector<std::string> names;
    for (const score::FactorScore& factor : report.factors)
      if (factor.state == row.value && row.value != score::FactorState::not_applicable)
        names.push_back(factor.criticals.empty()
                            ? factor.title
                            : factor.title + " (" + join(factor.criticals, ", ") + ")");
    if (!names.empty()) groups.push_back(std::string(row.help) + ": " + join(names, ", "));
  }
  std::string text = groups.empty() ? "" : headed("SUCCESS FACTORS", join(groups, " · "), page);
  const std::size_t most = page.room == Room::scarce ? k_fewest : k_strengths;
  std::vector<std::string> strengths;
  for (const rules::RuleText* rule : report.strengths)
    if (page.options.detail == Detail::all || strengths.size() < most)
      strengths.push_back(rule->strength);
  if (!strengths.empty()) text += headed("IN PLACE", join(strengths, " · "), page);
  return text.empty() ? text : text + "\n";
}

std::string sensitivity_part(const Report& report, const Page& page) {
  if (!report.sensitivity) return {};
  std::string text;
  for (const std::string& sentence : sensitivity_sentences(report))
    text += headed(text.empty() ? "HOW FIRM IT IS" : "", sentence, page);
  return text + "\n";
}

namespace {

struct Party {
  std::string name;
  std::vector<std::string> things;
  std::size_t more = 0;  // that are not shown
};

std::string delivery_text(const Delivery& delivery) {
  return fmt::format("{} {} / {} {}", delivery.thing, amount_words(delivery.promised),
                     amount_words(delivery.delivered), delivery.unit);
}

}  // namespace

std::string deliveries_part(const Report& report, const Page& page) {
  const bool all = page.options.detail == Detail::all;
  std::vector<Party> parties;
  std::size_t promises = 0;
  std::size_t kept = 0;
  for (const Delivery& delivery : report.deliveries) {
    if (!is_promise(delivery)) continue;
    ++promises;
    if (is_kept(delivery)) ++kept;
    if (is_kept(delivery) && !all) continue;
    if (parties.empty() || parties.back().name != delivery.party)
      parties.push_back({delivery.party, {}, 0});
    Party& party = parties.back();
    if (all || party.things.size() < k_unkept)
      party.things.push_back(delivery_text(delivery));
    else
      ++party.more;
  }
  if (promises == 0) return {};
  std::size_t columns = 0;
  for (Party& party : parties) {
    columns = std::max(columns, display_width(party.name) + 4);
    if (party.more > 0) party.things.push_back(fmt::format("and {} more", party.more));
  }
  std::string text = page.paint(Ink::bold, "PROMISED / DELIVERED") +
                     fmt::format(" ({} of {} kept in full so far)\n", kept, promises);
  for (const Party& party : parties)
    text += beside("  " + party.name, join(party.things, " · "), std::min(columns, k_party), page);
  return text + "\n";
}

}  // namespace partner_check::report
