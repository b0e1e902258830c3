// Our half of the comparison with other evaluators.
//   beside dump FILE...            the work as JSON
//   beside measure RULES FILE...   times; RULES: ids to ask for, with commas, or "all"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <set>
#include <string>

#include <fmt/format.h>

#include "partner_check/json/read.hpp"
#include "partner_check/rules/evaluate.hpp"

#include "dump.hpp"

namespace partner_check::bench {
namespace {

using Clock = std::chrono::steady_clock;

// Microseconds a profile: for each one the median of many runs, each timed on its own, because a
// busy machine stretches some of them.
template <typename Work>
double time_of(std::span<const Profile> profiles, Work work) {
  constexpr std::size_t k_least = 20;
  constexpr auto k_long_enough = std::chrono::milliseconds(30);
  double time = 0;
  std::size_t sum = 0;
  for (const Profile& profile : profiles) {
    std::vector<double> times;
    const auto begin = Clock::now();
    while (times.size() < k_least || Clock::now() - begin < k_long_enough) {
      const auto start = Clock::now();
      sum += work(profile);
      times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
    time += times[times.size() / 2];
  }
  if (sum == 0) throw std::runtime_error("nothing was measured");
  return time / static_cast<double>(profiles.size());
}

void measure(const app::Engine& engine, std::span<const Profile> profiles) {
  const auto row = [](std::string_view name, double time) {
    fmt::print("{} {:.3f}\n", name, time);
  };
  const auto reading = [&](const Profile& profile) {
    return app::read_profile({profile.name, profile.text}, engine);
  };
  row("parse", time_of(profiles, [](const Profile& profile) {
        return json::read(profile.name, profile.text)->root->size;
      }));
  row("read", time_of(profiles, [&](const Profile& profile) {
        return reading(profile)->document.root->size;
      }));
  row("ask", time_of(profiles, [](const Profile& profile) {
        return ask_all(profile.rules, profile.variables, profile.reading.here).answers;
      }));
  row("read+ask", time_of(profiles, [&](const Profile& profile) {
        const Result<app::Reading> read = reading(profile);
        return ask_all(profile.rules, variables_of(engine, *read), read->here).answers;
      }));
  row("read+evaluate", time_of(profiles, [&](const Profile& profile) {
        const Result<app::Reading> read = reading(profile);
        return rules::evaluate(engine.pack, read->facts, read->here).size();
      }));
}

void keep_rules(std::vector<Profile>& profiles, std::string_view list) {
  if (list == "all") return;
  std::set<std::string, std::less<>> kept;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    kept.emplace(list.substr(begin, end - begin));
    begin = end + 1;
  }
  for (Profile& profile : profiles)
    std::erase_if(profile.rules, [&](const rules::Rule* rule) { return !kept.contains(rule->id); });
}

int run(int count, char** arguments) {
  const std::span<char*> given(arguments, static_cast<std::size_t>(count));
  const app::Engine engine = load(app::Shipped::files);  // an image has no types
  const std::string command = given[1];
  const std::span<char*> names = given.subspan(command == "dump" ? 2 : 3);
  std::vector<Profile> profiles =
      read_profiles(engine, std::vector<std::string>(names.begin(), names.end()));
  if (command == "dump") {
    const std::string text = json::write(dump(engine, profiles), json::Layout::line);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
  }
  keep_rules(profiles, given[2]);
  measure(engine, profiles);
  return 0;
}

}  // namespace
}  // namespace partner_check::bench

int main(int count, char** arguments) {
  try {
    if (count < 4) throw std::runtime_error("beside dump FILE... | beside measure RULES FILE...");
    return partner_check::bench::run(count, arguments);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "beside: {}\n", failure.what());
    return 1;
  }
}
