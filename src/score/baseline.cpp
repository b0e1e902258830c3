#include "partner_check/score/baseline.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check::score {

using rules::Severity;

namespace {

constexpr Severity k_least = Severity::low;  // what is milder is no regression

auto key(const KnownFinding& finding) {
  return std::tie(finding.rule, finding.at);
}

// The finding of that rule and place, or nullptr.
template <typename Findings>
auto* same_in(Findings& findings, const KnownFinding& wanted) {
  const auto found = std::ranges::find_if(
      findings, [&](const KnownFinding& known) { return key(known) == key(wanted); });
  return found == findings.end() ? nullptr : &*found;
}

void sort(std::vector<KnownFinding>& findings) {
  std::ranges::sort(findings,
                    [](const KnownFinding& a, const KnownFinding& b) { return key(a) < key(b); });
}

// Rules of findings, with the number of places, in their order: "RES01 at 2 places, GOV01
// possible".
std::string names(const std::vector<KnownFinding>& findings) {
  std::vector<std::string> names;
  for (auto first = findings.begin(); first != findings.end();) {
    const auto end = std::find_if(first, findings.end(), [&](const KnownFinding& finding) {
      return finding.rule != first->rule;
    });
    std::string name = first->rule;
    if (end - first > 1) name += fmt::format(" at {} places", end - first);
    if (std::all_of(first, end, [](const KnownFinding& finding) {
          return finding.severity == Severity::clear;
        }))
      name += " possible";
    names.push_back(std::move(name));
    first = end;
  }
  return join(names, ", ");
}

}  // namespace

KnownProfile known_profile(const std::vector<rules::Outcome>& outcomes, const Score& score,
                           const PlaceOf& place_of) {
  KnownProfile profile;
  if (score.enough_evidence) profile.tenths = score.view(View::stated).tenths;
  for (const rules::Outcome& outcome : outcomes)
    for (const rules::Finding& found : outcome.findings) {
      const Severity possible = std::max(found.lo, found.reach);
      if (possible < k_least) continue;
      const KnownFinding made{.rule = outcome.rule->id,
                              .at = place_of(outcome, found),
                              .severity = found.lo < k_least ? Severity::clear : found.lo,
                              .possible = possible};
      if (KnownFinding* same = same_in(profile.findings, made)) {
        same->severity = std::max(same->severity, made.severity);
        same->possible = std::max(same->possible, made.possible);
      } else {
        profile.findings.push_back(made);
      }
    }
  sort(profile.findings);
  return profile;
}

Changes changes(const KnownProfile* before, const KnownProfile& now) {
  if (before == nullptr)
    return {.known = false, .tenths_before = {}, .fresh = now.findings, .fixed = {}};
  Changes changes{.known = true, .tenths_before = before->tenths, .fresh = {}, .fixed = {}};
  for (const KnownFinding& found : now.findings) {
    const KnownFinding* known = same_in(before->findings, found);
    if (known == nullptr || found.severity > known->severity || found.possible > known->possible)
      changes.fresh.push_back(found);
  }
  for (const KnownFinding& known : before->findings)
    if (same_in(now.findings, known) == nullptr) changes.fixed.push_back(known);
  return changes;
}

std::vector<GateCheck> check_regression(const Changes& changes, const KnownProfile& now,
                                        std::optional<int> most) {
  GateCheck fresh{.name = "new findings since the baseline", .expected = "0", .found = "0"};
  if (!changes.fresh.empty()) {
    fresh.verdict = Verdict::fail;
    fresh.found = fmt::format("{} ({}{})", changes.fresh.size(), names(changes.fresh),
                              changes.known ? "" : "; the profile is not in the baseline");
  }
  std::vector<GateCheck> checks{std::move(fresh)};
  if (!most || !changes.tenths_before) return checks;
  const int least = std::max(*changes.tenths_before - *most, 0);
  GateCheck score{.name = "score since the baseline",
                  .expected = fmt::format("at least {} ({} less {})", tenths_text(least),
                                          tenths_text(*changes.tenths_before), tenths_text(*most)),
                  .found = now.tenths ? tenths_text(*now.tenths) : "not enough evidence"};
  if (!now.tenths)
    score.verdict = Verdict::cannot_tell;
  else if (*now.tenths < least)
    score.verdict = Verdict::fail;
  checks.push_back(std::move(score));
  return checks;
}

void prune(KnownProfile& before, const KnownProfile& now) {
  std::erase_if(before.findings,
                [&](const KnownFinding& known) { return same_in(now.findings, known) == nullptr; });
  for (KnownFinding& known : before.findings) {
    const KnownFinding& found = *same_in(now.findings, known);
    known.severity = std::min(known.severity, found.possible);  // what is open is not mended
    known.possible = std::min(known.possible, found.possible);
  }
  if (now.tenths) before.tenths = std::max(before.tenths.value_or(0), *now.tenths);
}

std::vector<KnownFinding> add(KnownProfile& before, const KnownProfile& now) {
  std::vector<KnownFinding> criticals;
  for (const KnownFinding& found : now.findings) {
    if (found.severity == Severity::critical) {
      criticals.push_back(found);
      continue;
    }
    KnownFinding* known = same_in(before.findings, found);
    if (known == nullptr) {
      before.findings.push_back(found);
    } else {
      known->severity = std::max(known->severity, found.severity);
      known->possible = std::max(known->possible, found.possible);
    }
  }
  sort(before.findings);
  before.tenths = now.tenths;
  return criticals;
}

}  // namespace partner_check::score
