#include <algorithm>
#include <ostream>

#include "partner_check/base/pointer.hpp"
#include "partner_check/base/text.hpp"
#include "partner_check/json/read.hpp"
#include "partner_check/profile/schema_node.hpp"
#include "partner_check/report/pages.hpp"

#include "command.hpp"
#include "edits.hpp"
#include "one_profile.hpp"
#include "printing.hpp"

namespace partner_check::app {

namespace {

ExitCode misuse(const Diagnostics& problems, const Streams& streams) {
  for (const Diagnostic& problem : problems)
    misuse(streams, problem.message, problem.hint);
  return ExitCode::misused;
}

Result<std::vector<Wish>> parse_wishes(const std::vector<std::string>& unsets,
                                       const std::vector<std::string>& sets) {
  std::vector<Wish> wishes;
  Diagnostics problems;
  const auto add = [&](Result<Wish> wish) {
    if (wish)
      wishes.push_back(std::move(wish).value());
    else
      problems.push_back(wish.problems().front());
  };
  for (const std::string& text : unsets)
    add(parse_unset(text));
  for (const std::string& text : sets)
    add(parse_set(text));
  if (!problems.empty()) return problems;
  return wishes;
}

// The position of the change that a problem of the changed profile lies in.
std::optional<std::size_t> cause_of(const Diagnostic& problem,
                                    const std::vector<report::Edit>& edits) {
  for (std::size_t i = 0; i < edits.size(); ++i)
    if (pointer_covers(edits[i].pointer, problem.pointer) ||
        (!problem.pointer.empty() && pointer_covers(problem.pointer, edits[i].pointer)))
      return i;
  return std::nullopt;
}

// Validation does not suggest fields that are there already; here such a one may be meant.
std::string field_hint(std::string_view pointer, const profile::Schema& schema) {
  std::vector<std::string> steps = pointer_steps(pointer);
  const std::string word = steps.back();
  steps.pop_back();
  const profile::SchemaNode* owner = &schema.root();
  for (const std::string& step : steps)
    if (owner != nullptr) owner = owner->child(step);
  std::vector<std::string_view> fields;
  if (owner != nullptr && owner->record != nullptr)
    for (const auto& field : owner->record->fields)
      fields.push_back(field.name);
  if (std::string near = did_you_mean(word, fields); !near.empty()) return near;
  constexpr std::size_t k_few = 15;
  if (fields.empty() || fields.size() > k_few) return "partner-check schema profile has all fields";
  return "fields there: " + join(std::vector<std::string>(fields.begin(), fields.end()), ", ");
}

ExitCode refuse(const Diagnostics& problems, const std::vector<Wish>& wishes,
                const std::vector<report::Edit>& edits, const Engine& engine,
                const Streams& streams) {
  constexpr std::size_t k_most = 5;
  Diagnostics said;
  for (const Diagnostic& problem : problems) {
    if (problem.gravity == Gravity::note) continue;
    const std::optional<std::size_t> cause = cause_of(problem, edits);
    Diagnostic told{.code = problem.code, .message = problem.message, .hint = problem.hint};
    if (cause || wishes.size() == 1)
      told.message = wishes[cause.value_or(0)].said + ": " + told.message;
    if (!cause && !problem.pointer.empty()) told.message += " (at " + problem.pointer + ")";
    if (problem.code == "unknown-field" && told.hint.empty())
      told.hint = field_hint(problem.pointer, *engine.schema);
    said.push_back(std::move(told));
  }
  const std::size_t shown = std::min(said.size(), k_most);
  const std::size_t more = said.size() - shown;
  said.resize(shown);
  const ExitCode code = misuse(said, streams);
  if (more > 0) streams.err << "  and " << counted(more, "more problem", "more problems") << '\n';
  return code;
}

}  // namespace

ExitCode command_what_if(const std::vector<std::string>& arguments, const Streams& streams) {
  ProfileWords words;
  std::vector<std::string> sets;
  std::vector<std::string> unsets;
  const auto parser = make_parser(
      "partner-check what-if",
      "Score, gate and findings before and after a change of the profile. The file stays as it\n"
      "is. A pointer names a field: /partners/0/sponsor, or /partners/@helix/sponsor by id;\n"
      "/- appends to a list, and what is missing on the way is made.",
      "  partner-check what-if profile.json --set /ip/on_termination=null\n"
      "  partner-check what-if profile.json --set /as_of=2026-12-01 --unset /announcement");
  add_profile_options(*parser, words);
  parser
      ->add_option("--set", sets,
                   "State a fact: VALUE is JSON, or a plain string when it is no JSON")
      ->type_name("POINTER=VALUE")
      ->allow_extra_args(false);
  parser->add_option("--unset", unsets, "Leave a fact out (before anything is set)")
      ->type_name("POINTER")
      ->allow_extra_args(false);
  if (const auto done = parse(*parser, arguments, streams)) return *done;
  const Result<std::vector<Wish>> wishes = parse_wishes(unsets, sets);
  if (!wishes) return misuse(wishes.problems(), streams);
  if (wishes->empty())
    return misuse(streams, "nothing is changed", "give --set POINTER=VALUE or --unset POINTER");
  const auto read = read_one("what-if", words, streams);
  if (const auto* code = std::get_if<ExitCode>(&read)) return *code;
  const auto& one = std::get<OneProfile>(read);

  const Result<Document> document = json::read(one.source.file, one.source.text);
  const Result<Edited> edited = apply(json::to_json(*document->root), *wishes);
  if (!edited) return misuse(edited.problems(), streams);
  const Result<Assessment> changed =
      assess({one.source.file, json::write(edited->profile, json::Layout::pretty)}, one.engine,
             one.gate, one.evaluated_on, one.accepted);
  if (!changed) return refuse(changed.problems(), *wishes, edited->edits, one.engine, streams);

  const report::Report& before = one.assessment.report;
  const std::string text = one.form == Form::json
                               ? report::what_if_json(before, changed->report, edited->edits)
                               : report::what_if_text(before, changed->report, edited->edits,
                                                      one.engine.policy, rendering(streams));
  const ExitCode code = unless_failed(before, ExitCode::passed, streams);
  return print(text, streams,
               code == ExitCode::passed ? unless_failed(changed->report, code, streams) : code);
}

}  // namespace partner_check::app
