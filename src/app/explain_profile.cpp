#include "explain_profile.hpp"

#include "partner_check/report/explain.hpp"

#include "one_profile.hpp"
#include "printing.hpp"

namespace partner_check::app {

ExitCode explain_profile(const rules::Rule& rule, const std::string& path, const Asked& asked,
                         report::Detail detail, const Engine& engine, const Streams& streams) {
  if (const auto refused = refuse_path("explain", path, streams)) return *refused;
  auto given = read_given(path, asked, engine, streams);
  if (const auto* code = std::get_if<ExitCode>(&given)) return *code;
  auto& [source, views] = std::get<Given>(given);
  const Result<Reading> reading = read_profile(std::move(source), engine, std::move(views));
  if (!reading) {
    print_problems(reading.problems(), streams);
    return ExitCode::unreadable;
  }
  print_problems(warnings_of(*reading), streams);
  const cel::Aside aside =
      detail == report::Detail::all ? cel::Aside::in_full : cel::Aside::in_short;
  const rules::RuleTrace trace =
      rules::trace(rule, *engine.schema, reading->facts, reading->here, aside);
  report::RenderOptions options = rendering(streams);
  options.detail = detail;
  const bool has_failed = trace.outcome.state == rules::State::error;
  return print(report::explain({trace, reading->here, reading->document(), *engine.schema,
                                reading->accounts, reading->agreement.get()},
                               options),
               streams, has_failed ? ExitCode::misused : ExitCode::passed);
}

}  // namespace partner_check::app
