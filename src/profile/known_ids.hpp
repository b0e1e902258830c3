// The ids that stand where an x-ref points to, gathered when somebody first asks.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema_node.hpp"

namespace partner_check::profile {

class KnownIds {
 public:
  struct Set {
    std::vector<std::string_view> ids;  // sorted, distinct
    // False if there may be more: a list on the way is left out or known to be incomplete, or an
    // element has no id.
    bool is_complete = true;
  };

  explicit KnownIds(const Node& root) : root_(root) {}
  // Valid until the next call. Linear in the lists on the way, once a reference.
  [[nodiscard]] const Set& of(const Reference& reference);

 private:
  const Node& root_;
  std::vector<std::pair<const Reference*, Set>> sets_;  // a schema has few references
};

}  // namespace partner_check::profile
