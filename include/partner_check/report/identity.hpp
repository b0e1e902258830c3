// Where findings stand, in words that hold in every version of a profile: ids of list entries
// instead of positions, "/partners/@helix". Ids for one side's eyes stay positions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "partner_check/base/document.hpp"
#include "partner_check/profile/schema.hpp"
#include "partner_check/rules/evaluate.hpp"

namespace partner_check::report {

class OwnSide;

class Identities {
 public:
  // Both must outlive it. Linear in the schema.
  Identities(const Document& document, const profile::Schema& schema);
  ~Identities();

  // Its elements; "" of a finding that is about no element.
  [[nodiscard]] std::string identity(const rules::Finding& finding) const;
  // Every name by which somebody may mean it: its identity, its elements and its root, with ids and
  // with positions.
  [[nodiscard]] std::vector<std::string> places(const rules::Finding& finding) const;

 private:
  const Document& document_;
  std::unique_ptr<const OwnSide> own_side_;
};

}  // namespace partner_check::report
