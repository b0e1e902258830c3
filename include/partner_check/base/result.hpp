// A value or the problems that kept it from being made. C++20 has no std::expected.
// Promises: exactly one of both is there; taking the other one is a programming error (asserted).
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "partner_check/base/diagnostic.hpp"

namespace partner_check {

template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function returns a value or a problem as it is.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Diagnostics problems) : content_(std::in_place_index<1>, std::move(problems)) {}
  Result(Diagnostic problem) : Result(Diagnostics{std::move(problem)}) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] explicit operator bool() const { return content_.index() == 0; }

  [[nodiscard]] T& value() & { return *get(); }
  [[nodiscard]] const T& value() const& { return std::get<0>(content_); }
  [[nodiscard]] T&& value() && { return std::move(*get()); }
  [[nodiscard]] T* operator->() { return get(); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(content_); }
  [[nodiscard]] T& operator*() & { return *get(); }
  [[nodiscard]] const T& operator*() const& { return std::get<0>(content_); }

  [[nodiscard]] const Diagnostics& problems() const& { return std::get<1>(content_); }
  [[nodiscard]] Diagnostics&& problems() && { return std::get<1>(std::move(content_)); }

 private:
  T* get() {
    assert(content_.index() == 0);
    return &std::get<0>(content_);
  }
  std::variant<T, Diagnostics> content_;
};

}  // namespace partner_check
