// Findings that somebody answers for: a file of waivers, each with reason, owner and a last day.
// Promises: pure; a waiver covers what is certain of a finding, never what is unknown or an error;
// it counts from its first day to the end of its last (UTC); one that lasts more than 90 days never
// covers a critical finding.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/base/enum_table.hpp"
#include "partner_check/base/result.hpp"
#include "partner_check/base/time.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/evaluate.hpp"

namespace partner_check::score {

inline constexpr int k_most_critical_days = 90;  // that a waiver of a critical finding lasts
inline constexpr int k_expiring_days = 30;       // before the end that are worth a note

enum class WaiverCategory : std::uint8_t {
  accepted_risk,
  compensating_control,
  false_positive,
  in_remediation,
};

struct Waiver {
  std::string rule;
  std::string profile;  // a glob for the file, relative to the waiver file or as given
  std::string pointer;  // of the finding, list entries by id: "/partners/@helix"; "": anywhere
  std::string reason, owner, approved_by, ticket;
  WaiverCategory category = WaiverCategory::accepted_risk;
  Instant created, expires;  // days
  Place place;               // in the file of waivers
};

// Of a document against data/schema/waivers.json. Problems are placed.
Result<std::vector<Waiver>> read_waivers(const Document& document, const profile::Schema& schema);
// From the first day to the last.
[[nodiscard]] int days_between(Instant first, Instant last);

enum class WaiverState : std::uint8_t {
  active,    // covers a finding
  expiring,  // active, and for at most 30 days more
  expired,   // would cover a finding
  too_long,  // would cover a critical finding, but lasts more than 90 days
  not_yet,   // would cover a finding, but begins later
  unused     // nothing here for it to cover
};

// What a waiver does for one profile.
struct WaiverUse {
  Waiver waiver;
  WaiverState state = WaiverState::unused;
  int days_left = 0;      // from the date of the run to the last day; negative: since
  bool in_force = false;  // on the date of the run
};

// All names of where a finding stands, any of which a waiver may cover.
using PlacesOf = std::function<std::vector<std::string>(const rules::Finding&)>;

struct Waiving {
  std::vector<WaiverUse> uses;  // of the waivers that name the profile, in the order of the file
  // In which what is waived counts as clear; the possible severity of a finding that is not settled
  // stays. Gates read these.
  std::vector<rules::Outcome> outcomes;
  // By rule, why a waiver does not cover a finding of it: "waiver expired 2026-10-01".
  std::map<std::string, std::string> reasons;
  std::size_t waived = 0;  // number of findings
};

// `names`: of the profile, any of which a waiver's glob may match.
[[nodiscard]] Waiving waive(const std::vector<rules::Outcome>& outcomes,
                            const std::vector<Waiver>& waivers, std::span<const std::string> names,
                            Instant evaluated_on, const PlacesOf& places_of);
// The first one that covers what is certain of a finding, as an index.
[[nodiscard]] std::optional<std::size_t> covering(std::span<const WaiverUse> uses,
                                                  std::string_view rule, rules::Severity certain,
                                                  std::span<const std::string> places);

}  // namespace partner_check::score

namespace partner_check {

inline constexpr std::array k_waiver_category_rows{
    EnumRow<score::WaiverCategory>{score::WaiverCategory::accepted_risk, "accepted_risk",
                                   "accepted risk"},
    EnumRow<score::WaiverCategory>{score::WaiverCategory::compensating_control,
                                   "compensating_control", "something else makes up for it"},
    EnumRow<score::WaiverCategory>{score::WaiverCategory::false_positive, "false_positive",
                                   "does not hold here"},
    EnumRow<score::WaiverCategory>{score::WaiverCategory::in_remediation, "in_remediation",
                                   "being mended"},
};
template <>
inline constexpr std::span<const EnumRow<score::WaiverCategory>> k_rows<score::WaiverCategory>{
    k_waiver_category_rows};

inline constexpr std::array k_waiver_state_rows{
    EnumRow<score::WaiverState>{score::WaiverState::active, "active", "in force"},
    EnumRow<score::WaiverState>{score::WaiverState::expiring, "expiring", "expires soon"},
    EnumRow<score::WaiverState>{score::WaiverState::expired, "expired", "expired"},
    EnumRow<score::WaiverState>{score::WaiverState::too_long, "too_long", "lasts too long"},
    EnumRow<score::WaiverState>{score::WaiverState::not_yet, "not_yet", "begins later"},
    EnumRow<score::WaiverState>{score::WaiverState::unused, "unused", "not needed"},
};
template <>
inline constexpr std::span<const EnumRow<score::WaiverState>> k_rows<score::WaiverState>{
    k_waiver_state_rows};

}  // namespace partner_check
