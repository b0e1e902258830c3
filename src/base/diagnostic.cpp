#include "partner_check/base/diagnostic.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"

namespace partner_check {

Diagnostic at(const Spot& spot, Diagnostic problem) {
  problem.file = spot.file;
  problem.pointer = spot.pointer;
  problem.place = spot.place;
  problem.excerpt = spot.excerpt;
  return problem;
}

bool has_errors(const Diagnostics& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Diagnostic& problem) { return problem.gravity == Gravity::error; });
}

std::string to_text(const Diagnostic& problem) {
  std::string text;
  if (!problem.file.empty()) text += terminal_safe(problem.file) + ':';
  if (problem.place) text += fmt::format("{}:{}:", problem.place->line, problem.place->column);
  if (!text.empty()) text += ' ';
  text += fmt::format("{}[{}]: {}\n", name_of(problem.gravity), problem.code,
                      terminal_safe(problem.message));
  text += problem.excerpt;
  if (!problem.pointer.empty()) text += fmt::format("  at {}\n", terminal_safe(problem.pointer));
  if (!problem.hint.empty()) text += fmt::format("  hint: {}\n", terminal_safe(problem.hint));
  return text;
}

}  // namespace partner_check
