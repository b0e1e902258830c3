#include "printing.hpp"

#include <charconv>
#include <ostream>

#include <fmt/format.h>

#include "command.hpp"

namespace partner_check::app {

void print_problems(const Diagnostics& problems, const Streams& streams) {
  for (const Diagnostic& problem : problems)
    streams.err << without_commands(to_text(problem), streams);
}

std::string without_commands(std::string_view text, const Streams& streams) {
  if (streams.environment("GITHUB_ACTIONS").value_or("") != "true") return std::string(text);
  std::string safe;
  bool at_start = true;  // of a line, blanks aside
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    const bool begins = (at_start && rest.starts_with("::")) || rest.starts_with("##[");
    safe += begins ? fmt::format("\\x{:02x}", text[i]) : std::string(1, text[i]);
    if (text[i] == '\n')
      at_start = true;
    else if (text[i] != ' ' && text[i] != '\t')
      at_start = false;
  }
  return safe;
}

ExitCode print(std::string_view text, const Streams& streams, ExitCode code) {
  streams.out << text;
  streams.out.flush();
  if (streams.out.good()) return code;
  streams.err << "partner-check: the output could not be written whole\n";
  return ExitCode::internal;
}

report::Color color_of(const Streams& streams) {
  const auto is_set = [&](const char* name) {
    const std::optional<std::string> value = streams.environment(name);
    return value && !value->empty();
  };
  if (is_set("NO_COLOR")) return report::Color::off;
  if (is_set("FORCE_COLOR")) return report::Color::on;
  if (streams.environment("TERM") == "dumb") return report::Color::off;
  return streams.out_is_terminal ? report::Color::on : report::Color::off;
}

std::string general_help() {
  std::string text = "Commands (partner-check COMMAND --help for each):\n";
  for (const Command& command : commands())
    text += fmt::format("  {:<10} {}\n", command.name, command.help);
  text += "\nExit codes:\n";
  for (const EnumRow<ExitCode>& row : k_rows<ExitCode>)
    text += fmt::format("  {:<10} {}\n", row.name, row.help);
  return text;
}

std::optional<std::size_t> parse_size(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || number == 0) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr std::size_t k_most = std::size_t{1} << 40;
  for (const auto& [name, shift] : {std::pair{"", 0}, {"K", 10}, {"M", 20}, {"G", 30}})
    if (unit == name && number <= k_most >> shift) return number << shift;
  return std::nullopt;
}

}  // namespace partner_check::app
