// What a report says of the grounds for and against (rules/weigh.hpp). Strings are raw: each format
// escapes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "partner_check/report/questions.hpp"
#include "partner_check/rules/weigh.hpp"

namespace partner_check::report {

struct ReportGround {
  std::string id, title;
  rules::Side side = rules::Side::speaks_for;
  rules::Standing standing = rules::Standing::not_known;
  std::string rule, found;          // the rule that says it, and what it found; "" if none does
  Frame frame;                      // the fact; of one that is not known, where it would stand
  std::vector<Question> questions;  // of one that is not known: what would settle it
  std::string error;                // its condition, or its rule, failed
  std::vector<rules::Citation> sources;
  bool own_side = false;  // its condition reads what is for one side's eyes (x-private)
};

struct Grounds {
  std::string title;
  std::vector<ReportGround> all;
  std::size_t withheld = 0;  // left out for a joint audience
};

}  // namespace partner_check::report
