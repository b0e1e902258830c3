// The work that is measured: what the rules of the shipped pack ask of example profiles. Promises:
// one answer per element of a rule, by the conditions alone: no findings, no text. It does not know
// how it is measured, nor by whom else.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/engine.hpp"
#include "app/pipeline.hpp"

namespace partner_check::bench {

// Of one element: the position of the first level that is raised, or one of these.
using Answer = int;
inline constexpr Answer k_clear = -1;
inline constexpr Answer k_left_out = -2;  // `when` is false

struct Profile {
  std::string name;
  std::string text;
  app::Reading reading;
  std::vector<Value> variables;
  std::vector<const rules::Rule*> rules;     // whose questions all have definite answers here
  std::vector<std::vector<Answer>> answers;  // of each of these rules: one an element
};

struct Asked {
  std::size_t answers = 0;
  std::size_t steps = 0;  // of the budget
};

// Asks every one of the rules; what a measurement repeats.
[[nodiscard]] Asked ask_all(const std::vector<const rules::Rule*>& rules,
                            std::span<const Value> variables,
                            const rules::Circumstances& circumstances);

// Both throw std::runtime_error if something does not load: there is nothing to measure then.
[[nodiscard]] app::Engine load(app::Shipped shipped = app::Shipped::compiled);
[[nodiscard]] std::vector<Profile> read_profiles(const app::Engine& engine,
                                                 std::span<const std::string> files);
// The values of the profile's variables, as rules see them.
[[nodiscard]] std::vector<Value> variables_of(const app::Engine& engine,
                                              const app::Reading& reading);

}  // namespace partner_check::bench
