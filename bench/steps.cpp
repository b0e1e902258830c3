// What each step of the path costs: one benchmark a step, for a small and a large example profile.
#include <array>
#include <string>

#include <benchmark/benchmark.h>

#include "partner_check/json/read.hpp"
#include "partner_check/profile/facts.hpp"
#include "partner_check/rules/derive.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "work.hpp"

namespace partner_check::bench {
namespace {

const app::Engine& engine() {
  static const app::Engine loaded = load();
  return loaded;
}

const Profile& profile(const benchmark::State& state) {
  static const std::vector<Profile> profiles = read_profiles(
      engine(),
      std::array<std::string, 2>{PROFILES "/ai-lab.json", PROFILES "/charging-standard.json"});
  return profiles[static_cast<std::size_t>(state.range(0))];
}

void count_bytes(benchmark::State& state) {
  const auto size = static_cast<std::int64_t>(profile(state).text.size());
  state.SetBytesProcessed(state.iterations() * size);
  state.SetLabel(profile(state).name);
}

void start(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(load());
}

void start_without_rules(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(load(app::Shipped::nothing));
}

void start_from_files(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(load(app::Shipped::files));
}

void parse(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(json::read("profile.json", profile(state).text));
  count_bytes(state);
}

void validate(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(profile::validate(profile(state).reading.document, *engine().schema));
  count_bytes(state);
}

void read(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(app::read_profile({"profile.json", profile(state).text}, engine()));
  count_bytes(state);
}

// Counters: the time for one rule, for one answer (an element of a rule), for one step of the
// budget.
void ask(benchmark::State& state) {
  const auto& [name, text, reading, variables, rules, answers] = profile(state);
  Asked asked;
  for (auto _ : state)
    asked = ask_all(rules, variables, reading.here);
  const auto each = [](std::size_t count) {
    using benchmark::Counter;
    return Counter(static_cast<double>(count),
                   Counter::kIsIterationInvariantRate | Counter::kInvert);
  };
  state.counters["rule"] = each(rules.size());
  state.counters["answer"] = each(asked.answers);
  state.counters["step"] = each(asked.steps);
  state.SetLabel(name);
}

void evaluate(benchmark::State& state) {
  const app::Reading& reading = profile(state).reading;
  for (auto _ : state)
    benchmark::DoNotOptimize(rules::evaluate(engine().pack, reading.facts, reading.here));
  state.SetLabel(profile(state).name);
}

void assess(benchmark::State& state) {
  const score::GateOptions gate;
  const Instant run = profile::k_last_date;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        app::assess({"profile.json", profile(state).text}, engine(), gate, run));
  state.SetLabel(profile(state).name);
}

BENCHMARK(start)->Unit(benchmark::kMillisecond);
BENCHMARK(start_without_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(start_from_files)->Unit(benchmark::kMillisecond);
BENCHMARK(parse)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(validate)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(read)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(ask)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(evaluate)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK(assess)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace partner_check::bench

BENCHMARK_MAIN();
