// The kinds of values of the rule language; value.hpp says what each holds.
#pragma once

#include <cstdint>

namespace partner_check {

enum class ValueKind : std::uint8_t {
  null,
  boolean,
  int64,
  uint64,
  number,
  string,
  bytes,
  timestamp,
  duration,
  type,
  list,
  map,
  record,
  optional,
  error,
  unknown
};

}  // namespace partner_check
