#include "explain_profile.hpp"

#include <filesystem>

#include "partner_check/report/explain.hpp"

#include "command_line.hpp"
#include "inputs.hpp"
#include "pipeline.hpp"
#include "printing.hpp"

namespace partner_check::app {

ExitCode explain_profile(const rules::Rule& rule, const std::string& path, report::Detail detail,
                         const Engine& engine, const Streams& streams) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return misuse(streams, "explain takes one profile, and `" + path + "` is a folder");
  if (path.ends_with(".ndjson"))
    return misuse(
        streams, "explain takes one profile, and `" + path + "` may have many",
        "put the line that you mean into a file of its own, or give it on standard input");
  const auto refuse = [&](const Diagnostics& problems) {
    print_problems(problems, streams);
    return ExitCode::unreadable;
  };
  ExitCode code = ExitCode::unreadable;
  const auto take = [&](Source source) {
    const Result<Reading> reading = read_profile(std::move(source), engine);
    if (!reading) {
      refuse(reading.problems());
      return;
    }
    const cel::Aside aside =
        detail == report::Detail::all ? cel::Aside::in_full : cel::Aside::in_short;
    const rules::RuleTrace trace =
        rules::trace(rule, *engine.schema, reading->facts, reading->here, aside);
    const std::string text = report::explain(
        {trace, reading->here, reading->document, *engine.schema},
        {.width = streams.out_width.value_or(80), .color = color_of(streams), .detail = detail});
    code = print(text, streams, ExitCode::passed);
  };
  read_sources(path, CheckOptions{}, streams.in, take, refuse);
  return code;
}

}  // namespace partner_check::app
