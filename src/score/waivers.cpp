#include "partner_check/score/waivers.hpp"

#include <algorithm>

#include "partner_check/base/files.hpp"
#include "partner_check/base/pointer.hpp"

namespace partner_check::score {

using rules::Finding;
using rules::Outcome;
using rules::Severity;

namespace {

bool names_profile(const Waiver& waiver, std::span<const std::string> names) {
  return std::ranges::any_of(
      names, [&](const std::string& name) { return glob_matches(waiver.profile, name); });
}

// Whether it is meant for a finding of the rule, in force or not.
bool is_for(const Waiver& waiver, std::string_view rule, std::span<const std::string> places) {
  return waiver.rule == rule && std::ranges::any_of(places, [&](const std::string& place) {
           return pointer_covers(waiver.pointer, place);
         });
}

bool is_too_long(const Waiver& waiver, Severity certain) {
  return certain == Severity::critical &&
         days_between(waiver.created, waiver.expires) > k_most_critical_days;
}

bool covers(const WaiverUse& use, Severity certain) {
  return use.in_force && certain > Severity::clear && !is_too_long(use.waiver, certain);
}

WaiverState state(const WaiverUse& use, Severity certain) {
  if (use.days_left < 0) return WaiverState::expired;
  if (!use.in_force) return WaiverState::not_yet;
  if (is_too_long(use.waiver, certain)) return WaiverState::too_long;
  return use.days_left <= k_expiring_days ? WaiverState::expiring : WaiverState::active;
}

std::string reason(const WaiverUse& use, Severity certain) {
  switch (state(use, certain)) {
    case WaiverState::expired: return "waiver expired " + format_date(use.waiver.expires);
    case WaiverState::not_yet: return "waiver begins " + format_date(use.waiver.created);
    default: return "waiver lasts more than " + std::to_string(k_most_critical_days) + " days";
  }
}

class Application {
 public:
  Application(Waiving& waiving, const PlacesOf& places_of)
      : waiving_(waiving), places_of_(places_of) {}

  // Takes what is waived out of an outcome.
  void apply(Outcome& outcome) {
    const bool is_meant = std::ranges::any_of(
        waiving_.uses, [&](const WaiverUse& use) { return use.waiver.rule == outcome.rule->id; });
    if (!is_meant || outcome.findings.empty()) return;
    for (Finding& found : outcome.findings)
      apply(outcome.rule->id, found);
    std::erase_if(outcome.findings,
                  [](const Finding& found) { return found.hi == Severity::clear; });
    settle(outcome);
  }

 private:
  void apply(const std::string& rule, Finding& found) {
    if (found.lo == Severity::clear) return;
    const std::vector<std::string> places = places_of_(found);
    take_down(rule, found, places);
    if (!covering(waiving_.uses, rule, found.lo, places)) return;
    ++waiving_.waived;
    if (found.lo == found.hi) found.hi = found.reach = Severity::clear;
    found.lo = Severity::clear;
  }

  // The outcome, read off its findings again.
  static void settle(Outcome& outcome) {
    outcome.lo = outcome.hi = Severity::clear;
    for (const Finding& found : outcome.findings) {
      outcome.lo = std::max(outcome.lo, found.lo);
      outcome.hi = std::max(outcome.hi, found.hi);
    }
    if (outcome.state == rules::State::error) return;
    outcome.state = outcome.lo != outcome.hi        ? rules::State::unknown
                    : outcome.lo == Severity::clear ? rules::State::clear
                                                    : rules::State::raised;
  }

  // What the waivers of this finding are good for; of several findings what is worst.
  void take_down(const std::string& rule, const Finding& found,
                 std::span<const std::string> places) {
    bool covered = false;
    std::string why;
    for (WaiverUse& use : waiving_.uses) {
      if (!is_for(use.waiver, rule, places)) continue;
      if (use.state != WaiverState::too_long) use.state = state(use, found.lo);
      if (covers(use, found.lo))
        covered = true;
      else
        why = reason(use, found.lo);
    }
    if (!covered && !why.empty()) waiving_.reasons.emplace(rule, std::move(why));
  }

  Waiving& waiving_;
  const PlacesOf& places_of_;
};

}  // namespace

int days_between(Instant first, Instant last) {
  return static_cast<int>((last.seconds - first.seconds) / k_seconds_per_day);
}

std::optional<std::size_t> covering(std::span<const WaiverUse> uses, std::string_view rule,
                                    Severity certain, std::span<const std::string> places) {
  const auto found = std::ranges::find_if(uses, [&](const WaiverUse& use) {
    return covers(use, certain) && is_for(use.waiver, rule, places);
  });
  if (found == uses.end()) return std::nullopt;
  return static_cast<std::size_t>(found - uses.begin());
}

Waiving waive(const std::vector<Outcome>& outcomes, const std::vector<Waiver>& waivers,
              std::span<const std::string> names, Instant evaluated_on, const PlacesOf& places_of) {
  Waiving waiving{.uses = {}, .outcomes = outcomes, .reasons = {}};
  for (const Waiver& waiver : waivers)
    if (names_profile(waiver, names))
      waiving.uses.push_back(
          {.waiver = waiver,
           .days_left = days_between(evaluated_on, waiver.expires),
           .in_force = waiver.created <= evaluated_on && evaluated_on <= waiver.expires});
  if (waiving.uses.empty()) return waiving;
  Application application(waiving, places_of);
  for (Outcome& outcome : waiving.outcomes)
    application.apply(outcome);
  return waiving;
}

}  // namespace partner_check::score
