// What the commands besides check print of one report: the open questions, a plan, what a change
// does. Each as text for people and as JSON for programs, ending with a newline. Promises: pure;
// the texts are safe for a terminal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/report/comparison.hpp"
#include "partner_check/report/format.hpp"
#include "partner_check/score/plan.hpp"

namespace partner_check::report {

enum class Grouping : std::uint8_t { ranked, by_role };

struct QuestionChoice {
  std::size_t limit = 20;  // shown in the text, of each role if grouped; 0: all
  std::string asks;        // only those that this role can answer; "": all
  Grouping grouping = Grouping::ranked;
};

[[nodiscard]] std::string questions_text(const Report& report, const QuestionChoice& choice,
                                         const RenderOptions& options);
// All questions of the choice, whatever the limit.
[[nodiscard]] std::string questions_json(const Report& report, const QuestionChoice& choice);

[[nodiscard]] std::string plan_text(const Report& report, const score::Plan& plan,
                                    const score::Policy& policy, const RenderOptions& options);
[[nodiscard]] std::string plan_json(const Report& report, const score::Plan& plan,
                                    const score::Policy& policy);

// One change of a profile, as readable JSON; nothing where there is no value.
struct Edit {
  std::string pointer;
  std::optional<std::string> before, after;
};
[[nodiscard]] std::string what_if_text(const Report& before, const Report& after,
                                       const std::vector<Edit>& edits, const score::Policy& policy,
                                       const RenderOptions& options);
[[nodiscard]] std::string what_if_json(const Report& before, const Report& after,
                                       const std::vector<Edit>& edits);

// What changed from one run to a later one, profile by profile (compare_runs()).
[[nodiscard]] std::string diff_text(const Run& before, const Run& after,
                                    const RenderOptions& options);
[[nodiscard]] std::string diff_markdown(const Run& before, const Run& after);
[[nodiscard]] std::string diff_json(const Run& before, const Run& after);

}  // namespace partner_check::report
