// A scenario file as a value: the remarks at its top, then sections in the order of the file. A
// section is a line `--- KIND [ARGUMENT]` and the lines up to the next one. In a section's text a
// line that begins with `\---` stands for one that begins with `---`, and a last line
// `\ no newline at the end` takes away the newline before it. The syntax is in tests/cli/README.md.
// Knows nothing about running.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scenario {

enum class Kind {
  file,
  copy,
  command,
  input,
  exit,
  out,
  out_has,
  out_lacks,
  out_ignored,
  err,
  err_has,
  err_lacks,
  err_ignored,
};

struct Section {
  Kind kind;
  std::string argument;
  std::string text;  // escapes undone, placeholders still in it
};

struct Scenario {
  std::string remarks;
  std::vector<Section> sections;
};

struct Parsed {
  std::optional<Scenario> scenario;
  std::string problem;  // "line 7: ...", when there is no scenario
};

[[nodiscard]] Parsed parse(std::string_view text);

// The inverse of parse.
[[nodiscard]] std::string to_text(const Scenario& scenario);

// The first section of the kind, or null.
[[nodiscard]] const Section* find(const Scenario& scenario, Kind kind);

// Replaces the text of the section, or appends one; an empty text and argument remove it.
void set(Scenario& scenario, Section section);

struct Placeholder {
  std::string_view name;  // "{{today}}"
  std::string value;
};
using Placeholders = std::vector<Placeholder>;

[[nodiscard]] std::string fill(std::string text, const Placeholders& placeholders);

// Puts those placeholders back into a text that the earlier text of the same section had.
[[nodiscard]] std::string unfill(std::string text, std::string_view earlier,
                                 const Placeholders& placeholders);

}  // namespace scenario
