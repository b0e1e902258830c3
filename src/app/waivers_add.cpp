#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>

#include "partner_check/base/files.hpp"
#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/patch.hpp"
#include "partner_check/json/read.hpp"

#include "accepted.hpp"
#include "command_line.hpp"
#include "printing.hpp"
#include "waiver_commands.hpp"

namespace partner_check::app {

namespace {

using json::Json;

enum class Need { required, optional };

// The members of a waiver in the order of the file, each with the option that sets it.
struct Member {
  std::string_view name, flag, help, type_name;
  Need need = Need::required;
};
constexpr std::array k_members{
    Member{"rule", "--rule", "Whose findings", "ID"},
    Member{"profile", "--profile", "In which file; a glob names several", "GLOB"},
    Member{"pointer", "--pointer", "Where: /partners/@helix (default: everywhere)", "POINTER",
           Need::optional},
    Member{"reason", "--reason", "Why it is in order, in 10 characters or more", "TEXT"},
    Member{"category", "--category",
           "accepted_risk|compensating_control|false_positive|in_remediation", "NAME"},
    Member{"owner", "--owner", "Who answers for it", "NAME"},
    Member{"approved_by", "--approved-by", "Who has agreed", "NAME"},
    Member{"ticket", "--ticket", "Where the decision is written down", "TEXT", Need::optional},
    Member{"created", "--as-of", "First day (default: today, UTC)", "YYYY-MM-DD", Need::optional},
    Member{"expires", "--expires", "Last day", "YYYY-MM-DD"},
};
using Values = std::array<std::string, k_members.size()>;

Json::Object entry(const Values& values) {
  Json::Object entry;
  for (std::size_t i = 0; i < k_members.size(); ++i)
    if (!values[i].empty()) entry.emplace_back(k_members[i].name, values[i]);
  return entry;
}

// The whole file as it stands, or an empty one.
Result<Json> read_or_begin(const std::string& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    return Json(Json::Object{{"version", "1"}, {"waivers", Json::Array{}}});
  const Result<WaiverFile> read = read_waiver_file(file);
  if (!read) return read.problems();
  return json::to_json(*read->document.root);
}

// What is said of a member of the new waiver is said of the option that sets it.
std::optional<ExitCode> report(const Diagnostics& problems, const Streams& streams) {
  for (const Diagnostic& problem : problems) {
    const std::string name = problem.pointer.substr(problem.pointer.rfind('/') + 1);
    const auto member = std::ranges::find(k_members, name, &Member::name);
    const std::string option = member == k_members.end() ? "" : std::string(member->flag) + ": ";
    if (problem.gravity == Gravity::error)
      misuse(streams, option + problem.message, problem.hint);
    else
      streams.err << "partner-check: " << terminal_safe(option) << name_of(problem.gravity) << ": "
                  << terminal_safe(problem.message) << '\n';
  }
  return has_errors(problems) ? std::optional(ExitCode::misused) : std::nullopt;
}

std::optional<ExitCode> refuse_missing(const std::string& file, const Values& values,
                                       const Streams& streams) {
  if (file.empty())
    return misuse(streams, "waivers add takes a file of waivers, and none is given");
  for (std::size_t i = 0; i < k_members.size(); ++i)
    if (values[i].empty() && k_members[i].need == Need::required)
      return misuse(streams, "a waiver needs " + std::string(k_members[i].flag),
                    "partner-check waivers add --help shows all options");
  return std::nullopt;
}

}  // namespace

ExitCode waivers_add(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string file;
  Values values;
  Asked asked;
  PackOptions pack;
  const auto parser = make_parser(
      "partner-check waivers add",
      "One more waiver, checked, at the end of the file; the file is made if it is not there.",
      "  partner-check waivers add waivers.json --rule IP06 --profile ai-lab.json \\\n"
      "      --reason 'Terms are agreed, signature on 12 December' --category in_remediation \\\n"
      "      --owner 'Ana Ruiz' --approved-by 'Bo Lind' --expires 2026-12-31");
  parser->add_option("file", file, "A file of waivers")->type_name("FILE");
  for (std::size_t i = 0; i < k_members.size(); ++i)
    parser->add_option(std::string(k_members[i].flag), values[i], std::string(k_members[i].help))
        ->type_name(std::string(k_members[i].type_name));
  add_pack_options(*parser, asked);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (const auto done = refuse_missing(file, values, streams)) return *done;
  if (const Mistake wrong = writable_path(file)) return misuse(streams, *wrong);
  if (const auto done = settle(asked, streams)) return *done;
  if (const Mistake wrong = read_pack(asked, pack)) return misuse(streams, *wrong);
  const Result<Engine> engine = load_engine(pack);
  const Result<Json> before = engine ? read_or_begin(file) : Result<Json>(engine.problems());
  if (!before) {
    print_problems(before.problems(), streams);
    return ExitCode::misused;
  }

  std::string& created = values[static_cast<std::size_t>(
      std::ranges::find(k_members, "created", &Member::name) - k_members.begin())];
  if (created.empty()) created = format_date(today_utc());
  const Result<Json> after = json::with(*before, "/waivers/-", entry(values));
  const std::string text = json::write(*after, json::Layout::pretty) + "\n";
  Result<WaiverFile> read = waiver_file(std::move(json::read(file, text)).value());
  if (!read) return *report(read.problems(), streams);
  const std::vector<score::Waiver>& waivers = read->waivers;
  const score::Waiver& added = waivers.back();
  if (const auto refused = report(
          waiver_problems(waivers, waivers.size() - 1, engine->pack, added.created), streams))
    return *refused;
  if (const auto problem = write_file_whole(file, text)) {
    print_problems({*problem}, streams);
    return ExitCode::internal;
  }
  return print(
      fmt::format("{}: {} in {} is waived until {}; {} in the file\n", terminal_safe(file),
                  terminal_safe(added.rule), terminal_safe(added.profile),
                  format_date(added.expires), counted(waivers.size(), "waiver", "waivers")),
      streams, ExitCode::passed);
}

}  // namespace partner_check::app
