// Documents from JSON text, and results that must be there, for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "partner_check/base/result.hpp"
#include "partner_check/json/read.hpp"

namespace partner_check::test {

inline std::string problems_text(const Diagnostics& problems) {
  std::string text;
  for (const Diagnostic& problem : problems)
    text += to_text(problem);
  return text;
}

// The value, or a test failure that says what was wrong.
template <typename T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(problems_text(result.problems()));
  return std::move(result).value();
}

inline Document document(const std::string& text) {
  return need(json::read("test.json", text));
}

}  // namespace partner_check::test
