#include <fmt/format.h>

#include "partner_check/report/pages.hpp"
#include "partner_check/score/plan.hpp"

#include "command.hpp"
#include "one_profile.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

// Where the next band begins; in the best band, where that one does.
int default_target(int now, const score::Policy& policy) {
  return score::next_band(now, policy).value_or(policy.bands.front().from);
}

}  // namespace

ExitCode command_plan(const std::vector<std::string>& arguments, const Streams& streams) {
  ProfileWords words;
  std::optional<double> wanted;
  const auto parser = make_parser(
      "partner-check plan",
      "The cheapest set of remedies that lifts the score to a target: what to do, in which\n"
      "order, and the score after each step. Exit code 1: the target is out of reach.",
      "  partner-check plan profile.json                 to the next band\n"
      "  partner-check plan profile.json --target 75");
  add_profile_options(*parser, words);
  parser->add_option("--target", wanted, "Score to reach, 0 to 100 (default: the next band)")
      ->type_name("N");
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  const std::optional<int> target = wanted ? score_tenths(*wanted) : std::nullopt;
  if (wanted && !target)
    return misuse(streams, fmt::format("--target takes a score, not `{}`", *wanted), k_score_hint);
  const auto read = read_one("plan", words, streams);
  if (const auto* code = std::get_if<ExitCode>(&read)) return *code;
  const auto& one = std::get<OneProfile>(read);

  const report::Report& report = one.assessment.report;
  const score::Policy& policy = one.engine.policy;
  const score::View view = score::plan_view(report.score);
  const int now = report.score.view(view).tenths;
  const score::Plan plan =
      score::plan(score::scored_rules(one.assessment.outcomes), one.engine.pack.compounds, policy,
                  view, target.value_or(default_target(now, policy)));
  const bool reaches = plan.has_number && plan.reach != score::Reach::out_of_reach;
  const std::string text = one.form == Form::json
                               ? report::plan_json(report, plan, policy)
                               : report::plan_text(report, plan, policy, rendering(streams));
  return print(text, streams,
               unless_failed(report, reaches ? ExitCode::passed : ExitCode::failed, streams));
}

}  // namespace partner_check::app
