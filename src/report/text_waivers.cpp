#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "text_report.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using score::WaiverState;
using score::WaiverUse;

std::string days(int count) {
  return counted(static_cast<std::size_t>(count), "day", "days");
}

std::string standing(const WaiverUse& use) {
  const std::string last = format_date(use.waiver.expires);
  switch (use.state) {
    case WaiverState::active: return "in force until " + last;
    case WaiverState::expiring:
      return use.days_left == 0 ? "expires today"
                                : fmt::format("expires {}, in {}", last, days(use.days_left));
    case WaiverState::expired: return fmt::format("expired {}, {} ago", last, days(-use.days_left));
    case WaiverState::too_long:
      return fmt::format(
          "does not count: it lasts {}, and a critical finding is waived for {} at "
          "most",
          days(score::days_between(use.waiver.created, use.waiver.expires)),
          score::k_most_critical_days);
    case WaiverState::not_yet: return "begins " + format_date(use.waiver.created);
    case WaiverState::unused: return "not needed: it covers nothing that is certain";
  }
  return {};
}

bool wants_attention(const WaiverUse& use) {
  return use.state != WaiverState::active && use.state != WaiverState::unused;
}

}  // namespace

std::string waived_words(const ReportFinding& finding, const Report& report) {
  const score::Waiver& waiver = report.waivers[*finding.waiver].waiver;
  return fmt::format("waived until {} by {}: {}", format_date(waiver.expires), waiver.owner,
                     waiver.reason);
}

std::string waivers_part(const Report& report, const Page& page) {
  std::string text;
  for (const WaiverUse& use : report.waivers) {
    if (page.options.detail == Detail::main && !wants_attention(use)) continue;
    const std::string where = use.waiver.pointer.empty() ? "" : " at " + use.waiver.pointer;
    text += labelled(wants_attention(use) ? "!" : "",
                     fmt::format("{}{} {} ({}): {}", use.waiver.rule, where, standing(use),
                                 use.waiver.owner, use.waiver.reason),
                     page);
  }
  return text.empty() ? text : page.paint(Ink::bold, "WAIVERS") + "\n" + text + "\n";
}

}  // namespace partner_check::report
