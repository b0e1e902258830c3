// What was promised and what arrived, read off the numbers that the schema marks with x-delivers.
// Promises: pure; in the order of the document. The party is the nearest object around that has a
// name, the thing the title (else the id) of the object that holds the two numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema.hpp"

namespace partner_check::report {

struct Delivery {
  std::string party, thing, unit;
  std::optional<double> promised, delivered;  // nothing: not stated
  std::string pointer;                        // of the object that holds the two numbers
  bool own_side = false;                      // the numbers are for one side's eyes
};

// Something was promised, or arrived.
[[nodiscard]] bool is_promise(const Delivery& delivery);
// As much arrived as was promised.
[[nodiscard]] bool is_kept(const Delivery& delivery);

[[nodiscard]] std::vector<Delivery> deliveries(const Document& document,
                                               const profile::Schema& schema);

}  // namespace partner_check::report
