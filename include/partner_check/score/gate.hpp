// The verdict that a pipeline acts on: PASS, FAIL or CANNOT TELL, with every check's expected and
// found. Promises: pure; all checks asked for are evaluated; the compared numbers are the printed
// ones (tenths). Findings are counted by element, as reports list them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/rules/evaluate.hpp"
#include "partner_check/score/score.hpp"

namespace partner_check::score {

struct RegressionLimit {
  std::optional<int> most_fall{};  // of the score, in tenths
};

struct GateOptions {
  std::optional<rules::Severity> fail_on = rules::Severity::critical;  // nothing: never
  std::optional<int> fail_under{};                                     // tenths
  std::map<std::string, int> fail_under_dimension{};                   // tenths, by id
  int min_coverage_percent = 0;
  std::optional<RegressionLimit> fail_on_regression{};  // needs a baseline
  View gate_on = View::stated;
};

enum class Verdict : std::uint8_t { pass, fail, cannot_tell };

struct GateCheck {
  // "critical findings", "rule errors", "score", "proven score", "ip score", "coverage"
  std::string name;
  std::string expected;  // "0", "at least 60"
  std::string found;     // "1 (IP06)", "58.2"
  Verdict verdict = Verdict::pass;
  bool noted = false;  // a pass that is to be said: there was nothing to compare
};

struct GateFact {
  std::string pointer;
  std::vector<std::string> rules;  // that wait for it
};

struct Gate {
  Verdict verdict = Verdict::pass;
  std::vector<GateCheck> checks;
  std::vector<GateFact> facts;  // that decide `fail_on`; most rules first, then by pointer
};

// What a gate has to know besides.
struct GateContext {
  std::map<std::string, std::string> reasons;  // by rule, printed beside it
  std::vector<GateCheck> further;              // checks made elsewhere
};

// Of outcomes and score after waivers.
[[nodiscard]] Gate judge(const std::vector<rules::Outcome>& outcomes, const Score& score,
                         const GateOptions& options, const GateContext& context = {});
// Missing facts of outcomes whose hi reaches `severity` while lo does not.
[[nodiscard]] std::vector<GateFact> gate_facts(const std::vector<rules::Outcome>& outcomes,
                                               rules::Severity severity);

}  // namespace partner_check::score

namespace partner_check {

inline constexpr std::array k_view_rows{
    EnumRow<score::View>{score::View::proven, "proven", "as if every open answer were bad"},
    EnumRow<score::View>{score::View::stated, "stated", "on what the profile states"},
    EnumRow<score::View>{score::View::possible, "possible", "as if every open answer were good"},
};
template <>
inline constexpr std::span<const EnumRow<score::View>> k_rows<score::View>{k_view_rows};

inline constexpr std::array k_verdict_rows{
    EnumRow<score::Verdict>{score::Verdict::pass, "pass", "PASS"},
    EnumRow<score::Verdict>{score::Verdict::fail, "fail", "FAIL"},
    EnumRow<score::Verdict>{score::Verdict::cannot_tell, "cannot_tell", "CANNOT TELL"},
};
template <>
inline constexpr std::span<const EnumRow<score::Verdict>> k_rows<score::Verdict>{k_verdict_rows};

}  // namespace partner_check
