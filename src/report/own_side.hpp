// What of a report is for one side's eyes (x-private in the schema). In doubt it is. Private to the
// report layer.
#pragma once

#include <set>
#include <string>

#include "partner_check/profile/schema.hpp"
#include "partner_check/report/questions.hpp"
#include "partner_check/rules/rule.hpp"

namespace partner_check::report {

class OwnSide {
 public:
  // Linear in the schema.
  explicit OwnSide(const profile::Schema& schema);

  // The fact at a pointer of a profile.
  [[nodiscard]] bool covers(const std::string& pointer) const;
  // It, or something in it.
  [[nodiscard]] bool touches(const std::string& pointer) const;
  // An expression or message of the rule names a field that somewhere in the schema is for one
  // side's eyes, or a message prints a whole object or list.
  [[nodiscard]] bool is_read_by(const rules::Rule& rule) const;
  [[nodiscard]] bool is_read_by(const cel::Program& program) const;

 private:
  const profile::Schema& schema_;
  std::set<std::string, std::less<>> names_;
};

}  // namespace partner_check::report
