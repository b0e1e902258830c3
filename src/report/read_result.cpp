#include "partner_check/report/read_result.hpp"

#include <algorithm>

#include "partner_check/json/locate.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"

#include "result_fields.hpp"

namespace partner_check::report {

namespace {

struct Line {
  std::string_view text;
  std::size_t number = 1;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!is_blank(text.substr(begin, end - begin)))
      lines.push_back({text.substr(begin, end - begin), number});
    begin = end + 1;
  }
  return lines;
}

// What keeps a document from being a result of this version, before its schema is asked.
std::optional<Diagnostic> another_kind(const Document& document) {
  const Node& root = *document.root;
  const Node* tool = root.find("tool");
  const Node* name = tool == nullptr ? nullptr : tool->find("name");
  const bool is_result =
      name != nullptr && name->text == "partner-check" && root.find("profiles") != nullptr;
  if (!is_result) {
    const bool is_profile = root.find("phase") != nullptr;
    return Diagnostic{
        .code = "not-a-result",
        .message = is_profile ? "this is a profile, not a saved result" : "this is no saved result",
        .hint = "partner-check PROFILE -f json=NAME.result.json saves one"};
  }
  const Node* version = root.find("schema_version");
  if (version != nullptr && version->text == k_result_version) return std::nullopt;
  return Diagnostic{
      .code = "other-version",
      .message = "a result of version " +
                 (version == nullptr ? std::string("?") : std::string(version->text)) +
                 "; this program reads version " + std::string(k_result_version),
      .hint = "check the profiles once more with this program",
      .pointer = "/schema_version"};
}

std::optional<Diagnostics> add(const Document& document, const profile::Schema& schema, Run& run,
                               Tables& tables) {
  Diagnostics problems;
  if (std::optional<Diagnostic> problem = another_kind(document))
    problems.push_back(std::move(*problem));
  else
    problems = profile::check(document, schema);
  if (!problems.empty()) {
    json::place_all(document, problems);
    return problems;
  }
  add_result(*document.root, run, tables);
  return std::nullopt;
}

Diagnostic cut_off(const std::string& file, const std::string& what) {
  return {.code = "cut-off",
          .message = "this result is not whole: " + what,
          .hint = "a run that was interrupted writes no last line; run it again",
          .file = file};
}

// Lines, each a part: the head, the items, the end.
std::optional<Diagnostics> add_lines(const std::string& file, const std::vector<Line>& lines,
                                     const profile::Schema& schema, Run& run, Tables& tables) {
  Part last = Part::whole;
  for (const Line& line : lines) {
    const Result<Document> document = json::read(file, std::string(line.text), {}, line.number);
    if (!document) return document.problems();
    if (auto problems = add(*document, schema, run, tables)) return problems;
    const Part part = part_of(*document->root);
    const bool is_first = line.number == lines.front().number;
    if (is_first != (part == Part::head))
      return Diagnostics{cut_off(file, "its first line is missing")};
    last = part;
  }
  if (last != Part::end) return Diagnostics{cut_off(file, "its last line is missing")};
  return std::nullopt;
}

bool is_lines(const std::vector<Line>& lines) {
  return !lines.empty() && lines.front().text.starts_with('{') &&
         lines.front().text.find("\"part\":\"") != std::string_view::npos &&
         lines.front().text.find("\"part\":\"whole\"") == std::string_view::npos;
}

}  // namespace

bool looks_like_result(std::string_view text) {
  const std::string_view start = text.substr(0, 400);
  return start.find("\"schema_version\"") != std::string_view::npos &&
         start.find("\"part\"") != std::string_view::npos &&
         start.find("\"partner-check\"") != std::string_view::npos;
}

Result<Run> read_result(const std::string& file, const std::string& text,
                        const profile::Schema& schema) {
  Run run;
  const auto tables = std::make_shared<Tables>();
  const std::vector<Line> lines = lines_of(text);
  std::optional<Diagnostics> problems;
  if (is_lines(lines)) {
    problems = add_lines(file, lines, schema, run, *tables);
  } else {
    const Result<Document> document = json::read(file, text);
    if (!document) return document.problems();
    problems = add(*document, schema, run, *tables);
  }
  if (problems) return std::move(*problems);
  if (!tables->missing.empty())
    return Diagnostic{
        .code = "unknown-reference",
        .message = "nothing in its tables is called `" + *tables->missing.begin() + "`",
        .hint = "the result was changed after it was written",
        .file = file};
  run.kept = tables;
  return run;
}

}  // namespace partner_check::report
