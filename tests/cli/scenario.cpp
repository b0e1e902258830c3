#include "scenario.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace scenario {
namespace {

enum class Argument { none, needed };

struct KindRow {
  Kind kind;
  std::string_view name;
  Argument argument;
};

constexpr std::array k_kinds{
    KindRow{Kind::file, "file", Argument::needed},
    KindRow{Kind::copy, "copy", Argument::needed},
    KindRow{Kind::command, "command", Argument::none},
    KindRow{Kind::input, "stdin", Argument::none},
    KindRow{Kind::exit, "exit", Argument::needed},
    KindRow{Kind::out, "stdout", Argument::none},
    KindRow{Kind::out_has, "stdout-has", Argument::none},
    KindRow{Kind::out_lacks, "stdout-lacks", Argument::none},
    KindRow{Kind::out_ignored, "stdout-ignored", Argument::none},
    KindRow{Kind::err, "stderr", Argument::none},
    KindRow{Kind::err_has, "stderr-has", Argument::none},
    KindRow{Kind::err_lacks, "stderr-lacks", Argument::none},
    KindRow{Kind::err_ignored, "stderr-ignored", Argument::none},
};

constexpr std::string_view k_marker = "--- ";
constexpr char k_escape = '\\';
constexpr std::string_view k_no_newline = "\\ no newline at the end\n";

// Takes one line with its newline off the front.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  return line;
}

// The section that a line `--- KIND [ARGUMENT]` begins, or what is wrong with it.
std::string read_header(std::string_view line, Section& section) {
  line.remove_prefix(k_marker.size());
  if (line.ends_with('\n')) line.remove_suffix(1);
  const std::size_t space = std::min(line.find(' '), line.size());
  const std::string_view name = line.substr(0, space);
  section.argument = line.substr(std::min(space + 1, line.size()));
  const auto row = std::ranges::find(k_kinds, name, &KindRow::name);
  if (row == k_kinds.end()) return "no section is called `" + std::string(name) + "`";
  if (section.argument.empty() != (row->argument == Argument::none)) {
    return "`" + std::string(name) + "` " + (section.argument.empty() ? "needs an" : "takes no") +
           " argument";
  }
  section.kind = row->kind;
  return {};
}

bool may_repeat(Kind kind) {
  return kind == Kind::file || kind == Kind::copy;
}

void print(const Section& section, std::string& text) {
  text += k_marker;
  text += std::ranges::find(k_kinds, section.kind, &KindRow::kind)->name;
  if (!section.argument.empty()) text += ' ' + section.argument;
  text += '\n';
  std::string_view rest = section.text;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.starts_with(k_marker) || line.starts_with(k_escape)) text += k_escape;
    text += line;
  }
  if (text.back() != '\n') (text += '\n') += k_no_newline;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

Parsed parse(std::string_view text) {
  Scenario scenario;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    const auto wrong = [&](std::string_view what) {
      return Parsed{std::nullopt, "line " + std::to_string(number) + ": " + std::string(what)};
    };
    if (line.starts_with(k_marker)) {
      Section section{};
      if (const std::string problem = read_header(line, section); !problem.empty()) {
        return wrong(problem);
      }
      if (!may_repeat(section.kind) && find(scenario, section.kind)) {
        return wrong("this section is there already");
      }
      scenario.sections.push_back(std::move(section));
    } else if (scenario.sections.empty()) {
      if (!line.starts_with('#')) return wrong("expected a remark `# ...` or a section `--- ...`");
      scenario.remarks += line;
    } else if (std::string& content = scenario.sections.back().text; line == k_no_newline) {
      if (!content.empty()) content.pop_back();
    } else {
      content += line.substr(line.starts_with(k_escape) ? 1 : 0);
    }
  }
  if (scenario.remarks.empty()) return {std::nullopt, "line 1: say in a remark what this shows"};
  if (!find(scenario, Kind::command)) return {std::nullopt, "there is no section `command`"};
  return {std::move(scenario), {}};
}

std::string to_text(const Scenario& scenario) {
  std::string text = scenario.remarks;
  for (const Section& section : scenario.sections)
    print(section, text);
  return text;
}

const Section* find(const Scenario& scenario, Kind kind) {
  const auto found = std::ranges::find(scenario.sections, kind, &Section::kind);
  return found == scenario.sections.end() ? nullptr : &*found;
}

void set(Scenario& scenario, Section section) {
  auto& sections = scenario.sections;
  const auto found = std::ranges::find(sections, section.kind, &Section::kind);
  if (section.text.empty() && section.argument.empty()) {
    if (found != sections.end()) sections.erase(found);
  } else if (found != sections.end()) {
    *found = std::move(section);
  } else {
    sections.push_back(std::move(section));
  }
}

std::string fill(std::string text, const Placeholders& placeholders) {
  for (const auto& [name, value] : placeholders)
    text = replace_all(std::move(text), name, value);
  return text;
}

std::string unfill(std::string text, std::string_view earlier, const Placeholders& placeholders) {
  for (const auto& [name, value] : placeholders) {
    if (earlier.find(name) != std::string_view::npos) {
      text = replace_all(std::move(text), value, name);
    }
  }
  return text;
}

}  // namespace scenario
