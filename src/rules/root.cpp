#include "partner_check/base/pointer.hpp"

#include "loop.hpp"

namespace partner_check::rules {

namespace {

using Steps = std::vector<std::string>;

// True if `pattern` begins with `steps` or `steps` with it, `*` standing for any step.
bool fits(const Steps& pattern, const Steps& steps) {
  const std::size_t common = std::min(pattern.size(), steps.size());
  for (std::size_t i = 0; i < common; ++i)
    if (pattern[i] != "*" && pattern[i] != steps[i]) return false;
  return true;
}

void fill(Steps& pattern, const Steps& steps) {
  for (std::size_t i = 0; i < std::min(pattern.size(), steps.size()); ++i)
    if (pattern[i] == "*") pattern[i] = steps[i];
}

}  // namespace

std::string resolve_root(const std::string& root, std::span<const std::string> elements,
                         std::span<const std::string> read) {
  Steps steps = pointer_steps(root);
  for (const std::string& element : elements)
    if (const Steps known = pointer_steps(element); fits(steps, known)) fill(steps, known);
  for (const std::string& pointer : read) {
    const Steps known = pointer_steps(pointer);
    if (known.size() < steps.size() || !fits(steps, known)) continue;
    fill(steps, known);
    break;
  }
  std::string resolved;
  for (const std::string& step : steps) {
    if (step == "*") break;
    resolved = pointer_child(resolved, step);
  }
  return resolved;
}

}  // namespace partner_check::rules
