#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

#include "json_parts.hpp"
#include "page.hpp"
#include "words.hpp"

namespace partner_check::report {

namespace {

using json::Json;
using Object = Json::Object;
using score::Plan;
using score::PlanStep;
using score::Reach;
using score::tenths_text;
using score::View;

std::string band_text(int tenths, const score::Policy& policy) {
  const std::optional<score::Band> band = score::band_of(tenths, policy);
  return band ? band->title : "";
}

int after(const Plan& plan, View view) {
  return plan.after[static_cast<std::size_t>(view)];
}

// The findings that a step clears, the cause first.
std::vector<const ReportFinding*> cleared_by(const PlanStep& step, const Report& report) {
  std::vector<const ReportFinding*> findings;
  for (const Remedy& remedy : report.remedies)
    if (remedy.gain.root == step.gain.root)
      for (const ReportFinding& finding : remedy.findings)
        findings.push_back(&finding);
  for (const ReportFinding& finding : report.info)
    if (finding.rule->root == step.gain.root) findings.push_back(&finding);
  return findings;
}

// "2 small, 1 large".
std::string efforts_text(const Plan& plan) {
  std::vector<std::string> parts;
  for (const EnumRow<rules::Effort>& row : k_rows<rules::Effort>) {
    const auto count = std::ranges::count(plan.steps, row.value, &PlanStep::effort);
    if (count > 0) parts.push_back(fmt::format("{} {}", count, row.name));
  }
  return join(parts, ", ");
}

// What the findings of the cause say, each at its line.
std::string messages_text(const std::vector<const ReportFinding*>& findings, const Page& page) {
  constexpr std::size_t k_most = 3;
  const rules::RuleText* cause = findings.front()->rule;
  std::string text;
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const ReportFinding* finding : findings) {
    if (finding->rule != cause) continue;
    if (shown == k_most) {
      ++left;
      continue;
    }
    ++shown;
    const std::string about = finding->elements.empty() ? "" : join(finding->elements, ", ") + ": ";
    text +=
        hanging("     ",
                fmt::format("{}: {}{}", line_words(finding->frame), about, finding->message), page);
  }
  return left == 0 ? text : text + fmt::format("     ... and {} more of this kind\n", left);
}

// Other rules that hang on the same cause.
std::string others_text(const std::vector<const ReportFinding*>& findings, const Page& page) {
  std::vector<std::string> others;
  for (const ReportFinding* finding : findings) {
    const std::string name = finding->rule->id + " " + finding->title;
    if (finding->rule != findings.front()->rule && std::ranges::find(others, name) == others.end())
      others.push_back(name);
  }
  return others.empty() ? "" : hanging("     also clears  ", join(others, "; "), page);
}

// "", " (ceiling 59 rises to 79)": why a small remedy may win much.
std::string ceiling_text(int before, int after) {
  if (before == after) return "";
  return after == 100 ? fmt::format(" (ceiling {} is gone)", before)
                      : fmt::format(" (ceiling {} rises to {})", before, after);
}

std::string step_text(const Plan& plan, std::size_t index, const Report& report, const Page& page) {
  const PlanStep& step = plan.steps[index];
  const std::vector<const ReportFinding*> findings = cleared_by(step, report);
  const ReportFinding& cause = *findings.front();
  const int ceiling = index == 0 ? plan.ceiling : plan.steps[index - 1].ceiling;
  const std::string severity = upper(name_of(step.gain.worst));
  const std::string indent(5, ' ');
  std::string worth =
      hanging(indent,
              fmt::format("{} · effort {} · {} alone · then {}{}", severity, name_of(step.effort),
                          gain_words(step.gain), tenths_text(step.tenths),
                          ceiling_text(ceiling, step.ceiling)),
              page);
  worth.replace(indent.size(), severity.size(), page.paint(ink_of(step.gain.worst), severity));
  return hanging(fmt::format("{:>3}. ", index + 1), cause.rule->id + " " + cause.title, page) +
         worth + messages_text(findings, page) + hanging("     fix  ", cause.fix, page) +
         others_text(findings, page) + "\n";
}

std::string open_text(const Report& report) {
  std::vector<std::string> rest;
  if (!report.questions.empty())
    rest.push_back(counted(report.questions.size(), "open question", "open questions"));
  if (!report.errors.empty())
    rest.push_back(counted(report.errors.size(), "failed check", "failed checks"));
  return rest.empty()
             ? ""
             : " The rest hangs on " + enumerate(rest, "and") + ": see partner-check questions.";
}

std::string score_text(int tenths, const score::Policy& policy) {
  return tenths_text(tenths) + " (" + band_text(tenths, policy) + ")";
}

std::string out_of_reach_text(const Report& report, const Plan& plan, const score::Policy& policy) {
  const std::string target = score_text(plan.target, policy) + " is out of reach of remedies: ";
  if (plan.steps.empty())
    return target + "nothing that could be cleared is certain, and the score is " +
           score_text(plan.from, policy) + "." + open_text(report);
  return target + "with every finding cleared the score is " +
         score_text(after(plan, plan.view), policy) + ", now " + tenths_text(plan.from) + "." +
         open_text(report);
}

std::string summary(const Report& report, const Plan& plan, const score::Policy& policy) {
  const std::string target = score_text(plan.target, policy);
  const std::string now = score_text(plan.from, policy);
  if (plan.reach == Reach::already) return "Score " + now + ": " + target + " is reached already.";
  if (plan.reach == Reach::out_of_reach) return out_of_reach_text(report, plan, policy);
  const int reached = after(plan, plan.view);
  const int proven = after(plan, View::proven);
  std::string text = fmt::format("To reach {}: {}{} ({}). Score {} now, {} after", target,
                                 plan.steps.size() > 1 ? "all of " : "",
                                 counted(plan.steps.size(), "remedy", "remedies"),
                                 efforts_text(plan), now, score_text(reached, policy));
  if (proven < reached)
    text += fmt::format("; {} if every open answer is bad", tenths_text(proven));
  return text + ".";
}

std::string search_text(const Plan& plan, const score::Policy& policy) {
  const int goal = plan.reach == Reach::out_of_reach ? after(plan, plan.view) : plan.target;
  return plan.exact ? "No cheaper set of remedies reaches " + tenths_text(goal) + "."
                    : fmt::format(
                          "Greedy: the search ended after {} tries, a cheaper set of "
                          "remedies may exist.",
                          policy.plan_node_budget);
}

std::string effort_legend(const score::Policy& policy) {
  std::vector<std::string> parts;
  for (const EnumRow<rules::Effort>& row : k_rows<rules::Effort>)
    parts.push_back(fmt::format("{} {} ({})", row.name,
                                policy.efforts[static_cast<std::size_t>(row.value)], row.help));
  return "Effort counts as " + join(parts, "; ") + ".";
}

Json finding_json(const ReportFinding& finding) {
  return Object{{"rule", finding.rule->id},
                {"severity", name_of(finding.lo)},
                {"title", finding.title},
                {"message", finding.message},
                {"elements", strings(finding.elements)},
                {"pointer", finding.pointer},
                {"at", frame_json(finding.frame)}};
}

Json step_json(const PlanStep& step, const Report& report) {
  const std::vector<const ReportFinding*> findings = cleared_by(step, report);
  return Object{
      {"root", step.gain.root},
      {"rules", strings(step.gain.rules)},
      {"severity", name_of(step.gain.worst)},
      {"title", findings.front()->title},
      {"fix", findings.front()->fix},
      {"effort", name_of(step.effort)},
      {"cost", step.cost},
      {"gain", points(step.gain.tenths)},
      {"gain_before_ceilings", points(step.gain.mean_tenths)},
      {"score_after", points(step.tenths)},
      {"ceiling_after", step.ceiling},
      {"findings", each(findings, [](const ReportFinding* f) { return finding_json(*f); })}};
}

}  // namespace

std::string plan_text(const Report& report, const Plan& plan, const score::Policy& policy,
                      const RenderOptions& options) {
  const Run nothing_else;
  const Page page{nothing_else, options, Paint(options.color)};
  std::string text = page_title(report, options);
  if (!plan.has_number)
    return text + no_rule_words(report.subject) + ": there is no score to raise.\n";
  if (plan.view == View::proven)
    text += hanging("",
                    fmt::format("Not enough evidence for a score ({} % known): the plan counts "
                                "every open answer as bad.",
                                report.score.coverage_percent),
                    page);
  text += hanging("", summary(report, plan, policy), page);
  if (plan.steps.empty()) return text;
  text += "\n";
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    text += step_text(plan, i, report, page);
  return text + hanging("", search_text(plan, policy) + " " + effort_legend(policy), page) +
         std::string(k_disclaimer) + "\n";
}

std::string plan_json(const Report& report, const Plan& plan, const score::Policy& policy) {
  const auto number = [&](View view, int tenths) {
    return report.score.view(view).has_number ? points(tenths) : Json(nullptr);
  };
  const std::optional<score::Band> band = score::band_of(after(plan, plan.view), policy);
  Object page = json_head(report);
  page.emplace_back("scoring_version", policy.version);
  page.emplace_back("standing", standing_json(report));
  page.emplace_back("view", name_of(plan.view));
  page.emplace_back("target", points(plan.target));
  page.emplace_back("reach", name_of(plan.reach));
  page.emplace_back("exact", plan.exact);
  page.emplace_back("cost", plan.cost);
  page.emplace_back("from", number(plan.view, plan.from));
  page.emplace_back("ceiling", plan.ceiling);
  page.emplace_back("after",
                    Object{{"stated", number(View::stated, after(plan, View::stated))},
                           {"proven", number(View::proven, after(plan, View::proven))},
                           {"possible", number(View::possible, after(plan, View::possible))},
                           {"band", band ? Json(band->id) : Json(nullptr)}});
  page.emplace_back(
      "steps", each(plan.steps, [&](const PlanStep& step) { return step_json(step, report); }));
  return json::write(page, json::Layout::pretty) + "\n";
}

}  // namespace partner_check::report
