#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/json/write.hpp"

#include "accepted.hpp"
#include "command.hpp"
#include "command_line.hpp"
#include "printing.hpp"
#include "waiver_commands.hpp"

namespace partner_check::app {

namespace {

constexpr std::array k_parts{
    Command{"list", "the waivers of a file with the days they have left, sorted by their end",
            waivers_list},
    Command{"lint", "what is wrong with a file of waivers; with profiles: what it does not need",
            waivers_lint},
    Command{"add", "one more waiver, checked, at the end of the file", waivers_add},
};

std::string help_of_parts() {
  std::string text =
      "Findings that somebody answers for until a day (docs/gates.md).\n"
      "Usage: partner-check waivers list|lint|add FILE ...\n\n";
  for (const Command& part : k_parts)
    text += fmt::format("  {:<5} {}\n", part.name, part.help);
  return text + "\npartner-check waivers list --help shows the options of each.\n";
}

// As it is on a day; what it covers is not known here.
std::string_view standing(const score::Waiver& waiver, int days_left, Instant as_of) {
  using score::WaiverState;
  const auto words = [](WaiverState state) {
    return std::ranges::find(k_rows<WaiverState>, state, &EnumRow<WaiverState>::value)->help;
  };
  if (days_left < 0) return words(WaiverState::expired);
  if (waiver.created > as_of) return words(WaiverState::not_yet);
  return words(days_left <= score::k_expiring_days ? WaiverState::expiring : WaiverState::active);
}

std::string row(const score::Waiver& waiver, Instant as_of) {
  const int days_left = score::days_between(as_of, waiver.expires);
  const auto category = std::ranges::find(k_rows<score::WaiverCategory>, waiver.category,
                                          &EnumRow<score::WaiverCategory>::value);
  std::string what = terminal_safe(waiver.rule + "  " + waiver.profile);
  if (!waiver.pointer.empty()) what += "  " + terminal_safe(waiver.pointer);
  const std::string ticket = waiver.ticket.empty() ? "" : " (" + waiver.ticket + ")";
  return fmt::format(
      "{} {:>6}  {:<12}  {}\n{:21}{}\n{:21}{}\n", format_date(waiver.expires), days_left,
      standing(waiver, days_left, as_of), what, "",
      terminal_safe(fmt::format("{}, approved by {}{}", waiver.owner, waiver.approved_by, ticket)),
      "", terminal_safe(fmt::format("{}: {}", category->help, waiver.reason)));
}

std::string table(const std::vector<score::Waiver>& waivers, Instant as_of) {
  if (waivers.empty()) return "no waivers\n";
  std::string text = fmt::format("{:<10} {:>6}  {:<12}  {}\n", "LAST DAY", "LEFT", "STATE",
                                 "RULE, PROFILE, PLACE");
  for (const score::Waiver& waiver : waivers)
    text += row(waiver, as_of);
  return text;
}

json::Json or_null(const std::string& text) {
  return text.empty() ? json::Json() : json::Json(text);
}

std::string json_of(const std::vector<score::Waiver>& waivers, const std::string& file,
                    Instant as_of) {
  json::Json::Array list;
  for (const score::Waiver& waiver : waivers) {
    const int days_left = score::days_between(as_of, waiver.expires);
    list.push_back(json::Json::Object{{"rule", waiver.rule},
                                      {"profile", waiver.profile},
                                      {"pointer", or_null(waiver.pointer)},
                                      {"reason", waiver.reason},
                                      {"category", name_of(waiver.category)},
                                      {"owner", waiver.owner},
                                      {"approved_by", waiver.approved_by},
                                      {"ticket", or_null(waiver.ticket)},
                                      {"created", format_date(waiver.created)},
                                      {"expires", format_date(waiver.expires)},
                                      {"days_left", days_left},
                                      {"in_force", waiver.created <= as_of && days_left >= 0}});
  }
  return json::write(
             json::Json::Object{
                 {"file", file}, {"as_of", format_date(as_of)}, {"waivers", std::move(list)}},
             json::Layout::pretty) +
         "\n";
}

}  // namespace

ExitCode command_waivers(const std::vector<std::string>& arguments, const Streams& streams) {
  const std::string part = arguments.empty() ? "" : arguments.front();
  if (part == "--help" || part == "-h") return print(help_of_parts(), streams, ExitCode::passed);
  for (const Command& known : k_parts)
    if (known.name == part) return known.run({arguments.begin() + 1, arguments.end()}, streams);
  if (part.empty()) return misuse(streams, "waivers needs a part: list, lint or add");
  return misuse(streams, "waivers has the parts list, lint and add, not `" + part + "`",
                did_you_mean(part, std::array<std::string_view, 3>{"list", "lint", "add"}));
}

ExitCode waivers_list(const std::vector<std::string>& arguments, const Streams& streams) {
  std::string file, as_of, format = "text";
  const auto parser =
      make_parser("partner-check waivers list",
                  "The waivers of a file with the days they have left, sorted by their end.",
                  "  partner-check waivers list waivers.json\n"
                  "  partner-check waivers list waivers.json --as-of 2026-12-31");
  parser->add_option("file", file, "A file of waivers")->type_name("FILE");
  parser->add_option("--as-of", as_of, "Days are counted from here (default: today, UTC)")
      ->type_name("YYYY-MM-DD");
  parser->add_option("--format,-f", format, "Output format: text|json")->type_name("NAME");
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  if (file.empty())
    return misuse(streams, "waivers list takes a file of waivers, and none is given");
  if (format != "text" && format != "json")
    return misuse(streams, "--format takes text|json, not `" + format + "`",
                  did_you_mean(format, std::array<std::string_view, 2>{"text", "json"}));
  const auto day = as_of.empty() ? std::optional(today_utc()) : parse_date(as_of);
  if (!day)
    return misuse(streams, "--as-of takes a date, not `" + as_of + "`", "write it as 2026-11-30");

  Result<WaiverFile> read = read_waiver_file(file);
  if (!read) {
    print_problems(read.problems(), streams);
    return ExitCode::misused;
  }
  std::vector<score::Waiver>& waivers = read->waivers;
  std::ranges::stable_sort(waivers, {}, &score::Waiver::expires);
  return print(format == "json" ? json_of(waivers, file, *day) : table(waivers, *day), streams,
               ExitCode::passed);
}

}  // namespace partner_check::app
