#include "partner_check/base/pointer.hpp"

#include <algorithm>
#include <cassert>

namespace partner_check {
namespace {

// "~" must come before "~1" is read, so both are undone in one pass from the left.
std::string unescaped(std::string_view step) {
  std::string name;
  name.reserve(step.size());
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    if (escape && step[i + 1] == '0') {
      name += '~';
      ++i;
    } else if (escape && step[i + 1] == '1') {
      name += '/';
      ++i;
    } else {
      name += step[i];
    }
  }
  return name;
}

}  // namespace

std::string pointer_child(std::string_view pointer, std::string_view name) {
  std::string child(pointer);
  child += '/';
  for (const char c : name) {
    if (c == '~') {
      child += "~0";
    } else if (c == '/') {
      child += "~1";
    } else {
      child += c;
    }
  }
  return child;
}

std::string pointer_child(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + '/' + std::to_string(index);
}

std::vector<std::string> pointer_steps(std::string_view pointer) {
  assert(pointer.empty() || pointer.front() == '/');
  std::vector<std::string> steps;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    steps.push_back(unescaped(pointer.substr(0, end)));
    pointer.remove_prefix(end);
  }
  return steps;
}

std::string_view pointer_parent(std::string_view pointer) {
  return pointer.empty() ? pointer : pointer.substr(0, pointer.rfind('/'));
}

bool pointer_covers(std::string_view above, std::string_view pointer) {
  return pointer.starts_with(above) &&
         (pointer.size() == above.size() || pointer[above.size()] == '/');
}

}  // namespace partner_check
