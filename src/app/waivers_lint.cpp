#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include <fmt/format.h>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/locate.hpp"

#include "accepted.hpp"
#include "command_line.hpp"
#include "inputs.hpp"
#include "pipeline.hpp"
#include "printing.hpp"
#include "waiver_commands.hpp"

namespace partner_check::app {

namespace {

using rules::Severity;
using score::Waiver;
using score::WaiverState;

constexpr std::string_view k_too_long = "waiver-too-long";

Diagnostic problem(Gravity gravity, std::string_view code, std::string message, std::string hint,
                   std::size_t index, std::string_view member = {}) {
  const std::string pointer = pointer_child("/waivers", index);
  return {.gravity = gravity,
          .code = std::string(code),
          .message = std::move(message),
          .hint = std::move(hint),
          .pointer = member.empty() ? pointer : pointer_child(pointer, member)};
}

bool is_same(const Waiver& a, const Waiver& b) {
  return a.rule == b.rule && a.profile == b.profile && a.pointer == b.pointer &&
         a.created <= b.expires && b.created <= a.expires;
}

// A waiver of a rule that can be critical, for longer than a critical finding is waived.
void check_length(const Waiver& waiver, const rules::Rule& rule, std::size_t index,
                  Diagnostics& found) {
  const int days = score::days_between(waiver.created, waiver.expires);
  if (days <= score::k_most_critical_days) return;
  const auto is_critical = [](const rules::Level& level) {
    return level.severity == Severity::critical;
  };
  if (std::ranges::none_of(rule.levels, is_critical)) return;
  const bool always = std::ranges::all_of(rule.levels, is_critical);
  const Instant latest{.seconds = waiver.created.seconds +
                                  score::k_most_critical_days * k_seconds_per_day};
  found.push_back(problem(always ? Gravity::error : Gravity::note, k_too_long,
                          fmt::format("it lasts {} days, and {} for {} at most", days,
                                      always ? rule.id + " is critical: it is waived"
                                             : "where " + rule.id + " is critical, it is waived",
                                      score::k_most_critical_days),
                          "let it end on " + format_date(latest) + " at the latest", index,
                          "expires"));
}

void check_days(const Waiver& waiver, Instant as_of, std::size_t index, Diagnostics& found) {
  const int left = score::days_between(as_of, waiver.expires);
  if (left < 0)
    found.push_back(problem(Gravity::error, "waiver-expired",
                            "it expired " +
                                counted(static_cast<std::size_t>(-left), "day", "days") +
                                " ago, and covers nothing",
                            "take it out, or agree on it anew", index, "expires"));
  else if (left <= score::k_expiring_days)
    found.push_back(problem(
        Gravity::note, "waiver-expires-soon",
        left == 0 ? "it expires today"
                  : "it expires in " + counted(static_cast<std::size_t>(left), "day", "days"),
        "", index, "expires"));
}

// What the profiles say of each waiver, by its position.
struct Seen {
  bool named = false;  // by a profile
  bool used = false;
  bool too_long = false;
  std::set<std::string> elsewhere;  // places where its rule is raised
};

void see(const report::Report& report, const std::vector<Waiver>& waivers,
         std::vector<Seen>& seen) {
  std::map<std::string, std::set<std::string>> raised;
  const auto note = [&](const report::ReportFinding& finding) {
    raised[finding.rule->id].insert(finding.identity.empty() ? finding.pointer : finding.identity);
  };
  for (const report::Remedy& remedy : report.remedies)
    std::ranges::for_each(remedy.findings, note);
  std::ranges::for_each(report.info, note);
  for (const score::WaiverUse& use : report.waivers) {
    const auto index = static_cast<std::size_t>(
        std::ranges::find(waivers, use.waiver.place, &Waiver::place) - waivers.begin());
    seen[index].named = true;
    seen[index].used |= use.state != WaiverState::unused;
    seen[index].too_long |= use.state == WaiverState::too_long;
    seen[index].elsewhere.merge(raised[use.waiver.rule]);
  }
}

void check_use(const Waiver& waiver, const Seen& seen, std::size_t index, Diagnostics& found) {
  if (!seen.named)
    found.push_back(problem(
        Gravity::error, "waiver-unused", "none of the profiles given is `" + waiver.profile + "`",
        "a glob for the file, as given or relative to the file of waivers", index, "profile"));
  else if (seen.too_long)
    found.push_back(problem(Gravity::error, k_too_long,
                            fmt::format("it does not count: a critical finding is waived for {} "
                                        "days at most",
                                        score::k_most_critical_days),
                            "agree on it anew", index, "expires"));
  else if (seen.used)
    return;
  else if (seen.elsewhere.empty())
    found.push_back(problem(Gravity::error, "waiver-unused",
                            waiver.rule + " is not raised in `" + waiver.profile + "`",
                            "take it out", index, "rule"));
  else
    found.push_back(problem(
        Gravity::error, "waiver-unused",
        waiver.rule + " is raised, but not at `" + waiver.pointer + "`",
        "it is raised at " +
            enumerate({std::vector<std::string>(seen.elsewhere.begin(), seen.elsewhere.end())},
                      "and"),
        index, "pointer"));
}

// Reads the profiles; false if one of them could not be.
bool see_all(const CheckOptions& options, const Engine& engine, const Accepted& accepted,
             Instant as_of, const Streams& streams, std::vector<Seen>& seen) {
  const Inputs inputs = collect_inputs(options);
  bool all_read = inputs.failures.empty();
  const auto fail = [&](const Diagnostics& problems) {
    print_problems(problems, streams);
    all_read = false;
  };
  for (const report::Failure& failure : inputs.failures)
    print_problems(failure.problems, streams);
  for (const std::string& file : inputs.files)
    read_sources(
        file, options, streams.in,
        [&](Source source) {
          const Result<Assessment> assessment =
              assess(std::move(source), engine, {}, as_of, accepted);
          if (!assessment) return fail(assessment.problems());
          see(assessment->report, accepted.waivers, seen);
        },
        fail);
  return all_read;
}

std::string summary(const std::string& file, std::size_t waivers, const Diagnostics& problems) {
  const auto errors =
      static_cast<std::size_t>(std::ranges::count(problems, Gravity::error, &Diagnostic::gravity));
  return fmt::format("{}: {}, {}, {}\n", terminal_safe(file), counted(waivers, "waiver", "waivers"),
                     counted(errors, "error", "errors"),
                     counted(problems.size() - errors, "note", "notes"));
}

}  // namespace

Diagnostics waiver_problems(const std::vector<Waiver>& waivers, std::size_t index,
                            const rules::RulePack& pack, Instant as_of) {
  const Waiver& waiver = waivers[index];
  Diagnostics found;
  const auto rule = std::ranges::find(pack.rules, waiver.rule, &rules::Rule::id);
  if (rule == pack.rules.end()) {
    std::vector<std::string_view> ids;
    for (const rules::Rule& known : pack.rules)
      ids.push_back(known.id);
    const std::string near = did_you_mean(waiver.rule, ids);
    found.push_back(problem(Gravity::error, "unknown-rule",
                            "there is no rule `" + waiver.rule + "`",
                            near.empty() ? "partner-check rules lists them" : near, index, "rule"));
  } else {
    check_length(waiver, *rule, index, found);
  }
  check_days(waiver, as_of, index, found);
  const auto end = waivers.begin() + static_cast<std::ptrdiff_t>(index);
  if (std::find_if(waivers.begin(), end,
                   [&](const Waiver& other) { return is_same(other, waiver); }) != end)
    found.push_back(problem(Gravity::error, "waiver-duplicate",
                            "rule, profile and place are waived already, for some of these days",
                            "keep one of them", index));
  if (waiver.owner == waiver.approved_by)
    found.push_back(problem(Gravity::note, "waiver-own-approval",
                            "`" + waiver.owner + "` approves a waiver of their own", "", index,
                            "approved_by"));
  return found;
}

ExitCode waivers_lint(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string file, as_of;
  CheckOptions options;
  Asked asked;
  const auto parser = make_parser(
      "partner-check waivers lint",
      "What is wrong with a file of waivers; with profiles also what it does not need.\n"
      "Exit code 2: something is wrong.",
      "  partner-check waivers lint waivers.json\n"
      "  partner-check waivers lint waivers.json profiles/");
  parser->add_option("file", file, "A file of waivers")->type_name("FILE");
  parser->add_option("profiles", options.paths, "The profiles that it is for: files, folders")
      ->type_name("PATH");
  parser->add_option("--as-of", as_of, "Date of this run (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  add_pack_options(*parser, asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (file.empty())
    return misuse(streams, "waivers lint takes a file of waivers, and none is given");
  const auto day = as_of.empty() ? std::optional(today_utc()) : parse_date(as_of);
  if (!day)
    return misuse(streams, "--as-of takes a date, not `" + as_of + "`", "write it as 2026-11-30");
  if (const auto done = settle(asked, streams)) return *done;
  if (const Mistake wrong = read_pack(asked, options.pack)) return misuse(streams, *wrong);
  const Result<Engine> engine = load_engine(options.pack);
  if (!engine) {
    print_problems(engine.problems(), streams);
    return ExitCode::misused;
  }
  const Result<WaiverFile> read = read_waiver_file(file);
  if (!read) {
    print_problems(read.problems(), streams);
    return ExitCode::misused;
  }

  const std::vector<Waiver>& waivers = read->waivers;
  std::vector<Seen> seen(waivers.size());
  const Accepted accepted{.waivers_file = file,
                          .baseline_file = {},
                          .waivers = waivers,
                          .waivers_sha256 = {},
                          .baseline = {}};
  const bool all_read =
      options.paths.empty() || see_all(options, *engine, accepted, *day, streams, seen);
  Diagnostics problems;
  for (std::size_t i = 0; i < waivers.size(); ++i) {
    std::ranges::move(waiver_problems(waivers, i, engine->pack, *day),
                      std::back_inserter(problems));
    if (options.paths.empty() || !all_read) continue;
    // What is found decides, where it was looked at.
    std::erase_if(problems, [](const Diagnostic& said) {
      return said.code == k_too_long && said.gravity == Gravity::note;
    });
    check_use(waivers[i], seen[i], i, problems);
  }
  json::place_all(read->document, problems);
  print_problems(problems, streams);
  const ExitCode code = has_errors(problems) ? ExitCode::misused
                        : all_read           ? ExitCode::passed
                                             : ExitCode::unreadable;
  return print(summary(file, waivers.size(), problems), streams, code);
}

}  // namespace partner_check::app
